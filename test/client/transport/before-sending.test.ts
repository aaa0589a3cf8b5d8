import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  persona,
  TavusAbortError,
  TavusConfigError,
  TavusConnectionError,
  TavusError,
  type TavusOptions,
  tavus,
} from '../../../src/index.js';
import { runs } from '../../support/runs.js';
import { Api } from '../api.js';
import { keeper } from '../keeper.js';
import { keys, keysShownBy } from '../keys.js';
import { faultServer } from './fault-server.js';

afterEach(() => vi.unstubAllGlobals());

type Fetch = typeof globalThis.fetch;

const answer = () => Response.json({ persona_id: 'p-1' });

/** What a `create()` comes to. */
function outcome(options: TavusOptions, signal?: AbortSignal): Promise<unknown> {
  const client = tavus({ apiKey: keys.api, maxRetries: 0, ...options });
  return client.personas.create(keeper, signal && { signal }).catch((error: unknown) => error);
}

describe('fetch', () => {
  /** As in workers and browsers, where fetch is a method of the global object and of nothing else. */
  function strict(send: Fetch): Fetch {
    return function (this: unknown, ...call: Parameters<Fetch>) {
      if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
      return send(...call);
    };
  }

  test.each([
    ['the default one', () => ({})],
    ['globalThis.fetch', () => ({ fetch: globalThis.fetch })],
    ['a bound one', () => ({ fetch: globalThis.fetch.bind(globalThis) })],
    ['one that hands on what it gets', () => ({ fetch: ((...call) => globalThis.fetch(...call)) as Fetch })],
  ])('%s is called with a "this" that it takes', async (_, options) => {
    await using server = await faultServer(new Api().serve);
    vi.stubGlobal('fetch', strict(globalThis.fetch));
    expect(await outcome({ baseUrl: server.url, ...options() })).toMatchObject({ personaId: 'p1' });
  });

  test('of the global object is looked up when a call is made', async () => {
    const client = tavus({ apiKey: keys.api });
    vi.stubGlobal('fetch', async () => answer());
    expect(await client.personas.create(keeper)).toMatchObject({ personaId: 'p-1' });
  });

  test.each([['node-fetch'], [null], [{}], [Promise.resolve(globalThis.fetch)]])(
    'that is not a function is refused with the client: %j',
    (fetch) => {
      const sentence = 'fetch takes a function, such as globalThis.fetch.';
      expect(() => tavus({ fetch: fetch as never })).toThrow(new TavusConfigError(sentence));
    },
  );

  test.each([[undefined], [{}], ['no']])('that gives %j, as a mock may, is told so', async (given) => {
    const error = await outcome({ fetch: async () => given as never });
    expect(error).toBeInstanceOf(TavusConnectionError);
    expect(error).toMatchObject({
      effect: 'unknown',
      cause: { message: 'fetch gave something that is not a Response' },
    });
  });

  test('that throws at once may have sent before', async () => {
    const fetch = () => {
      throw new TypeError('a logger broke');
    };
    expect(await outcome({ fetch })).toMatchObject({ name: 'TavusConnectionError', effect: 'unknown' });
  });
});

describe('a request that fetch refuses without sending', () => {
  const failed = (cause: Error) => new TypeError('fetch failed', { cause });
  const withCode = (code: string) => Object.assign(new Error(code), { code });

  test.each([
    ['an agent of another undici', failed(withCode('UND_ERR_INVALID_ARG'))],
    ['Bun 1.3, where nobody listens', withCode('ConnectionRefused')],
    ['a port that no fetch connects to, in Node', failed(new Error('bad port'))],
    ['the same in Deno', new TypeError('Fetch failed: Requests to port 6000 are blocked')],
    ['Deno without --allow-net', new Error('Requires net access to "127.0.0.1:80", run again with the …')],
  ])('%s: it has no effect', async (_, error) => {
    const fetch = () => Promise.reject(error);
    expect(await outcome({ fetch })).toMatchObject({ name: 'TavusConnectionError', effect: 'none' });
  });

  test('is known on this runtime too', async () => {
    expect(await outcome({ baseUrl: 'http://127.0.0.1:6000' })).toMatchObject({
      effect: 'none',
      cause: { message: 'bad port' },
    });
  });
});

