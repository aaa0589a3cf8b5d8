import { defineConfig } from 'vitest/config';
import { seed } from './test/support/seed.ts';

// `npm run test:quick` runs the first of three sets, `npm test` the first two, and .ci/run all of them.
/** What is in these rooms needs no compiler, no server and no other process, unless its name says so. */
const quick = [
  'test/{builder,code,contract,draft,fields,presets,rules,support}/**/*.test.ts',
  'test/client/compare/**/*.test.ts',
];
/** What does; the other rooms are all like that. */
const slow = 'test/**/*.slow.test.ts';
/** What takes its time: other runtimes, other tools, older compilers, thousands of random cases. */
const long = 'test/**/*.long.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', './test/support/totals.ts'],
    env: { TEST_SEED: String(seed) },
    setupFiles: ['test/support/setup.ts'],
    // Some tests run compilers and servers of their own, and some install packages: two cores serve them all, and a
    // registry may be late. These only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: { name: 'quick', include: quick, exclude: [slow, long], setupFiles: ['test/support/alone.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: [slow, 'test/{agreement,client,docs,editor,packaging,sandbox,tools,types}/**/*.test.ts'],
          exclude: ['test/client/compare/**', '**/node_modules/**', long],
        },
      },
      { extends: true, test: { name: 'long', include: [long], exclude: ['**/node_modules/**'] } },
    ],
  },
});
