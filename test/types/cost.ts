import { describe, expect, test } from 'vitest';
import { ours, oursWithWhen, presetsByData, twelveWhens, twentyWhens } from '../bench/chains.ts';
import { TypeBench } from '../bench/type-cost.ts';
import type { Compiler } from '../support/compilers.js';

export const types: TypeBench = new TypeBench('budget');

/** Holds what chains cost a compiler to its budget. */
export function costIn(compiler: Compiler): void {
  describe(`TypeScript ${compiler.version}`, () => {
    test('200 chains of 20 steps cost at most 2,100 instantiations, and 2,000 chains no more', async () => {
      const [some, many] = await types.costOf(compiler, ours, [200, 2_000]);
      expect(some?.instantiations).toBeLessThanOrEqual(2_100);
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
}
