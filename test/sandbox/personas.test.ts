import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Sandbox, type SandboxOptions, sandbox } from '../../src/sandbox/index.js';
import { ask, patch, seed } from './client.js';

const keys = { llm: 'sk-llm-11', tts: 'sk-tts-12', header: 'Bearer sk-13' };

/** A persona that holds a secret of each kind. */
const keyed = {
  persona_name: 'Archivist',
  system_prompt: 'You know where every box is.',
  layers: {
    llm: {
      model: 'own-model',
      base_url: 'https://llm.example.com/v1',
      api_key: keys.llm,
      headers: { Authorization: keys.header },
    },
    tts: { tts_engine: 'cartesia', api_key: keys.tts },
  },
};

async function started(body: object, options?: SandboxOptions): Promise<{ tavus: Sandbox; path: string }> {
  const tavus = await sandbox(options);
  return { tavus, path: `/v2/personas/${await seed(tavus, body)}` };
}

describe('GET of one persona', () => {
  test('answers it in a list, with its id and its time', async () => {
    const { tavus, path } = await started({ pipeline_mode: 'echo', persona_name: 'Parrot' });
    await using _ = tavus;
    const { status, body } = await ask(tavus, 'GET', path);
    const [{ personaId, createdAt } = {}] = tavus.personas;
    expect(status).toBe(200);
    expect(body).toEqual({
      data: [{ persona_id: personaId, persona_name: 'Parrot', pipeline_mode: 'echo', created_at: createdAt }],
    });
  });

  test('answers it alone if the sandbox is told so', async () => {
    const { tavus, path } = await started({ pipeline_mode: 'echo' }, { personaAs: 'object' });
    await using _ = tavus;
    const { body } = await ask(tavus, 'GET', path);
    expect(body).toEqual({
      persona_id: tavus.personas[0]?.personaId,
      pipeline_mode: 'echo',
      created_at: tavus.personas[0]?.createdAt,
    });
  });

  test('never answers a stored key, while the record has it', async () => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    for (const from of [path, '/v2/personas']) {
      const { body } = await ask(tavus, 'GET', from);
      const [{ layers }] = body.data;
      expect(layers).toEqual({
        llm: { ...keyed.layers.llm, api_key: '********' },
        tts: { ...keyed.layers.tts, api_key: '********' },
      });
    }
    expect(tavus.personas[0]?.body).toEqual(keyed);
  });

  test('adds no key where none is stored', async () => {
    const { tavus, path } = await started({
      pipeline_mode: 'echo',
      layers: { llm: { model: 'm' }, tts: {} },
    });
    await using _ = tavus;
    expect((await ask(tavus, 'GET', path)).body.data[0].layers).toEqual({ llm: { model: 'm' }, tts: {} });
  });

  test('needs no content type, and overlooks a body', async () => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    const headers = { 'x-api-key': tavus.apiKey, 'content-type': 'text/plain' };
    expect((await fetch(tavus.url + path, { headers })).status).toBe(200);
  });

  test('says so when a persona is nested deeper than JSON can be written, and serves on', async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    await using tavus = await sandbox();
    const created = await ask(tavus, 'POST', '/v2/personas', `{"pipeline_mode":"echo","deep":${deep}}`);
    const { status, body } = await ask(tavus, 'GET', `/v2/personas/${created.body.persona_id}`);
    expect(status).toBe(500);
    expect(body).toEqual({ error: 'The sandbox cannot answer: the persona is nested too deep.' });
    expect((await ask(tavus, 'POST', '/v2/personas', keyed)).status).toBe(200);
  });
});

describe('what an unknown id is answered', () => {
  test.each([
    ['GET', undefined],
    ['PATCH', []],
    ['PATCH', 'null'],
    ['DELETE', undefined],
  ] as const)('by %s with %j: 404', async (method, body) => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    for (const wrong of [`${path}0`, path.slice(0, -1), '/v2/personas/p', '/v2/personas/%70', `${path}%`]) {
      const answer = await ask(tavus, method, wrong, body);
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ error: 'There is no such persona.' });
    }
    expect(tavus.personas).toHaveLength(1);
  });

  test('without the key: 401, whether the persona is there or not', async () => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      for (const each of [path, '/v2/personas/p0']) {
        expect((await fetch(tavus.url + each, { method })).status).toBe(401);
      }
    }
    expect(tavus.personas).toHaveLength(1);
  });
});

