import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  PersonaNameError,
  type PersonaPlan,
  PlanOutdatedError,
  persona,
  type Tavus,
  TavusConfigError,
  TavusNotFoundError,
  type TavusOptions,
  TavusUnprocessableError,
  tavus,
  tool,
} from '../../../src/index.js';
import { type Sandbox, sandbox } from '../../../src/sandbox/index.js';
import { Api } from '../api.js';
import { clientOf } from '../client-of.js';
import { keeper } from '../keeper.js';
import { keys, keysShownBy } from '../keys.js';
import { faultServer } from '../transport/fault-server.js';

let server: Sandbox;
let client: Tavus;
beforeEach(async () => {
  server = await sandbox();
  client = clientWith({});
});
afterEach(() => server.close());

function clientWith(options: TavusOptions): Tavus {
  return tavus({ baseUrl: server.url, apiKey: server.apiKey, ...options });
}

/** The requests so far, as `METHOD status`. */
function traffic(): readonly string[] {
  return server.requests.map(({ method, status }) => `${method} ${status}`);
}

/** What a call sends. */
async function sentBy(call: () => Promise<unknown>): Promise<readonly string[]> {
  const before = server.requests.length;
  await call();
  return traffic().slice(before);
}

const guide = persona().name('Harbour Guide').prompt('You know every ferry.');
const byName = { match: 'name' } as const;

