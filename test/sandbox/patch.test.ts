import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sandbox } from '../../src/sandbox/index.js';
import { patched } from '../../src/sandbox/patch.js';
import { runs } from '../support/runs.js';
import { ask, patch, seed } from './client.js';
import { examples } from './patch-examples.js';
import { dice, json, patchFor } from './patch-model.js';

describe('a JSON Patch', () => {
  test.each(examples)('$what', async ({ before, patch: operations, after, objection }) => {
    const original = structuredClone(before);
    if (objection === undefined) expect(patched(before, operations)).toStrictEqual(after);
    else expect(() => patched(before, operations)).toThrow(expect.objectContaining({ message: objection }));
    expect(before).toStrictEqual(original);
  });

  test.each(examples)('over the wire: $what', async ({ before, patch: operations, after, objection }) => {
    await using tavus = await sandbox();
    const fixed = { pipeline_mode: 'echo', persona_name: 'Host' };
    const path = `/v2/personas/${await seed(tavus, { ...fixed, document: before })}`;
    const answer = await patch(tavus, path, JSON.stringify(below(operations, '/document')));
    if (objection === undefined) {
      expect(answer.status).toBe(JSON.stringify(before) === JSON.stringify(after) ? 304 : 200);
    } else {
      expect(answer.status).toBe(422);
      expect(Object.keys(answer.body)).toEqual(['message']);
    }
    const [{ document }] = (await ask(tavus, 'GET', path)).body.data;
    expect(document).toStrictEqual(after ?? before);
    expect(tavus.personas[0]?.body).toStrictEqual({ ...fixed, document: after ?? before });
  });
});

/** The same operations on a document that stands below a path. */
function below(operations: unknown, path: string): unknown {
  if (!Array.isArray(operations)) return operations;
  return operations.map((operation) => {
    if (typeof operation !== 'object' || operation === null || Array.isArray(operation)) return operation;
    const moved = Object.entries(operation).map(([name, value]) => {
      const isPointer = (name === 'path' || name === 'from') && /^(\/|$)/.test(String(value));
      return [name, isPointer && typeof value === 'string' ? path + value : value];
    });
    return Object.fromEntries(moved);
  });
}

