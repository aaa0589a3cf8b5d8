import { describe, expect, test } from 'vitest';
import { PlanOutdatedError, persona } from '../../../src/index.js';
import { Api } from '../api.js';
import { clientOf } from '../client-of.js';
import { keys, keysShownBy } from '../keys.js';
import { faultServer } from '../transport/fault-server.js';
import { client, server } from './fresh-sandbox.js';

const guide = persona().name('Harbour Guide').prompt('You know every ferry.');
const byName = { match: 'name' } as const;

describe('a stored key', () => {
  const own = (model: string, baseUrl = 'https://llm.example.com/v1') =>
    guide.customLlm({ model, baseUrl, apiKey: keys.llm });
  const keyAt = (layer: 'llm' | 'tts') => server.personas[0]?.body.layers?.[layer]?.api_key;

  test('is sent along with a change of its layer', async () => {
    await own('m-1').create({ client });
    await (await client.personas.plan(own('m-2'), byName)).apply();
    expect(server.requests.find(({ method }) => method === 'PATCH')?.body).toEqual([
      { op: 'test', path: '/layers/llm/model', value: 'm-1' },
      { op: 'replace', path: '/layers/llm/model', value: 'm-2' },
      { op: 'replace', path: '/layers/llm/api_key', value: keys.llm },
    ]);
    expect(keyAt('llm')).toBe(keys.llm);
  });

  test('is exchanged with resendSecrets', async () => {
    await own('m-1').create({ client });
    const rotated = guide.customLlm({
      model: 'm-1',
      baseUrl: 'https://llm.example.com/v1',
      apiKey: keys.tts,
    });
    expect((await client.personas.plan(rotated, byName)).action).toBe('none');
    const plan = await client.personas.plan(rotated, { ...byName, resendSecrets: true });
    expect(plan.changes).toEqual([
      { op: 'replace', path: '/layers/llm/api_key', before: '[secret]', after: '[secret]' },
    ]);
    expect(await plan.apply()).toMatchObject({ action: 'update', notKept: [] });
    expect(keyAt('llm')).toBe(keys.tts);
    const { changed } = await client.personas.update(plan.personaId ?? '', own('m-1'), {
      resendSecrets: true,
    });
    expect([changed, keyAt('llm')]).toEqual([true, keys.llm]);
  });

  const voiced = guide.tts('elevenlabs', { apiKey: keys.tts });
  test.each([
    [
      'stays where the layer is stated without it',
      voiced,
      guide.tts('elevenlabs'),
      true,
      'it stays',
      keys.tts,
    ],
    [
      'stays under another engine',
      voiced,
      guide.tts('cartesia'),
      false,
      'for another address: it stays',
      keys.tts,
    ],
    ['goes with its layer', voiced, guide, true, 'will be gone', undefined],
    ['goes with its engine', voiced, guide.tts('cartesia'), true, 'will be gone', undefined],
  ])('%s, and the plan says so', async (_, before, after, prune, sentence, kept) => {
    await before.create({ client });
    const plan = await client.personas.plan(after, { ...byName, prune });
    if (sentence) {
      expect(plan.warnings).toMatchObject([
        { path: '/layers/tts/api_key', message: expect.stringContaining(sentence) },
      ]);
    } else {
      expect(plan.changes).toContainEqual({ op: 'remove', path: '/layers/tts/api_key', before: '[secret]' });
    }
    await plan.apply();
    expect(keyAt('tts')).toBe(kept);
  });

  test('keeps a hosted model away from Tavus, and the plan says so', async () => {
    await own('m-1').create({ client });
    const hosted = guide.llm('tavus-gpt-oss');
    expect((await client.personas.plan(hosted, byName)).warnings).toEqual([
      {
        path: '/layers/llm/base_url',
        message: 'The model is called at the address that is stored here, not at Tavus.',
        hint: 'Set prune to remove it.',
      },
    ]);
    expect((await client.personas.plan(hosted, { ...byName, prune: true })).warnings).toMatchObject([
      { path: '/layers/llm/api_key', message: expect.stringContaining('will be gone') },
    ]);
  });

  test.each(['', ' ', null])('does not mind an address that is none: %j', async (none) => {
    const llm = { model: 'tavus-gpt-oss', base_url: none, api_key: 'k-stored' };
    const api = new Api();
    api.create(
      JSON.stringify({ ...guide.build(), layers: { llm, tts: { tts_engine: none, api_key: 'k' } } }),
    );
    await using faults = await faultServer(api.serve);
    const next = guide.llm('tavus-gpt-oss');
    expect(await clientOf(faults).personas.plan(next, { id: 'p1' })).toMatchObject({
      action: 'none',
      warnings: [],
    });
  });

  const hooked = (...hooks: readonly { url: string; headers?: { 'x-key': string } }[]) =>
    guide.llm('tavus-gpt-oss', { extraBody: { hooks: hooks.map((hook) => ({ ...hook })) } });
  const keyedHook = (key: string, url = 'a') => ({ url, headers: { 'x-key': key } });
  const hooksStored = () => server.personas[0]?.body.layers?.llm?.extra_body?.['hooks'];

  test('in a list is exchanged with resendSecrets, and added', async () => {
    await hooked(keyedHook(keys.llm)).create({ client });
    expect((await client.personas.plan(hooked(keyedHook(keys.tts)), byName)).action).toBe('none');
    const resending = { ...byName, resendSecrets: true };
    await (await client.personas.plan(hooked(keyedHook(keys.tts)), resending)).apply();
    expect(hooksStored()).toEqual([keyedHook(keys.tts)]);
    await (await client.personas.plan(hooked({ url: 'b' }), byName)).apply();
    await (await client.personas.plan(hooked(keyedHook(keys.llm, 'b')), resending)).apply();
    expect(hooksStored()).toEqual([keyedHook(keys.llm, 'b')]);
  });

  test('in a list goes and stays with a word', async () => {
    await hooked(keyedHook(keys.llm)).create({ client });
    const path = '/layers/llm/extra_body/hooks/0/headers';
    const kept = await client.personas.plan(hooked({ url: 'a' }), byName);
    expect(kept).toMatchObject({
      action: 'none',
      warnings: [{ path, message: expect.stringContaining('it stays') }],
    });
    const gone = await client.personas.plan(hooked({ url: 'b' }), byName);
    expect(gone).toMatchObject({ warnings: [{ path, message: expect.stringContaining('will be gone') }] });
    expect(await gone.apply()).toMatchObject({ notKept: [] });
    expect(server.requests.find(({ method }) => method === 'PATCH')?.body).toMatchObject([
      { op: 'test', path: '/layers/llm/extra_body/hooks/0/url', value: 'a' },
      { op: 'replace' },
    ]);
  });

  test('beside a model in what the library does not know is no address of a language model', async () => {
    const avatar = (of: { model: string; base_url?: string }) => guide.extra({ layers: { avatar: of } });
    await avatar({ model: 'm', base_url: 'https://avatar.example.com' }).create({ client });
    expect((await client.personas.plan(avatar({ model: 'n' }), byName)).warnings).toEqual([]);
  });

  test('that came since the plan keeps it from calling a model elsewhere', async () => {
    const { personaId } = await guide.llm('tavus-gpt-5.2').create({ client });
    const plan = await client.personas.plan(guide.llm('tavus-gpt-oss'), byName);
    await client.personas.update(personaId, own('tavus-gpt-5.2'));
    await expect(plan.apply()).rejects.toBeInstanceOf(PlanOutdatedError);
  });

  test('that a server repeats does not show', async () => {
    await own('m-1').create({ client });
    const plan = await client.personas.plan(own('m-2'), byName);
    server.fail([{ status: 400, body: { error: `no such key: ${keys.llm}` } }]);
    const error = await plan.apply().catch((error: unknown) => error);
    expect(error).toMatchObject({ status: 400, serverMessage: 'no such key: [secret]' });
    expect(keysShownBy(error)).toEqual([]);
  });
});