describe('a failure before fetch is called', () => {
  test.each([
    [['Request'], 'This runtime has no Request: load a polyfill.'],
    [['Headers', 'Response'], 'This runtime has no Headers, no Response: load a polyfill.'],
    [['fetch'], 'This runtime has no fetch: load a polyfill, or pass fetch.'],
  ])('names what the runtime lacks: %j', async (missing, sentence) => {
    for (const name of missing) vi.stubGlobal(name, undefined);
    const error = await outcome({});
    expect(error).toBeInstanceOf(TavusConfigError);
    expect(error).toMatchObject({ effect: 'none', message: `${sentence} Nothing was sent.` });
  });

  test('is told as one, without a key, where the runtime refuses the request itself', async () => {
    // Workers throw so at options that they do not implement.
    vi.stubGlobal(
      'Request',
      class extends Request {
        constructor(input: RequestInfo, init?: RequestInit) {
          if (init?.headers) throw new TypeError(`The 'mode' field is not implemented for ${keys.api}.`);
          super(input, init);
        }
      },
    );
    let calls = 0;
    const fetch = async () => {
      calls++;
      return answer();
    };
    const error = await outcome({ fetch });
    expect(error).toBeInstanceOf(TavusConfigError);
    expect(error).toMatchObject({
      effect: 'none',
      message:
        "No request could be made: The 'mode' field is not implemented for [secret]. Nothing was created.",
    });
    expect(keysShownBy(error)).toEqual([]);
    expect(calls).toBe(0);
  });

  test('is none of the kind where a call for the key stops the call', async () => {
    const controller = new AbortController();
    const apiKey = () => {
      controller.abort();
      return keys.api;
    };
    const error = await outcome({ apiKey, fetch: async () => answer() }, controller.signal);
    expect(error).toBeInstanceOf(TavusAbortError);
    expect(error).toMatchObject({ effect: 'none' });
  });
});

describe('an effect that is unknown', () => {
  const ways = {
    answers: async () => answer(),
    'answers 500': async () => new Response('no', { status: 500 }),
    'answers without an id': async () => Response.json({}),
    'gives nothing': async () => undefined as never,
    throws: () => {
      throw new Error('no');
    },
    'is rejected': () => Promise.reject(new TypeError('fetch failed')),
    'is refused': () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })),
    'never answers': () => new Promise<Response>(() => {}),
  } satisfies Record<string, Fetch>;

  /** What is broken before fetch has its turn. */
  const flaws = {
    nothing: {},
    Request: { Request: undefined },
    'Request, when it is made': {
      Request: class {
        constructor() {
          throw new TypeError('no');
        }
      },
    },
    Headers: { Headers: undefined },
    URLSearchParams: { URLSearchParams: undefined },
  } satisfies Record<string, Record<string, unknown>>;

  /** Lets everything that waits go on for so many rounds. */
  async function rounds(count: number): Promise<void> {
    for (let round = 0; round < count; round++) await Promise.resolve();
  }

  function mostly<T>(usual: T, ...rare: readonly T[]): fc.Arbitrary<T> {
    return fc.oneof({ arbitrary: fc.constant(usual), weight: 3 }, fc.constantFrom(...rare));
  }

  test('comes only of a call in which fetch was called', async () => {
    let unknown = 0;
    let unsent = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[])),
        mostly<keyof typeof flaws>('nothing', ...(Object.keys(flaws) as (keyof typeof flaws)[])),
        fc.option(fc.nat(60), { nil: undefined }),
        fc.nat(20),
        mostly(keys.api, '', 'a key'),
        async (way, flaw, abortAfter, keyAfter, apiKey) => {
          let calls = 0;
          const controller = new AbortController();
          const fetch: Fetch = (...call) => {
            calls++;
            if (way === 'never answers') queueMicrotask(() => controller.abort());
            return (ways[way] as Fetch)(...call);
          };
          for (const [name, value] of Object.entries(flaws[flaw])) vi.stubGlobal(name, value);
          const client = tavus({ maxRetries: 0, fetch, apiKey: () => rounds(keyAfter).then(() => apiKey) });
          const settled = client.personas
            .create(keeper, { signal: controller.signal })
            .catch((error: unknown) => error);
          if (abortAfter !== undefined) {
            await rounds(abortAfter);
            controller.abort();
          }
          const error = await settled;
          vi.unstubAllGlobals();
          if (!(error instanceof Error)) return;
          expect(error).toBeInstanceOf(TavusError);
          const { effect } = error as TavusError;
          if (effect === 'unknown') unknown++;
          if (calls > 0) return;
          unsent++;
          expect({ effect, name: error.name }).toEqual({
            effect: 'none',
            name: expect.stringMatching(/^(TavusConfigError|AbortError)$/),
          });
        },
      ),
      { numRuns: runs(1_000) },
    );
    expect(unknown).toBeGreaterThan(runs(20));
    expect(unsent).toBeGreaterThan(runs(20));
  });
});

