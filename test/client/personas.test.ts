import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  persona,
  TavusConfigError,
  TavusConnectionError,
  TavusNotFoundError,
  type TavusOptions,
  TavusResponseError,
  TavusUnprocessableError,
  tavus,
} from '../../src/index.js';
import { Api } from './api.js';
import { type Fault, type FaultServer, faultServer } from './fault-server.js';
import { keeper, keys, keysShownBy } from './keeper.js';

function clientOf(server: FaultServer, options: TavusOptions = {}) {
  return tavus({ baseUrl: server.url, apiKey: keys.api, ...options });
}

const methods = (server: FaultServer) => server.requests.map(({ method }) => method);
const drop: Fault = ({ socket }) => void socket.end();

describe('withResponse()', () => {
  test('gives the answer beside the value', async () => {
    const api = new Api();
    await using server = await faultServer(
      ({ answer }) => answer(429, '', { 'retry-after': '0' }),
      api.serve,
    );
    const { data, response, attempts } = await clientOf(server).personas.create(keeper).withResponse();
    expect(data).toMatchObject({ personaId: 'p1' });
    expect(attempts).toBe(2);
    expect(response).toMatchObject({ status: 200, requestId: 'r-1' });
    expect(Object.keys(response.headers).sort()).toEqual([
      'content-length',
      'content-type',
      'date',
      'x-request-id',
    ]);
  });

  test('is there after .create() too, and sends nothing again', async () => {
    const api = new Api();
    await using server = await faultServer(api.serve);
    const creating = keeper.create({ baseUrl: server.url, apiKey: keys.api });
    const { data } = await creating.withResponse();
    expect(await creating).toBe(data);
    expect(server.requests).toHaveLength(1);
  });

  test('is rejected with the same error, and nothing is left unhandled', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      await using server = await faultServer(({ answer }) => answer(400, '{"error":"no"}'));
      await expect(clientOf(server).personas.get('p1').withResponse()).rejects.toMatchObject({ status: 400 });
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});

describe('.create({ client })', () => {
  test('sends through the client', async () => {
    const api = new Api();
    await using server = await faultServer(api.serve);
    const created = await keeper.create({ client: clientOf(server), timeout: 5_000 });
    expect(created.personaId).toBe('p1');
    expect(api.personas.get('p1')).toMatchObject({ layers: { tts: { api_key: keys.tts } } });
  });

  test('refuses options that the client has already', async () => {
    await using server = await faultServer(new Api().serve);
    const creating = keeper.create({ client: clientOf(server), apiKey: keys.api });
    await expect(creating).rejects.toThrow(
      'apiKey is an option of the client: give it to tavus(), not beside client.',
    );
    expect(server.requests).toEqual([]);
  });
});

describe('get()', () => {
  test.each(['bare', 'object', 'list'] as const)('reads a persona that comes %s', async (wrapping) => {
    const api = Object.assign(new Api(), { wrapping });
    await using server = await faultServer(api.serve);
    const client = clientOf(server);
    await client.personas.create(keeper);
    const got = await client.personas.get('p1');
    expect(got).toMatchObject({ personaId: 'p1', personaName: 'Key Keeper' });
    expect(got.body).toMatchObject({ layers: { llm: { api_key: keys.llm } } });
    expect(keysShownBy(got)).toEqual([]);
    expect(inspect(got, { depth: 9 })).toContain('[secret]');
  });

  test('of an unknown id is a TavusNotFoundError', async () => {
    await using server = await faultServer(new Api().serve);
    await expect(clientOf(server).personas.get('p9')).rejects.toBeInstanceOf(TavusNotFoundError);
  });

  test.each(['', '..', 'p1/../p2', 'p 1', 7 as unknown as string])(
    'sends nothing for the id %j',
    async (id) => {
      await using server = await faultServer(new Api().serve);
      await expect(clientOf(server).personas.get(id)).rejects.toBeInstanceOf(TavusConfigError);
      await expect(clientOf(server).personas.delete(id)).rejects.toBeInstanceOf(TavusConfigError);
      expect(server.requests).toEqual([]);
    },
  );

  test.each([500, 502, 503, 504, 408])('is repeated after %i', async (status) => {
    const api = new Api();
    api.create('{}');
    await using server = await faultServer(({ answer }) => answer(status), api.serve);
    expect(await clientOf(server).personas.get('p1')).toMatchObject({ personaId: 'p1' });
    expect(server.requests).toHaveLength(2);
  });

  test('is repeated after a timeout and after a broken connection, and has no effect', async () => {
    await using server = await faultServer(() => {}, drop);
    const error = await clientOf(server, { timeout: 200 })
      .personas.get('p1')
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TavusConnectionError);
    expect(error).toMatchObject({ attempts: 3, effect: 'none' });
  });
});