describe('GET of all personas', () => {
  /** A sandbox with personas named 1, 2, … */
  async function crowded(size: number): Promise<Sandbox> {
    const tavus = await sandbox();
    for (let name = 1; name <= size; name += 1) {
      await seed(tavus, { pipeline_mode: 'echo', persona_name: String(name) });
    }
    return tavus;
  }

  test.each([
    ['', ['12', '11', '10', '9', '8', '7', '6', '5', '4', '3']],
    ['?page=2', ['2', '1']],
    ['?page=3', []],
    ['?limit=3', ['12', '11', '10']],
    ['?limit=5&page=3', ['2', '1']],
    ['?limit=500&page=1', ['12', '11', '10', '9', '8', '7', '6', '5', '4', '3', '2', '1']],
    ['?limit=999999999&page=999999999', []],
    ['?limit=1&limit=2', ['12', '11']],
    ['?persona_type=user&limit=1', ['12']],
    ['?verbose=true&limit=01', ['12']],
  ])('%j gives the newest first, and how many there are', async (query, names) => {
    await using tavus = await crowded(12);
    const { status, body } = await ask(tavus, 'GET', `/v2/personas${query}`);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['data', 'total_count']);
    expect(body.data.map((persona: { persona_name: string }) => persona.persona_name)).toEqual(names);
    expect(body.total_count).toBe(12);
  });

  test('gives no persona of the system: a sandbox has none', async () => {
    await using tavus = await crowded(1);
    const { body } = await ask(tavus, 'GET', '/v2/personas?persona_type=system');
    expect(body).toEqual({ data: [], total_count: 0 });
  });

  test('gives an empty list', async () => {
    await using tavus = await sandbox();
    expect((await ask(tavus, 'GET', '/v2/personas')).body).toEqual({ data: [], total_count: 0 });
  });

  test.each([
    ...['0', '-1', '1.5', '', 'ten', '1e3', '1234567890'].flatMap((value) => [
      [`limit=${value}`, 'limit: expected a whole number above 0.'],
      [`page=${value}`, 'page: expected a whole number above 0.'],
    ]),
    ['persona_type=', 'persona_type: expected one of "user", "system".'],
    ['persona_type=User', 'persona_type: expected one of "user", "system".'],
  ])('with %s is answered 400', async (query, error) => {
    await using tavus = await crowded(1);
    const { status, body } = await ask(tavus, 'GET', `/v2/personas?${query}`);
    expect(status).toBe(400);
    expect(body).toEqual({ error });
  });
});

describe('DELETE', () => {
  test('answers 204 without a body, once', async () => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    const other = await seed(tavus, { pipeline_mode: 'echo' });
    const response = await ask(tavus, 'DELETE', path);
    expect(response.status).toBe(204);
    expect(response.text).toBe('');
    expect(response.headers.has('content-length')).toBe(false);
    expect(tavus.personas.map(({ personaId }) => personaId)).toEqual([other]);
    expect((await ask(tavus, 'DELETE', path)).status).toBe(404);
    expect((await ask(tavus, 'GET', path)).status).toBe(404);
    expect((await ask(tavus, 'GET', '/v2/personas')).body.total_count).toBe(1);
  });
});

