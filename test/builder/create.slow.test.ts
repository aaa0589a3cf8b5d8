import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  persona,
  preset,
  TavusApiError,
  TavusAuthenticationError,
  TavusBadRequestError,
  TavusConfigError,
  TavusConnectionError,
  TavusError,
  TavusResponseError,
  tool,
  unlisted,
} from '../../src/index.js';
import { sandbox } from '../../src/sandbox/index.js';

const keys = { api: 'tavus-key-0123', llm: 'llm-key-4567', header: 'header-key-89ab', tts: 'tts-key-cdef' };

/** A persona with every secret that a persona can have. */
const keeper = persona()
  .name('Key Keeper')
  .prompt('You guard the keys of the house.')
  .customLlm({
    model: 'house-1',
    baseUrl: 'https://llm.example.com/v1',
    apiKey: keys.llm,
    headers: { 'x-house': async () => keys.header },
  })
  .tools(tool('ring', { description: 'Ring the bell of the house.' }))
  .tts('elevenlabs', { externalVoiceId: 'v-1', apiKey: () => keys.tts });

interface Host extends AsyncDisposable {
  readonly url: string;
  /** Every request that came, with its body. */
  readonly requests: readonly { readonly request: IncomingMessage; readonly body: string }[];
}

/** A server that reads each request to its end and then does as it is told. */
async function host(respond: (response: ServerResponse, body: string) => void): Promise<Host> {
  const requests: { request: IncomingMessage; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    requests.push({ request, body });
    respond(response, body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What a promise is rejected with, as an error of this library. */
async function rejection(promise: Promise<unknown>): Promise<TavusError> {
  const outcome = await promise.then(
    () => 'it was fulfilled',
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(TavusError);
  return outcome as TavusError;
}

beforeEach(() => void vi.stubEnv('TAVUS_API_KEY', undefined));
afterEach(() => void vi.unstubAllEnvs());

describe('create()', () => {
  test('sends what build() gives, and gives what the server says', async () => {
    await using tavus = await sandbox();
    const greeter = persona()
      .name('Greeter')
      .prompt('You say hello.')
      .stt('tavus-auto', { hotwords: 'Ahoy' });
    const created = await greeter.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
    const [stored] = tavus.personas;
    expect(created).toEqual({
      personaId: stored?.personaId,
      personaName: 'Greeter',
      createdAt: stored?.createdAt,
      body: { persona_id: stored?.personaId, persona_name: 'Greeter', created_at: stored?.createdAt },
    });
    expect(stored?.body).toEqual(greeter.build());
    expect(tavus.requests).toMatchObject([{ method: 'POST', path: '/v2/personas', status: 200 }]);
  });

  test('calls the functions that give secrets, and sends what they give', async () => {
    await using tavus = await sandbox({ apiKey: keys.api });
    await keeper.create({ baseUrl: tavus.url, apiKey: async () => keys.api });
    expect(tavus.personas[0]?.body).toMatchObject({
      layers: { llm: { api_key: keys.llm, headers: { 'x-house': keys.header } }, tts: { api_key: keys.tts } },
    });
  });

  test('takes the key from the environment', async () => {
    await using tavus = await sandbox({ apiKey: keys.api });
    vi.stubEnv('TAVUS_API_KEY', keys.api);
    await keeper.create({ baseUrl: tavus.url });
    expect(tavus.personas).toHaveLength(1);
  });

  test.each([undefined, ''])('sends nothing without a key: %j', async (key) => {
    await using tavus = await sandbox();
    vi.stubEnv('TAVUS_API_KEY', key);
    const error = await rejection(keeper.create({ baseUrl: tavus.url }));
    expect(error).toBeInstanceOf(TavusConfigError);
    expect(error.message).toBe('No API key: set TAVUS_API_KEY in the environment, or pass apiKey.');
    expect(tavus.requests).toEqual([]);
  });

  test.each([`${keys.api}\n`, `"${keys.api}"`, `Bearer ${keys.api}`])(
    'sends nothing with the key %j, which no key can be',
    async (apiKey) => {
      await using tavus = await sandbox();
      const error = await rejection(keeper.create({ baseUrl: tavus.url, apiKey }));
      expect(error).toBeInstanceOf(TavusConfigError);
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(keys.api);
      expect(tavus.requests).toEqual([]);
    },
  );
});

describe('a refusal', () => {
  test('of the body is a TavusBadRequestError with the words of the server', async () => {
    await using tavus = await sandbox();
    const futurist = persona()
      .prompt('You live in the year after next.')
      .conversationalFlow({ turnDetectionModel: unlisted('sparrow-9') });
    const error = await rejection(futurist.create({ baseUrl: tavus.url, apiKey: tavus.apiKey }));
    expect(error).toBeInstanceOf(TavusBadRequestError);
    const serverMessage =
      '/layers/conversational_flow/turn_detection_model: expected one of "sparrow-2", "sparrow-1", "sparrow-0", got another string.';
    expect(error).toMatchObject({
      name: 'TavusBadRequestError',
      status: 400,
      serverMessage,
      message: `Tavus answered 400: ${serverMessage} Nothing was created. Correct what it names, then call again.`,
      body: { error: serverMessage },
    });
    expect(tavus.requests).toHaveLength(1);
    expect(tavus.personas).toEqual([]);
  });

  test('of the key is a TavusAuthenticationError with the words of the server', async () => {
    await using tavus = await sandbox();
    const error = await rejection(keeper.create({ baseUrl: tavus.url, apiKey: keys.api }));
    expect(error).toBeInstanceOf(TavusAuthenticationError);
    const serverMessage = 'The header x-api-key is not the key of this sandbox.';
    expect(error).toMatchObject({
      name: 'TavusAuthenticationError',
      status: 401,
      serverMessage,
      message: `Tavus answered 401: ${serverMessage} Nothing was created. Check TAVUS_API_KEY, or apiKey.`,
    });
    expect(tavus.requests).toHaveLength(1);
    expect(tavus.personas).toEqual([]);
  });
});

type ErrorKind = new (...of: never[]) => TavusError;

/** Everything that can go wrong after the request was sent, by a server that repeats all it was told. */
const failures: readonly (readonly [string, ErrorKind, (response: ServerResponse, body: string) => void])[] =
  [
    ['400', TavusBadRequestError, (response, body) => echo(response, 400, { error: body })],
    ['401', TavusAuthenticationError, (response, body) => echo(response, 401, { message: body })],
    ['500', TavusApiError, (response, body) => echo(response, 500, { error: JSON.parse(body) })],
    [
      '500 as text',
      TavusApiError,
      (response, body) => response.writeHead(500).end(`<p>${allTold(response, body)}</p>`),
    ],
    [
      '503 with retry-after',
      TavusApiError,
      (response, body) => echo(response.setHeader('retry-after', '0'), 503, { error: body }),
    ],
    [
      '429 with retry-after',
      TavusApiError,
      (response, body) => echo(response.setHeader('retry-after', '0'), 429, { error: body }),
    ],
    [
      'a success that is no JSON',
      TavusResponseError,
      (response, body) => response.end(allTold(response, body)),
    ],
    ['a success without an id', TavusResponseError, (response, body) => echo(response, 200, { error: body })],
    ['a dropped connection', TavusConnectionError, (response) => response.destroy()],
    ['a reset connection', TavusConnectionError, (response) => response.socket?.resetAndDestroy()],
    [
      'an answer that breaks off',
      TavusConnectionError,
      (response, body) => {
        response.writeHead(200, { 'content-length': 9_999 });
        response.write(allTold(response, body), () => response.destroy());
      },
    ],
  ];

function echo(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ...body, told: response.req.headers }));
}

function allTold(response: ServerResponse, body: string): string {
  return `${JSON.stringify(response.req.headers)} ${body}`;
}

describe.each(failures)('after %s', (name, kind, respond) => {
  // Whoever asks to wait has not taken the request.
  const requests = name.endsWith('retry-after') ? 3 : 1;

  test('create() has sent no request that may double it, and its error shows no key', async () => {
    await using server = await host(respond);
    const error = await rejection(keeper.create({ baseUrl: server.url, apiKey: keys.api }));
    expect(error).toBeInstanceOf(kind);
    expect(server.requests).toHaveLength(requests);
    expect(server.requests[0]?.request.headers['x-api-key']).toBe(keys.api);
    for (const key of Object.values(keys).slice(1)) expect(server.requests[0]?.body).toContain(key);
    const printed = [
      inspect(error),
      inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
      inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true, customInspect: false }),
      JSON.stringify(error),
      String(error),
      error.stack ?? '',
    ];
    for (const text of printed) {
      expect(Object.values(keys).filter((key) => text.includes(key))).toEqual([]);
    }
  });
});

