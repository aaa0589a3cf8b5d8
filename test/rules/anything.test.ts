import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { checkPersona, type Issue, personaFrom, type Rule, TavusError } from '../../src/index.js';
import { anything, Boom, hostile, mutated, planted, stateOf, tabular } from './bodies/odd.js';
import { toolOf } from './bodies/row.js';

/** Every rule: a list that the compiler holds to be complete. */
const rules: { readonly [Id in Rule]: true } = {
  'prompt-required': true,
  'audio-needs-raven-1': true,
  'perception-off': true,
  'echo-incompatible': true,
  'needs-missing': true,
  'ignored-in-echo': true,
  'custom-llm-incomplete': true,
  'unknown-field': true,
  'misplaced-field': true,
  'legacy-field': true,
  'unknown-value': true,
  'wrong-type': true,
  'out-of-range': true,
  'other-engine-setting': true,
  'too-many': true,
  'tool-shape': true,
  'tool-name-taken': true,
  'base-url': true,
  'prompt-length': true,
  'unreachable-url': true,
  'deprecated-value': true,
  'deprecated-guardrail-set': true,
  'tool-prompt': true,
  'wake-phrase': true,
  'entry-length': true,
  'emotion-control': true,
  'sonic-1-setting': true,
  'masked-secret': true,
  'key-format': true,
  'server-field': true,
  'empty-value': true,
  'nothing-to-take-out': true,
  'pal-name': true,
};

const secrets = [planted.text, String(planted.number), planted.number.toLocaleString('en')];

function isPointer(path: string): boolean {
  return path === '' || (path.startsWith('/') && !/~(?![01])/.test(path));
}

/** What is wrong with an issue itself. */
function flawOf({ rule, severity, path, message, hint }: Issue): string | undefined {
  if (!Object.hasOwn(rules, rule)) return `unknown rule ${rule}`;
  if (severity !== 'error' && severity !== 'warning') return `unknown severity ${severity}`;
  if (!isPointer(path)) return `${path} is no JSON Pointer`;
  if (message.trim().length < 10 || hint === '') return `${rule} says nothing`;
  const text = `${path} ${message} ${hint}`;
  return secrets.some((secret) => text.includes(secret)) ? `${rule} shows a secret: ${text}` : undefined;
}

/** What every prototype has that a body could try to write to. */
function prototypes(): readonly unknown[] {
  return [Object, Array, Function, String, Number, Map].flatMap(({ prototype }) => [
    prototype,
    ...Reflect.ownKeys(prototype).flatMap((key) => [
      key,
      Object.getOwnPropertyDescriptor(prototype, key)?.value,
    ]),
  ]);
}

const unpolluted = prototypes();

function sameState(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((entry, index) => Object.is(entry, after[index]));
}

const judged = { issues: 0, silent: 0, builders: 0, refused: 0 };

function isJudgedInPeace(value: unknown): void {
  const before = stateOf(value);
  const issues = checkPersona(value);
  judged.issues += issues.length;
  if (issues.length === 0) judged.silent += 1;
  const flaw = issues.map(flawOf).find((flaw) => flaw !== undefined);
  if (flaw) throw new Error(flaw);
  if (!sameState(before, stateOf(value))) throw new Error('The input was changed.');
}

/** Lets through what the library throws by its own decision, and what the caller's own code throws. */
function attempt<T>(end: () => T): T | undefined {
  try {
    return end();
  } catch (error) {
    if (!(error instanceof TavusError)) throw error;
    for (const secret of secrets) if (error.message.includes(secret)) throw new Error(`It shows ${secret}`);
    return undefined;
  }
}

function becomesBuilderOrIsRefused(value: unknown): void {
  const before = stateOf(value);
  const builder = attempt(() => personaFrom(value, { strict: false }));
  judged[builder ? 'builders' : 'refused'] += 1;
  if (!builder) return;
  const flaw = builder.check().map(flawOf).find(Boolean);
  if (flaw) throw new Error(flaw);
  const printed = `${JSON.stringify(builder)}${builder}`;
  if (secrets.some((secret) => printed.includes(secret))) throw new Error(`It shows a secret: ${printed}`);
  attempt(() => {
    try {
      return builder.build();
    } catch (error) {
      // A function in the place of a secret is called, and what it throws is the caller's own.
      if (error instanceof Boom || /revoked/.test(String(error))) return undefined;
      throw error;
    }
  });
  if (!sameState(before, stateOf(value))) throw new Error('The input was changed.');
}

/** A property of the value that a function makes. */
function shownOnFailure(holds: (value: unknown) => void): (make: () => unknown) => void {
  return (make) => {
    try {
      holds(make());
    } catch (cause) {
      throw new Error(`${(cause as Error).stack}\nIt was given ${shown(make())}`, { cause });
    }
  };
}

function shown(value: unknown): string {
  try {
    return inspect(value, { depth: 9 });
  } catch {
    return 'what cannot be shown';
  }
}

