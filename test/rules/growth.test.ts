import { describe, expect, test } from 'vitest';
import { checkPersona, personaFrom } from '../../src/index.js';
import { workOf } from '../support/work.js';
import { isJudgedInPeace } from './anything.js';
import { layer, own, parametersOf } from './bodies/places.js';
import { toolOf } from './bodies/row.js';

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

describe('the work of checkPersona()', () => {
  test.each(Object.entries(growing))('grows no faster than %s', (_, make) => {
    const [some = 0, more = 0] = [250, 1_000].map((size) => {
      const body = make(size);
      return workOf(() => checkPersona(body));
    });
    // Four times as large: what is quadratic takes up to sixteen times as much.
    expect(more / some).toBeLessThan(8);
  });

  // Here a built-in does the work, such as a regular expression, and nothing counts it: it would take hours.
  test.each(Object.entries(growing).filter(([what]) => what.startsWith('a long ')))(
    'comes to an end with %s',
    (_, make) => {
      isJudgedInPeace(make(200_000));
    },
  );

  test.each([
    ['a prompt', (text: string) => ({ system_prompt: text })],
    ['an engine', (text: string) => layer('stt', { stt_engine: text })],
    ['an address', (text: string) => layer('llm', { ...own, base_url: `https://${text}` })],
    ['the name of a field', (text: string) => ({ system_prompt: 'You sing.', [text]: text })],
    ['the name of a tool', (text: string) => layer('llm', { tools: [toolOf(text), toolOf(text)] })],
  ])('comes to an end with 10 MB in %s', (_, make) => {
    const body = make('\ud83d\udc1a tide '.repeat(1_200_000));
    isJudgedInPeace(body);
  });

  test.each([
    ['texts', (list: unknown) => layer('perception', { visual_awareness_queries: list })],
    ['tools', (list: unknown) => layer('llm', { tools: list })],
    ['visual tools', (list: unknown) => layer('perception', { visual_tools: list })],
    ['required parameters', (list: unknown) => layer('llm', { tools: [parametersOf({ required: list })] })],
    ['hot words', (list: unknown) => layer('stt', { hotwords: list })],
  ])('is none for the holes of a list of %s', (_, make) => {
    isJudgedInPeace(make(new Array(100_000_000)));
  });

  test('is linear in an object that many share', () => {
    let reads = 0;
    const counted = (target: object) =>
      new Proxy(target, {
        get: (...args) => {
          reads++;
          return Reflect.get(...args);
        },
      });
    const sharing = () => {
      let shared: object = {};
      for (let level = 0; level < 20; level += 1) shared = counted({ left: shared, right: shared });
      return shared;
    };
    const tools = [toolOf('a', { shared: sharing() }), toolOf('a', { shared: sharing() })];
    const body = layer('llm', { tools });
    checkPersona(body);
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThan(1_000);
  });
});

describe('twice as many tools, documents and queries make about twice the work', () => {
  test.each([
    ['build()', (body: object) => () => personaFrom(body).build()],
    ['checkPersona()', (body: object) => () => checkPersona(body)],
  ])('in %s', (_, workOn) => {
    const [half = 0, all = 0] = [1_000, 2_000].map((count) => workOf(workOn(bodyOf(count))));
    expect(all / half).toBeLessThan(3);
  });
});

function bodyOf(count: number): object {
  const each = <T>(make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
  return {
    system_prompt: 'You know every boat of the harbour.',
    document_ids: each((index) => `d-${index}`),
    layers: {
      llm: {
        model: 'tavus-gpt-oss',
        tools: each((index) => ({
          type: 'function',
          function: {
            name: `find_boat_${index}`,
            description: 'Find the berth of a boat.',
            parameters: { type: 'object', properties: { boat: { type: 'string' } }, required: ['boat'] },
          },
        })),
      },
      perception: {
        perception_model: 'raven-1',
        visual_awareness_queries: each((index) => `Is boat ${index} in?`),
      },
    },
  };
}
