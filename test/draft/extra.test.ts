import { describe, expect, test } from 'vitest';
import { personaFields } from '../../src/body/body.js';
import { stepIn } from '../../src/draft/steps.js';
import { type PersonaBuilder, persona } from '../../src/index.js';

const { layers, ...top } = personaFields.fields;
const fieldsOf = Object.entries(layers?.kind === 'group' ? layers.fields : {}).map(([layer, field]) => ({
  layer,
  names: Object.keys(field.kind === 'group' ? field.fields : {}),
}));
const guide = persona().prompt('You give tours.');

function said(extra: Record<string, unknown>): readonly string[] {
  return guide
    .extra(extra)
    .check()
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => `${path}: ${message}`);
}

describe('the step of each field', () => {
  const places = [
    ...Object.keys(top).map((name) => `/${name}`),
    ...fieldsOf.flatMap(({ layer, names }) => [
      `/layers/${layer}`,
      ...names.map((name) => `/layers/${layer}/${name}`),
    ]),
  ];

  test.each(places)('is one that there is: %s', (place) => {
    const steps = stepIn(place).split(' or ');
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(guide).toHaveProperty(step.replace(/^\.|\(\)$/g, ''));
  });
});

describe('a field of a layer in a wrong place of .extra()', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['/tts_engine', { tts_engine: 'elevenlabs' }, 'Set tts_engine with .tts() instead'],
    ['/tools', { tools: [] }, 'Set tools with .tools() instead'],
    ['/layers/tools', { layers: { tools: [] } }, 'Set tools with .tools() instead'],
    ['/api_key', { api_key: 'k' }, 'Set api_key with .customLlm() or .tts() instead'],
    [
      '/layers/stt/voice_isolation',
      { layers: { stt: { voice_isolation: 'near' } } },
      'with .conversationalFlow() instead',
    ],
  ])('%s is refused, and not sent', (path, extra, sentence) => {
    expect(said(extra)).toEqual([expect.stringContaining(`${path}: `)]);
    expect(said(extra)[0]).toContain(sentence);
    expect(JSON.stringify(guide.extra(extra))).not.toContain(path.slice(path.lastIndexOf('/') + 1));
  });

  test('is somebody else’s below what nobody knows', () => {
    expect(said({ layers: { mcp: { model: 'm', tools: [] } }, farewell: 'Hi.' })).toEqual([]);
  });

  test('is not a field where it names the schema of a file, and not sent', () => {
    const made = guide.extra({ $schema: '../persona.schema.json', farewell: 'Mind the step.' });
    expect(made.check()).toEqual([]);
    expect(made.build()).toEqual({ ...guide.build(), farewell: 'Mind the step.' });
    expect(said({ layers: { $schema: 'x' } })).toEqual([]);
    expect(JSON.stringify(guide.extra({ layers: { $schema: 'x' } }))).toContain('$schema');
  });

  test('is the server’s own where only it writes it, and not sent', () => {
    const made = guide.extra({ persona_id: 'p1', created_at: 't' });
    expect(made.check().map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'warning server-field',
      'warning server-field',
    ]);
    expect(JSON.stringify(made.build())).not.toMatch(/persona_id|created_at/);
  });
});

describe('a known field in .extra()', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['/pipeline_mode', { pipeline_mode: 'echo' }, 'Set pipeline_mode with .echo() or .full() instead'],
    ['/system_prompt', { system_prompt: 'Sing.' }, 'Set system_prompt with .prompt() instead'],
    ['/guardrails_id', { guardrails_id: 'g-1' }, 'Set guardrails_id with .guardrailSet() instead'],
    [
      '/layers/llm/model',
      { layers: { llm: { model: 'm' } } },
      'Set model with .llm() or .customLlm() instead',
    ],
    ['/layers/llm/api_key', { layers: { llm: { api_key: 'k' } } }, 'Set api_key with .customLlm() instead'],
    ['/layers/llm/tools', { layers: { llm: { tools: [] } } }, 'Set tools with .tools() instead'],
    ['/layers/tts/api_key', { layers: { tts: { api_key: 'k' } } }, 'Set api_key with .tts() instead'],
    [
      '/layers/tts/voice_settings/speed',
      { layers: { tts: { voice_settings: { speed: 1 } } } },
      'Set speed with .tts() instead',
    ],
    [
      '/layers/perception/audio_tools',
      { layers: { perception: { audio_tools: [] } } },
      'Set audio_tools with .audio() instead',
    ],
  ])('at %s is named with its step', (path, extra, sentence) => {
    expect(said(extra)).toEqual([`${path}: ${sentence}: .extra() is for fields that have no step.`]);
  });
});

test('a new field in .extra() goes through', () => {
  const steps: PersonaBuilder<{ prompt: true }> = guide.extra({
    farewell: 'Hello.',
    layers: { tts: { pace: 1 } },
  });
  expect(said({ farewell: 'Hello.' })).toEqual([]);
  expect(steps.build()).toMatchObject({ farewell: 'Hello.', layers: { tts: { pace: 1 } } });
});
