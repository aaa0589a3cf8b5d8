import { describe, expect, test } from 'vitest';
import { checkPersona, personaFrom } from '../../src/index.js';
import { moduleOf, ours, oursWithWhen, presetsByData, twelveWhens, twentyWhens } from '../bench/chains.ts';
import { TypeBench } from '../bench/type-cost.ts';
import { compilers } from '../support/compilers.js';

const types = new TypeBench('budget');

describe.each(compilers)('TypeScript $version', (compiler) => {
  test('200 chains of 20 steps cost at most 2,000 instantiations, and 2,000 chains no more', async () => {
    const [some, many] = await types.costOf(compiler, ours, [200, 2_000]);
    expect(some?.instantiations).toBeLessThanOrEqual(2_000);
    expect(many?.instantiations).toBeLessThanOrEqual((some?.instantiations ?? 0) + 50);
  });

  test('a .when costs the same in each of them', async () => {
    const [one, some] = await types.costOf(compiler, oursWithWhen, [1, 201]);
    expect(((some?.instantiations ?? 0) - (one?.instantiations ?? 0)) / 200).toBeLessThanOrEqual(50);
  });

  test('an exported chain is declared in at most 250 bytes', async () => {
    expect(await types.declarationBytes(compiler, ours)).toBeLessThanOrEqual(250);
  });

  test('twelve .when that change facts compile', async () => {
    const { instantiations } = await types.costOfModule(compiler, 'project', twelveWhens);
    expect(instantiations).toBeLessThanOrEqual(600_000);
    // What comes out equal is counted once, so eight more are nearly nothing.
    const more = await types.costOfModule(compiler, 'project', twentyWhens());
    expect(more.instantiations).toBeLessThanOrEqual(600_000);
  });

  test.each([
    ['one of eight presets', 8, '.use(table[name])', 20_000],
    ['a list of four presets, in any order', 4, '.use(Object.values(table))', 20_000],
    ['a list of eight presets, in any order', 8, '.use(Object.values(table))', 200_000],
    ['a list of fourteen presets', 14, '.use(Object.values(table))', 30_000],
    ['a list of fourteen presets by name', 14, '.use(names.map((one) => table[one]))', 30_000],
    ['fourteen presets one by one', 14, '.each(names, (p, one) => p.use(table[one]))', 30_000],
  ])('%s cost at most what they should', async (_, count, use, most) => {
    const { instantiations } = await types.costOfModule(compiler, 'project', presetsByData(count, use));
    expect(instantiations).toBeLessThanOrEqual(most);
  });
});

test('what is measured is checked in every step', async () => {
  const wrong = {
    ...ours,
    chain: (index: number) => ours.chain(index).replace('stability: 0.', 'stability: 7.'),
  };
  const [compiler] = compilers;
  await expect(types.costOfModule(compiler, 'project', moduleOf(wrong, 1))).rejects.toThrow('0 to 1');
});

describe('twice as many tools, documents and queries cost about twice as much', () => {
  test.each([
    ['build()', (body: object) => () => personaFrom(body).build()],
    ['checkPersona()', (body: object) => () => checkPersona(body)],
  ])('in %s', (_, workOn) => {
    const [half, all] = fastestInTurns(workOn(bodyOf(5_000)), workOn(bodyOf(10_000)));
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

/** The milliseconds of the fastest of some runs of each, which is the one that nothing else disturbed. */
function fastestInTurns(first: () => unknown, second: () => unknown): readonly [number, number] {
  const fastest: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 15; round++) {
    for (const [index, work] of [first, second].entries()) {
      const start = performance.now();
      work();
      fastest[index] = Math.min(fastest[index] ?? 0, performance.now() - start);
    }
  }
  return fastest;
}