describe('list()', () => {
  async function listed(api: Api, options: Parameters<ReturnType<typeof tavus>['personas']['list']>[0]) {
    await using server = await faultServer(api.serve);
    const ids: string[] = [];
    for await (const { personaId } of clientOf(server).personas.list(options)) ids.push(personaId);
    return { ids, paths: server.requests.map(({ path }) => path) };
  }

  function filled(count: number): Api {
    const api = new Api();
    for (let index = 0; index < count; index++) api.create('{}');
    return api;
  }

  test('goes over all pages', async () => {
    const { ids, paths } = await listed(filled(7), { limit: 3, type: 'user' });
    expect(ids).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']);
    expect(paths).toEqual([1, 2, 3].map((page) => `/v2/personas?page=${page}&limit=3&persona_type=user`));
  });

  test('is not ended by a page that is shorter than asked for', async () => {
    const { ids, paths } = await listed(Object.assign(filled(5), { mostOnPage: 2 }), { limit: 100 });
    expect(ids).toHaveLength(5);
    expect(paths).toHaveLength(3);
  });

  test('ends at an empty page where the server does not count', async () => {
    const { ids, paths } = await listed(Object.assign(filled(4), { counts: false }), { limit: 2 });
    expect(ids).toHaveLength(4);
    expect(paths).toHaveLength(3);
  });

  test('ends where the server knows no pages', async () => {
    const data = JSON.stringify({ data: [{ persona_id: 'p1' }, { persona_id: 'p2' }] });
    await using server = await faultServer(({ answer }) => answer(200, data));
    const ids: string[] = [];
    for await (const { personaId } of clientOf(server).personas.list()) ids.push(personaId);
    expect(ids).toEqual(['p1', 'p2']);
    expect(server.requests).toHaveLength(2);
  });

  test('asks for no page that nobody reads', async () => {
    await using server = await faultServer(filled(9).serve);
    for await (const _ of clientOf(server).personas.list({ limit: 3 })) break;
    expect(server.requests).toHaveLength(1);
  });

  test.each(['{}', '[7]', '{"data":[{}]}', '<p>'])(
    'of what is no list is a TavusResponseError: %s',
    async (body) => {
      await using server = await faultServer(({ answer }) => answer(200, body));
      await expect(clientOf(server).personas.list()[Symbol.asyncIterator]().next()).rejects.toMatchObject({
        name: 'TavusResponseError',
        effect: 'none',
      });
    },
  );

  test('takes no senseless limit', async () => {
    await expect(listed(filled(1), { limit: 0 })).rejects.toBeInstanceOf(TavusConfigError);
  });
});

describe('delete()', () => {
  test('deletes', async () => {
    const api = new Api();
    api.create('{}');
    await using server = await faultServer(api.serve);
    const { data, response } = await clientOf(server).personas.delete('p1').withResponse();
    expect([data, response.status]).toEqual([undefined, 204]);
    expect(api.personas.size).toBe(0);
    await expect(clientOf(server).personas.delete('p1')).rejects.toMatchObject({
      name: 'TavusNotFoundError',
      effect: 'none',
    });
  });

  test('takes 404 for success after an attempt whose answer was lost', async () => {
    const api = new Api();
    api.create('{}');
    await using server = await faultServer(({ socket }) => {
      api.delete('p1');
      socket.end();
    }, api.serve);
    await clientOf(server).personas.delete('p1');
    expect(methods(server)).toEqual(['DELETE', 'DELETE']);
  });

  test('whose every answer is lost has an effect that is unknown', async () => {
    await using server = await faultServer(drop);
    await expect(clientOf(server).personas.delete('p1')).rejects.toMatchObject({
      effect: 'unknown',
      attempts: 3,
      message: expect.stringContaining('The persona may be gone: get() it before you call delete() again.'),
    });
  });
});

