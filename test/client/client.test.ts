import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { retryAfterMs } from '../../src/client/transport/retry-after.js';
import {
  isTavusError,
  PersonaNameError,
  PlanIncompleteError,
  PlanOutdatedError,
  persona,
  TavusAbortError,
  TavusApiError,
  TavusConfigError,
  TavusConnectionError,
  TavusError,
  TavusRateLimitError,
  TavusRedirectError,
  TavusResponseError,
  TavusTimeoutError,
  tavus,
} from '../../src/index.js';
import { Api } from './api.js';
import { keeper } from './keeper.js';
import { keys, keysShownBy } from './keys.js';
import { faultServer } from './transport/fault-server.js';

beforeEach(() => void vi.stubEnv('TAVUS_API_KEY', undefined));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('Retry-After', () => {
  const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
  test.each([
    ['0', 0],
    ['120', 120_000],
    [' 2 ', 2_000],
    ['0.5', 500],
    ['99999999999999999999', 1e23],
    ['Sun, 06 Nov 1994 08:50:07 GMT', 30_000],
    ['Sunday, 06-Nov-94 08:50:07 GMT', 30_000],
    ['Sun Nov  6 08:50:07 1994', 30_000],
    ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
    [null, undefined],
    ['', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['soon', undefined],
    ['2024-01-01T00:00:00Z', undefined],
    ['Sun, 99 Nov 1994 08:50:07 GMT', undefined],
  ])('%j is %j', (value, ms) => {
    const read = retryAfterMs(value, date);
    if (ms === undefined) expect(read).toBeUndefined();
    else expect(read).toBeCloseTo(ms, -1);
  });

  test('as a date goes by our own clock where the server has none', () => {
    vi.useFakeTimers({ now: Date.parse(date), toFake: ['Date'] });
    try {
      expect(retryAfterMs('Sun, 06 Nov 1994 08:50:37 GMT')).toBe(60_000);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a client', () => {
  const client = tavus({ apiKey: keys.api, headers: { authorization: `Bearer ${keys.proxy}` } });

  test('shows no key, however it prints', () => {
    expect(keysShownBy(client)).toEqual([]);
    expect(keysShownBy(client.personas)).toEqual([]);
    expect(keysShownBy({ deep: [{ client }] })).toEqual([]);
    expect(keysShownBy(client.personas.create)).toEqual([]);
  });

  test('shows where it sends to', () => {
    expect(inspect(client)).toBe("Tavus { baseUrl: 'https://tavusapi.com', vocabulary: 'persona' }");
    expect(JSON.stringify(tavus({ baseUrl: 'http://localhost:1/proxy/?token=x' }))).toBe(
      '{"baseUrl":"http://localhost:1/proxy","vocabulary":"persona"}',
    );
  });

  test.each([
    [{ baseUrl: 'tavusapi.com' }, 'baseUrl takes an absolute http(s) URL, such as https://tavusapi.com.'],
    [{ baseUrl: 'https://me:pw@tavusapi.com' }, 'baseUrl takes no credentials: use apiKey.'],
    [{ timeout: 0 }, 'timeout takes a number of milliseconds above 0.'],
    [{ totalTimeout: Number.NaN }, 'totalTimeout takes a number of milliseconds above 0.'],
    [{ maxRetries: 1.5 }, 'maxRetries takes a whole number, 0 or more.'],
    [{ maxRetryAfter: -1 }, 'maxRetryAfter takes a number of milliseconds, 0 or more.'],
  ])('refuses %j', (options, sentence) => {
    expect(() => tavus(options)).toThrow(new TavusConfigError(sentence));
  });

  test.each([
    [
      { 'x-proxy': `${keys.proxy}\n` },
      'headers.x-proxy has a line break or another character no header can have.',
    ],
    [{ 'X-API-Key': keys.proxy }, 'headers cannot set x-api-key, which the library does.'],
    [{ 'x proxy': keys.proxy }, 'headers has a name that no header can have.'],
  ])('sends nothing with the headers %j', async (headers, sentence) => {
    await using server = await faultServer(new Api().serve);
    const error = await tavus({ baseUrl: server.url, apiKey: keys.api, headers })
      .personas.create(keeper)
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TavusConfigError);
    expect((error as Error).message).toBe(sentence);
    expect(keysShownBy(error)).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test('asks for its key when a call is made, each time', async () => {
    await using server = await faultServer(new Api().serve);
    let asked = 0;
    const client = tavus({ baseUrl: server.url, apiKey: () => `${keys.api}-${++asked}` });
    expect(asked).toBe(0);
    for await (const _ of client.personas.list());
    await client.personas.create(keeper);
    expect(server.requests.map(({ head }) => /x-api-key: (.*)/i.exec(head)?.[1])).toEqual([
      `${keys.api}-1`,
      `${keys.api}-2`,
    ]);
  });

  test('sends the headers of the client and of the call', async () => {
    await using server = await faultServer(new Api().serve);
    const client = tavus({
      baseUrl: `${server.url}/eu/`,
      apiKey: keys.api,
      headers: { 'X-One': '1', 'X-Two': '1' },
    });
    await client.personas.create(keeper, { headers: { 'x-two': async () => '2' } });
    expect(server.requests[0]?.head).toMatch(/^x-one: 1\r$/im);
    expect(server.requests[0]?.head).toMatch(/^x-two: 2\r$/im);
    expect(server.requests[0]?.path).toBe('/eu/v2/personas');
  });
});

describe('in a browser', () => {
  function pretend(): void {
    vi.stubGlobal('window', { document: {} });
    vi.stubGlobal('process', { env: {} });
  }

  test('a key is refused, and the way around is named', () => {
    pretend();
    const sentence = /set baseUrl to a server of yours that adds the key/;
    expect(() => tavus()).toThrow(sentence);
    expect(() => tavus({ apiKey: keys.api, baseUrl: 'https://proxy.example' })).toThrow(sentence);
    vi.unstubAllGlobals();
  });

  test('a proxy needs no key, and a page may say that it is safe', () => {
    pretend();
    expect(() => tavus({ baseUrl: 'https://proxy.example' })).not.toThrow();
    expect(() => tavus({ apiKey: keys.api, dangerouslyAllowBrowser: true })).not.toThrow();
    vi.unstubAllGlobals();
  });

  test('jsdom is none', () => {
    vi.stubGlobal('window', { document: {} });
    expect(() => tavus({ apiKey: keys.api })).not.toThrow();
  });
});

describe('the logger', () => {
  test('hears a line about each attempt', async () => {
    const api = new Api();
    await using server = await faultServer(
      ({ answer }) => answer(429, '', { 'retry-after': '0' }),
      api.serve,
      (e) => e.answer(500, e.request.head + e.request.body),
    );
    const lines: string[] = [];
    const at = (level: string) => (line: string) =>
      lines.push(`${level}: ${line.replace(/\d+ ms \(/, 'N ms (')}`);
    const logger = { info: at('info'), warn: at('warn'), error: at('error') };
    const client = tavus({ baseUrl: server.url, apiKey: keys.api, logger });
    await client.personas.create(keeper);
    await client.personas.create(keeper).catch(() => {});
    expect(lines).toEqual([
      'warn: POST /v2/personas -> 429 in N ms (attempt 1/3, retry in 0 ms)',
      'info: POST /v2/personas -> 200 in N ms (attempt 2/3)',
      'error: POST /v2/personas -> 500 in N ms (attempt 1/3)',
    ]);
    expect(keysShownBy(lines)).toEqual([]);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('disk full');
      },
    ],
    ['is rejected', () => Promise.reject(new Error('disk full'))],
  ])('that %s does not make a success a failure', async (_, fail) => {
    await using server = await faultServer(new Api().serve);
    const client = tavus({
      baseUrl: server.url,
      apiKey: keys.api,
      logger: { info: fail, warn: fail, error: fail },
    });
    expect(await client.personas.create(keeper)).toMatchObject({ personaId: 'p1' });
  });
});

describe('errors', () => {
  const all: readonly TavusError[] = [
    new TavusConfigError('no'),
    new TavusApiError({ status: 418, serverMessage: 'no' }),
    new TavusRateLimitError({ status: 429, serverMessage: 'later', retryAfterMs: 5 }),
    new TavusRedirectError({ status: 301, serverMessage: 'there', location: 'a.example' }),
    new TavusConnectionError({ code: 'ECONNRESET', effect: 'unknown' }),
    new TavusTimeoutError({ kind: 'total', ms: 5 }),
    new TavusAbortError({ cause: 'enough' }),
    new TavusResponseError({ status: 200, flaw: 'without a body', effect: 'unknown' }),
    new PersonaNameError({ personaName: 'Guide', personaIds: ['p1', 'p2'] }),
    new PlanOutdatedError({ personaId: 'p1' }),
    new PlanIncompleteError({ failures: [], done: 1, left: 1 }),
  ];

  test.each(all.map((error) => [error.constructor.name, error] as const))(
    '%s can be made in a test',
    (_, error) => {
      expect(error).toBeInstanceOf(TavusError);
      expect(isTavusError(error)).toBe(true);
      expect(error.message).not.toMatch(/undefined/);
      expect(['none', 'unknown']).toContain(error.effect);
    },
  );

  test('of another copy of the package are known by their brand', () => {
    class Theirs extends Error {}
    Object.defineProperty(Theirs.prototype, Symbol.for('tavus-persona.error'), { value: true });
    expect(new Theirs()).not.toBeInstanceOf(TavusError);
    expect(isTavusError(new Theirs())).toBe(true);
    expect(isTavusError(new Error('no'))).toBe(false);
    expect(isTavusError(undefined)).toBe(false);
  });

  test('tell the beginning of a refusal that comes in one piece, however large', async () => {
    const fetch = async () => new Response(`No. ${'z'.repeat(2 ** 20)}`, { status: 400 });
    const error = await tavus({ apiKey: keys.api, fetch })
      .personas.create(keeper)
      .catch((error: unknown) => error as TavusApiError);
    expect(error).toMatchObject({ serverMessage: expect.stringMatching(/^No\. z+…$/) });
    expect(String((error as TavusApiError).body).length).toBeLessThan(2 ** 18);
  });

  test('have a clean cause, and not that of fetch or ky', async () => {
    const error = await persona()
      .prompt('You wait.')
      .create({
        apiKey: keys.api,
        fetch: () =>
          Promise.reject(
            Object.assign(new Error(`lost ${keys.api}`), { code: 'ECONNRESET', request: keys.api }),
          ),
      })
      .catch((error: unknown) => error as TavusError);
    expect((error as TavusError).cause).toEqual({
      name: 'Error',
      code: 'ECONNRESET',
      message: 'lost [secret]',
    });
  });
});
