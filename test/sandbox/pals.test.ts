import { describe, expect, test } from 'vitest';
import { type SandboxOptions, sandbox } from '../../src/sandbox/index.js';
import { ask, patch, post, seed } from './client.js';

const pal = {
  pal_name: 'Porter',
  pipeline_mode: 'full',
  system_prompt: 'You carry bags.',
  default_face_id: 'r-1',
  layers: { conversational_flow: { pal_interruptibility: 'low' } },
};
const asPersona = {
  persona_name: 'Porter',
  pipeline_mode: 'full',
  system_prompt: 'You carry bags.',
  default_replica_id: 'r-1',
  layers: { conversational_flow: { replica_interruptibility: 'low' } },
};

async function started(options?: SandboxOptions) {
  const tavus = await sandbox(options);
  const created = await ask(tavus, 'POST', '/v2/pals', pal);
  const id: string = created.body.pal_id;
  return { tavus, created, id, path: `/v2/pals/${id}`, other: `/v2/personas/${id}` };
}

describe('/v2/pals of a sandbox', () => {
  test('creates the persona that /v2/personas shows, under its own names', async () => {
    const { tavus, created, id, path, other } = await started();
    await using _ = tavus;
    const created_at = tavus.personas[0]?.createdAt;
    expect(created).toMatchObject({ status: 200, body: { pal_id: id, pal_name: 'Porter', created_at } });
    expect(tavus.personas).toEqual([
      { personaId: id, personaName: 'Porter', createdAt: created_at, body: asPersona },
    ]);
    expect((await ask(tavus, 'GET', path)).body).toEqual({ data: [{ ...pal, pal_id: id, created_at }] });
    expect((await ask(tavus, 'GET', other)).body).toEqual({
      data: [{ ...asPersona, persona_id: id, created_at }],
    });
  });

  test('lists the same, by its own parameter', async () => {
    const { tavus, id } = await started({ personas: [{ ...asPersona, persona_name: 'Clerk' }] });
    await using _ = tavus;
    const { body } = await ask(tavus, 'GET', '/v2/pals?pal_type=user');
    expect(body).toMatchObject({
      data: [{ pal_id: id, pal_name: 'Porter' }, { pal_name: 'Clerk' }],
      total_count: 2,
    });
    expect(JSON.stringify(body)).not.toMatch(/persona_|replica_/);
    expect((await ask(tavus, 'GET', '/v2/pals?pal_type=system')).body).toEqual({ data: [], total_count: 0 });
    expect(await ask(tavus, 'GET', '/v2/pals?pal_type=mine')).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('pal_type') },
    });
  });

  test.each([
    [{ ...pal, default_face_id: undefined }, '/default_face_id: required.'],
    [
      { ...pal, default_face_id: undefined, default_replica_id: 'r-1' },
      '/default_replica_id: /v2/pals calls it /default_face_id.',
    ],
    [{ ...pal, pal_name: 7 }, '/pal_name: expected a string, got 7.'],
    [{ ...pal, persona_name: 'Porter' }, '/persona_name: /v2/pals calls it /pal_name.'],
    [
      { ...pal, layers: { conversational_flow: { replica_interruptibility: 'low' } } },
      '/layers/conversational_flow/replica_interruptibility: /v2/pals calls it /layers/conversational_flow/pal_interruptibility.',
    ],
    [
      { ...pal, layers: { conversational_flow: { pal_interruptibility: 'never' } } },
      '/layers/conversational_flow/pal_interruptibility: expected one of "low", "medium", "high", got another string.',
    ],
    [{ ...pal, system_prompt: undefined }, '/system_prompt: required unless pipeline_mode is "echo".'],
    [[pal], 'The body: expected an object, got an array.'],
  ])('refuses %j', async (body, error) => {
    await using tavus = await sandbox();
    expect(await ask(tavus, 'POST', '/v2/pals', body)).toMatchObject({ status: 400, body: { error } });
    expect(tavus.personas).toEqual([]);
  });

  test('takes a patch in its own names, and no other', async () => {
    const { tavus, id, path, other } = await started();
    await using _ = tavus;
    const flow = '/layers/conversational_flow/pal_interruptibility';
    const done = await patch(tavus, path, [
      { op: 'test', path: '/pal_name', value: 'Porter' },
      { op: 'test', path: flow, value: 'low' },
      { op: 'replace', path: '/pal_name', value: 'Doorman' },
      { op: 'replace', path: '/layers', value: { conversational_flow: { pal_interruptibility: 'high' } } },
    ]);
    expect(done).toMatchObject({ status: 200, body: { pal_id: id, pal_name: 'Doorman' } });
    expect(tavus.personas[0]?.body).toEqual({
      ...asPersona,
      persona_name: 'Doorman',
      layers: { conversational_flow: { replica_interruptibility: 'high' } },
    });
    const same = await patch(tavus, path, [{ op: 'replace', path: flow, value: 'high' }]);
    expect(same.status).toBe(304);
    for (const [operation, status] of [
      [{ op: 'test', path: '/persona_name', value: 'Doorman' }, 422],
      [{ op: 'add', path: '/persona_name', value: 'Doorman' }, 400],
      [{ op: 'remove', path: '/default_face_id' }, 400],
      [{ op: 'replace', path: '/pal_id', value: 'p-2' }, 400],
    ] as const) {
      expect((await patch(tavus, path, [operation])).status).toBe(status);
    }
    expect(
      (await patch(tavus, other, [{ op: 'test', path: '/persona_name', value: 'Doorman' }])).status,
    ).toBe(304);
  });

  test('changes a persona that has no face without asking for one', async () => {
    await using tavus = await sandbox();
    const id = await seed(tavus, { persona_name: 'Clerk', system_prompt: 'You write.' });
    const path = `/v2/pals/${id}`;
    expect((await patch(tavus, path, [{ op: 'replace', path: '/pal_name', value: 'Scribe' }])).status).toBe(
      200,
    );
    expect((await patch(tavus, path, [{ op: 'add', path: '/default_face_id', value: 'r-2' }])).status).toBe(
      200,
    );
    expect(tavus.personas[0]?.body).toMatchObject({ persona_name: 'Scribe', default_replica_id: 'r-2' });
  });

  test('deletes, refuses other methods, and knows no other id', async () => {
    const { tavus, path } = await started();
    await using _ = tavus;
    expect((await ask(tavus, 'PUT', path, pal)).status).toBe(405);
    expect((await ask(tavus, 'DELETE', path)).status).toBe(204);
    expect((await ask(tavus, 'GET', path)).status).toBe(404);
    expect(tavus.personas).toEqual([]);
  });

  test('answers in the form, and with the faults, that the sandbox is told', async () => {
    const { tavus, path, id } = await started({ personaAs: 'object', normalise: ['trim-texts'] });
    await using _ = tavus;
    expect((await ask(tavus, 'GET', path)).body).toMatchObject({ ...pal, pal_id: id });
    await patch(tavus, path, [{ op: 'replace', path: '/pal_name', value: ' Doorman\n' }]);
    expect(tavus.personas[0]?.personaName).toBe('Doorman');
    tavus.failNext('no-persona-id');
    expect((await ask(tavus, 'GET', path)).body).not.toHaveProperty('pal_id');
  });

  test('knows drafts of PAL Maker, in either spelling', async () => {
    const { tavus, id, path } = await started();
    await using _ = tavus;
    tavus.editInMaker(id, { pal_name: 'Draft' });
    const change = [{ op: 'replace', path: '/pal_name', value: 'Live' }];
    expect(await patch(tavus, path, change)).toMatchObject({
      status: 409,
      body: { conflict: 'maker_changes' },
    });
    tavus.publishInMaker(id);
    expect(tavus.personas[0]).toMatchObject({ personaName: 'Draft', body: { persona_name: 'Draft' } });
    tavus.editInMaker(id, { persona_name: 'Other' });
    expect(await patch(tavus, `${path}?force=true`, change)).toMatchObject({
      status: 200,
      body: { pal_name: 'Live', discarded_maker_changes: true },
    });
  });

  test('shows no stored key, and the record prints none', async () => {
    await using tavus = await sandbox();
    const keyed = { ...pal, layers: { tts: { tts_engine: 'cartesia', api_key: 'sk-voice-77' } } };
    const { body } = await ask(tavus, 'POST', '/v2/pals', keyed);
    expect((await ask(tavus, 'GET', `/v2/pals/${body.pal_id}`)).text).not.toContain('sk-voice-77');
    expect(JSON.stringify(tavus)).not.toContain('sk-voice-77');
    expect(tavus.personas[0]?.body.layers?.tts?.api_key).toBe('sk-voice-77');
  });
});

test('/v2/personas passes newer names over, as it does with all that it does not know', async () => {
  await using tavus = await sandbox();
  const sent = JSON.stringify({ pal_name: 'Porter', system_prompt: 'You carry bags.' });
  expect((await post(tavus, sent)).status).toBe(200);
  expect(tavus.personas[0]).toMatchObject({ personaName: undefined, body: { pal_name: 'Porter' } });
});
