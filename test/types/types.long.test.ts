import { expect, test } from 'vitest';
import { root, run } from '../support/compilers.js';

// misuse.test.ts shows the same files to the compilers that users have; this one asserts identity.
test('tsd agrees with type-tests/*.test-d.ts', async () => {
  const tsd = [
    'node_modules/tsd/dist/cli.js',
    '--typings',
    'dist/index.d.ts',
    '--files',
    'type-tests/*.test-d.ts',
  ];
  expect(await run(process.execPath, tsd, root)).toEqual({ code: 0, stdout: '', stderr: '' });
  // tsd checks every library too, and other tests run compilers at the same time.
}, 180_000);
