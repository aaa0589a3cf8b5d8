import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { TavusConfigError, TavusConnectionError, TavusNotFoundError, type tavus } from '../../src/index.js';
import { Api } from './api.js';
import { clientOf, drop, methods } from './client-of.js';
import { keeper } from './keeper.js';
import { keys, keysShownBy } from './keys.js';
import { faultServer } from './transport/fault-server.js';

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
