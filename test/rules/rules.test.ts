import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  checkPersona,
  type Issue,
  PersonaInvalidError,
  persona,
  personaFrom,
  TavusConfigError,
  tool,
  unlisted,
} from '../../src/index.js';
import { ruleSentences } from '../docs/sentences.js';
import { borders, calling, layers, many, ownLlm, prompt, tokens, tools, voice } from './borders.js';

function inShort({ severity, rule, path }: Issue): string {
  return `${severity} ${rule} ${path}`;
}

describe.each(borders)('at the border of %s', (_, right, wrong, found) => {
  test('the near side is left alone', () => {
    expect(checkPersona(right)).toEqual([]);
  });
  test('the far side is one issue', () => {
    expect(checkPersona(wrong).map(inShort)).toEqual([found]);
  });
});

describe('the length of a prompt', () => {
  const hosted = { layers: { llm: { model: 'tavus-gpt-oss' } } };
  test.each([
    [5_000, ownLlm({}), []],
    [5_001, {}, ['warning']],
    [15_000, {}, ['warning']],
    [15_001, {}, ['warning']],
    [32_000, hosted, ['warning']],
    [32_001, hosted, ['error']],
    [32_001, {}, ['warning']],
    [32_001, ownLlm({}), ['warning']],
  ])('%i tokens of %j', (count, body, severities) => {
    const issues = checkPersona({ ...body, system_prompt: tokens(count) });
    expect(issues.map(({ severity }) => severity)).toEqual(severities);
    for (const { message } of issues) expect(message).toContain(`about ${count.toLocaleString('en')} tokens`);
  });

  test('over 15,000 tokens is said in other words than over 5,000', () => {
    const said = (count: number) => checkPersona({ system_prompt: tokens(count) })[0]?.message;
    expect(said(15_000)).toContain('from 5,000 on');
    expect(said(15_001)).toContain('from 15,000 on');
  });
});

describe('an unlisted value', () => {
  test('is judged by no rule that asks for a listed one', () => {
    const newest = persona()
      .prompt(prompt)
      .llm(unlisted('tavus-bee-1'))
      .tts(unlisted('hum'), { voiceSettings: { stability: 7 } })
      .stt(unlisted('tavus-ear'))
      .perception(unlisted('raven-2'), { audio: { awarenessQueries: ['Do they buzz?'] } });
    expect(newest.check()).toEqual([]);
  });
});

describe('a sentence', () => {
  const sentences = ruleSentences();

  test.each(sentences)('of $id has about 90 characters and an end', ({ text }) => {
    expect(text.replace('{}', 'a value').length).toBeLessThanOrEqual(105);
    expect(text).toMatch(/\.$/);
    expect(text.split('{}').length).toBeLessThanOrEqual(2);
  });
});

/** What somebody reads who wrote this: the message, and the hint. */
const read: readonly (readonly [body: unknown, message: string, hint?: string])[] = [
  [{}, 'system_prompt is missing: add it, or "pipeline_mode": "echo" for a persona without LLM.'],
  [
    layers({ llm: { model: 'gpt-4o' } }),
    "Tavus does not host 'gpt-4o': add base_url and api_key if it is yours.",
  ],
  [
    layers({ llm: { model: 'tavus-gpt-os' } }),
    "'tavus-gpt-os' is not a value that Tavus lists here.",
    "Did you mean 'tavus-gpt-oss'?",
  ],
  [
    layers({ llm: { model: 'tavus-llama' } }),
    "'tavus-llama' is not a value that Tavus lists here.",
    "It was given up: take 'tavus-gemma-4'.",
  ],
  [
    layers({ stt: { stt_engine: 'tavus-turbo' } }),
    "'tavus-turbo' is not a value that Tavus lists here.",
    "It was given up: take 'tavus-auto'.",
  ],
  [layers({ perception: { perception_model: 'raven-0' } }), "'raven-0' is deprecated.", "Take 'raven-1'."],
  [
    layers({ tts: { elevenlabs_voice_id: 'v-1' } }),
    "'elevenlabs_voice_id' is not what Tavus calls this field.",
    "Its name is 'external_voice_id' now.",
  ],
  [{ system_prompt: prompt, llm: {} }, "'llm' does not belong here.", 'Its place is /layers/llm.'],
  [
    { system_prompt: prompt, persona_nam: 'Bee' },
    "'persona_nam' is not a field that Tavus lists here.",
    "Did you mean 'persona_name'?",
  ],
  [
    { system_prompt: prompt, document_ids: 'd-1' },
    'expected an array of strings, got a string.',
    'Put it in brackets: a list of one.',
  ],
  [
    layers({ llm: { speculative_inference: 'false' } }),
    'expected true or false, got a string.',
    'Write false without quotes.',
  ],
  [
    { system_prompt: prompt, replica_id: 'r-1' },
    "'replica_id' is not what Tavus calls this field.",
    "Its name is 'default_replica_id' now.",
  ],
  [voice('elevenlabs', { stability: 70 }), 'expected a number from 0 to 1, got 70.'],
  [
    voice('cartesia', { stability: 0.5 }),
    "'stability' is a voice setting of another engine.",
    'It belongs to elevenlabs; cartesia has speed, volume, emotion.',
  ],
  [
    tools(calling('open hive')),
    "'open hive' cannot name a tool: use letters, digits and _, and do not begin with a digit.",
  ],
  [
    tools(calling('open', undefined, '')),
    "'open' has no description, and the model knows nothing else of it: say what it does.",
  ],
];