describe('plan()', () => {
  test('of a persona that is not there is to create it, and creates nothing yet', async () => {
    const plan = await client.personas.plan(guide.tts('cartesia'), byName);
    expect(plan).toMatchObject({ action: 'create', personaId: undefined, personaName: 'Harbour Guide' });
    expect(plan.changes).toEqual([
      { op: 'add', path: '/persona_name', after: 'Harbour Guide' },
      { op: 'add', path: '/pipeline_mode', after: 'full' },
      { op: 'add', path: '/system_prompt', after: 'You know every ferry.' },
      { op: 'add', path: '/layers/tts/tts_engine', after: 'cartesia' },
    ]);
    expect(traffic()).toEqual(['GET 200']);
  });

  test.each(['by name', 'by id'])('%s has what is different, and no more', async (way) => {
    const { personaId } = await guide.documents('d-1').stt('tavus-auto').create({ client });
    const next = guide.prompt('You know every ferry and every gull.').replica('r-1');
    const plan = await client.personas.plan(next, way === 'by id' ? { id: personaId } : byName);
    expect(plan).toMatchObject({ action: 'update', personaId, warnings: [] });
    expect(plan.changes).toEqual([
      {
        op: 'replace',
        path: '/system_prompt',
        before: 'You know every ferry.',
        after: 'You know every ferry and every gull.',
      },
      { op: 'add', path: '/default_replica_id', after: 'r-1' },
    ]);
  });

  test('with prune also has what goes', async () => {
    await guide.documents('d-1').stt('tavus-auto', { hotwords: 'ferry' }).create({ client });
    const { changes } = await client.personas.plan(guide, { ...byName, prune: true });
    expect(changes).toEqual([
      { op: 'remove', path: '/document_ids', before: ['d-1'] },
      { op: 'remove', path: '/layers/stt/stt_engine', before: 'tavus-auto' },
      { op: 'remove', path: '/layers/stt/hotwords', before: 'ferry' },
    ]);
  });

  test('has nothing to do where all is there, masked keys included', async () => {
    await keeper.create({ client });
    const plan = await client.personas.plan(keeper, { ...byName, prune: true });
    expect(plan).toMatchObject({ action: 'none', changes: [], warnings: [] });
    expect(await sentBy(() => plan.apply())).toEqual([]);
    expect(await plan.apply()).toEqual({
      personaId: plan.personaId,
      personaName: 'Key Keeper',
      action: 'none',
      notKept: [],
      discardedDraft: false,
      warnings: [],
    });
  });

  test('finds a name on a later page', async () => {
    for (let index = 0; index < 105; index++)
      await persona().name(`${index}`).prompt('Hi.').create({ client });
    expect(await client.personas.plan(persona().name('0').prompt('Hi.'), byName)).toMatchObject({
      action: 'none',
    });
  });

  test('of two personas of one name is an error that lists them', async () => {
    const { personaId: first } = await guide.create({ client });
    const { personaId: second } = await guide.prompt('Another.').create({ client });
    const planning = client.personas.plan(guide, byName);
    await expect(planning).rejects.toBeInstanceOf(PersonaNameError);
    await expect(planning).rejects.toMatchObject({
      personaName: 'Harbour Guide',
      personaIds: expect.arrayContaining([first, second]),
      effect: 'none',
      message: `2 personas are called "Harbour Guide": ${second}, ${first}. Plan with { id }, or delete all but one.`,
    });
  });

  test('of an id that is not there is a TavusNotFoundError', async () => {
    await expect(client.personas.plan(guide, { id: 'p1' })).rejects.toBeInstanceOf(TavusNotFoundError);
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, "plan() takes one of { id } and { match: 'name' }."],
    ['a text', 'name', 'plan() takes its options in an object.'],
    ['no flag', { id: 'p1', resendSecrets: 1 }, 'resendSecrets takes true or false.'],
    ['no signal', { id: 'p1', signal: 5 }, 'signal takes an AbortSignal.'],
    ['neither id nor match', {}, "plan() takes one of { id } and { match: 'name' }."],
    ['both', { id: 'p1', match: 'name' }, "plan() takes one of { id } and { match: 'name' }."],
    ['another match', { match: 'id' }, "plan() takes one of { id } and { match: 'name' }."],
  ])('with %s is refused, and sends nothing', async (_, options, sentence) => {
    const planning = client.personas.plan(guide, options as { id: string });
    await expect(planning).rejects.toThrow(new TavusConfigError(sentence));
    expect(traffic()).toEqual([]);
  });

  test.each([undefined, 'guide', {}, [guide]])('takes no persona that is none: %#', async (ready) => {
    await expect(client.personas.plan(ready as typeof guide, byName)).rejects.toThrow(
      'This is not a persona',
    );
    await expect(client.personas.create(ready as typeof guide)).rejects.toThrow('This is not a persona');
    expect(traffic()).toEqual([]);
  });

  test('by name finds one that the server has trimmed, or written in another way', async () => {
    await persona().name('Café').prompt('Hi.').create({ client });
    const spaced = await client.personas.plan(persona().name(' Cafe\u0301 ').prompt('Hi.'), byName);
    expect(spaced).toMatchObject({ action: 'update', changes: [{ path: '/persona_name' }] });
    expect(await client.personas.plan(persona().name('café').prompt('Hi.'), byName)).toMatchObject({
      action: 'create',
    });
  });

  test('has what will not fit together', async () => {
    await guide
      .tts('cartesia', { voiceSettings: { speed: 'fast' } })
      .audio({ awarenessQueries: ['Loud?'] })
      .create({ client });
    const next = guide.tts('elevenlabs').perception('raven-0');
    const { warnings } = await client.personas.plan(next, byName);
    expect(warnings).toContainEqual({
      path: '/layers/perception/perception_model',
      message: "Audio settings need .perception('raven-1'), but this persona has 'raven-0'.",
      hint: 'What is stored does not fit what the persona states: set prune, or state it too.',
    });
    expect(warnings.map(({ path }) => path)).toContain('/layers/tts/voice_settings/speed');
    const pruned = await client.personas.plan(next, { ...byName, prune: true });
    expect(pruned.warnings.map(({ path }) => path)).toEqual(['/layers/perception/perception_model']);
  });

  test('by name takes no persona without one', async () => {
    await expect(client.personas.plan(persona().prompt('Hi.'), byName)).rejects.toThrow(
      "This persona has no name to be found by: call .name('…'), or plan with { id }.",
    );
    expect(traffic()).toEqual([]);
  });

  test('has the warnings of the rules', async () => {
    const { warnings } = await client.personas.plan(guide.tts('cartesia').perception('raven-0'), byName);
    expect(warnings).toMatchObject([{ path: '/layers/perception/perception_model' }]);
  });

  test('has the answer behind it', async () => {
    await guide.create({ client });
    for (const ready of [guide, guide.name('Other')]) {
      const whole = await client.personas.plan(ready, byName).withResponse();
      expect(Object.keys(whole).sort()).toEqual(['attempts', 'data', 'response']);
      expect(whole.response.status).toBe(200);
    }
  });
});

