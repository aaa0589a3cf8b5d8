import { expect, test } from 'vitest';
import { moduleOf, ours } from '../bench/chains.ts';
import { newest } from '../support/compilers.js';
import { costIn, types } from './cost.js';

costIn(newest);

test('what is measured is checked in every step', async () => {
  const wrong = {
    ...ours,
    chain: (index: number) => ours.chain(index).replace('stability: 0.', 'stability: 7.'),
  };
  await expect(types.costOfModule(newest, 'project', moduleOf(wrong, 1))).rejects.toThrow('0 to 1');
});
