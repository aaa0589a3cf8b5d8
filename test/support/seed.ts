const given = process.env['TEST_SEED'] || '20261127';

/**
 * What all random tests begin with. It is the same in each run, so that a rare fault of a generator does not turn up
 * in work that has nothing to do with it; `TEST_SEED=random` searches on, and `TEST_SEED=<n>` repeats what failed.
 */
export const seed: number = given === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(given);

if (!Number.isSafeInteger(seed)) throw new Error(`TEST_SEED takes a whole number or random, not ${given}.`);
