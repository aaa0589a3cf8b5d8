import { describe, expect, test, vi } from 'vitest';
import { type Issue, PersonaInvalidError, persona, tool } from '../../src/index.js';
import { sandbox } from '../../src/sandbox/index.js';
import { diagnosticsIn, written } from '../docs/compile.js';
import { many, prompt } from './borders.js';

describe('a sentence', () => {
  test('stays whole in the compiler where three rules are broken', () => {
    const chain = "persona().perception('raven-0').audio({}).requires('llm').build();";
    const source = `import { persona } from '../../../src/index.js';\n${chain}\n`;
    const [said] = diagnosticsIn(written('three', new Map([['three.ts', source]])));
    expect(said?.text).toContain(
      `NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.", ` +
        `"Audio settings need .perception('raven-1'), but this persona has 'raven-0'.", ` +
        `"A preset requires .llm(…): call it before or after .use(). Each step returns a new builder."]>`,
    );
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

  test('is what create() rejects with, before anything is sent', async () => {
    await using tavus = await sandbox();
    const sending = hive.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
    await expect(sending).rejects.toBeInstanceOf(PersonaInvalidError);
    expect(tavus.requests).toEqual([]);
  });
});

describe('a warning', () => {
  const warned = persona()
    .prompt(prompt)
    .conversationalFlow({ wakePhrase: 'Hey' })
    .stt('tavus-advanced')
    .visual({ toolPrompt: 'Watch.' });
  const rules = ['tool-prompt', 'deprecated-value', 'wake-phrase'];

  test('stops neither build() nor create(), and reaches onWarning in the order of the body', async () => {
    await using tavus = await sandbox();
    const heard: Issue[] = [];
    await warned.create({
      baseUrl: tavus.url,
      apiKey: tavus.apiKey,
      onWarning: (issue) => {
        expect(tavus.requests).toEqual([]);
        heard.push(issue);
      },
    });
    expect(heard.map(({ rule }) => rule)).toEqual(rules);
    expect(heard).toEqual(warned.check());
    expect(tavus.personas).toHaveLength(1);
    expect(warned.build().layers?.stt?.stt_engine).toBe('tavus-advanced');
  });

  test('is silent without onWarning', async () => {
    await using tavus = await sandbox();
    const outlets = [
      vi.spyOn(process, 'emitWarning'),
      vi.spyOn(process.stdout, 'write'),
      vi.spyOn(process.stderr, 'write'),
      ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name)),
    ];
    await warned.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
    warned.build();
    const calls = outlets.flatMap((outlet) => outlet.mock.calls);
    for (const outlet of outlets) outlet.mockRestore();
    expect(calls).toEqual([]);
    expect(tavus.personas).toHaveLength(1);
  });
});
