import { describe, expect, test } from 'vitest';
import {
  PlanIncompleteError,
  persona,
  type Tavus,
  TavusConfigError,
  TavusConflictError,
  tavus,
} from '../../../src/index.js';
import { type Sandbox, sandbox } from '../../../src/sandbox/index.js';
import { clientOf as clientOfFaults } from '../client-of.js';
import { faultServer } from '../transport/fault-server.js';

const clientOf = ({ url, apiKey }: Sandbox): Tavus => tavus({ baseUrl: url, apiKey });
const guide = persona().name('Harbour Guide').prompt('You know every ferry.');
const renamed = guide.prompt('You know every pier.');
const byName = { match: 'name' } as const;

/** The patches that were sent, as paths. */
function patches({ requests }: Sandbox): readonly (readonly string[])[] {
  return requests
    .filter(({ method }) => method === 'PATCH')
    .map(({ body }) => (body as { path: string }[]).map(({ path }) => path));
}

describe('unpublished changes in PAL Maker', () => {
  test('are not overwritten, and the error has both ways out', async () => {
    await using server = await sandbox();
    const { personas } = clientOf(server);
    const { personaId } = await personas.create(guide);
    server.editInMaker(personaId, { greeting: 'Ahoy!' });
    const plan = await personas.plan(renamed, byName);
    for (const change of [() => personas.update(personaId, renamed), () => plan.apply()]) {
      const error = await change().catch((error: unknown) => error);
      expect(error).toBeInstanceOf(TavusConflictError);
      expect(error).toMatchObject({ conflict: 'maker_changes', status: 409, effect: 'none' });
      expect(String(error)).toContain('publish or discard them there, or set overwriteDraft: true');
    }
    expect(server.personas[0]?.body.system_prompt).toBe('You know every ferry.');
    server.publishInMaker(personaId);
    expect(server.personas[0]?.body['greeting']).toBe('Ahoy!');
    expect(await plan.apply()).toMatchObject({ notKept: [], discardedDraft: false });
  });

  test('are thrown away by overwriteDraft, which says so', async () => {
    await using server = await sandbox();
    const { personas } = clientOf(server);
    const { personaId } = await personas.create(guide);
    server.editInMaker(personaId, { greeting: 'Ahoy!' });
    const updated = await personas.update(personaId, renamed, { overwriteDraft: true });
    expect(updated).toEqual({ personaId, changed: true, discardedDraft: true });
    expect(server.requests.at(-1)).toMatchObject({ method: 'PATCH', query: { force: 'true' } });
    server.editInMaker(personaId, { greeting: 'Ahoy!' });
    const plan = await personas.plan(guide, byName);
    expect(await plan.apply({ overwriteDraft: true })).toMatchObject({ discardedDraft: true, notKept: [] });
    const again = await personas.plan(renamed, byName);
    expect(await again.apply({ overwriteDraft: true })).toMatchObject({ discardedDraft: false, notKept: [] });
    server.publishInMaker(personaId);
    expect(server.personas[0]?.body).not.toHaveProperty('greeting');
  });

  test('stop one of many plans, and apply() again with overwriteDraft does it', async () => {
    await using server = await sandbox();
    const { personas } = clientOf(server);
    const { personaId } = await personas.create(guide);
    server.editInMaker(personaId, {});
    const plans = await personas.planAll({ guide: renamed, porter: guide.name('Porter') }, byName);
    const error = await plans.apply().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(PlanIncompleteError);
    expect(error).toMatchObject({ failures: [{ key: 'guide', personaName: 'Harbour Guide' }], done: 1 });
    expect(String(error)).toContain('The first, for guide ("Harbour Guide")');
    const applied = await plans.apply({ overwriteDraft: true });
    expect([applied.guide.discardedDraft, applied.porter.discardedDraft]).toEqual([true, false]);
  });

  test('are no word of a server that may hold a secret', async () => {
    const refusal = JSON.stringify({ conflict: 'key sk-12345678' });
    const stored = JSON.stringify({ persona_id: 'p1' });
    await using server = await faultServer(
      ({ answer }) => answer(200, stored),
      ({ answer }) => answer(409, refusal),
    );
    const error = await clientOfFaults(server)
      .personas.update('p1', guide)
      .catch((error: unknown) => error);
    expect(error).toMatchObject({ status: 409, conflict: undefined });
    expect(String(error)).toContain('Look at what is stored');
  });

  test('take no option that is neither true nor false', async () => {
    await using server = await sandbox();
    const { personas } = clientOf(server);
    const plan = await personas.plan(guide, byName);
    await expect(plan.apply({ overwriteDraft: 'yes' as never })).rejects.toThrow(
      'overwriteDraft takes true or false',
    );
    expect(() => server.editInMaker('p-none', {})).toThrow(TavusConfigError);
  });
});

