import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { persona, TavusConfigError } from '../../src/index.js';
import { sandbox } from '../../src/sandbox/index.js';
import { ask, bodyOf, greeter, mebibyte, patch, post } from './client.js';

/** The sentence in a refusal. */
async function refusal(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/json');
  const body = (await response.json()) as Record<string, string>;
  const name = response.status === 401 ? 'message' : 'error';
  expect(Object.keys(body)).toEqual([name]);
  return body[name] ?? '';
}

describe('personas that a sandbox begins with', () => {
  const voiced = { ...greeter, layers: { tts: { tts_engine: 'elevenlabs', api_key: 'voice-key' } } };

  test('have ids, and are read, patched and listed as others are', async () => {
    await using tavus = await sandbox({ personas: [voiced, Object.freeze({ system_prompt: 'x' })] });
    const [first, second] = tavus.personas;
    expect(tavus.personas).toMatchObject([
      { personaName: 'Greeter', body: voiced },
      { personaName: undefined, body: { system_prompt: 'x' } },
    ]);
    expect(new Set(tavus.personas.map(({ personaId }) => personaId)).size).toBe(2);
    expect(inspect(tavus, { depth: 9 })).not.toContain('voice-key');
    const { body } = await ask(tavus, 'GET', '/v2/personas');
    expect(body.data.map(({ persona_id }: { persona_id: string }) => persona_id)).toEqual([
      second?.personaId,
      first?.personaId,
    ]);
    expect(body.data[1]).toMatchObject({ persona_name: 'Greeter', created_at: first?.createdAt });
    const change = [{ op: 'add', path: '/layers/tts/external_voice_id', value: 'v-1' }];
    expect((await patch(tavus, `/v2/personas/${first?.personaId}`, change)).status).toBe(200);
    expect(voiced.layers.tts).not.toHaveProperty('external_voice_id');
    expect(tavus.requests).toHaveLength(2);
  });

  test.each([
    [[greeter, {}], 'personas[1]: /system_prompt: required unless pipeline_mode is "echo".'],
    [[persona().prompt('x')], 'personas[0]: give what its build() returns.'],
    [[{ system_prompt: 'x', greet: () => 'x' }], 'personas[0]/greet takes a JSON value, not a function.'],
    [[null], 'personas[0]: The body: expected an object, got null.'],
    [greeter, 'personas takes a list of bodies.'],
  ])('are refused where they cannot be: %j', async (personas, sentence) => {
    const started = sandbox({ personas: personas as never });
    await expect(started).rejects.toThrow(new TavusConfigError(sentence));
  });
});