afterAll(() => {
  expect(sameState(unpolluted, prototypes())).toBe(true);
});

describe('checkPersona() takes', () => {
  test.each([
    ['anything', anything, 50_000],
    ['bodies with any field of the tables', tabular, 50_000],
    ['bodies of the tables with something else here and there', mutated, 100_000],
  ])('%s', { timeout: 300_000 }, (_, values, numRuns) => {
    fc.assert(fc.property(values, shownOnFailure(isJudgedInPeace)), { numRuns });
    expect(sameState(unpolluted, prototypes())).toBe(true);
    expect(judged.issues).toBeGreaterThan(numRuns / 2);
  });

  test.each(hostile.map((make, index) => [index, make] as const))(
    'hostile value %i in every place',
    (_, make) => {
      for (const place of places) isJudgedInPeace(place(make()));
    },
  );
});

describe('personaFrom() without strictness takes', () => {
  test.each([
    ['anything', anything, 10_000],
    ['bodies with any field of the tables', tabular, 15_000],
    ['bodies of the tables with something else here and there', mutated, 25_000],
  ])('%s, or refuses it', { timeout: 300_000 }, (_, values, numRuns) => {
    fc.assert(fc.property(values, shownOnFailure(becomesBuilderOrIsRefused)), { numRuns });
    expect(sameState(unpolluted, prototypes())).toBe(true);
    expect(judged.refused).toBeGreaterThan(0);
  });

  test.each(hostile.map((make, index) => [index, make] as const))(
    'hostile value %i in every place',
    (_, make) => {
      for (const place of places) becomesBuilderOrIsRefused(place(make()));
    },
  );

  test('most bodies', () => {
    expect(judged.builders).toBeGreaterThan(judged.refused / 4);
    // Bodies without any issue are among them: not all that is odd is wrong.
    expect(judged.silent).toBeGreaterThan(100);
  });
});

const own = { model: 'kelp-7', base_url: 'https://llm.example.com/v1', api_key: planted.text };

/** Everywhere that a rule looks. */
const places: readonly ((value: unknown) => unknown)[] = [
  (value) => value,
  (value) => ({ system_prompt: value }),
  (value) => ({ system_prompt: 'You sing.', guardrail_ids: value, document_ids: [value], layers: value }),
  (value) => ({ pipeline_mode: value, layers: { llm: value, tts: value, stt: value, perception: value } }),
  (value) => layer('perception', { perception_model: value, visual_awareness_queries: [value] }),
  (value) => layer('perception', { visual_tools: [value, value], visual_tool_prompt: value }),
  (value) =>
    layer('perception', { visual_tools: [parametersOf({ properties: { a: value, b: { items: value } } })] }),
  (value) => layer('perception', { audio_tools: [parametersOf({ anyOf: value, maxLength: value })] }),
  (value) => layer('perception', { audio_tools: value, audio_tool_prompt: 'Use it.' }),
  (value) => layer('stt', { stt_engine: value, hotwords: value }),
  (value) => layer('llm', { model: value, extra_body: { temperature: value } }),
  (value) => layer('llm', { ...own, base_url: value, headers: { 'x-fog': value } }),
  (value) => layer('llm', { ...own, api_key: value, headers: value }),
  (value) => layer('llm', { tools: [toolOf(value), toolOf('a', { description: value, parameters: value })] }),
  (value) =>
    layer('llm', {
      tools: [
        { type: value, function: value },
        { name: value, description: value },
      ],
    }),
  (value) => layer('llm', { tools: [parametersOf({ properties: value, required: [value], beside: value })] }),
  (value) => layer('llm', { tools: [parametersOf({ required: value }), { function: { name: 'a' } }] }),
  (value) => layer('tts', { tts_engine: value, tts_model_name: value, voice_settings: { speed: value } }),
  (value) => layer('tts', { voice_settings: value, api_key: value, tts_emotion_control: value }),
  (value) => layer('conversational_flow', { turn_detection_model: value, wake_phrase: value }),
];

function layer(name: string, settings: object): unknown {
  return { system_prompt: 'You sing.', layers: { [name]: settings } };
}

function parametersOf(schema: object): unknown {
  return toolOf('a', { parameters: { type: 'object', ...schema } });
}

