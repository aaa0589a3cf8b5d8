import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PersonaInvalidError, persona } from '../src/index.js';

const key = 'sk-never-shown-0123456789';

describe('a secret', () => {
  const secretive = persona()
    .prompt('You keep things to yourself.')
    .customLlm({ model: 'm', baseUrl: 'https://llm.example.com/v1', apiKey: key, headers: { 'x-team': key } })
    .tts('elevenlabs', { apiKey: () => key });

  test('is in what build() gives', () => {
    expect(JSON.stringify(secretive.build()).split(key)).toHaveLength(4);
  });

  test.each([
    ['JSON', () => JSON.stringify(secretive)],
    ['toString()', () => String(secretive)],
    ['inspect', () => inspect(secretive, { depth: 20, showHidden: true, getters: true })],
  ])('is masked in %s', (_, print) => {
    expect(print()).toContain('[secret]');
    expect(print()).not.toContain(key);
  });

  test('that is a promise needs create()', () => {
    const later = persona()
      .prompt('Wait.')
      .tts('cartesia', { apiKey: async () => key });
    expect(() => later.build()).toThrow(/call create\(\)/);
  });
});

describe('prompt-required', () => {
  test('is thrown with the sentence that the compiler prints', () => {
    const unfinished = persona().name('Nobody') as unknown as { build(): unknown };
    expect(() => unfinished.build()).toThrow(PersonaInvalidError);
    expect(() => unfinished.build()).toThrow(
      "system_prompt is missing: call .prompt('…'), or .echo() for a persona without LLM.",
    );
  });
});
