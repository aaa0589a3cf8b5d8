import { describe, expect, test } from 'vitest';
import { checkPersona, personaFrom } from '../src/index.js';
import { moduleOf, ours, oursWithWhen, twelveWhens } from './bench/chains.ts';
import { TypeBench } from './bench/type-cost.ts';
import { compilers } from './compilers.js';

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
    expect(instantiations).toBeLessThanOrEqual(700_000);
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
