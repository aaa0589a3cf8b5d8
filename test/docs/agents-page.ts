import * as library from '../../src/index.js';
import { exportsOf } from '../presets/catalogue.js';
import { type Name, names as presetNames } from '../presets/presets.js';
import {
  aboutErrors,
  aboutFaults,
  aboutHandlers,
  aboutPresets,
  aboutRules,
  aboutSteps,
  commandLine,
  doNot,
  example,
  head,
  testing,
  work,
} from './agents-frame.js';
import { classesIn, type Declared, functionOf, listOf, ownMembersOf, sentencesIn } from './declared.js';
import { read } from './examples.js';
import { grouped } from './grouped.js';
import { code, Objects, tidy } from './options.js';
import { ruleLines } from './rule-lines.js';

/** `docs/agents.md`: a frame in words of its own, and all facts from where they stand. */
export function agentsPage(): string {
  // In the order of the page: an object is described where it first occurs.
  const objects = new Objects();
  return [
    [head],
    ['## Begin', example],
    ['## How to work', ...work, testing],
    ['## What not to do', ...doNot],
    ['## Functions', ...functions(objects)],
    ['## Steps and ends', aboutSteps, guards(), ...steps(objects)],
    ['## Rules', aboutRules, ...ruleLines()],
    ['## Errors', aboutErrors, ...errors()],
    ['## Command line', ...commandLine],
  ]
    .map((section) => section.join('\n'))
    .join('\n\n')
    .concat('\n');
}

function functions(objects: Objects): readonly string[] {
  const line = (call: Declared, name = call.name) =>
    `- ${code(`${call.signature.replace(call.name, name)}: ${call.gives}`)} ${tidy(call.docs)}${objects.optionsOf(call, name)}${objects.resultOf(call)}`;
  const stand = functionOf('sandbox');
  return [
    'From `tavus-persona`:',
    ...['persona', 'preset', 'tool', 'unlisted', 'checkPersona', 'personaFrom', 'toCode'].map((name) =>
      line(functionOf(name)),
    ),
    ...['isTavusError', 'tavus'].map((name) => line(functionOf(name))),
    ...ownMembersOf('Personas').map((method) => line(method, `client.personas.${method.name}`)),
    'From `tavus-persona/calls`, `tavus-persona/sandbox` and `tavus-persona/presets`:',
    `${line(functionOf('toolCalls'))} ${aboutHandlers} ${outcomes()}${objects.membersOf('ArgumentIssue')}`,
    // What it can do for tests has a page of its own.
    `- ${code(`${stand.signature}: ${stand.gives}`)} ${sentencesIn(stand.docs)[0]}${objects.resultOf(stand)} ${faults()}`,
    `- Presets: ${aboutPresets} ${presetNames.map(presetText).join(' ')}`,
  ];
}

function faults(): string {
  const names = listOf.get('FaultName')?.values.map(code) ?? [];
  return `${aboutFaults} ${names.join(', ')}. [Tests](testing-your-app.md) shows them at work.`;
}

/** What becomes of an event, as the page about tools has it. */
function outcomes(): string {
  const table = /^\| `kind` \|.*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(read('docs/tools.md'))?.[1] ?? '';
  const rows = [...table.matchAll(/^\| `'([\w-]+)'` \| (.*?) \|(.*?)\|$/gm)];
  return `${rows.map(([, kind, means, has = '']) => `\`${kind}\` (${means}${has.trim() && `: ${has.trim()}`})`).join(', ')}.`;
}

function presetText(name: Name): string {
  const text = exportsOf(name).find((one) => one.name === name)?.text ?? '';
  return `\`${name}\`: ${sentencesIn(text.replaceAll(/\s+/g, ' '))[0]}`;
}

/** What turns a text into a value of each list. */
function guards(): string {
  const listed = [...listOf].flatMap(([type, { list }]) =>
    `is${type}` in library ? [`\`${list}\`: \`is${type}()\``] : [],
  );
  return `Each list of values is exported, with a function that tells whether a text is in it: ${listed.join(', ')}.`;
}

function steps(objects: Objects): readonly string[] {
  const members = ownMembersOf('PersonaBuilder');
  // Steps of one stem, such as `documents` and `documentTags`, share a line.
  const lines = grouped(members, ({ name }) => /^(document|guardrail)/.exec(name)?.[0] ?? name);
  return [...lines.values()].map((some) => `- ${some.map((step) => stepText(step, objects)).join(' ')}`);
}

function stepText(step: Declared, objects: Objects): string {
  const signature = step.signature.replaceAll(
    /\(Preset \| false \| Preset\[\]\)|Preset \| false \| Preset\[\]/g,
    'Steps',
  );
  const gives = ends.has(step.name) ? `: ${step.gives}` : '';
  return `${code(`.${signature}${gives}`)} ${tidy(step.docs)}${objects.optionsOf(step, `.${step.name}`)}`;
}

const ends = new Set(['check', 'build', 'toPal', 'create', 'toJSON', 'toString']);

function errors(): readonly string[] {
  const files = {
    'Before anything is sent': ['src/errors/invalid-error.ts', 'src/errors/config-error.ts'],
    'Tavus refuses': ['src/client/errors/api-error.ts', 'src/client/errors/status-errors.ts'],
    'There is no answer': ['src/client/errors/transport-errors.ts'],
    Plans: ['src/client/errors/plan-errors.ts'],
  };
  return Object.entries(files).map(([when, some]) => {
    const classes = some.flatMap(classesIn).map(({ name, docs, fields }) => {
      return `\`${name}\`: ${docs}${fields.length > 0 ? ` It has ${fields.map(code).join(', ')}.` : ''}`;
    });
    return `- ${when}. ${classes.join(' ')}`;
  });
}