describe('update()', () => {
  const stored = JSON.stringify({
    persona_name: 'Old Guide',
    system_prompt: 'You give tours.',
    pipeline_mode: 'full',
    default_replica_id: 'r1',
    layers: { tts: { tts_engine: 'cartesia', external_voice_id: 'v1', api_key: 'kept' }, stt: null },
  });
  const guide = persona().name('New Guide').prompt('You give tours.').tts('cartesia');

  function holding(body = stored): Api {
    const api = new Api();
    api.create(body);
    return api;
  }

  test('changes what the persona states, and nothing else', async () => {
    const api = holding();
    await using server = await faultServer(api.serve);
    const updated = await clientOf(server).personas.update('p1', guide);
    expect(updated).toEqual({ personaId: 'p1', changed: true });
    expect(JSON.parse(server.requests[1]?.body ?? '')).toEqual([
      { op: 'test', path: '/persona_name', value: 'Old Guide' },
      { op: 'replace', path: '/persona_name', value: 'New Guide' },
    ]);
    expect(api.personas.get('p1')).toMatchObject({ ...JSON.parse(stored), persona_name: 'New Guide' });
  });

  test('sends no patch where there is nothing to change', async () => {
    const api = holding();
    await using server = await faultServer(api.serve);
    await clientOf(server).personas.update('p1', guide);
    expect(await clientOf(server).personas.update('p1', guide)).toEqual({ personaId: 'p1', changed: false });
    expect(methods(server)).toEqual(['GET', 'PATCH', 'GET']);
  });

  test('takes 304 for a success without a change', async () => {
    await using server = await faultServer(holding().serve, ({ answer }) => answer(304));
    expect(await clientOf(server).personas.update('p1', guide)).toEqual({ personaId: 'p1', changed: false });
  });

  test('with prune removes what the persona does not state, but no stored key', async () => {
    const api = holding();
    await using server = await faultServer(api.serve);
    await clientOf(server).personas.update('p1', guide, { prune: true });
    const { persona_id, created_at, ...body } = api.personas.get('p1') ?? {};
    expect([persona_id, typeof created_at]).toEqual(['p1', 'string']);
    expect(body).toEqual({
      persona_name: 'New Guide',
      system_prompt: 'You give tours.',
      pipeline_mode: 'full',
      layers: { tts: { tts_engine: 'cartesia', api_key: 'kept' }, stt: null },
    });
  });

  test('takes a masked key for no change', async () => {
    const body = JSON.parse(JSON.stringify(await bodyOf(keeper))) as {
      layers: { llm: { api_key: string; headers: object }; tts: { api_key: string } };
    };
    body.layers.llm.api_key = '****4567';
    body.layers.llm.headers = { 'x-house': '***' };
    body.layers.tts.api_key = '';
    await using server = await faultServer(holding(JSON.stringify(body)).serve);
    for (const prune of [false, true]) {
      const updated = await clientOf(server).personas.update('p1', keeper, { prune });
      expect(updated).toEqual({ personaId: 'p1', changed: false });
    }
  });

  test('takes a key that the server does not show for no change', async () => {
    const body = (await bodyOf(keeper)) as { layers: { llm: Record<string, unknown> } };
    const { api_key, headers, ...llm } = body.layers.llm;
    expect([api_key, headers]).toEqual([keys.llm, { 'x-house': keys.header }]);
    const shown = JSON.stringify({ ...body, layers: { ...body.layers, llm } });
    await using server = await faultServer(holding(shown).serve);
    expect(await clientOf(server).personas.update('p1', keeper)).toMatchObject({ changed: false });
  });

  test('sends the key along with the address that it is for', async () => {
    const api = holding();
    await using server = await faultServer(api.serve);
    const client = clientOf(server);
    const own = { model: 'm', apiKey: keys.llm };
    const first = guide.customLlm({ ...own, baseUrl: 'https://one.example/v1' });
    await client.personas.update('p1', first);
    expect(api.personas.get('p1')).toMatchObject({ layers: { llm: { api_key: keys.llm } } });
    const second = guide.customLlm({ ...own, baseUrl: 'https://two.example/v1', apiKey: keys.header });
    await client.personas.update('p1', second);
    expect(api.personas.get('p1')).toMatchObject({
      layers: { llm: { api_key: keys.header, base_url: 'https://two.example/v1' } },
    });
  });

  test('with prune removes the key together with the address', async () => {
    const api = holding();
    await using server = await faultServer(api.serve);
    const client = clientOf(server);
    await client.personas.update(
      'p1',
      guide.customLlm({ model: 'm', baseUrl: 'https://one.example/v1', apiKey: 'k' }),
    );
    await client.personas.update('p1', guide.llm('tavus-gpt-oss'), { prune: true });
    expect(api.personas.get('p1')).toMatchObject({ layers: { llm: { model: 'tavus-gpt-oss' } } });
    expect(JSON.stringify(api.personas.get('p1'))).not.toMatch(/base_url|"api_key":"k"/);
  });

  test('replaces a list as a whole', async () => {
    const api = holding(JSON.stringify({ ...JSON.parse(stored), document_ids: ['d1', 'd2'] }));
    await using server = await faultServer(api.serve);
    await clientOf(server).personas.update('p1', guide.documents('d2', 'd3'));
    expect(JSON.parse(server.requests[1]?.body ?? '')).toContainEqual({
      op: 'replace',
      path: '/document_ids',
      value: ['d2', 'd3'],
    });
  });

  test('fails as a whole if somebody else was faster', async () => {
    const api = holding();
    await using server = await faultServer(
      api.serve,
      (exchange) => {
        api.patch('p1', '[{"op":"replace","path":"/persona_name","value":"Their Guide"}]');
        api.serve(exchange);
      },
      api.serve,
    );
    const error = await clientOf(server)
      .personas.update('p1', guide)
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TavusUnprocessableError);
    expect(error).toMatchObject({
      effect: 'none',
      message: expect.stringContaining('It may have been edited meanwhile: call update() again.'),
    });
    expect(api.personas.get('p1')).toMatchObject({ persona_name: 'Their Guide' });
  });

  test('knows its own work again after the answer was lost', async () => {
    const api = holding();
    await using server = await faultServer(
      api.serve,
      ({ request, socket }) => {
        api.patch('p1', request.body);
        socket.end();
      },
      api.serve,
    );
    expect(await clientOf(server).personas.update('p1', guide)).toEqual({ personaId: 'p1', changed: true });
    expect(methods(server)).toEqual(['GET', 'PATCH', 'PATCH', 'GET']);
  });

  test('without a leading test is not repeated after its answer was lost', async () => {
    const api = holding('{"pipeline_mode":"full","system_prompt":"You give tours."}');
    await using server = await faultServer(api.serve, drop);
    await expect(clientOf(server).personas.update('p1', guide)).rejects.toMatchObject({
      effect: 'unknown',
      attempts: 1,
    });
    expect(methods(server)).toEqual(['GET', 'PATCH']);
  });
});

