import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { reportsOn } from './tests.js';

const file = 'fence.test.ts';
const code = `
import { expect, test } from 'vitest';

test('there is no key', () => {
  expect(process.env['TAVUS_API_KEY']).toBeUndefined();
});

test('there is no way out', async () => {
  const error = await fetch('https://tavus.invalid').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ cause: { message: 'tavus.invalid is not on this machine.' } });
});

test('one and one is three', () => {
  expect(1 + 1).toBe(3);
});
`;

describe('tests in the documentation', () => {
  beforeEach(() => {
    vi.stubEnv('TAVUS_API_KEY', 'key-of-the-environment');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('have no key and no way out, and say which of them fails', async () => {
    const reports = await reportsOn('fence', new Map([[file, code]]));
    expect(reports.get(file)).toEqual({
      passed: 2,
      failures: [expect.stringContaining('one and one is three\nAssertionError: expected 2 to be 3')],
    });
  });

  test('that cannot begin have failed', async () => {
    const reports = await reportsOn('fence', new Map([[file, `throw new Error('no bell');\n${code}`]]));
    expect(reports.get(file)).toEqual({ passed: 0, failures: [expect.stringContaining('no bell')] });
  });
});
