import { describe, expect, test } from 'vitest';
import { persona, TavusUnprocessableError } from '../../../src/index.js';
import { Api } from '../api.js';
import { bodyOf, clientOf, drop, methods } from '../client-of.js';
import { keeper } from '../keeper.js';
import { keys } from '../keys.js';
import { faultServer } from '../transport/fault-server.js';

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
    expect(updated).toEqual({ personaId: 'p1', changed: true, discardedDraft: false });
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
    expect(await clientOf(server).personas.update('p1', guide)).toEqual({
      personaId: 'p1',
      changed: false,
      discardedDraft: false,
    });
    expect(methods(server)).toEqual(['GET', 'PATCH', 'GET']);
  });

  test('takes 304 for a success without a change', async () => {
    await using server = await faultServer(holding().serve, ({ answer }) => answer(304));
    expect(await clientOf(server).personas.update('p1', guide)).toEqual({
      personaId: 'p1',
      changed: false,
      discardedDraft: false,
    });
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
      expect(updated).toEqual({ personaId: 'p1', changed: false, discardedDraft: false });
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
      message: expect.stringContaining(
        'It may have been edited meanwhile: call update() again, or make a new plan.',
      ),
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
    expect(await clientOf(server).personas.update('p1', guide)).toEqual({
      personaId: 'p1',
      changed: true,
      discardedDraft: false,
    });
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