describe('a printed plan', () => {
  const prompt = 'You welcome guests to the harbour and tell them when the ferries leave. '.repeat(9);
  const keyed = guide
    .prompt(`${prompt}Be kind.`)
    .customLlm({ model: 'm-1', baseUrl: 'https://llm.example.com/v1', apiKey: keys.llm })
    .tts('elevenlabs', { apiKey: keys.tts });

  test('is a list that somebody can read', async () => {
    const { personaId } = await keyed.create({ client });
    const next = guide.prompt(`${prompt}Be brief.`).llm('tavus-gpt-oss').documents('d-1');
    const plan = await client.personas.plan(next, { ...byName, prune: true });
    expect(String(plan)).toBe(`update "Harbour Guide" (${personaId})
  ~ /system_prompt: … the harbour and tell them when the ferries leave. Be kind." -> …the harbour and tell them when the ferries leave. Be brief."
  + /document_ids: ["d-1"]
  ~ /layers/llm/model: "m-1" -> "tavus-gpt-oss"
  - /layers/llm/base_url: "https://llm.example.com/v1"
  - /layers/llm/api_key: "[secret]"
  - /layers/tts/tts_engine: "elevenlabs"
  - /layers/tts/api_key: "[secret]"
  ! /layers/llm/api_key: The key that is stored here will be gone, and nobody can read it back. Keep it elsewhere, or state what it belongs to.
  ! /layers/tts/api_key: The key that is stored here will be gone, and nobody can read it back. Keep it elsewhere, or state what it belongs to.`);
  });

  test.each<[string, (client: Tavus) => Promise<PersonaPlan>, string]>([
    [
      'create',
      (client) => client.personas.plan(guide.name('Other'), byName),
      'create "Other"\n  + /persona_name: "Other"',
    ],
    ['none', (client) => client.personas.plan(keyed, byName), '"Harbour Guide" ('],
  ])('begins with what it does: %s', async (_, plan, beginning) => {
    await keyed.create({ client });
    expect(String(await plan(client)).startsWith(beginning)).toBe(true);
  });

  test('shows no key, however it prints', async () => {
    await keyed.create({ client });
    const other = keeper.name('Harbour Guide');
    for (const of of [byName, { ...byName, prune: true, resendSecrets: true }]) {
      const plan = await client.personas.plan(other, of);
      expect(plan.action).toBe('update');
      expect(JSON.parse(JSON.stringify(plan))).toMatchObject({ action: 'update' });
      expect(keysShownBy(plan)).toEqual([]);
      expect(keysShownBy(plan.changes)).toEqual([]);
    }
    const toCreate = await client.personas.plan(keeper, byName);
    expect([toCreate.action, keysShownBy(toCreate), keysShownBy(toCreate.changes)]).toEqual([
      'create',
      [],
      [],
    ]);
  });
});

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

