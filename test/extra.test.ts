import { describe, expect, test } from 'vitest';
import { personaFields, stepOf, stepWithin } from '../src/body.js';
import { type PersonaBuilder, persona } from '../src/index.js';

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

describe('the table of steps', () => {
  test('has each field, each layer and each field of a layer', () => {
    expect(Object.keys(stepOf).sort()).toEqual([...Object.keys(top), ...Object.keys(stepWithin)].sort());
    for (const { layer, names } of fieldsOf)
      expect([layer, keysIn(stepWithin, layer)]).toEqual([layer, names.sort()]);
  });

  test('names steps that there are', () => {
    const texts = [stepOf, ...Object.values(stepWithin)].flatMap((steps) => Object.values<string>(steps));
    for (const step of texts.flatMap((text) => text.split(' or ')))
      expect(guide).toHaveProperty(step.replace(/^\.|\(\)$/g, ''));
  });
});

function keysIn(table: object, name: string): readonly string[] {
  return Object.keys(Reflect.get(table, name) ?? {}).sort();
}

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
    greeting: 'Hello.',
    layers: { tts: { pace: 1 } },
  });
  expect(said({ greeting: 'Hello.' })).toEqual([]);
  expect(steps.build()).toMatchObject({ greeting: 'Hello.', layers: { tts: { pace: 1 } } });
});
