import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.js';
import { bodies, count, sources } from './sources.js';

const { persona, PersonaInvalidError, personaFrom, toCode, tool } = library;

/** Runs a module that `toCode` wrote, its secrets given by name, and gives the body that its chain builds. */
function run(code: string, secrets: Readonly<Record<string, string>> = {}): unknown {
  const script = stripTypeScriptTypes(code)
    .replace(/^import .*\n/, '')
    .replace('export const myPersona =', 'return');
  const made = new Function(...Object.keys(library), script)(...Object.values(library));
  return (typeof made === 'function' ? made(secrets) : made).build();
}

/** A proxy in the place of secrets, so that each is what its parameter is called. */
const namedSecrets = new Proxy({}, { get: (_, name) => `value-of-${String(name)}` });

describe('the source of a body', () => {
  test('is a chain, formatted', () => {
    const lookUp = tool('look_up_order', {
      description: 'Find an order when the caller gives its number.',
      parameters: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
    });
    const body = persona()
      .name("The Baker's Desk")
      .prompt('You take orders for bread.')
      .llm('tavus-gpt-oss', { speculativeInference: true, extraBody: { temperature: 0.4 } })
      .tools(lookUp)
      .perception('raven-1', { visual: { awarenessQueries: ['Is a loaf held up?'] } })
      .tts('elevenlabs', { voiceSettings: { similarityBoost: 0.5 } })
      .extra({ farewell: 'Good morning!' })
      .build();
    expect(toCode(body)).toBe(`import { persona, tool } from 'tavus-persona';

export const myPersona = persona()
  .name("The Baker's Desk")
  .prompt('You take orders for bread.')
  .llm('tavus-gpt-oss', { speculativeInference: true, extraBody: { temperature: 0.4 } })
  .tools(tool('look_up_order', {
    description: 'Find an order when the caller gives its number.',
    parameters: {
      type: 'object',
      properties: { number: { type: 'string' } },
      required: ['number'],
    },
  }))
  .perception('raven-1')
  .visual({ awarenessQueries: ['Is a loaf held up?'] })
  .tts('elevenlabs', { voiceSettings: { similarityBoost: 0.5 } })
  .extra({ farewell: 'Good morning!' });
`);
  });

  test('holds no secret: each is a parameter', () => {
    const body = persona()
      .prompt('You count stock.')
      .customLlm({
        model: 'stock-1',
        baseUrl: 'https://llm.example.com/v1',
        apiKey: 'key-one',
        headers: { 'X-Team': 'key-two' },
      })
      .tts('cartesia', { apiKey: 'key-three' })
      .extra({ layers: { relay: { api_key: 'key-four' } } })
      .build();
    const code = toCode(body);
    expect(code).not.toMatch(/key-/);
    expect(code).toContain(
      '(secrets: { readonly llmApiKey: string; readonly llmHeadersXTeam: string; readonly ttsApiKey: string; readonly relayApiKey: string }) =>',
    );
    const secrets = {
      llmApiKey: 'key-one',
      llmHeadersXTeam: 'key-two',
      ttsApiKey: 'key-three',
      relayApiKey: 'key-four',
    };
    expect(run(code, secrets)).toEqual(body);
  });

  test.each([
    ['an engine that is not named', { layers: { tts: { external_voice_id: 'v-1' } } }],
    ['an LLM that is not named', { layers: { llm: { speculative_inference: false } } }],
    ['repeats in a list', { document_ids: ['d-1', 'd-1'] }],
    ['layers without any layer', { layers: {} }],
    [
      'a tool without parameters',
      {
        layers: {
          llm: { tools: [{ type: 'function', function: { name: 'ring', description: 'Ring the bell.' } }] },
        },
      },
    ],
  ])('leaves to personaFrom() what no step can say: %s', (_, part) => {
    const body = { system_prompt: 'You ring bells.', ...part };
    const code = toCode(body);
    expect(code).toContain('.use(personaFrom({');
    expect(run(code)).toEqual({ pipeline_mode: 'full', ...body });
  });

  test.each([
    ['quotes', `"It's"`],
    ['a backslash', 'C:\\temp\\'],
    ['line ends', 'one\r\ntwo\u2028three'],
    ['what a template would read', '`$'.concat('{process.exit()}`')],
    ['a lone surrogate', '\ud800'],
    ['the end of a comment', '*/ // <!--'],
  ])('keeps text as it is: %s', (_, text) => {
    const body = persona()
      .prompt(text)
      .extra({ [text]: { __proto__: null, [text]: text } })
      .build();
    expect(run(toCode(body))).toEqual(body);
  });

  test('is refused for a body with errors, with what there is to mend', () => {
    const old = { system_prompt: 'You nod.', layers: { tts: { elevenlabs_voice_id: 'v-1' } } };
    expect(() => toCode(old)).toThrow(PersonaInvalidError);
    expect(() => toCode(old)).toThrow("Its name is 'external_voice_id' now.");
  });
});

describe('the source of any valid body', () => {
  test('gives the body back when it runs', () => {
    expect(bodies.length).toBeGreaterThan(count / 2);
    for (const [index, code] of sources.entries()) {
      const masked = (body: unknown) => personaFrom(body, { strict: false }).toJSON();
      expect(masked(run(code, namedSecrets))).toEqual(masked(bodies[index]));
    }
  });
});
