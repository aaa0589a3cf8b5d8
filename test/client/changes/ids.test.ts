import { expect, test } from 'vitest';
import { persona, tavus } from '../../../src/index.js';
import { sandbox } from '../../../src/sandbox/index.js';

const usher = persona().name('Usher').prompt('You show guests to their seats.');
const barista = persona().name('Barista').prompt('You take orders.');

test('planAll() finds by its id what has another name, or one that others have', async () => {
  await using api = await sandbox();
  const client = tavus({ baseUrl: api.url, apiKey: api.apiKey });
  const { personaId } = await client.personas.create(usher.name('Barista'));
  await client.personas.create(usher.name('Barista'));

  const plans = await client.personas.planAll({ usher }, { match: 'name', ids: { usher: personaId } });
  expect(plans.plans.usher).toMatchObject({
    action: 'update',
    personaId,
    changes: [{ path: '/persona_name' }],
  });
  const heard: unknown[] = [];
  const again = await client.personas.planAll(
    { usher },
    { match: 'name', ids: { usher: personaId }, onProgress: ({ applied }) => heard.push(applied?.action) },
  );
  await again.apply();
  expect(heard).toEqual([undefined, 'update']);
  expect(api.personas[0]?.personaName).toBe('Usher');
});

test('planAll() refuses ids that lead nowhere', async () => {
  await using api = await sandbox();
  const client = tavus({ baseUrl: api.url, apiKey: api.apiKey });
  const { personaId } = await client.personas.create(usher);
  const planned = (ids: object) =>
    client.personas.planAll({ usher, barista }, { match: 'name', ids: { ...ids } });
  await expect(planned({ porter: personaId })).rejects.toThrow("ids has 'porter'");
  await expect(planned({ usher: personaId, barista: personaId })).rejects.toThrow(
    'are the same persona at Tavus',
  );
  await expect(planned({ barista: 'p00000000000' })).rejects.toThrow('It is about barista ("Barista")');
  const list = client.personas.planAll([usher], { match: 'name', ids: { usher: personaId } });
  await expect(list).rejects.toThrow('ids needs the personas in a record');
});

test('a key that a chain states as [secret] stays in an update, and cannot be created', async () => {
  await using api = await sandbox();
  const client = tavus({ baseUrl: api.url, apiKey: api.apiKey });
  const { personaId } = await client.personas.create(usher.tts('cartesia', { apiKey: 'voice-key' }));
  const masked = usher.tts('cartesia', { apiKey: '[secret]' });
  await client.personas.update(personaId, masked.prompt('You lead guests.'));
  expect(api.personas[0]?.body.layers?.tts?.api_key).toBe('voice-key');
  expect(api.personas[0]?.body.system_prompt).toBe('You lead guests.');
  await expect(client.personas.create(masked)).rejects.toThrow('This stands for a key');
});
