import { describe, expect, test } from 'vitest';
import { PlanOutdatedError, type Preset, persona, preset } from '../../../src/index.js';
import { Api } from '../api.js';
import { clientOf } from '../client-of.js';
import { keeper } from '../keeper.js';
import { keysShownBy } from '../keys.js';
import { faultServer } from '../transport/fault-server.js';
import { client, server } from './fresh-sandbox.js';
import { full, guide, voice } from './presets.js';

describe('plan() with a preset', () => {
  test('shows what would change, and carries it out', async () => {
    const { personaId } = await keeper.create({ client });
    const plan = await client.personas.plan(voice, { id: personaId });
    expect(String(plan)).toBe(
      [
        `update "Key Keeper" (${personaId})`,
        '  ~ /layers/tts/tts_engine: "elevenlabs" -> "cartesia"',
        '  - /layers/tts/external_voice_id: "v-1"',
        '  + /layers/tts/tts_model_name: "sonic-3"',
        '  - /layers/tts/api_key: "[secret]"',
        '  ! /layers/tts/api_key: The key that is stored here will be gone, and nobody can read it back. Keep it elsewhere, or state what it belongs to.',
      ].join('\n'),
    );
    expect(keysShownBy(plan)).toEqual([]);
    const rest = { notKept: [], discardedDraft: false, warnings: [] };
    const applied = { personaId, personaName: 'Key Keeper', action: 'update', ...rest };
    expect(await plan.apply()).toEqual(applied);
    expect(await plan.apply()).toEqual(applied);
    expect(structuredClone(server.personas[0]?.body.layers?.tts)).toEqual({
      tts_engine: 'cartesia',
      tts_model_name: 'sonic-3',
    });
    expect(await client.personas.plan(voice, { id: personaId })).toMatchObject({
      action: 'none',
      warnings: [],
    });
  });

  test('goes by what is stored when it is carried out', async () => {
    const { personaId } = await guide.documents('d-1').create({ client });
    const change = preset((p) => p.documents('d-2'));
    const plan = await client.personas.plan(change, { id: personaId });
    const other = await client.personas.plan(change, { id: personaId });
    // What does not concern the plan may change meanwhile.
    await client.personas.update(personaId, persona().replica('r-1'));
    expect(await plan.apply()).toMatchObject({ action: 'update', notKept: [] });
    expect(server.personas[0]?.body).toMatchObject({
      default_replica_id: 'r-1',
      document_ids: ['d-1', 'd-2'],
    });
    // And it may be done already.
    expect(await other.apply()).toMatchObject({ action: 'update', notKept: [] });
  });

  test.each<[string, Preset]>([
    ['a list that it adds to', persona().documents('d-9')],
    ['what makes it break a rule', persona().perception('raven-0')],
  ])('is outdated by %s', async (_, between) => {
    const { personaId } = await guide.documents('d-1').create({ client });
    const change = preset((p) =>
      p.documents('d-2').audio({ awarenessQueries: ['Does the caller whisper?'] }),
    );
    const plan = await client.personas.plan(change, { id: personaId });
    await client.personas.update(personaId, between);
    await expect(plan.apply()).rejects.toBeInstanceOf(PlanOutdatedError);
  });

  test('tells what the server did not keep', async () => {
    const api = new Api();
    api.create(
      JSON.stringify({ ...full, layers: { tts: { tts_engine: 'elevenlabs', external_voice_id: 'v' } } }),
    );
    const forgetful = () => {
      const { layers, ...others } = api.personas.get('p1') as { layers: object };
      api.personas.set('p1', {
        ...others,
        layers: { tts: { tts_engine: 'cartesia', external_voice_id: 'v' } },
      });
    };
    await using faults = await faultServer(
      api.serve,
      api.serve,
      ({ request, answer }) => {
        answer(api.patch('p1', request.body));
        forgetful();
      },
      api.serve,
    );
    const plan = await clientOf(faults).personas.plan(voice, { id: 'p1' });
    expect(await plan.apply()).toMatchObject({
      notKept: ['/layers/tts/external_voice_id', '/layers/tts/tts_model_name'],
    });
  });
});