test('a server that puts changes into a draft keeps nothing yet, and the result says why', async () => {
  await using server = await sandbox({ makerChanges: 'draft' });
  const { personas } = clientOf(server);
  const { personaId } = await personas.create(guide);
  const applied = await (await personas.plan(renamed, byName)).apply();
  expect(applied).toMatchObject({
    notKept: ['/system_prompt'],
    warnings: [
      { path: '', message: expect.stringContaining('a draft'), hint: expect.stringContaining('Publish') },
    ],
  });
  server.publishInMaker(personaId);
  expect(await personas.plan(renamed, byName)).toMatchObject({ action: 'none' });
});

describe('layers.conferencing', () => {
  const invited = guide.replica('r-1').conferencing({ username: 'guide', allowlist: ['pilot@example.com'] });

  test('goes in a patch of its own, after the others and whatever PAL Maker holds', async () => {
    await using server = await sandbox();
    const { personas } = clientOf(server);
    const { personaId } = await personas.create(guide.tts('cartesia'));
    const plan = await personas.plan(invited.tts('cartesia'), byName);
    expect(await plan.apply()).toMatchObject({ notKept: [] });
    expect(patches(server)).toEqual([['/default_replica_id'], ['/layers/conferencing']]);
    server.editInMaker(personaId, {});
    const other = invited.tts('cartesia').conferencing({ username: 'pilot' });
    await personas.update(personaId, other, { overwriteDraft: true });
    expect(server.requests.at(-1)).toMatchObject({ status: 200, query: {} });
  });

  test('is taken out of layers that come as a whole', async () => {
    await using server = await sandbox();
    const { personas } = clientOf(server);
    const { personaId } = await personas.create(guide);
    expect(await personas.update(personaId, invited.tts('cartesia'))).toMatchObject({ changed: true });
    expect(patches(server)).toEqual([['/default_replica_id', '/layers'], ['/layers/conferencing']]);
  });

  test('fails with a word of what has been changed before it', async () => {
    await using server = await sandbox();
    const { personas } = clientOf(server);
    const { personaId } = await personas.create(guide.tts('cartesia'));
    server.fail([undefined, undefined, { status: 400, body: { error: 'No.' } }]);
    const error = await personas.update(personaId, invited.tts('cartesia')).catch((error: unknown) => error);
    expect(error).toMatchObject({ status: 400, effect: 'unknown' });
    expect(String(error)).toContain('all else has been changed before it');
    expect(await personas.update(personaId, invited.tts('cartesia'))).toMatchObject({ changed: true });
    expect(patches(server).at(-1)).toEqual(['/layers/conferencing']);
  });
});

describe('answers in the newer vocabulary', () => {
  const pal = {
    pal_id: 'p1',
    pal_name: 'Harbour Guide',
    pipeline_mode: 'full',
    system_prompt: 'You know every ferry.',
    default_face_id: 'r-1',
    layers: { conversational_flow: { pal_interruptibility: 'low' } },
  };
  const same = guide.replica('r-1').conversationalFlow({ replicaInterruptibility: 'low' });

  test('are read, listed, found by name and compared', async () => {
    await using server = await faultServer(({ answer, request }) => {
      const isOne = /personas\/p1/.test(request.path);
      answer(200, JSON.stringify(isOne ? pal : { data: [pal], total_count: 1 }));
    });
    const { personas } = clientOfFaults(server);
    expect(await personas.get('p1')).toMatchObject({
      personaId: 'p1',
      personaName: 'Harbour Guide',
      body: pal,
    });
    expect(await personas.plan(same, byName)).toMatchObject({
      action: 'none',
      personaId: 'p1',
      warnings: [],
    });
    await personas.update('p1', same.replica('r-2'));
    expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toEqual([
      { op: 'test', path: '/default_face_id', value: 'r-1' },
      { op: 'replace', path: '/default_face_id', value: 'r-2' },
    ]);
  });
});
