import { describe, expect, test } from 'vitest';
import { PlanOutdatedError, persona, TavusUnprocessableError, tool } from '../../../src/index.js';
import { keeper } from '../keeper.js';
import { keys } from '../keys.js';
import { client, clientWith, sentBy, server, traffic } from './fresh-sandbox.js';

const guide = persona().name('Harbour Guide').prompt('You know every ferry.');
const byName = { match: 'name' } as const;

describe('apply()', () => {
  test('creates, reads back, and does nothing when it is called again', async () => {
    const plan = await client.personas.plan(keeper, byName);
    const applied = await plan.apply();
    expect(applied).toEqual({
      personaId: server.personas[0]?.personaId,
      personaName: 'Key Keeper',
      action: 'create',
      notKept: [],
      discardedDraft: false,
      warnings: [],
    });
    expect(traffic()).toEqual(['GET 200', 'GET 200', 'POST 200', 'GET 200']);
    expect(await sentBy(async () => expect(await plan.apply()).toBe(applied))).toEqual([]);
    expect(server.personas[0]?.body.layers?.llm?.api_key).toBe(keys.llm);
  });

  test('called twice at once makes one persona', async () => {
    const plan = await client.personas.plan(guide, byName);
    const [one, other] = await Promise.all([plan.apply(), plan.apply()]);
    expect(one).toBe(other);
    expect(server.personas).toHaveLength(1);
  });

  test('of two plans made before either makes one persona', async () => {
    const plans = [await client.personas.plan(guide, byName), await client.personas.plan(guide, byName)];
    for (const plan of plans) expect(await plan.apply()).toMatchObject({ action: 'create' });
    expect(server.personas).toHaveLength(1);
  });

  test.each([
    ['differs', guide.prompt('You sell ice cream.')],
    [
      'would do otherwise',
      guide.customLlm({ model: 'tavus-gpt-oss', baseUrl: 'https://llm.example.com', apiKey: 'k' }),
    ],
  ])('does not touch a persona that the plan did not know and that %s', async (_, theirs) => {
    const plan = await client.personas.plan(guide.llm('tavus-gpt-oss'), byName);
    const { personaId } = await theirs.create({ client });
    const applying = plan.apply();
    await expect(applying).rejects.toBeInstanceOf(PlanOutdatedError);
    await expect(applying).rejects.toMatchObject({
      personaId,
      effect: 'none',
      message: `The persona ${personaId} has appeared under this name since the plan was made. Nothing was done: make a new plan.`,
    });
    expect(server.personas).toMatchObject([{ body: theirs.build() }]);
  });

  test('changes what the plan shows', async () => {
    const { personaId } = await guide.documents('d-1').create({ client });
    const plan = await client.personas.plan(guide.replica('r-1'), { ...byName, prune: true });
    expect(await plan.apply()).toEqual({
      personaId,
      personaName: 'Harbour Guide',
      action: 'update',
      notKept: [],
      discardedDraft: false,
      warnings: [],
    });
    expect(server.personas[0]?.body).toEqual({ ...guide.build(), default_replica_id: 'r-1' });
  });

  const escort = (description: string) =>
    tool('escort', {
      description,
      parameters: { type: 'object', properties: { headers: { type: 'string' } }, required: ['headers'] },
    });

  test.each([
    ['changed what the plan replaces', guide, guide.prompt('New.'), guide.prompt('Theirs.')],
    ['set what the plan adds', guide, guide.documents('d-ours'), guide.documents('d-theirs')],
    [
      'changed a tool with a parameter that looks like a secret',
      guide.tools(escort('Old.')),
      guide.tools(escort('New.')),
      guide.tools(escort('Theirs.')),
    ],
  ])('does nothing if somebody else %s', async (_, before, ours, theirs) => {
    const { personaId } = await before.create({ client });
    const plan = await client.personas.plan(ours, byName);
    await client.personas.update(personaId, theirs);
    const applying = plan.apply();
    await expect(applying).rejects.toBeInstanceOf(PlanOutdatedError);
    await expect(applying).rejects.toThrow(`The persona ${personaId} has changed since the plan was made.`);
    expect(server.personas[0]?.body).toEqual(theirs.build());
  });

  test('leaves alone a layer that somebody else added beside', async () => {
    const { personaId } = await guide.create({ client });
    const plan = await client.personas.plan(guide.llm('tavus-gpt-oss'), byName);
    const theirs = guide.tts('elevenlabs', { apiKey: keys.tts });
    await client.personas.update(personaId, theirs);
    expect(await plan.apply()).toMatchObject({ action: 'update', notKept: [] });
    expect(server.personas[0]?.body).toEqual(theirs.llm('tavus-gpt-oss').build());
  });

  test('fails as a whole if somebody else is faster at the last moment', async () => {
    const { personaId } = await guide.create({ client });
    const plan = await client.personas.plan(guide.prompt('New.').replica('r-1'), byName);
    const other = clientWith({});
    let isTold = false;
    const late = clientWith({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (request.method === 'PATCH' && !isTold) {
          isTold = true;
          await other.personas.update(personaId, guide.prompt('Theirs.'));
        }
        return fetch(request);
      },
    });
    const raced = await late.personas.plan(guide.prompt('New.').replica('r-1'), byName);
    await expect(raced.apply()).rejects.toBeInstanceOf(TavusUnprocessableError);
    await expect(plan.apply()).rejects.toBeInstanceOf(PlanOutdatedError);
    expect(server.personas[0]?.body).toEqual(guide.prompt('Theirs.').build());
  });

  test.each([['lost-response'], [{ status: 500, handled: true }], [{ lost: 'drop' }]] as const)(
    'of a change whose answer was lost can be called again: %j',
    async (fault) => {
      await guide.create({ client });
      const once = clientWith({ maxRetries: 0 });
      const plan = await once.personas.plan(guide.prompt('New.'), byName);
      server.fail([undefined, fault]);
      await expect(plan.apply()).rejects.toMatchObject({ effect: 'unknown' });
      expect(await plan.apply()).toMatchObject({ action: 'update', notKept: [] });
      expect(server.personas[0]?.body.system_prompt).toBe('New.');
      expect(traffic().filter((line) => line.startsWith('PATCH'))).toHaveLength(1);
    },
  );

  test('finds the persona whose answer was lost', async () => {
    const plan = await client.personas.plan(keeper, byName);
    server.fail([undefined, 'lost-response']);
    expect(await plan.apply()).toMatchObject({ personaId: server.personas[0]?.personaId, action: 'create' });
    expect(server.personas).toHaveLength(1);
  });

  test('can be called again where nobody could know, and makes one persona', async () => {
    const plan = await client.personas.plan(keeper, byName);
    // The name is looked for, the answer is lost, and so is the search.
    server.fail([undefined, 'lost-response', { status: 404 }]);
    await expect(plan.apply()).rejects.toMatchObject({ effect: 'unknown' });
    expect(await plan.apply()).toMatchObject({ personaId: server.personas[0]?.personaId, notKept: [] });
    expect(server.personas).toHaveLength(1);
  });

  test('does nothing after an abort, and can be called again', async () => {
    const plan = await client.personas.plan(guide, byName);
    await expect(plan.apply({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
      effect: 'none',
    });
    expect(server.personas).toEqual([]);
    expect(await plan.apply()).toMatchObject({ action: 'create' });
  });

  test('gives the id even if reading back fails', async () => {
    const plan = await client.personas.plan(guide, byName);
    server.fail([undefined, undefined, { status: 404 }]);
    expect(await plan.apply()).toEqual({
      personaId: server.personas[0]?.personaId,
      personaName: 'Harbour Guide',
      action: 'create',
      notKept: undefined,
      discardedDraft: false,
      warnings: [],
    });
  });
});

