import { describe, expect, test } from 'vitest';
import {
  PersonaInvalidError,
  type PersonaReady,
  type Preset,
  persona,
  personaFrom,
  preset,
  TavusConfigError,
  type TavusError,
  tool,
} from '../../../src/index.js';
import { Api } from '../api.js';
import { clientOf, drop, methods } from '../client-of.js';
import { keeper } from '../keeper.js';
import { keys } from '../keys.js';
import { faultServer } from '../transport/fault-server.js';
import { client, server } from './fresh-sandbox.js';
import { changed, full, guide, patch, stored, voice } from './presets.js';

describe('update() with a preset', () => {
  test('changes what the preset states, and nothing else', async () => {
    const { personaId } = await guide.documents('d-1').create({ client });
    expect(await client.personas.update(personaId, voice)).toEqual({
      personaId,
      changed: true,
      discardedDraft: false,
    });
    expect(patch()).toEqual([
      { op: 'add', path: '/layers', value: { tts: { tts_engine: 'cartesia', tts_model_name: 'sonic-3' } } },
    ]);
    expect(await client.personas.update(personaId, voice)).toEqual({
      personaId,
      changed: false,
      discardedDraft: false,
    });
  });

  test('takes an unfinished builder for one', async () => {
    const { personaId } = await guide.create({ client });
    await client.personas.update(personaId, persona().replica('r-1').stt('tavus-soniox'));
    expect(server.personas[0]?.body).toEqual({
      ...full,
      default_replica_id: 'r-1',
      layers: { stt: { stt_engine: 'tavus-soniox' } },
    });
  });

  test.each<[string, object, Preset, object]>([
    [
      'lists add up',
      { document_ids: ['d-1'] },
      persona().documents('d-2', 'd-1'),
      { document_ids: ['d-1', 'd-2'] },
    ],
    [
      'a layer merges',
      { layers: { tts: { tts_engine: 'cartesia', external_voice_id: 'v-1' } } },
      voice,
      { layers: { tts: { tts_engine: 'cartesia', external_voice_id: 'v-1', tts_model_name: 'sonic-3' } } },
    ],
    [
      'another engine starts the layer anew',
      {
        layers: {
          tts: { tts_engine: 'elevenlabs', external_voice_id: 'v', voice_settings: { stability: 0.4 } },
        },
      },
      voice,
      { layers: { tts: { tts_engine: 'cartesia', tts_model_name: 'sonic-3' } } },
    ],
    [
      'a hosted model takes the place of one of your own, with its address and its key',
      {
        layers: {
          llm: { model: 'm', base_url: 'https://llm.example.com/v1', api_key: 'k-of-mine', tools: [] },
          stt: { hotwords: 'Huth' },
        },
      },
      persona().llm('tavus-gpt-oss'),
      { layers: { llm: { model: 'tavus-gpt-oss', tools: [] }, stt: { hotwords: 'Huth' } } },
    ],
    [
      'tools add up',
      { layers: { llm: { model: 'tavus-gpt-oss', tools: [tool('wave', { description: 'Wave.' })] } } },
      persona().tools(tool('nod', { description: 'Nod.' })),
      {
        layers: {
          llm: {
            model: 'tavus-gpt-oss',
            tools: [tool('wave', { description: 'Wave.' }), tool('nod', { description: 'Nod.' })],
          },
        },
      },
    ],
    [
      'an open object merges key by key',
      { layers: { llm: { model: 'tavus-gpt-oss', extra_body: { temperature: 1, seed: 7 } } } },
      preset((p) => p.llm('tavus-gpt-oss', { extraBody: { temperature: 0.2 } })),
      { layers: { llm: { model: 'tavus-gpt-oss', extra_body: { temperature: 0.2, seed: 7 } } } },
    ],
    [
      'a paragraph is added to the prompt that is stored',
      {},
      preset((p) => p.appendPrompt('Be brief.').appendPrompt('Be kind.')),
      { system_prompt: 'You know every ferry.\n\nBe brief.\n\nBe kind.' },
    ],
    [
      'a paragraph that is there is not added again',
      { system_prompt: 'You know every ferry.\n\nBe brief.\n\nBe kind.' },
      preset((p) => p.appendPrompt('Be brief.')),
      {},
    ],
    [
      'a prompt replaces the one that is stored',
      {},
      preset((p) => p.appendPrompt('Be brief.').prompt('You know every bus.')),
      { system_prompt: 'You know every bus.\n\nBe brief.' },
    ],
    [
      'a field that is newer than the library is added, and one that is stored stays',
      { layers: {} },
      preset((p) => p.extra({ farewell: 'Ahoy!' })),
      { farewell: 'Ahoy!' },
    ],
    [
      'the model of perception stays',
      { layers: { perception: { perception_model: 'raven-0' } } },
      preset((p) => p.visual({ awarenessQueries: ['Who waits?'] })),
      { layers: { perception: { perception_model: 'raven-0', visual_awareness_queries: ['Who waits?'] } } },
    ],
    [
      'no model of perception is written out',
      {},
      preset((p) => p.audio({ awarenessQueries: ['Does the caller whisper?'] })),
      { layers: { perception: { audio_awareness_queries: ['Does the caller whisper?'] } } },
    ],
  ])('goes on from what is stored: %s', async (_, before, change, after) => {
    expect(await changed({ ...full, ...before }, change)).toEqual({ ...full, ...before, ...after });
  });

  test('leaves the mode as it is', async () => {
    const echo = { persona_name: 'Parrot', pipeline_mode: 'echo' };
    expect(await changed(echo, voice)).toMatchObject({ pipeline_mode: 'echo' });
    expect(await changed({ system_prompt: 'You give tours.' }, voice)).toEqual({
      system_prompt: 'You give tours.',
      layers: { tts: { tts_engine: 'cartesia', tts_model_name: 'sonic-3' } },
    });
  });

  test('counts what a server shows for nothing as nothing', async () => {
    const api = new Api();
    const llm = { model: 'tavus-gpt-oss', base_url: '', api_key: null, speculative_inference: true };
    api.create(
      JSON.stringify({ ...full, objectives_id: null, layers: { llm, tts: null, stt: { hotwords: '' } } }),
    );
    await using faults = await faultServer(api.serve);
    const change = preset((p) => p.llm('tavus-gemini-3-flash').tts('cartesia').stt('tavus-soniox'));
    await clientOf(faults).personas.update('p1', change);
    expect(JSON.parse(faults.requests[1]?.body ?? '')).toEqual([
      { op: 'test', path: '/layers/llm/model', value: 'tavus-gpt-oss' },
      { op: 'add', path: '/layers/stt/stt_engine', value: 'tavus-soniox' },
      { op: 'replace', path: '/layers/llm/model', value: 'tavus-gemini-3-flash' },
      { op: 'add', path: '/layers/tts', value: { tts_engine: 'cartesia' } },
    ]);
  });

  test.each<[string, object, Preset, string]>([
    [
      'audio on a stored raven-0',
      { layers: { perception: { perception_model: 'raven-0' } } },
      preset((p) => p.audio({ awarenessQueries: ['Does the caller whisper?'] })),
      'audio-needs-raven-1',
    ],
    [
      'stt on a stored echo persona',
      { pipeline_mode: 'echo' },
      preset((p) => p.stt('tavus-auto')),
      'echo-incompatible',
    ],
    [
      'echo on stored stt',
      { layers: { stt: { stt_engine: 'tavus-auto' } } },
      preset((p) => p.echo()),
      'echo-incompatible',
    ],
    [
      'a setting of another engine',
      { layers: { tts: { tts_engine: 'cartesia' } } },
      personaFrom({ layers: { tts: { voice_settings: { stability: 0.4 } } } }, { strict: false }),
      'other-engine-setting',
    ],
    [
      'over 50 tags',
      { guardrail_tags: Array.from({ length: 50 }, (_, index) => `t-${index}`) },
      preset((p) => p.guardrailTags('one-more')),
      'too-many',
    ],
    ['what it requires itself', {}, preset((p) => p.replica('r-1').requires('tts')), 'needs-missing'],
    ['what it requires, and nothing else', {}, preset((p) => p.requires('tts')), 'needs-missing'],
    [
      'an option that is not one',
      {},
      preset((p) => p.tts('cartesia', { pace: 1 } as object)),
      'unknown-field',
    ],
    [
      'a place that it makes worse',
      { layers: { tts: { tts_engine: 'elevenlabs', voice_settings: { speed: 3 } } } },
      preset((p) => p.tts('elevenlabs', { voiceSettings: { speed: 4 as number } })),
      'out-of-range',
    ],
  ])('refuses a change that breaks a rule: %s', async (_, before, change, rule) => {
    const id = await stored({ ...full, ...before });
    const sent = server.requests.length;
    const error = await client.personas.update(id, change).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(PersonaInvalidError);
    expect(error).toMatchObject({ personaName: 'Harbour Guide', effect: 'none', issues: [{ rule }] });
    expect((error as Error).message).toMatch(
      `The persona ("Harbour Guide", ${id}) would not be valid after this change:\n  /`,
    );
    expect(server.requests.slice(sent).map(({ method }) => method)).toEqual(['GET']);
  });

  test('takes what `.requires()` asks for from what is stored', async () => {
    const brief = preset((p) => p.appendPrompt('Be brief.').requires('prompt', 'tts'));
    expect(await changed({ ...full, layers: { tts: { tts_engine: 'cartesia' } } }, brief)).toMatchObject({
      system_prompt: 'You know every ferry.\n\nBe brief.',
    });
  });

  test('does not mind what is wrong with the stored persona already', async () => {
    const odd = {
      ...full,
      layers: { tts: { tts_engine: 'elevenlabs', voice_settings: { warmth: 3, speed: 9 } } },
    };
    const heard: string[] = [];
    const id = await stored(odd);
    const onWarning = ({ rule }: { rule: string }) => heard.push(rule);
    await client.personas.update(
      id,
      preset((p) => p.perception('raven-0')),
      { onWarning },
    );
    expect(server.personas[0]?.body).toEqual({
      ...odd,
      layers: { ...odd.layers, perception: { perception_model: 'raven-0' } },
    });
    expect(heard).toEqual(['deprecated-value']);
  });

  test('sends a key that it states with its layer, and keeps those that it does not', async () => {
    const { personaId } = await keeper.create({ client });
    const before = structuredClone(server.personas[0]?.body);
    await client.personas.update(
      personaId,
      preset((p) => p.tts('elevenlabs', { voiceSettings: { style: 0.2 } })),
    );
    await client.personas.update(
      personaId,
      persona()
        .llm('tavus-gpt-oss')
        .requires('llm')
        .pipe(() => persona().tools(tool('wave', { description: 'Wave.' }))),
    );
    const { llm, tts } = (server.personas[0]?.body.layers ?? {}) as Record<string, object>;
    expect(llm).toEqual({ ...before?.layers?.llm, tools: [tool('wave', { description: 'Wave.' })] });
    expect(tts).toEqual({ ...before?.layers?.tts, voice_settings: { style: 0.2 } });

    const rotate = preset((p) => p.tts('elevenlabs', { apiKey: () => 'key-of-autumn' }));
    expect(await client.personas.update(personaId, rotate)).toMatchObject({ changed: false });
    await client.personas.update(personaId, rotate, { resendSecrets: true });
    expect(patch()).toEqual([{ op: 'replace', path: '/layers/tts/api_key', value: 'key-of-autumn' }]);
  });

  test('adds a header beside those that are stored', async () => {
    const { personaId } = await keeper.create({ client });
    const change = preset((p) => p.llm('tavus-gpt-oss', { headers: { 'x-new': 'new-header-key' } }));
    const own = personaFrom(
      { layers: { llm: { speculative_inference: false, headers: { 'x-new': 'new-header-key' } } } },
      { strict: false },
    );
    expect(change).toBeDefined();
    await client.personas.update(personaId, own);
    expect(structuredClone(server.personas[0]?.body.layers?.llm?.headers)).toEqual({
      'x-house': keys.header,
      'x-new': 'new-header-key',
    });
  });

  test('asks for its secrets once, and before anything is sent', async () => {
    const { personaId } = await guide.create({ client });
    let asked = 0;
    const change = preset((p) => p.tts('elevenlabs', { apiKey: async () => `key-number-${++asked}` }));
    await client.personas.update(personaId, change);
    expect(asked).toBe(1);
    expect(server.personas[0]?.body).toMatchObject({ layers: { tts: { api_key: 'key-number-1' } } });
    const failing = preset((p) =>
      p.tts('elevenlabs', { apiKey: () => Promise.reject(new Error('no vault')) }),
    );
    const sent = server.requests.length;
    const error = await client.personas.update(personaId, failing).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TavusConfigError);
    expect((error as TavusError).cause).toMatchObject({ message: 'no vault' });
    expect(server.requests.length).toBe(sent);
  });

  test('knows its own work again after the answer was lost', async () => {
    const api = new Api();
    api.create(
      JSON.stringify({ ...full, layers: { tts: { tts_engine: 'elevenlabs', external_voice_id: 'v' } } }),
    );
    await using faults = await faultServer(
      api.serve,
      ({ request, ...rest }) => {
        api.patch('p1', request.body);
        drop({ request, ...rest });
      },
      api.serve,
    );
    expect(await clientOf(faults).personas.update('p1', voice)).toEqual({
      personaId: 'p1',
      changed: true,
      discardedDraft: false,
    });
    expect(methods(faults)).toEqual(['GET', 'PATCH', 'PATCH', 'GET']);
  });

  test.each<[string, (given: unknown) => Promise<unknown>, string]>([
    [
      'prune',
      (change) => client.personas.update('p1', change as PersonaReady, { prune: true }),
      'prune needs a finished persona: a preset states only what is to change.',
    ],
    [
      'prune of a plan',
      (change) => client.personas.plan(change as PersonaReady, { id: 'p1', prune: true }),
      'prune needs a finished persona: a preset states only what is to change.',
    ],
    [
      'a plan by name',
      (change) => client.personas.plan(change as PersonaReady, { match: 'name' }),
      'A preset is not a finished persona: begin with persona(), and .use() it there.',
    ],
    [
      'planAll()',
      (change) => client.personas.planAll([change as PersonaReady], { match: 'name' }),
      'A preset is not a finished persona: begin with persona(), and .use() it there. It is persona 1 of the list.',
    ],
    [
      'create()',
      (change) => client.personas.create(change as PersonaReady),
      'A preset is not a finished persona: begin with persona(), and .use() it there.',
    ],
  ])('refuses %s, also where the preset is a whole persona', async (_, call, sentence) => {
    for (const change of [voice, preset((p) => p.name('Guide').prompt('You give tours.'))]) {
      await expect(call(change)).rejects.toThrow(new TavusConfigError(sentence));
    }
    expect(server.requests).toEqual([]);
  });

  test('with prune an unfinished builder is a persona that lacks something', async () => {
    const updating = client.personas.update('p1', persona().tts('cartesia').dynamic(), { prune: true });
    await expect(updating).rejects.toMatchObject({ issues: [{ rule: 'prompt-required' }] });
    await expect(client.personas.update('p1', persona())).rejects.toBeInstanceOf(PersonaInvalidError);
    expect(server.requests).toEqual([]);
  });
});
