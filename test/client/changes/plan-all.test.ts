import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  PersonaInvalidError,
  type PersonaReady,
  PlanIncompleteError,
  type PlanProgress,
  persona,
  type Tavus,
  TavusAuthenticationError,
  TavusBadRequestError,
  TavusConfigError,
  tavus,
} from '../../../src/index.js';
import { type Fault, type Sandbox, sandbox } from '../../../src/sandbox/index.js';

let server: Sandbox;
let client: Tavus;
beforeEach(async () => {
  server = await sandbox();
  client = tavus({ baseUrl: server.url, apiKey: server.apiKey });
});
afterEach(() => server.close());

const byName = { match: 'name' } as const;

function guide(number: number): PersonaReady {
  return persona().name(`Guide ${number}`).prompt('You give tours.');
}
function guides(count: number): readonly PersonaReady[] {
  return Array.from({ length: count }, (_, number) => guide(number));
}
function names(): readonly string[] {
  return server.personas.map(({ personaName }) => personaName ?? '').sort();
}
function namesOf(personas: readonly PersonaReady[]): readonly string[] {
  return personas.map((ready) => ready.build().persona_name ?? '').sort();
}

describe('planAll()', () => {
  test('has a plan for each persona, in their order', async () => {
    const { personaId } = await client.personas.create(guide(1));
    await client.personas.create(persona().name('Guide 2').prompt('Old.'));
    const plans = await client.personas.planAll([guide(2), guide(0), guide(1)], byName);
    expect(plans.plans).toMatchObject([
      { action: 'update', personaName: 'Guide 2' },
      { action: 'create', personaName: 'Guide 0' },
      { action: 'none', personaId },
    ]);
    expect(server.personas).toHaveLength(2);
    expect(String(plans)).toBe(`3 personas: 1 to create, 1 to update, 1 up to date
${plans.plans[0]}
${plans.plans[1]}`);
  });

  test('is carried out as a whole, and twice is the same as once', async () => {
    await client.personas.create(guide(1));
    const plans = await client.personas.planAll(guides(3), byName);
    const applied = await plans.apply();
    expect(applied).toMatchObject([
      { action: 'create', notKept: [] },
      { action: 'none', notKept: [] },
      { action: 'create', notKept: [] },
    ]);
    expect(names()).toEqual(namesOf(guides(3)));
    const before = server.requests.filter(({ method }) => method !== 'GET').length;
    expect(await plans.apply()).toEqual(applied);
    expect(server.requests.filter(({ method }) => method !== 'GET')).toHaveLength(before);
  });

  test('of nothing is nothing', async () => {
    const plans = await client.personas.planAll([], byName);
    expect(await plans.apply()).toEqual([]);
    expect(String(plans)).toBe('0 personas: 0 to create, 0 to update, 0 up to date');
  });

  test('tells how far it is', async () => {
    const told: string[] = [];
    const onProgress = ({ phase, done, total, plan }: PlanProgress) =>
      told.push(`${phase} ${done}/${total} ${plan.personaName}`);
    const plans = await client.personas.planAll(guides(2), { ...byName, concurrency: 1, onProgress });
    await plans.apply();
    expect(told).toEqual(['plan 1/2 Guide 0', 'plan 2/2 Guide 1', 'apply 1/2 Guide 0', 'apply 2/2 Guide 1']);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('no paper in the printer');
      },
    ],
    ['is rejected', () => Promise.reject(new Error('no paper in the printer'))],
  ])('is not disturbed by a callback that %s', async (_, onProgress) => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const plans = await client.personas.planAll(guides(3), { ...byName, onProgress });
      expect(await plans.apply()).toHaveLength(3);
      await sleep(20);
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  test('refuses a timeout that is none, and keeps the one it has', async () => {
    const plans = await client.personas.planAll(guides(1), { ...byName, timeout: 60 });
    await expect(plans.apply({ timeout: 0 })).rejects.toThrow(
      'timeout takes a number of milliseconds above 0.',
    );
    server.fail(['hang', 'hang', 'hang']);
    const began = performance.now();
    // biome-ignore lint/style/noNonNullAssertion: what is not there is what this is about.
    await expect(plans.apply({ timeout: undefined! })).rejects.toMatchObject({
      cause: { name: 'TavusTimeoutError' },
    });
    expect(performance.now() - began).toBeLessThan(2_500);
  });

  test('sends the headers that it was given with every request', async () => {
    const plans = await client.personas.planAll(guides(2), { ...byName, headers: { 'x-proxy': 'one' } });
    await plans.apply({ headers: { 'x-call': 'two' } });
    expect(server.requests.every(({ headers }) => headers['x-proxy'] === 'one')).toBe(true);
    expect(server.requests.slice(1).every(({ headers }) => headers['x-call'] === 'two')).toBe(true);
  });

  test.each([
    [
      [guide(1), guide(2), guide(1)],
      'Two personas of the list are called "Guide 1": by their names nobody can',
    ],
    [
      [guide(1), persona().prompt('Hi.')],
      "call .name('…'), or plan with { id }. It is persona 2 of the list.",
    ],
    [
      [guide(1), persona().dynamic()],
      '1 of 2 personas is not valid.\nPersona 2 of the list:\n  /system_prompt: system_prompt is missing',
    ],
  ])('sends nothing for personas that it could not tell apart or send', async (readies, sentence) => {
    await expect(client.personas.planAll(readies, byName)).rejects.toThrow(sentence);
    expect(server.requests).toEqual([]);
  });

  test('tells all that is wrong with any of them', async () => {
    const unfinished = persona().name('Porter').dynamic();
    const hoarse = persona()
      .name('Guide 1')
      .dynamic()
      .perception('raven-0')
      .audio({ awarenessQueries: ['Loud?'] })
      .echo()
      .stt('tavus-auto');
    const error = await client.personas
      .planAll([unfinished, guide(2), hoarse, persona().dynamic()], byName)
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(PersonaInvalidError);
    const { message, issues, personas, personaName } = error as PersonaInvalidError;
    expect(message).toBe(
      [
        '3 of 4 personas are not valid.',
        'Persona 1 of the list ("Porter"):',
        `  /system_prompt: ${issues[0]?.message}`,
        'Persona 3 of the list ("Guide 1"):',
        `  /layers/perception: ${issues[1]?.message}`,
        'Persona 4 of the list:',
        `  /system_prompt: ${issues[2]?.message}`,
      ].join('\n'),
    );
    expect(personaName).toBe('Porter');
    expect(personas).toEqual([
      { index: 0, personaName: 'Porter', issues: [issues[0]] },
      { index: 2, personaName: 'Guide 1', issues: [issues[1]] },
      { index: 3, personaName: undefined, issues: [issues[2]] },
    ]);
    expect(server.requests).toEqual([]);
  });

  test.each([
    [{ match: 'id' }, "planAll() takes { match: 'name' }."],
    [{ match: 'name', concurrency: 0 }, 'concurrency takes a whole number above 0.'],
    [{ match: 'name', concurrency: 2.5 }, 'concurrency takes a whole number above 0.'],
    [{ match: 'name', onProgress: 5 }, 'onProgress takes a function.'],
    [{ match: 'name', prune: 'no' }, 'prune takes true or false.'],
    [undefined, "planAll() takes { match: 'name' }."],
    [7, 'planAll() takes its options in an object.'],
  ])('refuses %j', async (options, sentence) => {
    const planning = client.personas.planAll([guide(1)], options as typeof byName);
    await expect(planning).rejects.toThrow(new TavusConfigError(sentence));
  });

  test.each<[unknown, string]>([
    ['guides', 'planAll() takes an array of personas.'],
    [new Set([guide(1)]), 'planAll() takes an array of personas.'],
    [undefined, 'planAll() takes an array of personas.'],
    [
      [guide(1), undefined],
      'This is not a persona: pass a builder, or an object with a build() that gives a body. It is persona 2',
    ],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what this is about.
    [[, guide(1)], 'It is persona 1 of the list.'],
    [[[guide(1)]], 'This is not a persona'],
    [[{ build: () => null }], 'This is not a persona'],
    [[{ build: () => ({ persona_name: 7 }) }], 'This persona has no name to be found by'],
    [[{ build: () => ({ persona_name: 7n }) }], '/persona_name takes a JSON value, not a bigint.'],
  ])('refuses what is no list of personas: %#', async (readies, sentence) => {
    await expect(client.personas.planAll(readies as PersonaReady[], byName)).rejects.toThrow(sentence);
    expect(server.requests).toEqual([]);
  });

  test('takes any concurrency that is a number', async () => {
    expect(
      (await client.personas.planAll([guide(1)], { ...byName, concurrency: 2 ** 40 })).plans,
    ).toHaveLength(1);
  });

  test('says for whom it failed', async () => {
    await client.personas.create(guide(1));
    server.fail([undefined, undefined, { status: 403 }]);
    await expect(client.personas.planAll([guide(1)], byName)).rejects.toThrow(
      'It is about "Guide 1" of the list.',
    );
  });
});

