import { describe, expect, test } from 'vitest';
import { persona, preset, TavusConfigError, TavusError, tavus } from '../../src/index.js';

class Mischief extends Error {}

const fail = () => {
  throw new Mischief('of the user');
};
/** Throws at whatever is done with it. */
const throwing = new Proxy(() => {}, {
  get: fail,
  has: fail,
  ownKeys: fail,
  getPrototypeOf: fail,
  getOwnPropertyDescriptor: fail,
  apply: fail,
});
const throwingObject = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail });
const throwingList = new Proxy([], { get: fail, has: fail, ownKeys: fail });

const guide = persona().name('Guide').prompt('You give tours.');
const voice = preset((p) => p.tts('cartesia'));

/** What somebody may pass in the place of anything. */
const things: Readonly<Record<string, unknown>> = {
  null: null,
  'a number': 7,
  'a text': 'x y',
  'a symbol': Symbol('s'),
  'a big integer': 10n,
  'a list': [null],
  'an empty object': {},
  'a function': () => 7,
  'a promise': Promise.resolve(guide),
  'a class': class {},
  'a date': new Date(Number.NaN),
  'what throws': throwing,
  'an object that throws': throwingObject,
  'a list that throws': throwingList,
  'a getter that throws': Object.defineProperty({}, 'signal', { get: fail, enumerable: true }),
  'a build() that throws': { build: fail },
  'a build() that gives what throws': { build: () => throwingObject },
  'a body': { system_prompt: 'You give tours.' },
  'an object without a prototype': Object.assign(Object.create(null), { timeout: 10n }),
};

/** What fails whatever it is passed to. */
const options: Readonly<Record<string, object>> = {
  'a key that throws': { apiKey: fail },
  'a key that rejects': { apiKey: () => Promise.reject(new Mischief('of the user')) },
  'a key that is not one': { apiKey: () => 7 },
  // biome-ignore lint/suspicious/noThenProperty: that is what is odd about it.
  'a thenable key that throws': { apiKey: () => ({ then: fail }) },
  'a header that throws': { headers: { 'x-a': fail } },
  'a header that rejects': { headers: { 'x-a': () => Promise.reject(new Mischief('of the user')) } },
  'headers that throw': { headers: throwingObject },
  'a signal that throws': { signal: throwingObject },
  'a signal that is not one': { signal: 7 },
  'a timeout that is not one': { timeout: '5s' },
  'a timeout that is a big integer': { timeout: 10n },
};
/** Those that a call does not take. */
const ofClient = new Set(['apiKey']);

function clientOf(calls: { count: number }, more: object = {}) {
  const fetch = async () => {
    calls.count++;
    return Response.json({ data: [] });
  };
  return tavus({
    apiKey: 'a-key-of-mine',
    baseUrl: 'https://api.example.com',
    maxRetries: 0,
    fetch,
    ...more,
  });
}
type Client = ReturnType<typeof clientOf>;

async function drained(list: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of list);
}

/** Every method, with a place for something odd. */
const methods: Readonly<Record<string, (client: Client, odd: never) => unknown>> = {
  'create(…)': ({ personas }, odd) => personas.create(odd),
  'create(guide, …)': ({ personas }, odd) => personas.create(guide, odd),
  'guide.create({ client: … })': (_, odd) => guide.create({ client: odd }),
  'guide.create(…)': (_, odd) => guide.create(odd),
  'get(…)': ({ personas }, odd) => personas.get(odd),
  "get('p1', …)": ({ personas }, odd) => personas.get('p1', odd),
  'list(…)': ({ personas }, odd) => drained(personas.list(odd)),
  'list({ type: … })': ({ personas }, odd) => drained(personas.list({ type: odd })),
  'list({ limit: … })': ({ personas }, odd) => drained(personas.list({ limit: odd })),
  'update(…)': ({ personas }, odd) => personas.update(odd, guide),
  "update('p1', …)": ({ personas }, odd) => personas.update('p1', odd),
  "update('p1', guide, …)": ({ personas }, odd) => personas.update('p1', guide, odd),
  "update('p1', voice, …)": ({ personas }, odd) => personas.update('p1', voice, odd),
  "update('p1', voice, { prune: … })": ({ personas }, odd) => personas.update('p1', voice, { prune: odd }),
  'delete(…)': ({ personas }, odd) => personas.delete(odd),
  "delete('p1', …)": ({ personas }, odd) => personas.delete('p1', odd),
  'plan(…)': ({ personas }, odd) => personas.plan(odd, { id: 'p1' } as never),
  'plan(guide, …)': ({ personas }, odd) => personas.plan(guide, odd),
  'plan(guide, { id: … })': ({ personas }, odd) => personas.plan(guide, { id: odd }),
  'planAll(…)': ({ personas }, odd) => personas.planAll(odd, { match: 'name' }),
  'planAll([…])': ({ personas }, odd) => personas.planAll([odd], { match: 'name' }),
  'planAll([guide], …)': ({ personas }, odd) => personas.planAll([guide], odd),
  'tavus(…)': (_, odd) => tavus(odd),
  'tavus({ baseUrl: … })': (_, odd) => tavus({ baseUrl: odd }),
  'tavus({ fetch: … })': (_, odd) => tavus({ fetch: odd }),
  'tavus({ timeout: … })': (_, odd) => tavus({ timeout: odd }),
  'tavus({ maxRetries: … })': (_, odd) => tavus({ maxRetries: odd }),
};