describe('somebody reads', () => {
  test.each(read)('of %j', (body, message, hint) => {
    const [issue, ...others] = checkPersona(body);
    expect(others).toEqual([]);
    expect(issue?.message).toBe(message);
    expect(issue?.hint).toBe(hint);
  });

  test('a long value only in part, and never a secret', () => {
    const key = 'sk-of-the-bees-0123456789';
    const [long] = checkPersona(layers({ stt: { stt_engine: 'bee'.repeat(1_000) } }));
    expect(long?.message.length).toBeLessThan(120);
    const secret = checkPersona(
      layers({
        llm: { model: 'b', base_url: 'https://b.example', api_key: [key] },
        tts: { api_key: { key } },
      }),
    );
    expect(secret.map(inShort)).toEqual([
      'error wrong-type /layers/llm/api_key',
      'error wrong-type /layers/tts/api_key',
    ]);
    expect(JSON.stringify(secret)).not.toContain(key);
  });
});

describe('PersonaInvalidError', () => {
  const key = 'sk-of-the-hive-0123456789';
  const hive = persona()
    .dynamic()
    .stt('tavus-advanced')
    .tts('elevenlabs', { voiceSettings: { stability: 70 as number }, apiKey: key })
    .tools(tool('open', { description: '' }))
    .guardrails(...many(51));

  function thrown(): PersonaInvalidError {
    try {
      hive.build();
    } catch (error) {
      if (error instanceof PersonaInvalidError) return error;
    }
    throw new Error('build() should have thrown a PersonaInvalidError.');
  }

  test('shows every error in the order of the body, with its place, sentence and hint', () => {
    expect(thrown().message).toBe(
      [
        'This persona is not valid:',
        "  /system_prompt: system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.",
        '  /guardrail_ids: expected at most 50 entries, got 51.',
        "  /layers/llm/tools/0/function/description: 'open' has no description, and the model knows nothing else of it: say what it does.",
        '  /layers/tts/voice_settings/stability: expected a number from 0 to 1, got 70.',
      ].join('\n'),
    );
  });

  test('adds a hint to the sentence, in the same line', () => {
    expect(() => personaFrom(voice('cartesia', { stability: 0.5 }))).toThrow(
      "  /layers/tts/voice_settings/stability: 'stability' is a voice setting of another engine. It belongs to elevenlabs; cartesia has speed, volume, emotion.",
    );
    expect(() => personaFrom([])).toThrow('\n  /: expected an object, got an array.');
  });

  test('prints all of it, once, and no secret', () => {
    const printed = inspect(thrown());
    expect(printed.startsWith(`PersonaInvalidError: ${thrown().message}\n`)).toBe(true);
    expect(printed).not.toContain(key);
  });

  test('has the errors as issues, and no warning among them', () => {
    const warned = hive.check().filter(({ severity }) => severity === 'warning');
    expect(warned.map(inShort)).toEqual(['warning deprecated-value /layers/stt/stt_engine']);
    expect(thrown().issues).toEqual(hive.check().filter(({ severity }) => severity === 'error'));
  });
});

describe('a warning', () => {
  test('does not keep personaFrom() from taking a body', () => {
    const body = { pipeline_mode: 'full', system_prompt: prompt, guardrails_id: 'g-2024' };
    expect(personaFrom(body).build()).toStrictEqual(body);
    expect(() => personaFrom('bees', { strict: false })).toThrow(TavusConfigError);
  });
});