describe('the pace of planAll()', () => {
  /** A client that counts how many of its requests are under way, and when each began. */
  function counting() {
    const counts = { now: 0, most: 0, begun: [] as number[] };
    const counted = tavus({
      baseUrl: server.url,
      apiKey: server.apiKey,
      fetch: async (input, init) => {
        counts.begun.push(performance.now());
        counts.most = Math.max(counts.most, ++counts.now);
        try {
          const response = await fetch(input, init);
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
    counts.begun = [];
    counts.most = 0;
    // The names are looked for, then the first POST is turned away.
    server.fail([undefined, { status: 429, headers: { 'retry-after': 1 } }]);
    await plans.apply();
    const [first = 0, ...others] = counts.begun.slice(1);
    const duringPause = others.filter((at) => at > first + 200 && at < first + 950);
    expect(duringPause).toEqual([]);
    expect(counts.most).toBe(8);
    const afterwards = server.requests.slice(-12);
    expect(afterwards.every(({ status }) => status === 200)).toBe(true);
    expect(server.personas).toHaveLength(20);
  });

  test('is half as fast after it, and recovers', async () => {
    const { counts, client } = counting();
    const plans = await client.personas.planAll(guides(60), { ...byName, concurrency: 8 });
    server.fail([undefined, { status: 429, headers: { 'retry-after': 0.3 } }]);
    const applying = plans.apply();
    await sleep(250);
    counts.most = 0;
    const before = counts.begun.length;
    while (counts.begun.length < before + 6) await sleep(1);
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

  test.each([7, 77, 777])(
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
