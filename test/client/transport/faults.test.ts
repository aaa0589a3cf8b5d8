import { describe, expect, test } from 'vitest';
import * as library from '../../../src/index.js';
import { created } from './fault-kinds.js';
import { faultServer } from './fault-server.js';
import { faultSuite } from './fault-suite.js';
import { faultTable } from './faults.js';
import { carryOut, createOnce } from './one-create.js';

test('the fault table has the rows that it is meant to have', () => {
  expect(faultTable.length).toBeGreaterThan(80);
  expect(new Set(faultTable.map(({ name }) => name)).size).toBe(faultTable.length);
});

describe('in this process', () => {
  faultSuite({ create: (call) => carryOut(library, call), departures: {} });
});

describe('a connection that never comes about', () => {
  test('is followed by a success when the server is up', async () => {
    await using server = await faultServer(created);
    let refusals = 0;
    const fetch: typeof globalThis.fetch = (...call) => {
      if (refusals++ > 0) return globalThis.fetch(...call);
      const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      return Promise.reject(new TypeError('fetch failed', { cause }));
    };
    const { value } = await createOnce(library, { baseUrl: server.url, fetch });
    expect(value).toMatchObject({ personaId: 'p1' });
    expect(server.personas).toHaveLength(1);
  });

  test('is not assumed where one code of the chain says otherwise', async () => {
    const mixed = new AggregateError([
      Object.assign(new Error('a'), { code: 'ECONNREFUSED' }),
      Object.assign(new Error('b'), { code: 'ECONNRESET' }),
    ]);
    let calls = 0;
    const fetch = () => {
      calls++;
      return Promise.reject(new TypeError('fetch failed', { cause: mixed }));
    };
    const { failure } = await createOnce(library, { baseUrl: 'http://127.0.0.1:9', fetch });
    expect(failure).toMatchObject({ effect: 'unknown', attempts: 1 });
    expect(calls).toBe(1);
  });
});

test('maxRetries 0 sends once', async () => {
  await using server = await faultServer((exchange) => exchange.answer(429, '', { 'retry-after': '0' }));
  const { failure } = await createOnce(library, { baseUrl: server.url, maxRetries: 0 });
  expect(failure).toMatchObject({ isTavusError: true, attempts: 1, effect: 'none' });
  expect(server.requests).toHaveLength(1);
});