/** Whether something throws as soon as it is read. */
function isThrowing(thing: string): boolean {
  return /that throws$|^what throws/.test(thing) && !thing.includes('build()');
}

async function errorOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe.each(Object.keys(methods))('%s', (name) => {
  const method = methods[name] as NonNullable<(typeof methods)[string]>;

  test.each(Object.keys(things))('throws nothing but an error of the library for %s', async (thing) => {
    const calls = { count: 0 };
    const error = await errorOf(() => method(clientOf(calls), things[thing] as never));
    if (isThrowing(thing)) expect(calls.count).toBe(0);
    // Some take some of them: an empty object for options, a function for fetch.
    if (error === undefined) return;
    expect(error).toBeInstanceOf(TavusError);
    if (calls.count === 0) expect(error).toMatchObject({ effect: 'none' });
  });
});

describe('a function of the user that fails', () => {
  const calls = {
    create: ({ personas }: Client, more: object) => personas.create(guide, more),
    get: ({ personas }: Client, more: object) => personas.get('p1', more),
    list: ({ personas }: Client, more: object) => drained(personas.list(more)),
    update: ({ personas }: Client, more: object) => personas.update('p1', guide, more),
    'update by a preset': ({ personas }: Client, more: object) => personas.update('p1', voice, more),
    delete: ({ personas }: Client, more: object) => personas.delete('p1', more),
    plan: ({ personas }: Client, more: object) => personas.plan(guide, { match: 'name', ...more }),
    planAll: ({ personas }: Client, more: object) => personas.planAll([guide], { match: 'name', ...more }),
  };

  const rows = Object.entries(calls).flatMap(([name, call]) =>
    Object.entries(options).map(([what, option]) => [name, what, call, option] as const),
  );
  test.each(rows)('%s() with %s sends nothing, and says why', async (_name, _what, call, option) => {
    const count = { count: 0 };
    const isOfClient = Object.keys(option).some((name) => ofClient.has(name));
    const error = await errorOf(() =>
      call(clientOf(count, isOfClient ? option : {}), isOfClient ? {} : option),
    );
    expect(error).toBeInstanceOf(TavusConfigError);
    expect(error).toMatchObject({ effect: 'none' });
    expect(count.count).toBe(0);
    const { cause } = error as Error;
    if (cause !== undefined) expect(cause).toBeInstanceOf(Mischief);
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      'of the persona',
      () => guide.tts('elevenlabs', { apiKey: fail }).create({ client: clientOf({ count: 0 }) }),
    ],
    ['of the client', () => clientOf({ count: 0 }, { apiKey: fail }).personas.create(guide)],
    ['of the call', () => clientOf({ count: 0 }).personas.get('p1', { headers: { 'x-a': fail } })],
    [
      'that hears the warnings',
      () =>
        clientOf({ count: 0 }).personas.create(guide.stt('tavus-advanced'), {
          onWarning: fail as () => void,
        }),
    ],
  ])('%s is the cause', async (_, call) => {
    const error = await errorOf(call);
    expect(error).toBeInstanceOf(TavusConfigError);
    expect((error as Error).cause).toBeInstanceOf(Mischief);
    expect((error as Error).message).toMatch(/: its error is the cause\.$/);
  });

  test('and hears of progress, or of lines, changes nothing', async () => {
    const logger = { info: fail, warn: fail, error: () => Promise.reject(new Mischief()) };
    const client = clientOf({ count: 0 }, { logger });
    const plans = await client.personas.planAll([guide], { match: 'name', onProgress: fail });
    expect(plans.plans).toHaveLength(1);
  });

  test('and rejects on a warning changes nothing', async () => {
    const onWarning = async () => fail();
    const error = await errorOf(() =>
      clientOf({ count: 0 }).personas.create(guide.stt('tavus-advanced'), { onWarning }),
    );
    expect(error).not.toBeInstanceOf(TavusConfigError);
  });
});

test.each<[string, unknown, string]>([
  ['a body', { system_prompt: 'You give tours.' }, 'it is the body of one, so pass personaFrom(body).'],
  ['what build() gives', guide.build(), 'it is the body of one, so pass personaFrom(body).'],
  ['a promise', Promise.resolve(guide), 'await the promise first.'],
  ['a function', () => guide, 'call the function, and pass the builder that it gives.'],
  ['steps', (p: typeof guide) => p, 'put the steps of the function into preset(…).'],
  [
    'a JSON Patch',
    [{ op: 'remove', path: '/x' }],
    'pass one builder at a time; steps that change a stored one go into preset(…).',
  ],
  ['something else', { a: 1 }, 'pass a builder, or an object with a build() that gives a body.'],
  ['a spread builder', { ...guide }, 'pass a builder, or an object with a build() that gives a body.'],
])('create() says what to do with %s', async (_, given, way) => {
  const error = await errorOf(() => clientOf({ count: 0 }).personas.create(given as typeof guide));
  expect(error).toBeInstanceOf(TavusConfigError);
  expect((error as Error).message).toBe(`This is not a persona: ${way}`);
});
