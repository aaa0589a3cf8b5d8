import assert from 'node:assert/strict';
import { inspect, isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PersonaBuilder, persona, personaFrom, preset, tool } from '../../src/index.js';
import { runs } from '../support/runs.js';

type Made = PersonaBuilder<{ dynamic: true }>;
type Steps = (made: Made) => Made;

const keeper = persona().prompt('You keep the lighthouse.').dynamic();
const keys = ['sk-never-shown-1', 'sk-never-shown-2'] as const;

function found(compare: () => void): boolean {
  try {
    compare();
    return true;
  } catch {
    return false;
  }
}

/** What each way of comparing says, which has to be the same. */
function areEqual(one: unknown, other: unknown): boolean {
  const said = [
    found(() => expect(one).toEqual(other)),
    found(() => expect(one).toStrictEqual(other)),
    found(() => expect([{ in: one }]).toEqual([{ in: other }])),
    found(() => assert.deepStrictEqual(one, other)),
  ];
  expect(new Set(said).size).toBe(1);
  return said[0] === true;
}

describe('two builders are equal', () => {
  const ring = tool('ring', { description: 'Ring the bell.' });

  test.each<[string, Steps, Steps]>([
    ['in one order or another', (p) => p.name('Ada').replica('r-1'), (p) => p.replica('r-1').name('Ada')],
    ['with a value set over or at once', (p) => p.name('Bo').name('Ada'), (p) => p.name('Ada')],
    [
      'with a preset or its steps',
      (p) => p.use(preset((q) => q.stt('tavus-auto'))),
      (p) => p.stt('tavus-auto'),
    ],
    ['with a default that is written out', (p) => p.full(), (p) => p],
    [
      'with the same key',
      (p) => p.tts('cartesia', { apiKey: keys[0] }),
      (p) => p.tts('cartesia', { apiKey: keys[0] }),
    ],
    [
      'with functions that give keys',
      (p) => p.tts('cartesia', { apiKey: () => keys[0] }),
      (p) => p.tts('cartesia', { apiKey: () => keys[1] }),
    ],
    [
      'with the same tool, made twice',
      (p) => p.tools(ring),
      (p) => p.tools(tool('ring', { description: 'Ring the bell.' })),
    ],
    [
      'from a body',
      () => personaFrom({ system_prompt: 'Ring.', persona_name: 'Ada' }),
      () => persona().dynamic().name('Ada').prompt('Ring.'),
    ],
  ])('%s', (_, one, other) => {
    expect(areEqual(one(keeper), other(keeper))).toBe(true);
  });
});

describe('two builders differ', () => {
  test.each<[string, Steps, Steps]>([
    ['in a value', (p) => p.name('Ada'), (p) => p.name('Bo')],
    ['in a field', (p) => p.name('Ada'), (p) => p],
    ['in the order of a list', (p) => p.documents('d-1', 'd-2'), (p) => p.documents('d-2', 'd-1')],
    [
      'in a key',
      (p) => p.tts('cartesia', { apiKey: keys[0] }),
      (p) => p.tts('cartesia', { apiKey: keys[1] }),
    ],
    [
      'in a key and a function',
      (p) => p.tts('cartesia', { apiKey: keys[0] }),
      (p) => p.tts('cartesia', { apiKey: () => keys[0] }),
    ],
    [
      'in a header',
      (p) => p.llm('tavus-gpt-oss', { headers: { 'x-team': keys[0] } }),
      (p) => p.llm('tavus-gpt-oss', { headers: { 'x-team': keys[1] } }),
    ],
    [
      'in a key in .extra()',
      (p) => p.extra({ hook: { api_key: keys[0] } }),
      (p) => p.extra({ hook: { api_key: keys[1] } }),
    ],
    [
      'in a key that is a number',
      (p) => p.extra({ hook: { api_key: 1 } }),
      (p) => p.extra({ hook: { api_key: 2 } }),
    ],
    ['in what they require', (p) => p.requires('prompt'), (p) => p],
    [
      'in an option that no step has',
      (p) => p.stt('tavus-auto', { loud: true } as never),
      (p) => p.stt('tavus-auto'),
    ],
    ['in what .extra() adds', (p) => p.extra({ moon: 1 }), (p) => p.extra({ moon: 2 })],
  ])('%s', (_, one, other) => {
    expect(areEqual(one(keeper), other(keeper))).toBe(false);
  });

  test('as presets do, also in a paragraph that waits for a prompt', () => {
    const brief = () => preset((p) => p.appendPrompt('Be brief.'));
    expect(areEqual(brief(), brief())).toBe(true);
    expect(
      areEqual(
        brief(),
        preset((p) => p.appendPrompt('Be kind.')),
      ),
    ).toBe(false);
    expect(
      areEqual(
        brief(),
        preset((p) => p),
      ),
    ).toBe(false);
    expect(areEqual(keeper.use(brief()), keeper.appendPrompt('Be brief.'))).toBe(true);
  });
});

