import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPersona, type Issue, persona, personaFrom, tavus, toCode } from '../../src/index.js';
import { type Sandbox, sandbox } from '../../src/sandbox/index.js';

function line({ severity, rule, path }: Issue): string {
  return `${severity} ${rule} ${path}`;
}

describe('what get() gives', () => {
  let api: Sandbox;
  beforeAll(async () => {
    api = await sandbox();
  });
  afterAll(() => api.close());

  test('goes as it is into personaFrom(), toCode() and checkPersona()', async () => {
    const client = tavus({ baseUrl: api.url, apiKey: api.apiKey });
    const desk = persona()
      .name('Harbour desk')
      .prompt('You tell people when the ferry leaves.')
      .customLlm({ model: 'tide-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'key-of-tide' })
      .tts('elevenlabs', { apiKey: 'key-of-voice', externalVoiceId: 'v-1' });
    const { personaId } = await client.personas.create(desk);
    const { body } = await client.personas.get(personaId);

    expect(checkPersona(body).map(line)).toEqual([
      'error masked-secret /layers/llm/api_key',
      'error masked-secret /layers/tts/api_key',
      'warning server-field /persona_id',
      'warning server-field /created_at',
    ]);
    expect(personaFrom(body).toJSON()).toEqual(desk.toJSON());
    expect(toCode(body)).toBe(toCode(desk.build()));
  });
});