test('a runtime like React Native, with less of URL, signals and streams, sends all the same', async () => {
  await using server = await faultServer(new Api().serve);
  const script = `
    globalThis.URL = class extends URL {
      static parse = undefined;
      static canParse = undefined;
      get href() { return super.href; }
      get pathname() { return super.pathname; }
      get search() { return super.search; }
    };
    delete AbortSignal.any;
    delete AbortSignal.timeout;
    delete AbortSignal.prototype.throwIfAborted;
    Object.defineProperty(AbortSignal.prototype, 'reason', { get: () => undefined });
    const { fetch } = globalThis;
    globalThis.fetch = async (...call) => {
      const response = await fetch(...call);
      const { status, ok, headers } = response;
      return { status, ok, headers, text: () => response.text() };
    };
    new Request(new URL('http://a.example')); // Node loads its fetch, which needs what goes now.
    for (const name of ['TextDecoder', 'DOMException']) delete globalThis[name];
    const { checkPersona, persona, tavus } = await import('tavus-persona');
    const client = tavus({ apiKey: 'key', baseUrl: '${server.url}/' });
    const guide = persona().name('Guide').prompt('x').customLlm({ model: 'm', baseUrl: 'https://a.example/v1', apiKey: 'k' });
    const { personaId } = await client.personas.create(guide);
    const listed = [];
    for await (const { personaName } of client.personas.list()) listed.push(personaName);
    console.log(JSON.stringify([checkPersona(guide.build()), personaId, listed]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: new URL('../../..', import.meta.url),
  });
  expect(JSON.parse(stdout)).toEqual([[], 'p1', ['Guide']]);
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/v2/personas',
    expect.stringMatching(/^\/v2\/personas\?page=1/),
  ]);
});

describe('a baseUrl with what the library adds', () => {
  test.each([
    ['https://tavusapi.com/v2', 'https://tavusapi.com'],
    ['https://tavusapi.com/v2/', 'https://tavusapi.com'],
    ['https://tavusapi.com/v2/personas', 'https://tavusapi.com'],
    ['https://tavusapi.com/v2/personas/', 'https://tavusapi.com'],
    ['http://localhost:8080/tavus/v2?site=1', 'http://localhost:8080/tavus'],
  ])('%s is refused, with the right one', (baseUrl, right) => {
    const sentence = `baseUrl ends before /v2, which the library adds: ${right}`;
    expect(() => tavus({ baseUrl })).toThrow(new TavusConfigError(sentence));
  });

  test.each(['https://tavusapi.com', 'https://a.example/v20', 'https://a.example/v2/tavus', 'https://v2'])(
    '%s is not one',
    (baseUrl) => {
      expect(() => tavus({ baseUrl })).not.toThrow();
    },
  );
});

test('a query of the baseUrl goes along with each request', async () => {
  await using server = await faultServer((exchange) => exchange.answer(404));
  const client = tavus({ baseUrl: `${server.url}/eu/?site=1&page=9`, apiKey: keys.api });
  await client.personas.create(persona().prompt('You say hello.')).catch(() => {});
  await client.personas
    .list()
    [Symbol.asyncIterator]()
    .next()
    .catch(() => {});
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/eu/v2/personas?site=1&page=9',
    '/eu/v2/personas?site=1&page=1',
  ]);
});