/** So few that two chains often make the same body. */
const someSteps: readonly Steps[] = [
  (p) => p.name('Ada'),
  (p) => p.name('Bo'),
  (p) => p.prompt('You ring.'),
  (p) => p.prompt('You ring.\n\nTwice.'),
  (p) => p.appendPrompt('Twice.'),
  (p) => p.full(),
  (p) => p.documents('d-1'),
  (p) => p.documents('d-1', 'd-2'),
  (p) => p.tts('cartesia', { apiKey: keys[0] }),
  (p) => p.tts('cartesia', { apiKey: keys[1] }),
  (p) => p.tts('elevenlabs'),
  (p) => p.audio({ toolPrompt: 'Listen.' }),
  (p) => p.perception('raven-1'),
  (p) => p.extra({ moon: { full: true } }),
  (p) => p.use(preset((q) => q.name('Ada').documents('d-2'))),
];

test('two chains are equal if, and only if, they build the same body', () => {
  const chain = fc.array(fc.constantFrom(...someSteps), { maxLength: 3 });
  const made = (steps: readonly Steps[]) => steps.reduce((before, step) => step(before), keeper);
  const said = { same: 0, other: 0 };
  fc.assert(
    fc.property(chain, fc.oneof(chain, fc.constant(undefined)), (one, other) => {
      const [a, b] = [made(one), made(other ?? one.toReversed())];
      const same = isDeepStrictEqual(a.build(), b.build());
      said[same ? 'same' : 'other'] += 1;
      expect(areEqual(a, b)).toBe(same);
    }),
    { numRuns: runs(500) },
  );
  expect(Math.min(said.same, said.other)).toBeGreaterThan(runs(50));
});

describe('what is compared', () => {
  const secretive = keeper
    .tts('elevenlabs', { apiKey: keys[0] })
    .customLlm({
      model: 'm',
      baseUrl: 'https://llm.example.com/v1',
      apiKey: keys[1],
      headers: { a: keys[0] },
    })
    .extra({ hook: { headers: { b: keys[1] } } });
  const other = secretive.name('Ada').tts('elevenlabs', { apiKey: 'another' });
  const printed = (compare: () => void) => {
    try {
      compare();
    } catch (error) {
      return inspect(error, { depth: 20, showHidden: true, getters: true });
    }
    throw new Error('They are equal.');
  };

  test.each([
    ['inspect', () => inspect(secretive, { depth: 20 })],
    [
      'inspect, whatever it can see',
      () => inspect(secretive, { depth: 20, showHidden: true, getters: true, customInspect: false }),
    ],
    ['a copy by spread', () => inspect({ ...secretive }, { depth: 20, showHidden: true, getters: true })],
    ['JSON', () => JSON.stringify([secretive, { ...secretive }])],
    ['a structured clone', () => inspect(structuredClone(secretive), { depth: 20, showHidden: true })],
    ['toEqual', () => printed(() => expect(secretive).toEqual(other))],
    ['toStrictEqual', () => printed(() => expect({ in: secretive }).toStrictEqual({ in: other }))],
    ['deepStrictEqual', () => printed(() => assert.deepStrictEqual(secretive, other))],
    ['toBe', () => printed(() => expect(secretive).toBe(other))],
  ])('shows no secret in %s', (_, print) => {
    expect(print()).not.toMatch(/never-shown|another/);
  });

  test('shows what differs', () => {
    expect(printed(() => assert.deepStrictEqual(secretive, other))).toContain("persona_name: 'Ada'");
  });

  test('is no part of a builder that an editor, a loop or JSON finds', () => {
    expect(Object.keys(secretive)).toEqual([]);
    expect(Object.isFrozen(secretive)).toBe(true);
    expect(JSON.parse(JSON.stringify({ ...secretive }))).toEqual({});
  });

  test('gives a copy by spread nothing of a persona', () => {
    const copy: object = { ...secretive };
    for (const member of ['build', 'create', 'check', 'toJSON']) expect(copy).not.toHaveProperty(member);
  });
});
