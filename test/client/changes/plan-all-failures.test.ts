import { describe, expect, test } from 'vitest';
import {
  PlanIncompleteError,
  type PlanProgress,
  TavusAuthenticationError,
  TavusBadRequestError,
  tavus,
} from '../../../src/index.js';
import type { Fault } from '../../../src/sandbox/index.js';
import { isLong } from '../../support/runs.js';
import { client, server } from './fresh-sandbox.js';
import { byName, guide, guides, names, namesOf } from './guides.js';

describe('a failure half-way', () => {
  test('of one persona leaves the others alone, and apply() again does the rest', async () => {
    const told: PlanProgress[] = [];
    const plans = await client.personas.planAll(guides(5), {
      ...byName,
      concurrency: 1,
      onProgress: (progress) => told.push(progress),
    });
    server.fail([undefined, undefined, undefined, { status: 400, body: { error: 'Not today.' } }]);
    const error = await plans.apply().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(PlanIncompleteError);
    expect(error).toMatchObject({
      effect: 'unknown',
      done: 4,
      left: 0,
      failures: [{ personaName: 'Guide 1', error: expect.any(TavusBadRequestError) }],
      message:
        '1 of 5 plans failed, 4 are carried out, 0 were not tried. The first, for "Guide 1": Tavus answered 400: ' +
        'Not today. Nothing was created. Correct what it names, then call again. Call apply() again for the rest, ' +
        'or planAll() where something has changed.',
    });
    expect(told.filter(({ error }) => error !== undefined)).toMatchObject([
      { plan: { personaName: 'Guide 1' } },
    ]);
    expect(names()).toEqual(namesOf(guides(5)).filter((name) => name !== 'Guide 1'));
    expect(await plans.apply()).toHaveLength(5);
    expect(names()).toEqual(namesOf(guides(5)));
  });

  test('that would meet all ends it', async () => {
    const plans = await client.personas.planAll(guides(9), { ...byName, concurrency: 1 });
    server.fail([undefined, undefined, undefined, { status: 401 }]);
    const error = await plans.apply().catch((error: unknown) => error);
    expect(error).toMatchObject({
      done: 1,
      left: 7,
      failures: [{ error: expect.any(TavusAuthenticationError) }],
    });
    expect(server.personas).toHaveLength(1);
    await plans.apply();
    expect(names()).toEqual(namesOf(guides(9)));
  });

  test('of the search for names leaves what was done', async () => {
    const plans = await client.personas.planAll(guides(4), { ...byName, concurrency: 1 });
    server.fail([undefined, undefined, undefined, { status: 401 }]);
    await expect(plans.apply()).rejects.toMatchObject({ done: 1, left: 2, failures: [{}] });
    server.fail([{ status: 403 }]);
    await expect(plans.apply()).rejects.toMatchObject({
      name: 'PlanIncompleteError',
      done: 1,
      left: 3,
      failures: [],
      effect: 'none',
      message: expect.stringContaining('The names could not be looked for: Tavus answered 403'),
    });
    expect(await plans.apply()).toHaveLength(4);
  });

  test('beside a plan that had nothing to do has no effect', async () => {
    await client.personas.create(guide(0));
    const plans = await client.personas.planAll(guides(2), { ...byName, concurrency: 1 });
    server.fail([undefined, undefined, { status: 401 }]);
    await expect(plans.apply()).rejects.toMatchObject({ done: 1, failures: [{}], effect: 'none' });
  });

  test('before anything was done has no effect', async () => {
    const plans = await client.personas.planAll(guides(2), byName);
    await expect(plans.apply({ signal: AbortSignal.abort() })).rejects.toMatchObject({ effect: 'none' });
    server.fail([undefined, { status: 401 }, { status: 401 }]);
    await expect(plans.apply()).rejects.toMatchObject({ name: 'PlanIncompleteError', effect: 'none' });
  });

  test('while it plans changes nothing', async () => {
    for (const ready of guides(3)) await client.personas.create(ready);
    server.fail([undefined, undefined, { status: 403 }]);
    await expect(client.personas.planAll(guides(3), byName)).rejects.toMatchObject({ status: 403 });
  });

  test.each(isLong ? [7, 77, 777] : [7])(
    'at random, again and again, ends with each persona once: seed %i',
    async (seed) => {
      const all = guides(60);
      const met: Fault[] = [];
      server.fail(atRandom(seed, met));
      const quick = tavus({ baseUrl: server.url, apiKey: server.apiKey, timeout: 300 });
      const run = async () => {
        const plans = await quick.personas.planAll(all, byName);
        await plans.apply();
        return true;
      };
      for (let runs = 1; !(await run().catch(() => false)); runs++) expect(runs).toBeLessThan(60);
      expect(names()).toEqual(namesOf(all));
      expect(met.length).toBeGreaterThan(5);
    },
  );
});

/** One request in eight fails, in any way. */
function* atRandom(seed: number, met: Fault[]): Generator<Fault | undefined> {
  const faults: readonly [Fault, ...Fault[]] = [
    'reset',
    'reset-after-body',
    'drop',
    'lost-response',
    { lost: 'drop' },
    'cut-off',
    'stall',
    'invalid-json',
    'empty',
    'no-persona-id',
    { status: 429, headers: { 'retry-after': 0.01 } },
    { status: 500 },
    { status: 502, body: '<h1>Bad Gateway</h1>', handled: true },
    { status: 503, headers: { 'retry-after': 0.01 } },
  ];
  for (let state = seed; ; ) {
    state = (state * 16_807) % 2_147_483_647;
    const fault = state % 8 === 0 ? (faults[state % faults.length] ?? faults[0]) : undefined;
    if (fault) met.push(fault);
    yield fault;
  }
}
