import { describe, expect, test } from 'vitest';
import {
  isTavusError,
  TavusConnectionError,
  TavusError,
  type TavusOptions,
  TavusRedirectError,
  TavusServerError,
  tavus,
} from '../../src/index.js';
import { created } from './fault-kinds.js';
import { closedPort, faultServer } from './fault-server.js';
import { faultTable } from './faults.js';
import { keeper, keys, keysShownBy } from './keeper.js';

interface Result {
  readonly value?: unknown;
  readonly error?: unknown;
  readonly ms: number;
  readonly lines: readonly string[];
}

/** One `create()` of a persona full of keys, by a client full of keys. */
async function create(options: TavusOptions, abortAfter?: number): Promise<Result> {
  const lines: string[] = [];
  const note = (line: string) => lines.push(line);
  const controller = new AbortController();
  if (abortAfter === 0) controller.abort('enough');
  else if (abortAfter) setTimeout(() => controller.abort('enough'), abortAfter);
  const client = tavus({
    apiKey: keys.api,
    headers: { 'x-proxy-key': keys.proxy },
    logger: { info: note, warn: note, error: note },
    ...options,
  });
  const began = performance.now();
  const settled = await client.personas.create(keeper, { signal: controller.signal }).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  return { ...settled, ms: performance.now() - began, lines };
}

test('the fault table has the rows that it is meant to have', () => {
  expect(faultTable.length).toBeGreaterThan(80);
  expect(new Set(faultTable.map(({ name }) => name)).size).toBe(faultTable.length);
});

describe('one create() after', () => {
  test.each(faultTable)('$name', async (row) => {
    await using server = await faultServer(...row.faults);
    const { value, error, ms, lines } = await create({ baseUrl: server.url, ...row.options }, row.abortAfter);
    const posts = server.requests.filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(row.posts);
    expect(server.personas).toHaveLength(row.personas);
    if (row.error) {
      expect(error).toBeInstanceOf(row.error);
      expect(error).toMatchObject({ effect: row.effect, ...row.like });
      expect(isTavusError(error)).toBe(true);
      expect((error as Error).message).toMatch(row.effect === 'none' ? /Nothing was/ : /look for it before/);
    } else {
      expect(error).toBeUndefined();
      expect(value).toMatchObject({ personaId: 'p1', personaName: 'Key Keeper' });
    }
    expect(ms).toBeLessThan(row.within ?? 2_000);
    expect(ms).toBeGreaterThanOrEqual(row.atLeast ?? 0);
    expect(keysShownBy(error)).toEqual([]);
    expect(keysShownBy(lines)).toEqual([]);
    for (const { head } of posts) expect(head).toContain(keys.api);
  });
});

describe('a connection that never comes about', () => {
  test.each([
    ['refused', async () => `http://127.0.0.1:${await closedPort()}`, 'ECONNREFUSED'],
    ['refused on every address', async () => `http://localhost:${await closedPort()}`, 'ECONNREFUSED'],
    // A label of 64 characters is no name: the resolver refuses it without asking anybody.
    ['unknown to the DNS', async () => `http://${'x'.repeat(64)}.invalid`, 'ENOTFOUND'],
  ])('%s: it is tried three times, and has no effect', async (_, url, code) => {
    const { error, ms } = await create({ baseUrl: await url() });
    expect(error).toBeInstanceOf(TavusConnectionError);
    expect(error).toMatchObject({ code, effect: 'none', attempts: 3, cause: { code } });
    expect((error as Error).message).toBe(
      `The connection failed (${code}). Nothing was sent. Check baseUrl and the network, then call again.`,
    );
    expect(ms).toBeGreaterThan(1_100);
    expect(ms).toBeLessThan(2_500);
    expect(keysShownBy(error)).toEqual([]);
  });

  test('is followed by a success when the server is up', async () => {
    await using server = await faultServer(created);
    let refusals = 0;
    const fetch: typeof globalThis.fetch = (...call) => {
      if (refusals++ > 0) return globalThis.fetch(...call);
      const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      return Promise.reject(new TypeError('fetch failed', { cause }));
    };
    const { value } = await create({ baseUrl: server.url, fetch });
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
    const { error } = await create({ baseUrl: 'http://127.0.0.1:9', fetch });
    expect(error).toMatchObject({ effect: 'unknown', attempts: 1 });
    expect(calls).toBe(1);
  });
});

describe.each([301, 302, 303, 307, 308])('a redirect with status %i', (status) => {
  test('to another host carries nothing there', async () => {
    await using other = await faultServer(created);
    await using server = await faultServer((exchange) => {
      exchange.answer(status, '', { location: `${other.url}/v2/personas?leak=${keys.api}` });
    });
    const { error } = await create({ baseUrl: server.url });
    expect(error).toBeInstanceOf(TavusRedirectError);
    expect(error).toMatchObject({ status, effect: 'none', location: `127.0.0.1:${other.port}` });
    expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
    expect(keysShownBy(error)).toEqual([]);
  });
});

test('an error body of 20 MB is not read to its end', async () => {
  const size = 20 * 2 ** 20;
  await using server = await faultServer(({ socket }) => {
    socket.write(`HTTP/1.1 500 No\r\ncontent-length: ${size}\r\n\r\n`);
    let left = size;
    const more = () => {
      for (; left > 0 && !socket.destroyed; left -= 65_536) {
        if (!socket.write('z'.repeat(65_536))) {
          left -= 65_536;
          socket.once('drain', more);
          return;
        }
      }
    };
    more();
  });
  const { error, ms } = await create({ baseUrl: server.url });
  expect(error).toBeInstanceOf(TavusServerError);
  expect((error as TavusServerError).serverMessage).toHaveLength(4_096);
  expect(String((error as TavusServerError).body).length).toBeLessThan(2 ** 19);
  expect(server.written).toBeLessThan(size);
  expect(ms).toBeLessThan(1_000);
});

test('maxRetries 0 sends once', async () => {
  await using server = await faultServer((exchange) => exchange.answer(429, '', { 'retry-after': '0' }));
  const { error } = await create({ baseUrl: server.url, maxRetries: 0 });
  expect(error).toBeInstanceOf(TavusError);
  expect(error).toMatchObject({ attempts: 1, effect: 'none' });
  expect(server.requests).toHaveLength(1);
});