describe("onUnknown: 'reconcile'", () => {
  const lose =
    (api: Api, times = 1): Fault =>
    ({ request, socket }) => {
      for (let made = 0; made < times; made++) api.create(request.body);
      socket.end();
    };

  test('finds the one persona that was made', async () => {
    const api = new Api();
    for (let old = 0; old < 150; old++) {
      api.create(JSON.stringify(await bodyOf(keeper)));
      (api.personas.get(`p${old + 1}`) as { created_at: string }).created_at = '2024-01-24T07:14:03Z';
    }
    await using server = await faultServer(lose(api), api.serve);
    const client = clientOf(server);
    const created = await client.personas.create(keeper, { onUnknown: 'reconcile' });
    expect(created).toMatchObject({ personaId: 'p151', personaName: 'Key Keeper', recovered: true });
    expect(methods(server)).toEqual(['POST', 'GET', 'GET']);
    expect(server.requests[1]?.path).toBe('/v2/personas?page=1&limit=100&persona_type=user');
    expect(keysShownBy(created)).toEqual([]);
  });

  test('finds it behind an answer that cannot be read, with its keys masked', async () => {
    const api = new Api();
    await using server = await faultServer((exchange) => {
      const { persona_id } = api.create(exchange.request.body);
      const made = api.personas.get(String(persona_id)) as { layers: { llm: { api_key: string } } };
      made.layers.llm.api_key = '****';
      exchange.answer(200, '<p>Done</p>');
    }, api.serve);
    const created = await clientOf(server).personas.create(keeper, { onUnknown: 'reconcile' });
    expect(created).toMatchObject({ personaId: 'p1', recovered: true });
  });

  test.each([
    ['none', 0, 'It was looked for, and not found in the list so far.'],
    ['two', 2, 'Several new personas are equal to it: p1, p2.'],
  ])('throws where there is %s', async (_, times, sentence) => {
    const api = new Api();
    await using server = await faultServer(lose(api, times), api.serve);
    const error = await clientOf(server)
      .personas.create(keeper, { onUnknown: 'reconcile' })
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TavusConnectionError);
    expect(error).toMatchObject({ effect: 'unknown', message: expect.stringContaining(sentence) });
    expect((error as Error).stack).toContain(sentence);
    expect(keysShownBy(error)).toEqual([]);
  });

  test('does not take a persona that differs in a field', async () => {
    const api = new Api();
    await using server = await faultServer(({ request, socket }) => {
      api.create(JSON.stringify({ ...JSON.parse(request.body), system_prompt: 'Another.' }));
      socket.end();
    }, api.serve);
    await expect(clientOf(server).personas.create(keeper, { onUnknown: 'reconcile' })).rejects.toThrow(
      'not found in the list',
    );
  });

  test('does not take a persona that another call has received', async () => {
    const api = new Api();
    await using server = await faultServer(api.serve, drop, api.serve);
    const client = clientOf(server);
    const [first, second] = await Promise.allSettled([
      client.personas.create(keeper, { onUnknown: 'reconcile' }),
      client.personas.create(keeper, { onUnknown: 'reconcile' }),
    ]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(api.personas.size).toBe(1);
  });

  test('keeps the first failure where the search fails', async () => {
    await using server = await faultServer(drop);
    await expect(clientOf(server).personas.create(keeper, { onUnknown: 'reconcile' })).rejects.toMatchObject({
      name: 'TavusConnectionError',
      effect: 'unknown',
      message: expect.stringContaining('Looking for it failed too.'),
    });
    expect(methods(server).filter((method) => method === 'POST')).toHaveLength(1);
  });

  test.each([
    ['it is not asked for', {}],
    ["it is 'throw'", { onUnknown: 'throw' as const }],
  ])('nothing is listed where %s', async (_, options) => {
    const api = new Api();
    await using server = await faultServer(({ answer }) => answer(200, ''), api.serve);
    await expect(clientOf(server).personas.create(keeper, options)).rejects.toBeInstanceOf(
      TavusResponseError,
    );
    expect(methods(server)).toEqual(['POST']);
  });

  test('nothing is listed where nothing happened', async () => {
    await using server = await faultServer(({ answer }) => answer(400, '{"error":"no"}'));
    await expect(clientOf(server).personas.create(keeper, { onUnknown: 'reconcile' })).rejects.toThrow('400');
    expect(methods(server)).toEqual(['POST']);
  });
});

/** What a persona sends, as a server stores it. */
async function bodyOf(ready: typeof keeper): Promise<object> {
  const api = new Api();
  await using server = await faultServer(api.serve);
  await clientOf(server).personas.create(ready);
  const { persona_id, created_at, ...body } = api.personas.get('p1') ?? {};
  expect([persona_id, typeof created_at]).toEqual(['p1', 'string']);
  return body;
}