describe('sandbox()', () => {
  test('creates a persona', async () => {
    await using tavus = await sandbox();
    const response = await post(tavus, JSON.stringify(greeter));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    const created = await response.json();
    expect(created).toEqual({
      persona_id: expect.stringMatching(/^p[0-9a-f]{11}$/),
      persona_name: 'Greeter',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    const [{ personaId, createdAt } = {}] = tavus.personas;
    expect(created).toMatchObject({ persona_id: personaId, created_at: createdAt });
    expect(tavus.personas).toEqual([{ personaId, personaName: 'Greeter', createdAt, body: greeter }]);
    expect(tavus.requests).toMatchObject([
      {
        method: 'POST',
        path: '/v2/personas',
        headers: { 'x-api-key': tavus.apiKey },
        body: greeter,
        status: 200,
      },
    ]);
  });

  test('creates one without a name', async () => {
    await using tavus = await sandbox();
    const response = await post(tavus, '{"pipeline_mode":"echo"}');
    expect(Object.keys((await response.json()) as object)).toEqual(['persona_id', 'created_at']);
    expect(tavus.personas[0]?.personaName).toBeUndefined();
  });

  test('serves many at once, each with an id of its own', async () => {
    await using tavus = await sandbox();
    const prompts = Array.from({ length: 100 }, (_, index) => `You are number ${index}.`);
    const answers = await Promise.all(
      prompts.map(async (system_prompt) => {
        const response = await post(tavus, JSON.stringify({ system_prompt }));
        return (await response.json()) as { persona_id: string };
      }),
    );
    expect(new Set(answers.map(({ persona_id }) => persona_id)).size).toBe(100);
    expect(new Set(tavus.personas.map(({ body }) => body.system_prompt))).toEqual(new Set(prompts));
    expect(tavus.requests.filter(({ status }) => status === 200)).toHaveLength(100);
  });

  test('has a key of its own, each time another', async () => {
    await using one = await sandbox();
    await using other = await sandbox();
    expect(one.apiKey).toMatch(/^[0-9a-f]{48}$/);
    expect(other.apiKey).not.toBe(one.apiKey);
    expect(other.url).not.toBe(one.url);
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('takes a key and a port', async () => {
    const first = await sandbox({ apiKey: 'key-for-tests' });
    const port = Number(new URL(first.url).port);
    await expect(sandbox({ port })).rejects.toThrow('EADDRINUSE');
    expect((await post(first, null, { headers: { 'x-api-key': 'key-for-tests' } })).status).toBe(400);
    await first.close();
    await using second = await sandbox({ port });
    expect(second.url).toBe(first.url);
    expect((await post(second, JSON.stringify(greeter))).status).toBe(200);
  });

  test.each(['', 'two words', 'line\nbreak', 'schlüssel'])('refuses the key %j', async (apiKey) => {
    const starting = sandbox({ apiKey });
    await expect(starting).rejects.toThrow(TavusConfigError);
    if (apiKey) await expect(starting).rejects.not.toThrow(apiKey);
  });
});

describe('a request', () => {
  test('is checked in one order, whatever else is wrong with it', async () => {
    await using tavus = await sandbox();
    const wrong: RequestInit & { path?: string } = {
      path: '/v2/videos',
      method: 'PUT',
      headers: { 'x-api-key': 'another', 'content-type': 'text/plain' },
      body: `${'x'.repeat(mebibyte)}x`,
    };
    const repairs: readonly [number, typeof wrong][] = [
      [404, {}],
      [405, { path: '/v2/personas' }],
      [401, { method: 'POST' }],
      [415, { headers: { 'content-type': 'text/plain' } }],
      [413, { headers: {} }],
      [400, { body: '{"system_prompt":' }],
      [400, { body: '{"system_prompt":7}' }],
      [200, { body: '{"system_prompt":"You are right at last."}' }],
    ];
    for (const [status, repair] of repairs) {
      Object.assign(wrong, repair);
      expect((await post(tavus, null, wrong)).status).toBe(status);
    }
    expect(tavus.requests.map(({ status }) => status)).toEqual(repairs.map(([status]) => status));
    expect(tavus.personas).toHaveLength(1);
  });

  test.each(['/', '/v2/personas/', '/v2/personas/p0/tools', '/V2/personas', '/constructor'])(
    'for %s is answered 404',
    async (path) => {
      await using tavus = await sandbox();
      const response = await post(tavus, JSON.stringify(greeter), { path });
      expect(response.status).toBe(404);
      expect(await refusal(response)).toBe(
        'The sandbox has no such path: it takes /v2/personas, /v2/personas/{id}, /v2/pals, /v2/pals/{id}.',
      );
    },
  );

  test('may have a query, which is not part of its path', async () => {
    await using tavus = await sandbox();
    expect((await post(tavus, JSON.stringify(greeter), { path: '/v2/personas?a=/b&c=d%20e' })).status).toBe(
      200,
    );
    expect(tavus.requests[0]).toMatchObject({ path: '/v2/personas', query: { a: '/b', c: 'd e' } });
  });

  test.each([
    ...['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => [method, '/v2/personas', 'POST, GET']),
    ...['HEAD', 'PUT', 'POST', 'OPTIONS'].map((method) => [method, '/v2/personas/p0', 'GET, PATCH, DELETE']),
  ] as const)('by %s for %s is answered 405', async (method, path, allow) => {
    await using tavus = await sandbox();
    const response = await post(tavus, null, { method, path });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    if (method !== 'HEAD') expect(await refusal(response)).toBe(`This path takes ${allow}, not ${method}.`);
  });

  test('with a wrong key, or without one, is answered 401', async () => {
    await using tavus = await sandbox();
    const wrong = await post(tavus, JSON.stringify(greeter), {
      headers: { 'x-api-key': `${tavus.apiKey}0` },
    });
    expect(wrong.status).toBe(401);
    expect(await refusal(wrong)).toBe('The header x-api-key is not the key of this sandbox.');
    const missing = await fetch(`${tavus.url}/v2/personas`, {
      method: 'POST',
      body: JSON.stringify(greeter),
    });
    expect(missing.status).toBe(401);
    expect(await refusal(missing)).toBe('The header x-api-key is missing.');
    expect(tavus.requests.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 401, body: greeter },
      { status: 401, body: greeter },
    ]);
    expect(tavus.personas).toEqual([]);
  });

  test.each([
    ['text/plain', 415],
    ['application/jsonp', 415],
    ['application/vnd.tavus+json', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json', 200],
    ['APPLICATION/JSON', 200],
    ['application/json; charset=utf-8', 200],
    ['application/json ;charset="UTF-8"; profile=x', 200],
  ])('of the content type %s is answered %i', async (type, status) => {
    await using tavus = await sandbox();
    const response = await post(tavus, JSON.stringify(greeter), { headers: { 'content-type': type } });
    expect(response.status).toBe(status);
    if (status === 415)
      expect(await refusal(response)).toBe('The header content-type: expected application/json.');
  });

  test('needs a content type only if it has a body', async () => {
    await using tavus = await sandbox();
    const key = { 'x-api-key': tavus.apiKey };
    const send = (body: BodyInit | null) =>
      fetch(`${tavus.url}/v2/personas`, { method: 'POST', headers: key, body });
    expect((await send(new Blob(['{}']))).status).toBe(415);
    const empty = await send(null);
    expect(empty.status).toBe(400);
    expect(await refusal(empty)).toBe('The body: expected a JSON object, got nothing.');
    expect(tavus.requests[1]?.body).toBeUndefined();
  });

  test.each([
    ['{"system_prompt": "', 'The body: expected JSON in UTF-8, got something else.'],
    ['{"system_prompt": "a",}', 'The body: expected JSON in UTF-8, got something else.'],
    [Buffer.from([0x22, 0xff, 0x22]), 'The body: expected JSON in UTF-8, got something else.'],
    ['null', 'The body: expected an object, got null.'],
    ['[]', 'The body: expected an object, got an array.'],
    ['"text"', 'The body: expected an object, got a string.'],
    ['{}', '/system_prompt: required unless pipeline_mode is "echo".'],
    ['{"system_prompt":""}', '/system_prompt: required unless pipeline_mode is "echo".'],
    ['{"pipeline_mode":"full"}', '/system_prompt: required unless pipeline_mode is "echo".'],
    ['{"system_prompt":null}', '/system_prompt: expected a string, got null.'],
    [
      '{"pipeline_mode":"Echo","layers":{"llm":{"tools":{}}}}',
      '/pipeline_mode: expected one of "full", "echo", got another string. /layers/llm/tools: expected an array of tools, got an object.',
    ],
    [
      JSON.stringify({ ...greeter, guardrail_ids: Array(51).fill('g') }),
      '/guardrail_ids: expected at most 50 entries, got 51.',
    ],
  ])('with the body %s is answered 400', async (body, sentence) => {
    await using tavus = await sandbox();
    const response = await post(tavus, body);
    expect(response.status).toBe(400);
    expect(await refusal(response)).toBe(sentence);
    expect(tavus.personas).toEqual([]);
  });

  test('is not answered with more than ten objections', async () => {
    await using tavus = await sandbox();
    const sentences = await refusal(
      await post(tavus, JSON.stringify({ document_ids: Array(100_000).fill(0) })),
    );
    expect(sentences.match(/expected a string, got 0\./g)).toHaveLength(10);
  });

  test('may have a body of 1 MiB, and not one byte more', async () => {
    await using tavus = await sandbox();
    expect((await post(tavus, bodyOf(mebibyte))).status).toBe(200);
    const response = await post(tavus, bodyOf(mebibyte + 1));
    expect(response.status).toBe(413);
    expect(await refusal(response)).toBe('The body: expected at most 1048576 bytes.');
    expect(tavus.requests[1]).toMatchObject({ status: 413, body: undefined });
  });

  test.each([
    { layers: { llm: { headers: { a: 1 }, extra_body: { a: [null] }, tools: ['anything', null] } } },
    { layers: { tts: { voice_settings: { stability: 'high', warmth: {} } } } },
    { layers: { perception: { visual_tools: [{ name: 'look', function: 7 }, {}] } } },
    { layers: { document_ids: [7], llm: { model: 'a model of tomorrow' } }, farewell: null },
    { guardrail_tags: Array(50).fill('t') },
    JSON.parse('{"__proto__": {"pipeline_mode": "nonsense"}, "constructor": 1}'),
  ])('may contain what the contract leaves open: %j', async (fields) => {
    await using tavus = await sandbox();
    const body = JSON.stringify({ ...greeter, ...fields });
    expect((await post(tavus, body)).status).toBe(200);
    expect(tavus.personas[0]?.body).toEqual(JSON.parse(body));
  });
});