describe('notKept', () => {
  /** A client that reads what a change has made of the persona, so many times. */
  function forgetful(change: (persona: Record<string, unknown>) => void, times = Number.POSITIVE_INFINITY) {
    let written = false;
    let left = times;
    return clientWith({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const response = await fetch(request);
        const isRead = request.method === 'GET';
        written ||= !isRead;
        if (!isRead || !written || !/personas\/\w+$/.test(request.url) || left-- <= 0) return response;
        const body = (await response.json()) as { data: Record<string, unknown>[] };
        for (const persona of body.data) change(persona);
        return Response.json(body);
      },
    });
  }

  test('names what the server did not take', async () => {
    const lossy = forgetful((persona) => {
      persona['layers'] = { tts: { tts_engine: 'cartesia' } };
      persona['document_ids'] = ['d-1'];
    });
    const full = guide
      .documents('d-1', 'd-2')
      .tts('cartesia', { ttsModelName: 'sonic-3' })
      .stt('tavus-soniox');
    const plan = await lossy.personas.plan(full, byName);
    expect((await plan.apply()).notKept).toEqual([
      '/document_ids',
      '/layers/stt/stt_engine',
      '/layers/tts/tts_model_name',
    ]);
  });

  test('names a key that the server had and forgot', async () => {
    await keeper.create({ client });
    const lossy = forgetful((persona) => {
      delete (persona['layers'] as { llm: { api_key?: string } }).llm.api_key;
    });
    const plan = await lossy.personas.plan(keeper.prompt('You guard the keys at night.'), byName);
    expect((await plan.apply()).notKept).toEqual(['/layers/llm/api_key']);
  });

  test('does not name what a second look finds', async () => {
    const late = forgetful((persona) => delete persona['system_prompt'], 1);
    const plan = await late.personas.plan(guide, byName);
    expect((await plan.apply()).notKept).toEqual([]);
  });

  test('names what should have gone', async () => {
    await guide.documents('d-1').create({ client });
    const stubborn = forgetful((persona) => Object.assign(persona, { document_ids: ['d-1'] }));
    const plan = await stubborn.personas.plan(guide, { ...byName, prune: true });
    expect((await plan.apply()).notKept).toEqual(['/document_ids']);
  });
});
