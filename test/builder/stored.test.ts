import { describe, expect, test } from 'vitest';
import {
  checkPersona,
  type Issue,
  PersonaInvalidError,
  persona,
  personaFrom,
  toCode,
} from '../../src/index.js';

function line({ severity, rule, path }: Issue): string {
  return `${severity} ${rule} ${path}`;
}

/** What a server shows of a persona that somebody made long ago, in a form with a field for everything. */
const full = {
  persona_id: 'p0123456789a',
  persona_name: 'Harbour desk',
  persona_type: 'user',
  created_at: '2025-03-01T09:00:00Z',
  updated_at: '2026-08-01T09:00:00Z',
  pipeline_mode: 'full',
  system_prompt: 'You tell people when the ferry leaves.',
  context: '',
  farewell: '',
  default_replica_id: null,
  document_ids: [],
  document_tags: null,
  objectives_id: '',
  guardrail_ids: [],
  guardrails_id: null,
  layers: {
    llm: {
      model: 'tavus-gpt-oss',
      base_url: '',
      api_key: '',
      headers: {},
      extra_body: null,
      tools: [],
      default_query: {},
    },
    tts: {
      tts_engine: 'cartesia',
      external_voice_id: '',
      api_key: null,
      playht_user_id: '',
      voice_settings: {},
      tts_model_name: '',
      tts_emotion_control: null,
      pronunciation_dictionary_id: null,
    },
    stt: { stt_engine: 'tavus-auto', hotwords: '', smart_turn_detection: null },
    perception: {
      perception_model: 'raven-1',
      visual_awareness_queries: [],
      ambient_awareness_queries: [],
      visual_tools: [],
      visual_tool_prompt: '',
      perception_tools: [],
      audio_awareness_queries: null,
      audio_tools: null,
      audio_tool_prompt: '',
    },
    conversational_flow: { turn_detection_model: 'sparrow-1', wake_phrase: '', idle_engagement: 'off' },
    vqa: {},
  },
};

