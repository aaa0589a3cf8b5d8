import { describe, expect, test } from 'vitest';
import { persona, preset, tavus, tool } from '../../src/index.js';
import { sandbox } from '../../src/sandbox/index.js';

const porter = persona().name('Porter').prompt('You carry luggage.');
const ring = tool('ring_bell', { description: 'Ring the bell.' });
const lift = tool('call_lift', { description: 'Call the lift.' });

describe('a name or a prompt made out of the old one', () => {
  test('changes a stored persona', async () => {
    await using api = await sandbox({ personas: [{ persona_name: 'Hall', system_prompt: 'You wait.' }] });
    const { personas } = tavus({ baseUrl: api.url, apiKey: api.apiKey });
    const id = api.personas[0]?.personaId ?? '';
    await personas.update(
      id,
      preset((p) => p.name((old) => old.toUpperCase()).prompt((old) => `${old} Stand.`)),
    );
    expect(api.personas[0]?.body).toMatchObject({ persona_name: 'HALL', system_prompt: 'You wait. Stand.' });
    const plan = await personas.plan(
      preset((p) => p.name((old) => old.slice(1))),
      { id },
    );
    expect(plan.changes).toMatchObject([{ path: '/persona_name', before: 'HALL', after: 'ALL' }]);
  });
});

describe('.without()', () => {
  test('takes things out of a stored persona', async () => {
    await using api = await sandbox();
    const { personas } = tavus({ baseUrl: api.url, apiKey: api.apiKey });
    const stored = porter.tts('cartesia').documents('d-1', 'd-2').tools(ring, lift);
    const { personaId } = await personas.create(stored);
    await personas.update(
      personaId,
      preset((p) => p.without('tts').without('documents', 'd-1').without('tools', 'ring_bell')),
    );
    const { body } = await personas.get(personaId);
    expect(body).toMatchObject({ document_ids: ['d-2'], layers: { llm: { tools: [lift] } } });
    expect(body['layers']).not.toHaveProperty('tts');
  });
});