describe.each([301, 302, 303, 307, 308])('a redirect with status %i', (status) => {
  test('to another host is not followed', async () => {
    await using other = await host((response) => echo(response, 200, { persona_id: 'p0' }));
    await using server = await host((response) => {
      response.writeHead(status, { location: `${other.url}/v2/personas` }).end();
    });
    const error = await rejection(keeper.create({ baseUrl: server.url, apiKey: keys.api }));
    const serverMessage = `a redirect to ${new URL(other.url).host}, not followed`;
    expect(error).toMatchObject({ name: 'TavusRedirectError', status, serverMessage });
    expect(server.requests).toHaveLength(1);
    expect(other.requests).toEqual([]);
  });

  test('to another path is not followed', async () => {
    await using server = await host((response) => response.writeHead(status, { location: '/v3/pals' }).end());
    const error = await rejection(keeper.create({ baseUrl: server.url, apiKey: keys.api }));
    expect(error).toMatchObject({ name: 'TavusRedirectError', status });
    expect(server.requests).toHaveLength(1);
  });
});

describe('an end taken off its builder', () => {
  const keeper = persona().prompt('You keep the lighthouse.');
  const patient = preset((p) => p.conversationalFlow({ turnTakingPatience: 'high' }));

  test('builds and creates', async () => {
    await using tavus = await sandbox();
    const { build, create } = keeper.name('Keeper');
    expect(build().persona_name).toBe('Keeper');
    await create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
    expect(tavus.personas.map(({ personaName }) => personaName)).toEqual(['Keeper']);
  });

  test('goes on after use in a preset', () => {
    const { build } = keeper.use(patient).use(preset((p) => p.use(patient)));
    expect(build().layers?.conversational_flow).toEqual({ turn_taking_patience: 'high' });
  });
});
