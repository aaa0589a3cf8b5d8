import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type PersonaBuilder, PersonaInvalidError, persona, preset, tool } from '../../src/index.js';
import { diagnosticsIn, written } from '../docs/compile.js';
import { ruleSentences } from '../docs/sentences.js';

/** A chain that the compiler refuses, as source text, and the sentences that it breaks. */
const broken: readonly (readonly [chain: string, ...ids: string[]])[] = [
  ["persona().name('Keeper')", 'prompt-required'],
  ["persona().echo().full().appendPrompt('Ring.')", 'prompt-required'],
  ["persona().when(Math.random() < 2, (p) => p.name('A'), (p) => p.prompt('B'))", 'prompt-required'],
  ["persona().prompt('A').perception('raven-0').audio({ awarenessQueries: ['B'] })", 'audio-needs-raven-1'],
  ["persona().prompt('A').audio({}).use(preset((p) => p.perception('raven-0')))", 'audio-needs-raven-1'],
  ["persona().prompt('A').perception('raven-0', { audio: { toolPrompt: 'B' } })", 'audio-needs-raven-1'],
  ["persona().prompt('A').perception('off').visual({ awarenessQueries: ['B'] })", 'perception-off'],
  ["persona().prompt('A').audio({ awarenessQueries: ['B'] }).perception('off')", 'perception-off'],
  ["persona().prompt('A').perception('off', { visual: { awarenessQueries: ['B'] } })", 'perception-off'],
  ["persona().echo().stt('tavus-auto')", 'echo-incompatible'],
  ["persona().echo().perception('raven-1')", 'echo-incompatible'],
  ["persona().visual({ awarenessQueries: ['A'] }).echo()", 'echo-incompatible'],
  ["persona().prompt('A').use(preset((p) => p.requires('tts')))", 'needs-missing'],
  ["persona().prompt('A').requires('llm', 'stt')", 'needs-missing', 'needs-missing'],
  ["persona().use(preset((p) => p.requires('prompt')))", 'prompt-required', 'needs-missing'],
  ["persona().perception('off').audio({ awarenessQueries: ['A'] })", 'prompt-required', 'perception-off'],
  ["persona().prompt('A').extra({ persona_name: 'B' })", 'misplaced-field'],
  ["persona().prompt('A').extra({ pipeline_mode: 'echo' })", 'misplaced-field'],
  ["persona().prompt('A').extra({ layers: { tts: { voice_settings: { speed: 1 } } } })", 'misplaced-field'],
  ["persona().prompt('A').extra({ layers: { llm: { model: 'B' } } })", 'misplaced-field'],
  ["persona().prompt('A').tools(tool('end call', { description: 'B' }))", 'tool-shape.name'],
  [
    "persona().prompt('A').tools(tool('b', { description: 'B', parameters: { type: 'array', properties: {} } }))",
    'tool-shape.parameters',
  ],
  [
    "persona().prompt('A').tools(tool('b', { description: 'B', parameters: { type: 'object', properties: {}, required: ['c'] } }))",
    'tool-shape.required',
  ],
];

describe('a chain that the compiler refuses', () => {
  const source = "import { persona, preset, tool } from '../../../src/index.js';\n";
  const compiled = (chains: readonly string[], folder: string) =>
    diagnosticsIn(written(folder, new Map([['chains.ts', `${source}${chains.join('\n')}\n`]]))).filter(
      ({ file }) => file === 'chains.ts',
    );
  const sentences = new Map(ruleSentences().map((sentence) => [sentence.id, sentence]));
  const run = (chain: string): PersonaBuilder<{ dynamic: true }> =>
    new Function('persona', 'preset', 'tool', `return ${chain}`)(persona, preset, tool);
  const errorsOf = (chain: string) =>
    run(`${chain}.dynamic()`)
      .check()
      .filter(({ severity }) => severity === 'error');

  test.each(broken)('says the same at run time: %s', (chain, ...ids) => {
    const messages = errorsOf(chain).map(({ message }) => message);
    expect(messages).toHaveLength(ids.length);
    for (const id of ids)
      expect(messages).toContainEqual(expect.stringMatching(sentences.get(id)?.pattern ?? id));
    expect(() => run(chain).build()).toThrow(PersonaInvalidError);
  });

  test('prints those sentences, and no other', () => {
    const said = compiled(
      broken.map(([chain]) => `${chain}.build();`),
      'broken-chains',
    );
    for (const [index, [chain]] of broken.entries()) {
      const text = said.find(({ line }) => line === index + 2)?.text ?? '';
      const messages = errorsOf(chain).map(({ message }) => message);
      expect({ chain, text }).toEqual({ chain, text: expect.stringContaining(messages[0] ?? chain) });
      const printed = /NotReady<\[(.*)\]>'/.exec(text)?.[1];
      if (printed)
        expect(printed.split(/(?<="), (?=")/).sort()).toEqual(messages.map((m) => `"${m}"`).sort());
    }
    expect(said).toHaveLength(broken.length);
  });

  test('is let through after .dynamic(), where it is a matter of facts', () => {
    const facts = broken.filter(
      ([chain, id]) => !/^(misplaced|tool)/.test(id ?? '') && !/'(off|raven-0)', \{/.test(chain),
    );
    const dynamic = facts.map(([chain]) => `${chain.replace('persona()', 'persona().dynamic()')}.build();`);
    expect(facts.length).toBeGreaterThan(10);
    expect(compiled(dynamic, 'dynamic-chains')).toEqual([]);
    for (const chain of dynamic) expect(() => run(chain)).toThrow(PersonaInvalidError);
  });

  test('stands here for every sentence that the compiler knows', () => {
    const root = fileURLToPath(new URL('../../src', import.meta.url));
    const files = globSync('**/*.ts', { cwd: root }).map((file) => readFileSync(`${root}/${file}`, 'utf8'));
    const known = files.flatMap((text) =>
      [...text.matchAll(/\bSentence<\s*'([\w.-]+)'/g)].map(([, id]) => id),
    );
    expect([...new Set(broken.flatMap(([, ...ids]) => ids))].sort()).toEqual([...new Set(known)].sort());
  });
});