describe('a persona out of a form with all its empty fields', () => {
  test('has no errors', () => {
    expect(checkPersona(full).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('becomes a builder that builds', () => {
    const body = personaFrom(full).build();
    expect(body).toMatchObject({ persona_name: 'Harbour desk', layers: { llm: { model: 'tavus-gpt-oss' } } });
    expect(JSON.stringify(body)).not.toMatch(
      /persona_id|created_at|updated_at|persona_type|base_url|null|playht|vqa/,
    );
  });

  test('becomes code', () => {
    const code = toCode(full);
    expect(code).toContain(".name('Harbour desk')");
    expect(code).not.toMatch(/persona_id|created_at|personaFrom|null/);
  });

  test('without an id is taken too', () => {
    const { persona_id, persona_type, created_at, updated_at, ...template } = full;
    const layers = {
      ...template.layers,
      llm: { model: 'tavus-gpt-oss', base_url: '', headers: {}, tools: [] },
    };
    expect(
      checkPersona({ ...template, layers }).filter(
        ({ severity, rule }) => severity === 'error' && rule !== 'unknown-field',
      ),
    ).toEqual([]);
    expect(personaFrom({ ...template, layers }).build().persona_name).toBe('Harbour desk');
  });
});

describe('the schema that a file names', () => {
  const file = { $schema: '../node_modules/tavus-persona/dist/schema.json', system_prompt: 'You sing.' };
  const { $schema, ...body } = file;

  test('is not a part of the persona, and nothing says a word of it', () => {
    expect(checkPersona(file)).toEqual([]);
    expect(personaFrom(file).build()).toEqual(personaFrom(body).build());
    expect(toCode(file)).toBe(toCode(body));
    expect(personaFrom({ ...file, $schema: 7 }).build()).not.toHaveProperty('$schema');
    expect(personaFrom({ ...file, persona_id: 'p1' }).build()).not.toHaveProperty('$schema');
  });

  test('is an unknown field in every other place', () => {
    const issues = checkPersona({ ...body, layers: { $schema, llm: { $schema } } });
    expect(issues.map(line)).toEqual([
      'error unknown-field /layers/llm/$schema',
      'error unknown-field /layers/$schema',
    ]);
  });
});

describe('a persona that the server holds', () => {
  const stored = (layers: object, fields: object = {}) => ({
    persona_id: 'p0123456789a',
    system_prompt: 'You tell people when the ferry leaves.',
    ...fields,
    layers,
  });

  test.each([
    ['a newer engine', { tts: { tts_engine: 'foghorn' } }],
    ['a newer turn model', { conversational_flow: { turn_detection_model: 'sparrow-3' } }],
    ['a newer language model', { llm: { model: 'tavus-gemma-9' } }],
    ['a retired language model', { llm: { model: 'tavus-llama' } }],
    ['a newer field', { perception: { screen_tools: ['s-1'] } }],
    ['a former field', { stt: { participant_pause_sensitivity: 'high' } }],
    ['a layer that nobody knows', { mcp: { connectors: ['m-1'] } }],
  ])('goes on with %s, as it is', (_, layers) => {
    const body = stored(layers);
    expect(checkPersona(body).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(personaFrom(body).build().layers).toMatchObject(layers);
    expect(toCode(body)).toMatch(/persona\(\)/);
  });

  test('says what there is to take in place of what was given up', () => {
    expect(
      checkPersona(stored({ llm: { model: 'tavus-llama' } })).find(({ rule }) => rule === 'deprecated-value'),
    ).toMatchObject({
      severity: 'warning',
      path: '/layers/llm/model',
      hint: "Take 'tavus-gemma-4'.",
    });
  });

  test('may hide the key of one’s own model altogether', () => {
    const body = stored({ llm: { model: 'tide-1', base_url: 'https://llm.example.com/v1', api_key: null } });
    expect(checkPersona(body).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(personaFrom(body).check().map(line)).toEqual(['error masked-secret /layers/llm/api_key']);
    expect(toCode(body)).toContain('secrets.llmApiKey');
  });

  test('is judged like any other by what belongs together', () => {
    const deaf = stored({
      perception: { perception_model: 'raven-0', audio_awareness_queries: ['Is it loud?'] },
    });
    expect(checkPersona(deaf).map(line)).toContain(
      'error audio-needs-raven-1 /layers/perception/perception_model',
    );
    expect(() => personaFrom(deaf)).toThrow(PersonaInvalidError);
  });

  test('shows a mask in place of a key, which is an error only where it would be sent', async () => {
    const body = stored({ tts: { tts_engine: 'elevenlabs', api_key: '********' } });
    expect(checkPersona(body).map(line)).toContain('error masked-secret /layers/tts/api_key');
    const clone = personaFrom(body);
    expect(clone.check().map(line)).toEqual(['error masked-secret /layers/tts/api_key']);
    expect(() => clone.build()).toThrow(PersonaInvalidError);
    await expect(clone.create({ apiKey: 'k', fetch: unreachable })).rejects.toThrow(PersonaInvalidError);
    expect(clone.tts('elevenlabs', { apiKey: 'key-of-voice' }).check()).toEqual([]);
    expect(clone.tts('cartesia').check()).toEqual([]);
    expect(toCode(body)).toContain('secrets.ttsApiKey');
  });
});

const unreachable: typeof fetch = () => {
  throw new Error('Nothing is to be sent.');
};

describe('a persona in the newer vocabulary', () => {
  const pal = {
    pal_id: 'p0123456789a',
    pal_name: 'Harbour desk',
    default_face_id: 'r0123456789',
    system_prompt: 'You tell people when the ferry leaves.',
    layers: { conversational_flow: { pal_interruptibility: 'high' } },
  };

  test('is translated', () => {
    expect(personaFrom(pal).build()).toEqual({
      persona_name: 'Harbour desk',
      pipeline_mode: 'full',
      system_prompt: 'You tell people when the ferry leaves.',
      default_replica_id: 'r0123456789',
      layers: { conversational_flow: { replica_interruptibility: 'high' } },
    });
    expect(checkPersona(pal).map(({ severity }) => severity)).not.toContain('error');
    expect(toCode(pal)).toContain(".replica('r0123456789')");
  });

  test('may have both names of a field, if they agree', () => {
    const both = { ...pal, persona_name: 'Harbour desk', default_replica_id: 'r0123456789' };
    expect(personaFrom(both).build()).toEqual(personaFrom(pal).build());
    const torn = { ...pal, persona_name: 'Ferry desk' };
    expect(checkPersona(torn).map(line)).toContain('error pal-name /pal_name');
    expect(() => personaFrom(torn)).toThrow(/keep one of them/);
  });
});

describe('a persona as the client gives it', () => {
  const body = {
    persona_id: 'p0123456789a',
    system_prompt: 'You sing.',
    layers: { tts: { tts_engine: 'elevenlabs', api_key: '********', newest: true } },
  };
  const given = { personaId: 'p0123456789a', personaName: 'Singer', createdAt: 't', body };

  test('goes as it is where its body goes', () => {
    expect(checkPersona(given)).toEqual(checkPersona(body));
    expect(toCode(given)).toBe(toCode(body));
    expect(personaFrom(given).toJSON()).toEqual(personaFrom(body).toJSON());
    expect(personaFrom(given).check()).toEqual(personaFrom(body).check());
  });

  test('is judged by what is in its body', () => {
    const torn = { ...given, body: { ...body, system_prompt: 7 } };
    expect(checkPersona(torn).map(line)).toContain('error wrong-type /system_prompt');
    const named = { ...given, body: { ...torn.body, persona_name: 'Singer' } };
    expect(() => personaFrom(named)).toThrow(/This persona \("Singer"\) is not valid/);
    expect(() => personaFrom({ ...given, body: {} })).toThrow(/system_prompt is missing/);
  });
});

describe('something else than a body', () => {
  const body = { system_prompt: 'You sing.' };
  test.each<readonly [string, unknown, RegExp]>([
    [
      'a list answer',
      { data: [{ persona_id: 'p1', ...body }, { persona_id: 'p2' }], total_count: 2 },
      /a list answer.*'data'/,
    ],
    ['an empty list answer', { data: [], total_count: 0 }, /a list answer/],
    ['an answer with one persona', { data: { persona_id: 'p1', ...body } }, /Pass its 'data'/],
    ['a list under another name', { pals: [{ pal_id: 'p1', pal_name: 'A' }] }, /'pals'/],
    ['a body in an object', { persona: body }, /Pass its 'persona'/],
    ['a body in camelCase in an object', { config: { systemPrompt: 'You sing.' } }, /Pass its 'config'/],
    [
      'the options of fetch',
      { method: 'POST', body: JSON.stringify(body) },
      /JSON\.parse\(\) makes of its 'body'/,
    ],
    ['a JSON Patch', [{ op: 'replace', path: '/persona_name', value: 'A' }], /a JSON Patch/],
    ['an array of bodies', [body, body], /an array.*one body at a time/],
    ['JSON text', JSON.stringify(body), /text.*JSON\.parse\(\)/],
    ['a builder', persona().prompt('You sing.'), /a builder.*build\(\)/],
    ['a promise of one', Promise.resolve(body), /a promise.*Await/],
    ['a response', new Response('{}'), /a Response.*json\(\)/],
    ['a map', new Map(Object.entries(body)), /a Map.*fromEntries/],
    ['a function', () => body, /a function.*Call it/],
    ['an error of the API', { error: 'Bad Request.', message: 'Invalid' }, /an error that the API answered/],
    [
      'the body of a conversation',
      { replica_id: 'r1', persona_id: 'p1', conversation_name: 'A' },
      /a conversation/,
    ],
    [
      'that of one with documents',
      { document_ids: ['d'], callback_url: 'https://a.example', custom_greeting: 'Hi' },
      /a conversation/,
    ],
  ])('is named for what it is: %s', (_, given, words) => {
    const issues = checkPersona(given);
    expect(issues).toMatchObject([{ severity: 'error', rule: 'wrong-type', path: '' }]);
    expect(`${issues[0]?.message} ${issues[0]?.hint}`).toMatch(words);
    expect(() => personaFrom(given)).toThrow(words);
    expect(() => personaFrom(given, { strict: false })).toThrow(/takes the body of a persona/);
    expect(() => toCode(given)).toThrow(words);
  });

  test('is only what has no field of a persona of its own', () => {
    expect(checkPersona({ ...body, data: [{ persona_id: 'p1', ...body }] }).map(line)).toEqual([
      'error unknown-field /data',
    ]);
  });
});
