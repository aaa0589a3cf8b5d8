import { describe, expect, test } from 'vitest';
import { TavusConnectionError, TavusResponseError } from '../../../src/index.js';
import { Api } from '../api.js';
import { bodyOf, clientOf, drop, methods } from '../client-of.js';
import { keeper } from '../keeper.js';
import { keysShownBy } from '../keys.js';
import { type Fault, faultServer } from '../transport/fault-server.js';

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
