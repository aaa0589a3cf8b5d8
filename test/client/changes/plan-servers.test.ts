import { describe, expect, test } from 'vitest';
import { persona, type Tavus, TavusNotFoundError } from '../../../src/index.js';
import { keeper } from '../keeper.js';
import { keys, keysShownBy } from '../keys.js';
import { client, clientWith, server } from './fresh-sandbox.js';

const guide = persona().name('Harbour Guide').prompt('You know every ferry.');
const byName = { match: 'name' } as const;

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
