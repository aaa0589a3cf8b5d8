import type { JsonObject } from 'type-fest';
import { afterEach, describe, expect, test } from 'vitest';
import { persona, TavusConfigError, tool, unlisted } from '../../src/index.js';
import { apply, type StepCall } from '../support/chains.js';
import { workOf } from '../support/work.js';

const start = persona().prompt('You count boats.');

describe('the work', () => {
  test('grows with the number of steps, and no faster', () => {
    const chainOf = (length: number): readonly StepCall[] =>
      Array.from({ length }, (_, index) => ({ step: 'documents', args: [`d-${index}`] }));
    expectLinear((size) => {
      const { document_ids } = apply(start, chainOf(size)).build();
      expect(document_ids).toHaveLength(size);
    }, 10_000);
  });

  test('grows with the number of steps of all kinds, and no faster', () => {
    const round: readonly StepCall[] = [
      { step: 'name', args: ['Ferry'] },
      { step: 'appendPrompt', args: ['Count twice.'] },
      { step: 'tts', args: ['cartesia', { voiceSettings: { volume: 1 } }] },
      { step: 'llm', args: ['tavus-gpt-oss', { extraBody: { top_p: 0.5 } }] },
      { step: 'extra', args: [{ harbour: { pier: 1 } }] },
    ];
    expectLinear((size) => {
      const steps = Array.from({ length: size / round.length }, () => round).flat();
      expect(apply(start, steps).build().persona_name).toBe('Ferry');
    }, 10_000);
  });

  test('grows with the number of tools, and no faster', () => {
    const boats = Array.from({ length: 1_000 }, (_, index) =>
      tool(`call_boat_${index}`, { description: 'Call a boat by radio.' }),
    );
    expectLinear((size) => {
      const some = boats.slice(0, size);
      expect(
        start
          .tools(...some)
          .tools(...some)
          .build().layers?.llm?.tools,
      ).toHaveLength(size);
    }, 1_000);
  });

  test('needs no call stack for many steps', () => {
    const steps = Array.from({ length: 100_000 }, (): StepCall => ({ step: 'full', args: [] }));
    expect(apply(start, steps).build()).toEqual(start.build());
  });
});

/** Work of a size costs about what eight times an eighth of it does; in quadratic time it would cost eight times that. */
function expectLinear(work: (size: number) => void, size: number): void {
  const whole = workOf(() => work(size));
  const eighths = workOf(() => Array.from({ length: 8 }, () => work(size / 8)));
  expect(whole).toBeLessThan(3 * eighths);
}

describe('what JSON cannot carry', () => {
  const cyclic: unknown[] = [];
  cyclic.push({ cyclic });
  let deep: unknown = 'bottom';
  for (let depth = 0; depth < 5_000; depth++) deep = { down: deep };

  const values: readonly (readonly [string, unknown])[] = [
    ['a cycle', cyclic],
    ['a function', () => 'late'],
    ['a symbol', Symbol('boat')],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 10n],
    ['a Map', new Map([['boat', 1]])],
    ['a Date', new Date(0)],
    ['undefined in a list', [undefined]],
    ['a hole in a list', new Array(1)],
    ['5,000 levels', deep],
  ];
  const siren = unlisted('siren');
  const places: readonly (readonly [string, (value: unknown) => unknown])[] = [
    ['/harbour/0/boat', (boat) => start.extra({ harbour: [{ boat }] } as unknown as JsonObject)],
    [
      '/layers/llm/extra_body/boat',
      (boat) => start.llm('tavus-gpt-oss', { extraBody: { boat } as JsonObject }),
    ],
    [
      '/layers/tts/voice_settings/boat',
      (boat) => start.tts(siren, { voiceSettings: { boat } as JsonObject }),
    ],
    [
      '/function/parameters/boat',
      (boat) => tool('t', { description: 'd', parameters: { type: 'object', properties: {}, boat } }),
    ],
  ];
  const cases = values.flatMap(([what, value]) =>
    places.map(([path, place]) => ({ what, value, path, place })),
  );

  test.each(cases)('is refused where it stands: $what at $path', ({ value, path, place }) => {
    const error = errorOf(() => place(value));
    expect(error).toBeInstanceOf(TavusConfigError);
    expect(error).toHaveProperty('message', expect.stringContaining(path));
  });

  test.each(values.filter(([what]) => what !== 'a function'))('is refused in a header: %s', (_, value) => {
    const error = errorOf(() => start.llm('tavus-gpt-oss', { headers: { 'x-boat': value as string } }));
    expect(error).toBeInstanceOf(TavusConfigError);
    expect(error).toHaveProperty('message', expect.stringContaining('/layers/llm/headers/x-boat'));
  });
});

describe('a key called __proto__', () => {
  const keys = Object.getOwnPropertyNames(Object.prototype).sort();
  afterEach(() => expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(keys));

  const hostile = () =>
    JSON.parse('{ "__proto__": { "sunk": true }, "constructor": { "prototype": { "sunk": true } } }');
  const siren = unlisted('siren');

  test.each<[string, () => unknown]>([
    ['.extra()', () => start.extra(hostile()).extra(hostile()).build()],
    ['.extra(), below a layer', () => start.extra({ layers: { tts: hostile() } }).build().layers?.tts],
    ['extraBody', () => start.llm('tavus-gpt-oss', { extraBody: hostile() }).build().layers?.llm?.extra_body],
    [
      'voiceSettings',
      () => start.tts(siren, { voiceSettings: hostile() }).build().layers?.tts?.voice_settings,
    ],
  ])('is plain data in %s', (_, build) => {
    const body = build();
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(body, '__proto__')?.value).toEqual({ sunk: true });
    expect(body).not.toHaveProperty('sunk');
  });

  test('is plain data in headers', () => {
    const headers = JSON.parse('{ "__proto__": "sunk", "constructor": "sunk" }');
    const built = start.llm('tavus-gpt-oss', { headers }).llm('tavus-gpt-oss', { headers }).build();
    expect(Object.entries(built.layers?.llm?.headers ?? {})).toEqual(Object.entries(headers));
  });

  test('gives nothing to a step that takes options', () => {
    const builder = start
      .stt('tavus-auto', hostile())
      .perception('raven-1', hostile())
      .tts('cartesia', hostile());
    const { stt, perception, tts } = builder.toJSON()['layers'] as Record<string, JsonObject>;
    for (const layer of [stt, perception, tts]) expect(layer).not.toHaveProperty('sunk');
  });
});

function errorOf(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}
