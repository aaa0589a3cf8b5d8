import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/support/totals.ts'],
    // Some tests run compilers and servers of their own; two cores serve them all.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