describe('what a server may do', () => {
  /** A client whose requests somebody answers by hand. */
  function answered(by: (request: Request) => unknown): Tavus {
    return clientWith({
      fetch: async (input, init) => {
        const answer = await by(new Request(input, init));
        return answer instanceof Response ? answer : Response.json(answer);
      },
    });
  }
  const numbered = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => ({
      persona_id: `p${from + index}`,
      persona_name: `Guide ${from + index}`,
    }));
  const last = persona().name('Guide 24').prompt('Hi.');

  test.each([
    ['the size of the page for the total', 10],
    ['0 for the total', 0],
    ['no total', undefined],
  ])('in a list, to name %s, hides no name', async (_, total_count) => {
    const client = answered(({ url }) => {
      const page = Number(new URL(url).searchParams.get('page') ?? 1);
      if (url.includes('/p24')) return { data: [numbered(24, 25)[0]] };
      return {
        data: numbered((page - 1) * 10, Math.max((page - 1) * 10, Math.min(page * 10, 25))),
        total_count,
      };
    });
    expect(await client.personas.plan(last, byName)).toMatchObject({ action: 'update', personaId: 'p24' });
  });

  test('to a list that somebody shortens meanwhile hides no name', async () => {
    for (let index = 0; index < 205; index++)
      await persona().name(`Guide ${index}`).prompt('Hi.').create({ client });
    const deleting = clientWith({
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (input instanceof Request && input.url.includes('page=1&')) {
          const newest = server.personas.at(-1);
          if (newest?.personaName === 'Guide 204') await client.personas.delete(newest.personaId);
        }
        return response;
      },
    });
    // Its place was the first of the second page; it is the last of the first page now, which is read.
    expect(await deleting.personas.plan(persona().name('Guide 104').prompt('Hi.'), byName)).toMatchObject({
      action: 'none',
    });
  });

  test('in a list, to repeat a persona or to have those of Tavus, makes no two', async () => {
    const ours = { persona_id: 'p1', persona_name: 'Guide 24', pipeline_mode: 'full', system_prompt: 'Hi.' };
    const client = answered(({ url }) => {
      if (url.includes('/p1')) return { data: ours };
      return { data: [ours, ours, { persona_id: 's1', persona_name: 'Guide 24', persona_type: 'system' }] };
    });
    expect(await client.personas.plan(last, byName)).toMatchObject({ action: 'none', personaId: 'p1' });
  });

  test('to answer with another persona is noticed', async () => {
    const client = answered(() => ({ data: [{ persona_id: 'p2' }] }));
    await expect(client.personas.plan(last, { id: 'p1' })).rejects.toThrow(
      'Tavus answered 200 with another persona. It cannot be compared: get() shows it.',
    );
  });

  test('to answer with what is nested too deep is noticed', async () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const client = answered(
      () => new Response(`{"persona_id":"p1","layers":{"llm":{"extra_body":${deep}}}}`, { status: 200 }),
    );
    const stated = last.llm('tavus-gpt-oss', { extraBody: { temperature: 1 } });
    await expect(client.personas.plan(stated, { id: 'p1' })).rejects.toThrow(
      'with a persona nested too deep',
    );
    await expect(client.personas.update('p1', stated)).rejects.toThrow('with a persona nested too deep');
  });

  test.each<[string, (client: Tavus) => Promise<unknown>]>([
    ['plan()', (client) => client.personas.plan(keeper, { id: 'p1' })],
    ['plan() by name', (client) => client.personas.plan(keeper, byName)],
    ['planAll()', (client) => client.personas.planAll([keeper], byName)],
    ['update()', (client) => client.personas.update('p1', keeper)],
  ])('to repeat a key that was not sent shows none: %s', async (_, call) => {
    const client = answered(() =>
      Response.json({ error: `refused ${keys.llm} ${keys.header}` }, { status: 400 }),
    );
    const error = await call(client).catch((error: unknown) => error);
    expect(error).toMatchObject({ serverMessage: 'refused [secret] [secret]' });
    expect(keysShownBy(error)).toEqual([]);
  });

  test('with another mask each time does not make a plan old', async () => {
    let reads = 0;
    const masking = answered(({ method }) => {
      if (method === 'PATCH') return new Response(null, { status: 200 });
      const layers = { tts: { tts_engine: 'elevenlabs', api_key: `***${reads++}` } };
      return { data: { persona_id: 'p1', ...last.build(), layers } };
    });
    const pruning = { id: 'p1', prune: true } as const;
    const plan = await masking.personas.plan(last, pruning);
    expect(plan.changes).toHaveLength(2);
    expect(await plan.apply()).toMatchObject({ notKept: ['/layers/tts/tts_engine', '/layers/tts/api_key'] });
    const hooks = (url: string) => last.extra({ hooks: [{ url, headers: { 'x-key': keys.tts } }] });
    const listing = answered(() => ({
      data: {
        persona_id: 'p1',
        ...last.build(),
        hooks: [{ url: 'a', headers: { 'x-key': `***${reads++}` } }],
      },
    }));
    expect((await listing.personas.plan(hooks('a'), { id: 'p1' })).action).toBe('none');
  });

  test('past the last page of a list is no failure', async () => {
    const strict = answered(({ url }) => {
      if (url.includes('/p1')) return { data: { persona_id: 'p1', ...last.build() } };
      if (url.includes('page=1&'))
        return { data: [{ persona_id: 'p1', persona_name: 'Guide 24' }], total_count: 1 };
      return Response.json({ message: 'Invalid page' }, { status: 404 });
    });
    expect(await strict.personas.plan(last, byName)).toMatchObject({ action: 'none', personaId: 'p1' });
    const gone = answered(() => Response.json({ message: 'Not here' }, { status: 404 }));
    await expect(gone.personas.plan(last, byName)).rejects.toBeInstanceOf(TavusNotFoundError);
  });

  test('to write nothing in several ways breaks no rule', async () => {
    const empty = answered(() => ({
      data: {
        persona_id: 'p1',
        ...last.build(),
        layers: {
          perception: { perception_model: 'raven-1', audio_tools: [], visual_awareness_queries: null },
        },
      },
    }));
    const plan = await empty.personas.plan(last.perception('raven-0'), { id: 'p1' });
    expect(plan.warnings.map(({ hint }) => hint)).toEqual(["Take 'raven-1'."]);
  });

  test('to drop a part of what it took before its answer was lost does not end apply()', async () => {
    const { personaId } = await guide.create({ client });
    let patches = 0;
    const lossy = clientWith({
      maxRetries: 0,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (request.method !== 'PATCH' || patches++ > 0) return fetch(request);
        const patch = ((await request.clone().json()) as { value: { tts: object } }[]).map((operation) => ({
          ...operation,
          value: { tts: { tts_engine: 'cartesia' } },
        }));
        await fetch(new Request(request, { body: JSON.stringify(patch), method: 'PATCH' }));
        throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      },
    });
    const plan = await lossy.personas.plan(guide.tts('cartesia', { ttsModelName: 'sonic-3' }), {
      id: personaId,
    });
    await expect(plan.apply()).rejects.toMatchObject({ effect: 'unknown' });
    expect(await plan.apply()).toMatchObject({ action: 'update', notKept: [] });
    expect(server.personas[0]?.body.layers?.tts).toEqual({
      tts_engine: 'cartesia',
      tts_model_name: 'sonic-3',
    });
  });

  test('to send what moves a cursor does not reach the terminal', async () => {
    const client = answered(() => ({
      data: {
        persona_id: 'p1',
        persona_name: 'Guide 24',
        system_prompt: '\u009b31m\u202e',
        layers: { '\u001b': 1 },
      },
    }));
    const plan = await client.personas.plan(last, { id: 'p1' });
    expect(String(plan)).toContain(String.raw`~ /system_prompt: "\u009b31m\u202e" -> "Hi."`);
    expect(String(plan)).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test('with a key in a layer that the library does not know is no change', async () => {
    const later = guide.extra({ layers: { avatar: { look: 'kind', api_key: keys.tts } } });
    const plan = await client.personas.plan(later, byName);
    expect((await plan.apply()).notKept).toEqual([]);
    expect((await client.personas.plan(later, byName)).action).toBe('none');
    expect(keysShownBy(plan)).toEqual([]);
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
