import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../support/seed.js';
import { randomChains } from './chains.js';
import { known, ofFacts } from './comparison.js';
import { randomCompositions } from './compositions.js';
import { type Program, programOf, type Steps } from './program.js';
import { outcomes, reduced } from './search.js';
import { workshop } from './verdicts.js';

/** As many as one compiler takes at once. */
const batch = 5_000;
/** More would only show the same again. */
const shown = 10;

/** Of so many, no rule is left out. */
const enough = 5_000;

let folder = '';

/** Tells compiler and check() as many random chains, and as many random compositions. */
export function agreeOn(count: number): void {
  describe('the compiler refuses what check() objects to, in the same words', () => {
    beforeAll(async () => {
      folder = await workshop();
    });
    afterAll(() => rm(folder, { recursive: true }));

    test.each([
      { what: 'chains', random: randomChains, known },
      { what: 'compositions', random: randomCompositions, known: ofFacts },
    ])(
      `on ${count} random $what, TEST_SEED=${seed}`,
      { timeout: 300_000 + 30 * count },
      async ({ random, known }) => {
        const disagreed: Steps[] = [];
        const rules = new Set<string>();
        let refused = 0;
        for (let from = 0; from < count; from += batch) {
          const numRuns = Math.min(batch, count - from);
          const chains = fc.sample(random, { numRuns, seed: seed + from });
          const results = await outcomes(chains.map(numbered), folder);
          disagreed.push(...chains.filter((_, nth) => results[nth]?.disagreement !== undefined));
          refused += results.filter((result) => result.refused).length;
          for (const rule of results.flatMap((result) => [...result.rules])) rules.add(rule);
        }
        expect(await reportOf(disagreed)).toEqual('0 disagreements');
        if (count >= enough) expect(known.filter((rule) => !rules.has(rule))).toEqual([]);
        expect(refused / count).toBeGreaterThan(0.25);
        expect(refused / count).toBeLessThan(0.75);
      },
    );
  });
}

async function reportOf(chains: readonly Steps[]): Promise<string> {
  const some = (await reduced(chains.slice(0, shown), folder)).map(numbered);
  const results = await outcomes(some, folder);
  const blocks = results.map(({ disagreement, program }) => `\n${disagreement}\n${program.text}`);
  return `${chains.length} disagreements${blocks.join('')}`;
}

function numbered(steps: Steps, nth: number): Program {
  return programOf(`chain${nth}`, steps);
}
