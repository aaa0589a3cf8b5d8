import { expect, test } from 'vitest';
import { newest } from '../support/compilers.js';
import { types } from './cost.js';
import { withLiterals } from './tool-modules.js';

test('50 tools of ten parameters, with a handler each, cost at most 100,000 instantiations', async () => {
  const { instantiations } = await types.costOfModule(newest, 'project', withLiterals.module(50));
  expect(instantiations).toBeLessThanOrEqual(100_000);
  console.log(`50 tools of ten parameters: ${instantiations} instantiations`);
}, 120_000);

test('what is measured is checked in every handler', async () => {
  const code = withLiterals.module(50);
  const last = code.lastIndexOf('p0.length');
  const wrong = `${code.slice(0, last)}p0.seats${code.slice(last + 'p0.length'.length)}`;
  await expect(types.costOfModule(newest, 'project', wrong)).rejects.toThrow("'seats' does not exist");
}, 120_000);
