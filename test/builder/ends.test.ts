import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PersonaInvalidError, persona, TavusApiError } from '../../src/index.js';

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
      "system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.",
    );
  });
});

describe('a function that gives no secret', () => {
  test.each([
    ['undefined', () => undefined],
    ['number', () => 5],
    ['null', () => null],
  ])('is refused, and nothing stands in for it: %s', async (given, source) => {
    const silent = persona()
      .prompt('You wait for a key.')
      .tts('cartesia', { apiKey: source as unknown as () => string });
    const sentence = `The function at /layers/tts/api_key gave ${given}, not a string.`;
    expect(() => silent.build()).toThrow(sentence);
    await expect(silent.create({ apiKey: 'k' })).rejects.toThrow(sentence);
  });
});

describe('an error that holds what the server sent', () => {
  test('prints none of it', () => {
    const error = new TavusApiError({ status: 500, serverMessage: 'no', body: { echoed: key } });
    expect(inspect(error, { depth: 20, showHidden: true, getters: true })).not.toContain(key);
    expect(error.body).toEqual({ echoed: key });
  });
});
