import { describe, expect, test } from 'vitest';
import {
  PersonaNameError,
  type PersonaPlan,
  persona,
  type Tavus,
  TavusConfigError,
  TavusNotFoundError,
} from '../../../src/index.js';
import { keeper } from '../keeper.js';
import { keys, keysShownBy } from '../keys.js';
import { client, sentBy, traffic } from './fresh-sandbox.js';

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
