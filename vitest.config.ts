import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { seed } from './test/support/seed.ts';

// `npm run test:quick` runs the first of three sets, `npm test` the first two, and .ci/run all of them.
/** What is in these rooms needs no compiler, no server and no other process, unless its name says so. */
const quick = [
  'test/{builder,calls,code,contract,draft,fields,presets,rules,schema,support}/**/*.test.ts',
  'test/client/compare/**/*.test.ts',
];
/** What does; the other rooms are all like that. */
const slow = 'test/**/*.slow.test.ts';
/** What takes its time: other runtimes, other tools, older compilers, thousands of random cases. */
const long = 'test/**/*.long.test.ts';
/** What tries a tenth of its random cases in the other sets, and all of them in the long one. */
const random = globSync('test/**/*.test.ts', {
  cwd: import.meta.dirname,
  exclude: ['**/node_modules'],
}).filter((file) => readFileSync(join(import.meta.dirname, file), 'utf8').includes('support/runs.js'));

export default defineConfig({
  test: {
    reporters: ['default', './test/support/totals.ts'],
    env: { TEST_SEED: String(seed) },
    setupFiles: ['test/support/setup.ts'],
    // The main process does next to nothing while they run.
    maxWorkers: 2,
    // Some tests run compilers and servers of their own, and some install packages: two cores serve them all, and a
    // registry may be late. These only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          pool: 'threads',
          include: quick,
          exclude: [slow, long, '**/node_modules/**'],
          setupFiles: ['test/support/alone.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: [
            slow,
            'test/{agreement,cli,client,docs,editor,packaging,sandbox,tools,types}/**/*.test.ts',
          ],
          exclude: ['test/client/compare/**', '**/node_modules/**', long],
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          env: { TEST_SET: 'long' },
          include: [long, ...random],
          exclude: ['**/node_modules/**'],
        },
      },
    ],
  },
});
