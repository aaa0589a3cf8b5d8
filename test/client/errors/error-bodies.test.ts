import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preset, TavusApiError, type TavusError, tavus } from '../../../src/index.js';
import { runs } from '../../support/runs.js';
import { keeper } from '../keeper.js';
import { keys } from '../keys.js';

/** All that can be reached from a value, by whatever means a logger may have. */
function reachable(value: unknown, met: Set<unknown> = new Set()): readonly string[] {
  if (typeof value === 'string') return [value];
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || met.has(value))
    return [];
  met.add(value);
  const found: string[] = [];
  // Prototypes too: getters are there. Not those of the language, which hold nothing of ours.
  for (let at: object | null = value; at && !isOfLanguage(at); at = Object.getPrototypeOf(at)) {
    for (const name of Reflect.ownKeys(at)) {
      found.push(String(name), ...reachable(readOf(value, at, name), met));
    }
  }
  return found;
}

function isOfLanguage(object: object): boolean {
  return [Object.prototype, Error.prototype, Array.prototype, Function.prototype].includes(object as never);
}

function readOf(value: object, at: object, name: PropertyKey): unknown {
  const { get, value: plain } = Object.getOwnPropertyDescriptor(at, name) ?? {};
  if (!get) return plain;
  try {
    return get.call(value);
  } catch {
    return undefined;
  }
}

function secretsToldBy(error: unknown): readonly string[] {
  const depth = Number.POSITIVE_INFINITY;
  const told = [
    ...reachable(error),
    inspect(error, { depth, showHidden: true, getters: true }),
    inspect(error, { depth, showHidden: true, getters: true, customInspect: false }),
    JSON.stringify(error),
  ].join('\n');
  return Object.values(keys).filter((key) => told.includes(key));
}

/** Sends a persona with every kind of secret, and gets what `answer` makes of the request. */
async function failedWith(answer: (request: Request, body: string) => Response): Promise<TavusError> {
  const client = tavus({
    apiKey: keys.api,
    headers: { authorization: `Bearer ${keys.proxy}` },
    maxRetries: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return answer(request, await request.text());
    },
  });
  return client.personas.create(keeper).then(
    () => expect.unreachable(),
    (error: unknown) => error as TavusError,
  );
}

/** What servers do with what they were sent before they put it into an answer. */
const writings = {
  'as it is': (text: string) => text,
  'as JSON in a text': (text: string) => JSON.stringify(text),
  'as JSON in JSON in a text': (text: string) => JSON.stringify(JSON.stringify(text)),
  'in a sentence': (text: string) => `cannot take '${text}' here`,
  'in an address': (text: string) => `https://log.example.com/?q=${encodeURIComponent(text)}`,
  'in a page': (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
};

const status = fc.constantFrom(301, 400, 401, 402, 403, 404, 409, 418, 422, 429, 500, 503);

test('no error tells a secret that was sent, wherever the server has put it', async () => {
  const echo = fc.record({
    status,
    writing: fc.constantFrom(...Object.values(writings)),
    part: fc.constantFrom('body', 'headers', 'keys', 'parsed'),
    form: fc.constantFrom('object', 'list', 'name', 'text', 'page', 'deep', 'header'),
  });
  const property = fc.asyncProperty(echo, async ({ status, writing, part, form }) => {
    const error = await failedWith((request, body) => {
      const headers = JSON.stringify(Object.fromEntries(request.headers));
      const told = part === 'headers' ? headers : part === 'keys' ? Object.values(keys).join(' ') : body;
      const value: unknown = part === 'parsed' ? JSON.parse(body) : writing(told);
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      if (form === 'header') {
        const [first = ''] = Object.values(keys);
        const location = `https://${first}.example.com/${encodeURIComponent(text)}`;
        return new Response(null, { status, headers: { 'x-request-id': `r-${keys.tts}`, location } });
      }
      const bodies = {
        object: { error: { message: value, received: { layers: value } } },
        list: [{ detail: [value] }, value],
        name: { errors: { [text]: 'unknown' } },
        deep: JSON.parse(`${'['.repeat(300)}${JSON.stringify(value)}${']'.repeat(300)}`),
      };
      if (form === 'text') return new Response(text, { status });
      if (form === 'page') return new Response(`<html><p>${text}</p></html>`, { status });
      return new Response(JSON.stringify(bodies[form]), { status });
    });
    expect(error).toBeInstanceOf(TavusApiError);
    expect(secretsToldBy(error)).toEqual([]);
  });
  await fc.assert(property, { numRuns: runs(600) });
});

describe('the body of an error', () => {
  test('masks what stands below the name of a secret, whoever knows it', async () => {
    const sent = {
      error: 'No.',
      stored: { api_key: 'never-sent', headers: { 'x-a': 'nor-this', n: 7 }, model: 'm' },
    };
    const error = (await failedWith(() => Response.json(sent, { status: 400 }))) as TavusApiError;
    expect(error.body).toEqual({
      error: 'No.',
      stored: { api_key: '[secret]', headers: { 'x-a': '[secret]', n: '[secret]' }, model: 'm' },
    });
  });

  test('is otherwise what the server sent', async () => {
    const sent = { error: 'No.', list: [1, null, true, '', { a: {} }], ['__proto__']: 'x' };
    const error = (await failedWith(() => Response.json(sent, { status: 422 }))) as TavusApiError;
    expect(error.body).toEqual(sent);
    expect(await failedWith(() => new Response('No.', { status: 500 }))).toMatchObject({ body: 'No.' });
  });

  test('masks a short key where it is all of a text', async () => {
    const client = tavus({
      apiKey: 'k1',
      fetch: async () => Response.json({ error: 'bad key', received: 'k1', other: 'k12' }, { status: 401 }),
    });
    const error = await client.personas.get('p1').catch((error: unknown) => error);
    expect((error as TavusApiError).body).toEqual({ error: 'bad key', received: '[secret]', other: 'k12' });
  });

  test('masks the secrets of a change, also where they are not sent', async () => {
    const client = tavus({
      apiKey: keys.api,
      fetch: async () => Response.json({ error: `no: ${keys.tts}` }, { status: 404 }),
    });
    const change = preset((p) => p.tts('elevenlabs', { apiKey: async () => keys.tts }));
    const error = await client.personas.update('p1', change).catch((error: unknown) => error);
    expect(error).toMatchObject({ status: 404, body: { error: 'no: [secret]' } });
    expect(secretsToldBy(error)).toEqual([]);
  });
});