describe('secrets of a PATCH', () => {
  test('a layer that is replaced as a whole forgets its key', async () => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    const { api_key, ...llm } = keyed.layers.llm;
    const replaced = [{ op: 'replace', path: '/layers/llm', value: { ...llm, model: 'newer' } }];
    expect((await patch(tavus, path, replaced)).status).toBe(200);
    expect(tavus.personas[0]?.body.layers?.llm).toEqual({ ...llm, model: 'newer' });
    expect((await ask(tavus, 'GET', path)).body.data[0].layers.llm).toEqual({ ...llm, model: 'newer' });
  });

  test('it keeps the key if that is sent again, or if only another field changes', async () => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    const whole = [{ op: 'replace', path: '/layers/llm', value: { ...keyed.layers.llm, model: 'newer' } }];
    expect((await patch(tavus, path, whole)).status).toBe(200);
    const one = [{ op: 'replace', path: '/layers/llm/model', value: 'newest' }];
    expect((await patch(tavus, path, one)).status).toBe(200);
    expect(tavus.personas[0]?.body.layers?.llm).toEqual({ ...keyed.layers.llm, model: 'newest' });
  });

  test('what GET shows in place of a key is stored if somebody sends it back', async () => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    const { llm } = (await ask(tavus, 'GET', path)).body.data[0].layers;
    expect((await patch(tavus, path, [{ op: 'replace', path: '/layers/llm', value: llm }])).status).toBe(200);
    expect(tavus.personas[0]?.body.layers?.llm?.api_key).toBe('********');
  });

  test('a test of a key looks at the stored one', async () => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    const of = (value: string) => [{ op: 'test', path: '/layers/llm/api_key', value }];
    expect((await patch(tavus, path, of(keys.llm))).status).toBe(304);
    expect((await patch(tavus, path, of('********'))).status).toBe(422);
  });

  test.each(['copy', 'move'])('a %s to where it would be shown is refused', async (op) => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    for (const from of ['/layers/llm/api_key', '/layers/llm/headers', '/layers/llm/headers/Authorization']) {
      const { status, body } = await patch(tavus, path, [{ op, from, path: '/persona_name' }]);
      expect(status).toBe(422);
      expect(body).toEqual({ message: 'Operation 0: would show a secret.' });
    }
    const within = [{ op, from: '/layers/llm/api_key', path: '/layers/tts/api_key' }];
    expect((await patch(tavus, path, within)).status).toBe(200);
    expect(tavus.personas[0]?.body.layers?.tts?.api_key).toBe(keys.llm);
  });

  test('nothing prints one, and no answer repeats one', async () => {
    const { tavus, path } = await started(keyed);
    await using _ = tavus;
    const fresh = ['sk-new-21', 'sk-new-22', 'sk-new-23', 'sk-new-24', 'sk-new-25', 'sk-new-26', 'sk-new-27'];
    const [a, b, c, d, e, f, g] = fresh;
    const patches: unknown[] = [
      [{ op: 'replace', path: '/layers/llm/api_key', value: a }],
      [{ op: 'replace', path: '/layers/llm', value: { model: 'm', api_key: b, headers: { 'x-key': c } } }],
      [{ op: 'add', path: '/layers/llm/headers/x-other', value: d }],
      [{ op: 'add', path: '/layers/llm/headers', value: { deep: [{ deeper: e }] } }],
      [{ op: 'test', path: '/layers/tts/api_key', value: f }],
      [{ op: 'replace', path: '/layers/tts/api_key', value: [f], api_key: f }],
      { op: 'nonsense', path: 'layers/llm/api_key', value: g },
      `[{"path": "/layers/llm/api_key", "value": "${g}"`,
    ];
    const answers = [];
    for (const each of patches) answers.push(await patch(tavus, path, each));
    answers.push(await ask(tavus, 'GET', `${path}?api_key=${g}&x-api-key=${g}`));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 422, 400, 422, 400, 200]);
    const secrets = [...fresh, keys.llm, keys.tts, tavus.apiKey];
    const printed = [
      ...answers.slice(0, -1).map(({ text }) => text),
      JSON.stringify(tavus),
      inspect(tavus, { depth: 20, showHidden: true, getters: true }),
      inspect(tavus, { depth: 20, showHidden: true, customInspect: false }),
      ...tavus.requests.map((request) => inspect(request, { depth: 20 })),
      ...tavus.requests.map((request) => JSON.stringify(request)),
    ];
    for (const text of printed) expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(answers.at(-1)?.text).not.toContain(b);
    expect(tavus.requests[1]?.body).toEqual(patches[0]);
    expect(tavus.personas[0]?.body.layers?.llm?.headers).toEqual({ deep: [{ deeper: e }] });
  });
});
