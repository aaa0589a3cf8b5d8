import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type PersonaBody,
  PersonaInvalidError,
  type PersonaReady,
  persona,
  personaFrom,
  preset,
  type Tavus,
  type TavusOptions,
  tavus,
} from '../../src/index.js';
import type { FinishedPal } from '../../src/internal/index.js';
import { type Sandbox, sandbox } from '../../src/sandbox/index.js';
import { apply, built, promptedChains } from '../support/chains.js';
import { runs } from '../support/runs.js';
import { drop } from './client-of.js';
import { faultServer } from './transport/fault-server.js';

let server: Sandbox;
let pals: Tavus<'pal'>;
let personas: Tavus;
beforeEach(async () => {
  server = await sandbox();
  pals = tavus({ baseUrl: server.url, apiKey: server.apiKey, vocabulary: 'pal' });
  personas = tavus({ baseUrl: server.url, apiKey: server.apiKey });
});
afterEach(() => server.close());

const faceless = persona().name('Porter').prompt('You carry bags.');
const porter = faceless.replica('r-1').conversationalFlow({ replicaInterruptibility: 'low' });
const byName = { match: 'name' } as const;

/** The requests so far. */
function traffic(): readonly string[] {
  return server.requests.map(({ method, path }) => `${method} ${path.replace(/\/p[0-9a-f]+$/, '/{id}')}`);
}

/** Whether a call was refused because there is no replica, before anything was sent. */
async function isRefused(call: () => PromiseLike<unknown>): Promise<void> {
  const before = server.requests.filter(({ method }) => method !== 'GET').length;
  const error: unknown = await call().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(PersonaInvalidError);
  expect((error as PersonaInvalidError).issues).toMatchObject([
    { rule: 'pal-replica', severity: 'error', path: '/default_replica_id' },
  ]);
  expect(server.requests.filter(({ method }) => method !== 'GET')).toHaveLength(before);
}

