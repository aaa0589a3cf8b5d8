import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  PersonaInvalidError,
  type PersonaReady,
  type PlanProgress,
  persona,
  TavusConfigError,
} from '../../../src/index.js';
import { client, server } from './fresh-sandbox.js';
import { byName, guide, guides, names, namesOf } from './guides.js';

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
    // biome-ignore lint/style/noNonNullAssertion: what is not there is what this is about.
    await expect(plans.apply({ timeout: undefined! })).rejects.toMatchObject({
      cause: { name: 'TavusTimeoutError', message: expect.stringContaining('within 60 ms') },
    });
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
