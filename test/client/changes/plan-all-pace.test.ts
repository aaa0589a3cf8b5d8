import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { tavus } from '../../../src/index.js';
import type { Fault } from '../../../src/sandbox/index.js';
import { client, server } from './fresh-sandbox.js';
import { byName, guides, names, namesOf } from './guides.js';

describe('the pace of planAll()', () => {
  /** A client that counts how many of its requests are under way, and have begun. */
  function counting() {
    const counts = { now: 0, most: 0, begun: 0, onTurnedAway: () => {} };
    const counted = tavus({
      baseUrl: server.url,
      apiKey: server.apiKey,
      fetch: async (input, init) => {
        counts.begun++;
        counts.most = Math.max(counts.most, ++counts.now);
        try {
          const response = await fetch(input, init);
          if (response.status === 429) counts.onTurnedAway();
          await sleep(5);
          return response;
        } finally {
          counts.now--;
        }
      },
    });
    return { counts, client: counted };
  }

  test.each([
    [undefined, 4],
    [1, 1],
    [9, 9],
  ])('with a concurrency of %j has %i requests under way', async (concurrency, most) => {
    const { counts, client } = counting();
    const plans = await client.personas.planAll(guides(30), {
      ...byName,
      ...(concurrency && { concurrency }),
    });
    await plans.apply();
    expect(counts.most).toBe(most);
    expect(server.personas).toHaveLength(30);
  });

  test('is slowed for all by the first 429', async () => {
    const { counts, client } = counting();
    const plans = await client.personas.planAll(guides(20), { ...byName, concurrency: 8 });
    counts.most = 0;
    // Timers of one process end in their order, however busy the machine is: these two within the pause.
    const duringPause: number[] = [];
    counts.onTurnedAway = () => {
      for (const after of [400, 900]) setTimeout(() => duringPause.push(counts.begun), after);
    };
    // The names are looked for, then the first POST is turned away.
    server.fail([undefined, { status: 429, headers: { 'retry-after': 1 } }]);
    await plans.apply();
    expect(duringPause).toHaveLength(2);
    expect(duringPause[1]).toBe(duringPause[0]);
    expect(counts.most).toBe(8);
    const afterwards = server.requests.slice(-12);
    expect(afterwards.every(({ status }) => status === 200)).toBe(true);
    expect(server.personas).toHaveLength(20);
  });

  test('is half as fast after it, and recovers', async () => {
    const { counts, client } = counting();
    const plans = await client.personas.planAll(guides(60), { ...byName, concurrency: 8 });
    server.fail([undefined, { status: 429, headers: { 'retry-after': 1 } }]);
    const turnedAway = new Promise<void>((resolve) => {
      counts.onTurnedAway = resolve;
    });
    const applying = plans.apply();
    await turnedAway;
    while (counts.now > 0) await sleep(1);
    counts.most = 0;
    const before = counts.begun;
    while (counts.begun < before + 6) await sleep(1);
    expect(counts.most).toBe(4);
    await applying;
    expect(counts.most).toBeGreaterThan(5);
    expect(server.personas).toHaveLength(60);
  });

  test('keeps up with a server that takes little at a time', async () => {
    // One request in each 50 ms: what comes sooner is turned away.
    let last = 0;
    function* fewAtATime(): Generator<Fault | undefined> {
      for (;;) {
        const isEarly = performance.now() < last + 50;
        if (!isEarly) last = performance.now();
        yield isEarly ? { status: 429, headers: { 'retry-after': 0.05 } } : undefined;
      }
    }
    const plans = await client.personas.planAll(guides(15), { ...byName, concurrency: 8 });
    server.fail(fewAtATime());
    await plans.apply();
    expect(names()).toEqual(namesOf(guides(15)));
  });

  test('outlasts a fetch that throws what nobody can read', async () => {
    let isThrown = false;
    const odd = tavus({
      baseUrl: server.url,
      apiKey: server.apiKey,
      totalTimeout: 2_000,
      fetch: (input, init) => {
        if (isThrown || !(input instanceof Request) || input.method !== 'POST') return fetch(input, init);
        isThrown = true;
        return Promise.reject(Object.create(null));
      },
    });
    const plans = await odd.personas.planAll(guides(3), { ...byName, concurrency: 1 });
    await expect(plans.apply()).rejects.toMatchObject({
      failures: [{ error: { name: 'TavusConnectionError' } }],
    });
    expect(await plans.apply()).toHaveLength(3);
  });

  test('does not outlast the total time', async () => {
    const hasty = tavus({ baseUrl: server.url, apiKey: server.apiKey, totalTimeout: 400 });
    const plans = await hasty.personas.planAll(guides(3), byName);
    server.fail(always({ status: 429, headers: { 'retry-after': 0.05 } }));
    const error = await plans.apply().catch((error: unknown) => error);
    expect(error).toMatchObject({
      name: 'PlanIncompleteError',
      cause: { name: 'TavusRateLimitError' },
      effect: 'none',
    });
  });
});

function* always(fault: Fault): Generator<Fault> {
  for (;;) yield fault;
}