describe("tavus({ vocabulary: 'pal' })", () => {
  test('speaks of PALs in every request', async () => {
    const { personaId, personaName, body } = await pals.personas.create(porter);
    expect({ personaName, body }).toMatchObject({
      personaName: 'Porter',
      body: { pal_id: personaId, pal_name: 'Porter' },
    });
    expect(server.requests[0]?.body).toEqual(porter.toPal());
    expect((await pals.personas.get(personaId)).body).toMatchObject(porter.toPal());
    for await (const listed of pals.personas.list({ type: 'user' }))
      expect(listed.personaName).toBe('Porter');
    expect(server.requests.at(-1)).toMatchObject({ path: '/v2/pals', query: { pal_type: 'user' } });
    await pals.personas.update(
      personaId,
      porter.name('Doorman').conversationalFlow({ replicaInterruptibility: 'high' }),
    );
    expect(server.requests.at(-1)?.body).toEqual([
      { op: 'test', path: '/pal_name', value: 'Porter' },
      { op: 'test', path: '/layers/conversational_flow/pal_interruptibility', value: 'low' },
      { op: 'replace', path: '/pal_name', value: 'Doorman' },
      { op: 'replace', path: '/layers/conversational_flow/pal_interruptibility', value: 'high' },
    ]);
    await pals.personas.delete(personaId);
    expect(traffic()).toEqual([
      ...['POST /v2/pals', 'GET /v2/pals/{id}', 'GET /v2/pals'],
      ...['GET /v2/pals/{id}', 'PATCH /v2/pals/{id}', 'DELETE /v2/pals/{id}'],
    ]);
  });

  test('names what is in a group that comes as a whole', async () => {
    const { personaId } = await pals.personas.create(faceless.replica('r-1'));
    const change = preset((p) => p.conversationalFlow({ replicaInterruptibility: 'high' }));
    await pals.personas.update(personaId, change);
    expect(server.requests.at(-1)?.body).toEqual([
      { op: 'add', path: '/layers', value: { conversational_flow: { pal_interruptibility: 'high' } } },
    ]);
    expect(server.personas[0]?.body.layers?.conversational_flow).toEqual({
      replica_interruptibility: 'high',
    });
  });

  test('plans in the words of personas, and carries out in those of PALs', async () => {
    const plan = await pals.personas.plan(porter, byName);
    expect(plan.changes.map(({ path }) => path)).toContain('/persona_name');
    const { personaId, notKept } = await plan.apply();
    expect(notKept).toEqual([]);
    expect((await pals.personas.plan(porter, byName)).action).toBe('none');
    const doorman = porter.prompt('You open doors.').replica('r-2');
    const plans = await pals.personas.planAll({ doorman }, byName);
    expect(plans.plans.doorman.changes).toMatchObject([
      { op: 'replace', path: '/system_prompt' },
      { op: 'replace', path: '/default_replica_id', before: 'r-1', after: 'r-2' },
    ]);
    expect((await plans.apply()).doorman).toMatchObject({ personaId, action: 'update', notKept: [] });
    expect(server.requests.every(({ path }) => path.startsWith('/v2/pals'))).toBe(true);
  });

  test('finds what it has created where the answer was lost', async () => {
    server.failNext('lost-response');
    const { recovered, personaId } = await pals.personas.create(porter, { onUnknown: 'reconcile' });
    expect({ recovered, personaId }).toEqual({ recovered: true, personaId: server.personas[0]?.personaId });
    expect(server.requests.at(-1)).toMatchObject({ path: '/v2/pals', query: { pal_type: 'user' } });
  });

  test('needs a replica wherever a persona is stated as a whole', async () => {
    const { personaId } = await pals.personas.create(porter);
    // As somebody writes it who is not told by the compiler.
    const untold = faceless as PersonaReady;
    await isRefused(() => pals.personas.create(untold));
    await isRefused(() => pals.personas.create(faceless.dynamic()));
    await isRefused(() => pals.personas.create({ build: () => faceless.build() } as FinishedPal));
    await isRefused(() => pals.personas.update(personaId, untold, { prune: true }));
    await isRefused(() => pals.personas.plan(untold, { id: personaId }));
    await isRefused(() => pals.personas.plan(untold, byName));
    await isRefused(() => pals.personas.planAll([porter.name('A'), untold], byName));
    await isRefused(() => untold.create({ client: pals as unknown as Tavus }));
    const options = { baseUrl: server.url, apiKey: server.apiKey, vocabulary: 'pal' };
    await isRefused(() => untold.create(options as unknown as TavusOptions));
    expect(await porter.create({ client: pals })).toMatchObject({ personaName: 'Porter' });
    expect(await porter.create({ ...options, vocabulary: 'pal' })).toMatchObject({ personaName: 'Porter' });
  });

  test('names every broken rule at once', async () => {
    const error = await pals.personas.create(persona().dynamic()).catch((error: unknown) => error);
    expect((error as PersonaInvalidError).issues.map(({ rule }) => rule)).toEqual([
      'prompt-required',
      'pal-replica',
    ]);
  });

  test('takes a change that states no replica, and none that takes it away', async () => {
    const { personaId } = await pals.personas.create(porter);
    const voice = preset((p) => p.tts('cartesia'));
    expect(await pals.personas.update(personaId, voice)).toMatchObject({ changed: true });
    expect(await pals.personas.update(personaId, persona().stt('tavus-parakeet'))).toMatchObject({
      changed: true,
    });
    const away = preset((p) => p.without('replica'));
    await isRefused(() => pals.personas.update(personaId, away));
    await isRefused(() => pals.personas.plan(away, { id: personaId }));
    expect(await personas.personas.update(personaId, away)).toMatchObject({ changed: true });
    // It had none before: that is not the fault of this change.
    expect(
      await pals.personas.update(
        personaId,
        preset((p) => p.name('Doorman')),
      ),
    ).toMatchObject({ changed: true });
    expect(server.personas[0]?.body).not.toHaveProperty('default_replica_id');
  });

  test('prunes all but what a persona states, which has a replica', async () => {
    const { personaId } = await pals.personas.create(porter.tts('cartesia'));
    await pals.personas.update(personaId, faceless.replica('r-1'), { prune: true });
    expect(server.personas[0]?.body).toEqual(faceless.replica('r-1').build());
  });

  test('sends a body of your own making that has the newer names', async () => {
    const own: FinishedPal = {
      build: () => porter.toPal() as unknown as PersonaBody,
      toPal: () => porter.toPal(),
    };
    const { personaId } = await pals.personas.create(own);
    expect(server.personas[0]?.body).toEqual(porter.build());
    expect((await pals.personas.plan(own, { id: personaId })).action).toBe('none');
  });

  test('reads answers that have the older names', async () => {
    await using other = await faultServer(({ answer }) =>
      answer(200, JSON.stringify({ persona_id: 'p-1', persona_name: 'Porter', default_replica_id: 'r-1' })),
    );
    const { personas } = tavus({ baseUrl: other.url, apiKey: 'a-key', vocabulary: 'pal' });
    const { personaId, personaName, body } = await personas.get('p-1');
    expect({ personaId, personaName, body }).toEqual({
      personaId: 'p-1',
      personaName: 'Porter',
      body: { persona_id: 'p-1', persona_name: 'Porter', default_replica_id: 'r-1' },
    });
  });

  test('leaves stock PALs out where it looks for a name', async () => {
    const stock = { pal_id: 'p-1', pal_name: 'Porter', pal_type: 'system' };
    await using other = await faultServer(({ answer }) =>
      answer(200, JSON.stringify({ data: [stock], total_count: 1 })),
    );
    const { personas } = tavus({ baseUrl: other.url, apiKey: 'a-key', vocabulary: 'pal' });
    expect((await personas.plan(porter, byName)).action).toBe('create');
  });

  test('says so where it prints', () => {
    expect(inspect(pals)).toBe(`Tavus { baseUrl: '${server.url}', vocabulary: 'pal' }`);
    expect(JSON.parse(JSON.stringify(pals))).toEqual({ baseUrl: server.url, vocabulary: 'pal' });
    expect([pals.vocabulary, personas.vocabulary]).toEqual(['pal', 'persona']);
  });

  test.each(['pals', 'PAL', '', null, 7])('refuses %j as a vocabulary', (vocabulary) => {
    expect(() => tavus({ vocabulary } as unknown as TavusOptions)).toThrow(
      "vocabulary takes 'persona' or 'pal'.",
    );
  });

  test('takes no address with /v2/pals in it', () => {
    const baseUrl = 'https://tavusapi.com/v2/pals';
    expect(() => tavus({ baseUrl, vocabulary: 'pal' })).toThrow('baseUrl ends before /v2');
  });

  test('repeats a POST as little as the other one does', async () => {
    await using other = await faultServer(drop, drop);
    const { personas } = tavus({ baseUrl: other.url, apiKey: 'a-key', vocabulary: 'pal' });
    await expect(personas.create(porter)).rejects.toMatchObject({ effect: 'unknown' });
    expect(other.requests.map(({ path }) => path)).toEqual(['/v2/pals']);
  });
});

