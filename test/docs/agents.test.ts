import { describe, expect, test } from 'vitest';
import { conferencingOptionNames } from '../../src/body/conferencing.js';
import { conversationalFlowOptionNames } from '../../src/body/conversational-flow.js';
import { disclosureNames } from '../../src/body/disclosure.js';
import { customLlmOptionNames, llmOptionNames } from '../../src/body/llm.js';
import { perceptionOptionNames, senseOptionNames } from '../../src/body/perception.js';
import { sttOptionNames } from '../../src/body/stt.js';
import { transportOptionNames } from '../../src/body/transport.js';
import { ttsOptionNames } from '../../src/body/tts.js';
import * as calls from '../../src/calls/index.js';
import { stepOf } from '../../src/draft/steps.js';
import * as library from '../../src/index.js';
import * as presets from '../../src/presets/index.js';
import * as sandbox from '../../src/sandbox/index.js';
import * as frame from './agents-frame.js';
import { agentsPage } from './agents-page.js';
import { sentencesIn } from './declared.js';
import { ruleSentences } from './sentences.js';

// That its examples compile and do what they say is docs.test.ts's to prove, and that its links lead somewhere is
// links.test.ts's.

const outdated =
  'docs/agents.md differs from what it is made of: npx vitest run test/docs/agents -u writes it anew';
const page = agentsPage();
const lines = page.trimEnd().split('\n');

test('docs/agents.md is what the sources say', async () => {
  await expect(page, outdated).toMatchFileSnapshot('../../docs/agents.md');
});

test('docs/agents.md has at most 200 lines', () => {
  expect(lines.length).toBeLessThanOrEqual(200);
});

describe('docs/agents.md has', () => {
  const builder = Object.getOwnPropertyNames(Object.getPrototypeOf(library.persona()));

  test.each(builder.filter((name) => name !== 'constructor'))('the member .%s()', (name) => {
    expect(page).toContain(`\`.${name}(`);
  });

  test.each(Object.entries(stepOf))('the field %s beside %s', (field, steps) => {
    const [, step] = /^\.(\w+)/.exec(steps) ?? [];
    const about = lines.filter((line) => line.startsWith('- `.') && line.includes(`\`.${step}(`));
    expect(about.join('\n')).toMatch(new RegExp(`[\`.]${field}\``));
  });

  const options = {
    disclosure: disclosureNames.keys(),
    llm: llmOptionNames,
    customLlm: [...customLlmOptionNames].filter((name) => !llmOptionNames.has(name)),
    tts: ttsOptionNames,
    stt: sttOptionNames,
    perception: perceptionOptionNames,
    visual: senseOptionNames.get('visual') ?? [],
    audio: senseOptionNames.get('audio') ?? [],
    conversationalFlow: conversationalFlowOptionNames,
    transport: transportOptionNames,
    conferencing: conferencingOptionNames,
  };
  test.each(Object.entries(options))('the options of .%s()', (step, names) => {
    const line = lines.find((one) => one.startsWith(`- \`.${step}(`));
    expect([...names].filter((name) => !line?.match(`\`${name}\\??: `))).toEqual([]);
  });

  const values = Object.entries(library).filter(([, value]) => Array.isArray(value));
  test.each(values)('the values of %s', (name, listed) => {
    expect((listed as readonly string[]).filter((value) => !page.includes(`'${value}'`))).toEqual([]);
    expect(page).toContain(`\`${name}\``);
  });

  const functions = Object.entries({ ...library, ...calls, ...sandbox }).filter(
    ([name, value]) => typeof value === 'function' && /^[a-z]/.test(name),
  );
  test.each(functions)('the function %s()', (name) => {
    expect(page).toContain(`\`${name}(`);
  });

  const errors = Object.entries(library).filter(
    ([, value]) => typeof value === 'function' && value.prototype instanceof library.TavusError,
  );
  test.each(errors)('the error %s', (name) => {
    expect(page).toContain(`\`${name}\``);
  });

  test.each(Object.keys(presets))('the preset %s', (name) => {
    expect(page).toContain(`\`${name}\``);
  });

  test.each(ruleSentences())('the sentence $id', ({ rule, severity, text }) => {
    const line = lines.find((one) => one.startsWith(`- \`${rule}\` `));
    expect(line).toContain(severity);
    if (text !== '{}.') expect(line).toContain(text.replaceAll('{}', '…'));
  });
});

test('docs/agents.md says in short sentences what it does not read elsewhere', () => {
  const texts = Object.values(frame)
    .flat()
    .map((text) => text.replaceAll(/^```.*?^```$|^<!--.*$/gms, ''));
  const paragraphs = texts.flatMap((text) => text.split('\n\n')).map((text) => text.replaceAll('\n', ' '));
  const long = paragraphs.flatMap(sentencesIn).filter((sentence) => sentence.length > 100);
  expect(long).toEqual([]);
});