describe('PATCH', () => {
  const guide = { persona_name: 'Guide', system_prompt: 'You lead the way.', guardrail_ids: ['g1'] };

  test('answers what POST does, and stores the outcome under the same id', async () => {
    await using tavus = await sandbox();
    const id = await seed(tavus, guide);
    const before = tavus.personas[0];
    const { status, body } = await patch(tavus, `/v2/personas/${id}`, [
      { op: 'test', path: '/persona_id', value: id },
      { op: 'add', path: '/guardrail_ids/-', value: 'g2' },
      { op: 'replace', path: '/persona_name', value: 'Scout' },
    ]);
    expect(status).toBe(200);
    expect(body).toEqual({ persona_id: id, persona_name: 'Scout', created_at: before?.createdAt });
    expect(tavus.personas).toEqual([
      {
        personaId: id,
        personaName: 'Scout',
        createdAt: before?.createdAt,
        body: { ...guide, persona_name: 'Scout', guardrail_ids: ['g1', 'g2'] },
      },
    ]);
    // Who has looked before still sees what there was.
    expect(before?.body).toEqual(guide);
    expect(tavus.requests[0]?.body).toEqual(guide);
  });

  test.each([
    ['no operation', []],
    ['a value that is there', [{ op: 'replace', path: '/persona_name', value: 'Guide' }]],
    [
      'there and back',
      [
        { op: 'add', path: '/guardrail_ids/-', value: 'g2' },
        { op: 'remove', path: '/guardrail_ids/1' },
      ],
    ],
  ])('with %s answers 304, without a body', async (_, operations) => {
    await using tavus = await sandbox();
    const response = await patch(tavus, `/v2/personas/${await seed(tavus, guide)}`, operations);
    expect([response.status, response.text]).toEqual([304, '']);
    expect(tavus.personas[0]?.body).toEqual(guide);
  });

  test.each([
    [[{ op: 'remove', path: '/system_prompt' }], '/system_prompt: required unless pipeline_mode is "echo".'],
    [
      [{ op: 'add', path: '/pipeline_mode', value: 'half' }],
      '/pipeline_mode: expected one of "full", "echo", got another string.',
    ],
    [
      [{ op: 'replace', path: '/guardrail_ids', value: Array(51).fill('g') }],
      '/guardrail_ids: expected at most 50 entries, got 51.',
    ],
    [
      [{ op: 'add', path: '/layers', value: { llm: { model: 7 } } }],
      '/layers/llm/model: expected a string, got 7.',
    ],
    [[{ op: 'replace', path: '', value: [] }], 'The body: expected an object, got an array.'],
    [[{ op: 'remove', path: '' }], 'The body: expected an object, got undefined.'],
    [[{ op: 'replace', path: '/persona_id', value: 'p1' }], '/persona_id: cannot change.'],
    [[{ op: 'remove', path: '/created_at' }], '/created_at: cannot change.'],
  ])('that would break the persona, %j, answers 400 and changes nothing', async (operations, error) => {
    await using tavus = await sandbox();
    const path = `/v2/personas/${await seed(tavus, guide)}`;
    const name = { op: 'replace', path: '/persona_name', value: 'Scout' };
    const { status, body } = await patch(tavus, path, [name, ...operations]);
    expect(status).toBe(400);
    expect(body).toEqual({ error });
    expect(tavus.personas[0]).toMatchObject({ personaName: 'Guide', body: guide });
  });

  test('that fails half-way changes nothing', async () => {
    await using tavus = await sandbox();
    const path = `/v2/personas/${await seed(tavus, guide)}`;
    const { status, body } = await patch(tavus, path, [
      { op: 'replace', path: '/persona_name', value: 'Scout' },
      { op: 'add', path: '/guardrail_ids/-', value: 'g2' },
      { op: 'test', path: '/persona_name', value: 'Guide' },
    ]);
    expect(status).toBe(422);
    expect(body).toEqual({ message: 'Operation 2: the test failed.' });
    expect(tavus.personas[0]).toMatchObject({ personaName: 'Guide', body: guide });
  });

  test('may pass through what would be refused', async () => {
    await using tavus = await sandbox();
    const path = `/v2/personas/${await seed(tavus, guide)}`;
    const operations = [
      { op: 'remove', path: '/system_prompt' },
      { op: 'add', path: '/pipeline_mode', value: 'echo' },
      { op: 'remove', path: '/persona_name' },
    ];
    expect((await patch(tavus, path, operations)).status).toBe(200);
    expect(tavus.personas[0]).toMatchObject({ personaName: undefined, body: { pipeline_mode: 'echo' } });
  });

  test.each([
    ['application/json', 304],
    ['application/json-patch+json', 304],
    ['application/merge-patch+json', 415],
    ['text/plain', 415],
  ])('of the content type %s answers %i', async (type, status) => {
    await using tavus = await sandbox();
    const url = `${tavus.url}/v2/personas/${await seed(tavus, guide)}`;
    const headers = { 'x-api-key': tavus.apiKey, 'content-type': type };
    expect((await fetch(url, { method: 'PATCH', headers, body: '[]' })).status).toBe(status);
  });

  test.each([
    [undefined, 'The body: expected a JSON object, got nothing.'],
    ['[{]', 'The body: expected JSON in UTF-8, got something else.'],
  ])('with the body %s answers 400', async (text, error) => {
    await using tavus = await sandbox();
    const { status, body } = await patch(tavus, `/v2/personas/${await seed(tavus, guide)}`, text);
    expect([status, body]).toEqual([400, { error }]);
  });
});

describe('a random patch that fits', () => {
  test('gives what a simple model gives', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(json, fc.array(dice, { minLength: 1, maxLength: 12 }), (document, rolls) => {
        const { operations, outcome } = patchFor(document, rolls);
        for (const operation of operations) seen.add(String(Reflect.get(operation, 'op')));
        expect(patched(document, operations)).toStrictEqual(outcome);
      }),
      { numRuns: runs(2_000) },
    );
    expect(seen.size).toBe(6);
  });

  test('does so over the wire, and once more for one that a wrong operation follows', async () => {
    await using tavus = await sandbox();
    await fc.assert(
      fc.asyncProperty(json, fc.array(dice, { minLength: 1, maxLength: 6 }), async (document, rolls) => {
        const path = `/v2/personas/${await seed(tavus, { pipeline_mode: 'echo', document })}`;
        const { operations, outcome } = patchFor(document, rolls);
        const fitting = below(operations, '/document') as object[];
        const failing = [...fitting, { op: 'remove', path: '/absent' }];
        expect((await patch(tavus, path, failing)).status).toBe(422);
        expect(tavus.personas.at(-1)?.body['document']).toStrictEqual(document);
        expect((await patch(tavus, path, fitting)).status).toBeOneOf([200, 304]);
        expect((await ask(tavus, 'GET', path)).body.data[0].document).toStrictEqual(outcome);
      }),
      { numRuns: runs(100) },
    );
  });
});