/** Shapes that grow with a number. */
const growing: { readonly [what: string]: (size: number) => unknown } = {
  'a long prompt': (size) => ({ system_prompt: 'tide '.repeat(size) }),
  'a long wake phrase': (size) => layer('conversational_flow', { wake_phrase: 'a! '.repeat(size) }),
  'a long address': (size) => layer('llm', { ...own, base_url: `https://a.b/${'c/'.repeat(size)}` }),
  'a long host': (size) => layer('llm', { ...own, base_url: `https://${'a.'.repeat(size)}com` }),
  'a long name for a field': (size) => ({ system_prompt: 'You sing.', ['fog/'.repeat(size)]: 1 }),
  'a long name for a tool': (size) => layer('llm', { tools: [toolOf('bell-'.repeat(size))] }),
  'many unknown fields': (size) => ({ system_prompt: 'You sing.', ...keyed(size, 1) }),
  'many unknown settings': (size) => layer('tts', { voice_settings: keyed(size, 1) }),
  'many headers': (size) => layer('llm', { ...own, headers: keyed(size, 1) }),
  'many documents': (size) => ({ system_prompt: 'You sing.', document_ids: Array(size).fill(7) }),
  'many queries': (size) =>
    layer('perception', { visual_awareness_queries: Array(size).fill('fog?'.repeat(300)) }),
  'many tools': (size) => layer('llm', { tools: numbered(size, (name) => toolOf(name)) }),
  'many tools of one name': (size) =>
    layer('llm', { tools: numbered(size, (description) => toolOf('bell', { description })) }),
  'many tools and a long prompt': (size) =>
    layer('perception', {
      visual_tools: numbered(size, (name) => toolOf(name)),
      visual_tool_prompt: 'Ring the bell. '.repeat(size),
    }),
  'many parameters beside properties': (size) => layer('llm', { tools: [parametersOf(keyed(size, {}))] }),
  'many schemas in a tool of a sense': (size) =>
    layer('perception', { visual_tools: [parametersOf({ properties: keyed(size, { type: 'string' }) })] }),
  'many required parameters': (size) =>
    layer('llm', { tools: [parametersOf({ required: numbered(size, (name) => name) })] }),
  'a deep value': (size) => layer('llm', { extra_body: nestedIn(size) }),
  'two deep tools of one name': (size) =>
    layer('llm', { tools: [toolOf('bell', nestedIn(size)), toolOf('bell', nestedIn(size))] }),
  'a list for a text': (size) => layer('stt', { hotwords: Array(size).fill('fog') }),
};

function keyed(size: number, value: unknown): object {
  return Object.fromEntries(numbered(size, (name) => [name, value]));
}

function numbered<T>(size: number, make: (name: string) => T): readonly T[] {
  return Array.from({ length: size }, (_, index) => make(`entry_${index}`));
}

function nestedIn(depth: number): object {
  let value = {};
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

/** The processor's time that it takes at best, in milliseconds: whatever else runs does not count. */
function timeOf(body: unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    checkPersona(body);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

describe('the time that checkPersona() takes', () => {
  test.each(Object.entries(growing))('grows no faster than %s', async (_, make) => {
    let size = 500;
    // Below this the clock and the collector decide.
    while (timeOf(make(size)) < 5 && size < 200_000) size *= 2;
    const growth = () => timeOf(make(size * 4)) / Math.max(timeOf(make(size)), 2);
    // Doubled twice: four and some noise; what is quadratic takes sixteen times as long, however often one looks.
    const limit = 12;
    let least = growth();
    for (let again = 0; again < 60 && least >= limit; again += 1) {
      // The collector may still be at work on what the tests before left; its threads count as ours.
      await new Promise((resolve) => setTimeout(resolve, 200));
      least = Math.min(least, growth());
    }
    expect(least).toBeLessThan(limit);
  });

  test.each([
    ['a prompt', (text: string) => ({ system_prompt: text })],
    ['an engine', (text: string) => layer('stt', { stt_engine: text })],
    ['an address', (text: string) => layer('llm', { ...own, base_url: `https://${text}` })],
    ['the name of a field', (text: string) => ({ system_prompt: 'You sing.', [text]: text })],
    ['the name of a tool', (text: string) => layer('llm', { tools: [toolOf(text), toolOf(text)] })],
  ])('is bearable for 10 MB in %s', (_, make) => {
    const body = make('\ud83d\udc1a tide '.repeat(1_200_000));
    isJudgedInPeace(body);
    expect(timeOf(body)).toBeLessThan(1_000);
  });

  test.each([
    ['texts', (list: unknown) => layer('perception', { visual_awareness_queries: list })],
    ['tools', (list: unknown) => layer('llm', { tools: list })],
    ['visual tools', (list: unknown) => layer('perception', { visual_tools: list })],
    ['required parameters', (list: unknown) => layer('llm', { tools: [parametersOf({ required: list })] })],
    ['hot words', (list: unknown) => layer('stt', { hotwords: list })],
  ])('is none for the holes of a list of %s', (_, make) => {
    const start = performance.now();
    isJudgedInPeace(make(new Array(100_000_000)));
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('is linear in an object that many share', () => {
    let shared: object = {};
    for (let level = 0; level < 20; level += 1) shared = { left: shared, right: shared };
    let other: object = {};
    for (let level = 0; level < 20; level += 1) other = { left: other, right: other };
    const body = layer('llm', { tools: [toolOf('a', { shared }), toolOf('a', { shared: other })] });
    expect(timeOf(body)).toBeLessThan(20);
  });
});