/** Finished personas with a replica. */
const faced = promptedChains({ unlisted: false })
  .map((steps) =>
    apply(
      persona(),
      steps.filter(({ step }) => step !== 'extra'),
    ).replica('r-1'),
  )
  .filter((builder) => built(builder as unknown as PersonaReady) !== undefined)
  .map((builder) => builder as unknown as PersonaReady);

test('one persona is the same in both vocabularies, whichever made it', async () => {
  let number = 0;
  const seen = { none: 0, update: 0 };
  const same = fc.asyncProperty(faced, faced, fc.boolean(), async (before, after, isPal) => {
    const [one, other] = isPal ? [pals, personas] : [personas, pals];
    const name = `Porter ${number++}`;
    const { personaId: id } = await (one as Tavus).personas.create(before.name(name));
    for (const client of [other, one] as readonly Tavus[]) {
      for (const options of [{ id }, { id, prune: true }, byName]) {
        const plan = await client.personas.plan(before.name(name), options);
        expect({ action: plan.action, changes: plan.changes }).toEqual({ action: 'none', changes: [] });
      }
    }
    // What one changes, the other sees.
    const plan = await (other as Tavus).personas.plan(after.name(name), { id, prune: true });
    if (plan.action !== 'create') seen[plan.action]++;
    expect(await plan.apply()).toMatchObject({ notKept: [] });
    const again = await (one as Tavus).personas.plan(after.name(name), { id, prune: true });
    expect(again.changes).toEqual([]);
    expect(
      personaFrom(await (pals as unknown as Tavus).personas.get(id), { strict: false }).toJSON(),
    ).toEqual(personaFrom(await personas.personas.get(id), { strict: false }).toJSON());
    await one.personas.delete(id);
  });
  await fc.assert(same, { numRuns: runs(150) });
  expect(seen.update).toBeGreaterThan(runs(100));
});
