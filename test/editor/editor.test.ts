import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  declarations,
  dots,
  functions,
  type OptionsCase,
  options,
  steps,
  surroundings,
  unfinished,
  values,
} from './cases.js';
import { documents, mark } from './documents.js';
import type { Completion, Editor, Place } from './editor.js';
import { type Documented, exportedNames, functionOf, membersOf, optionInterfaces } from './library.js';
import { toolNames } from './tool-cases.js';
import { typescript6 } from './typescript-6.js';
import { typescript7 } from './typescript-7.js';

/** Something that an editor shows at the mark in a code. */
interface Case {
  readonly title: string;
  readonly code: string;
  holds(editor: Editor, place: Place): Promise<void>;
}

const members = membersOf('PersonaBuilder');
const ends = ['check', 'build', 'toPal', 'create', 'toJSON', 'toString'];
const stepMembers = members.filter(({ name }) => !ends.includes(name));

/** Names that say how the library is made, and nothing to its user. */
const internal =
  /\b(Put|After|Either|End|Issues|Truthy|PerceptionFacts|NotForThisModel|(?<!Preset<)any)\b| other facts|\.\.\.>/;

const hovers: readonly Case[] = [
  ...stepMembers.map((member): Case => {
    const { call, takes, states } = steps[member.name] ?? { call: member.name, takes: '', states: [] };
    return {
      title: `.${member.name}() shows what it takes, what it states, its docs and its example`,
      code: `persona().${mark}${call};`,
      async holds(editor, place) {
        const { signature, docs } = await hoverOf(editor, place);
        expect(signature.startsWith(`(method) PersonaBuilder<{}>.${member.name}`)).toBe(true);
        expect(signature).toContain(takes);
        expect(signature.split('): ').at(-1)).toBe(`PersonaBuilder<${states.join(' | ')}>`);
        expect(signature).not.toMatch(internal);
        expectDocs(docs, member);
        expectExample(docs, member);
      },
    };
  }),
  ...Object.entries(functions).map(([name, call]): Case => {
    return {
      title: `${name}() shows its docs and its example`,
      code: `${mark}${call};`,
      async holds(editor, place) {
        const { signature, docs } = await hoverOf(editor, place);
        expect(signature).not.toMatch(internal);
        expectDocs(docs, functionOf(name));
        expectExample(docs, functionOf(name));
      },
    };
  }),
  ...declarations.map(({ code, shown }): Case => {
    return {
      title: `${code} shows ${shown}`,
      code,
      async holds(editor, place) {
        expect((await hoverOf(editor, place)).signature).toBe(shown);
      },
    };
  }),
  ...options.flatMap((object) => fieldsOf(object).map((field) => fieldCase(object, field))),
];

/** Every field of an object with options is written there, so that what it shows does not hang on the others. */
function fieldCase(object: OptionsCase, field: Documented): Case {
  const { in: within, values = {} } = object;
  const written = fieldsOf(object).map(({ name }) => {
    return `${name === field.name ? mark : ''}${name}: ${values[name] ?? 'null!'}`;
  });
  return {
    title: `${field.name} in ${within('{ … }')} shows its docs`,
    code: surroundings[0].around(within(`{ ${written.join(', ')} }`)),
    async holds(editor, place) {
      const { signature, docs } = await hoverOf(editor, place);
      expect(signature).toMatch(new RegExp(`^\\(property\\) (.*\\.)?${field.name}\\??: `));
      expectDocs(docs, field);
    },
  };
}

function fieldsOf({ interfaceName, but }: OptionsCase): readonly Documented[] {
  return membersOf(interfaceName).filter(({ name }) => name !== but);
}

const lists: readonly Case[] = [
  ...dots.map(({ code, offered }): Case => {
    return {
      title: `${code} offers the members, and nothing internal`,
      code,
      async holds(editor, place) {
        expect(labels(await editor.completions(place))).toEqual([...offered].sort());
      },
    };
  }),
  ...surroundings.map(({ where, around }): Case => {
    return {
      title: `${where} strikes through .guardrailSet() and no other member`,
      code: around(`.${mark}`),
      async holds(editor, place) {
        const offered = await editor.completions(place);
        expect(labels(offered.filter(({ struck }) => struck))).toEqual(['guardrailSet']);
      },
    };
  }),
  {
    title: 'after a dot has the docs of every member beside it',
    code: `persona().${mark}`,
    async holds(editor, place) {
      for (const member of members) expectDocs(await editor.docsOf(place, member.name), member);
    },
  },
  ...surroundings.map(({ where, around }): Case => {
    return {
      title: `${where}, within .extra({ … }) has layers, and no field that is refused there`,
      code: around(`.extra({ ${mark} })`),
      async holds(editor, place) {
        expect(labels(await editor.completions(place))).toEqual(['layers']);
      },
    };
  }),
  ...['llm: { MARK }', 'tts: { MARK }', 'tts: { voice_settings: { MARK } }', 'perception: { MARK }'].map(
    (inside): Case => ({
      title: `within .extra({ layers: { ${inside} } }) has no field that is refused there`,
      code: `persona().extra({ layers: { ${inside.replace('MARK', mark)} } })`,
      async holds(editor, place) {
        // Where nothing is known an editor offers all that is in scope.
        const refused = [
          'model',
          'base_url',
          'api_key',
          'tts_engine',
          'external_voice_id',
          'speed',
          'stability',
        ];
        const offered = labels(await editor.completions(place));
        expect(offered.filter((label) => refused.includes(label) || /^(visual|audio)_/.test(label))).toEqual(
          [],
        );
      },
    }),
  ),
  ...surroundings.flatMap(({ where, around }) => [
    ...options.map(({ interfaceName, besides = [], in: within }): Case => {
      const fields = [...membersOf(interfaceName).map(({ name }) => name), ...besides];
      return {
        title: `${where}, within ${within('{ … }')} has all fields, and no other`,
        code: around(within(`{ ${mark} }`)),
        async holds(editor, place) {
          expect(labels(await editor.completions(place))).toEqual(fields.sort());
        },
      };
    }),
    ...values.map(({ listed, in: within }): Case => {
      return {
        title: `${where}, within ${within("'…'")} has every listed value, and no other`,
        code: around(within(`'${mark}'`)),
        async holds(editor, place) {
          expect(labels(await editor.completions(place))).toEqual([...listed].sort());
        },
      };
    }),
  ]),
  ...toolNames.map(({ code, offered }): Case => {
    return {
      title: `${code.split('\n').at(-1)} has the names of the tools, and no other`,
      code,
      async holds(editor, place) {
        expect(labels(await editor.completions(place))).toEqual(offered);
      },
    };
  }),
  ...options.map(({ interfaceName, besides = [], in: within }): Case => {
    const [first = '', ...others] = [...membersOf(interfaceName).map(({ name }) => name), ...besides];
    return {
      title: `within ${within(`{ ${first}, … }`)} has the fields that are left`,
      code: surroundings[0].around(within(`{ ${first}: null!, ${mark} }`)),
      async holds(editor, place) {
        expect(labels(await editor.completions(place))).toEqual(others.sort());
      },
    };
  }),
  ...values.map(({ listed, in: within }): Case => {
    return {
      title: `within ${within('…')} has every listed value, and no other string`,
      code: surroundings[0].around(within(mark)),
      async holds(editor, place) {
        const offered = await editor.completions(place);
        expect(labels(offered.filter(({ string }) => string))).toEqual([...listed].sort());
      },
    };
  }),
];

const marks: readonly Case[] = [
  ...unfinished.flatMap(({ chain, persona }) =>
    ['create', 'build'].flatMap((end): readonly Case[] => {
      const sentences = persona
        .check()
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message);
      return [
        {
          title: `${chain}.${end} shows why it cannot be called`,
          code: `${chain}.${mark}${end};`,
          async holds(editor, place) {
            const { signature, docs } = await hoverOf(editor, place);
            for (const sentence of sentences) expect(signature).toContain(sentence);
            expect(signature).toContain(`${end}: NotReady<["`);
            expectDocs(docs, memberNamed(end));
          },
        },
        {
          title: `${chain}.${end}() says on ${end} why it cannot be called`,
          code: `${chain}.${mark}${end}();`,
          async holds(editor, place) {
            const [wrong, ...others] = (await editor.marks(place)).filter(({ error }) => error);
            expect(wrong?.code).toBe(end);
            for (const sentence of sentences) expect(wrong?.message).toContain(sentence);
            expect(others).toEqual([]);
          },
        },
      ];
    }),
  ),
  {
    title: 'a chain of all steps strikes through guardrailSet alone',
    code: `persona()${mark}${Object.values(steps)
      .map(({ call }) => `.${call}`)
      .join('')};`,
    async holds(editor, place) {
      const found = await editor.marks(place);
      expect(found.filter(({ struck }) => struck).map(({ code }) => code)).toEqual(['guardrailSet']);
      expect(found.filter(({ error }) => error)).toEqual([]);
    },
  },
];

const editors = [
  { name: "TypeScript 6's language service", start: typescript6 },
  { name: "TypeScript 7's language server", start: typescript7 },
];
/** What stands over the call of each step, to be read by a person as a whole. */
const shownHelp = new Map<string, string>();
const helped: readonly Case[] = Object.keys(steps).map((name) => ({
  title: `.${name}( names what it takes`,
  code: `persona().${name}(${mark});`,
  async holds(editor, place) {
    const help = onOneLine((await editor.signatureHelp(place)) ?? '');
    expect(help).toMatch(new RegExp(`^${name}[<(]`));
    expect(help).not.toMatch(/_\d|\b(Put|Issues|After)<(?!\{\})/);
    shownHelp.set(name, help);
  },
}));

/** What a hover on each export shows, to be read by a person as a whole. */
const shownExports = new Map<string, string>();
const imported: readonly Case[] = exportedNames.map((name) => ({
  title: `${name}, imported, shows what it is and its docs`,
  code: `export { ${mark}${name} } from '../../src/index.js';`,
  async holds(editor, place) {
    const { signature, docs } = await hoverOf(editor, place);
    expect(signature).toContain(name);
    expect(docs.trim(), `${name} has docs`).not.toBe('');
    shownExports.set(name, signature.replace(/^\(alias\) | export \w+$/g, ''));
  },
}));

const groups = [
  { group: 'a hover on', cases: hovers },
  { group: 'the list', cases: lists },
  { group: 'the code', cases: marks },
  { group: 'an export', cases: imported },
  { group: 'a call of', cases: helped },
];
const places = documents(groups.flatMap(({ cases }) => cases.map(({ code }) => code)));

describe.each(editors)('$name', ({ start }) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await start(places);
  });
  afterAll(() => editor.close());

  let next = 0;
  for (const { group, cases } of groups) {
    describe(group, () => {
      for (const { title, holds } of cases) {
        const place = places[next++] as Place;
        test(title, () => holds(editor, place));
      }
    });
  }
});

test('what exports and calls show has been read', async () => {
  const lines = exportedNames.map((name) => `${shownExports.get(name)}\n`);
  await expect(lines.join('')).toMatchFileSnapshot('exports.txt');
  const help = [...shownHelp.values()].map((line) => `${line}\n`);
  await expect(help.join('')).toMatchFileSnapshot('signature-help.txt');
});

test('the cases have every step and every interface with options', () => {
  expect(Object.keys(steps).sort()).toEqual(stepMembers.map(({ name }) => name).sort());
  const covered = options.map(({ interfaceName }) => interfaceName);
  // What these have is shown as a part of what extends them, or of what they are made of.
  const parts = ['LlmOptions', 'ChangeOptions', 'PlanOptions', 'ResendOptions'];
  const shown = optionInterfaces.filter((name) => !parts.includes(name));
  expect(covered).toEqual(expect.arrayContaining(shown));
  expect(optionInterfaces.length).toBeGreaterThan(10);
});

async function hoverOf(editor: Editor, place: Place) {
  const hover = await editor.hover(place);
  if (!hover) throw new Error('Nothing is shown.');
  return { signature: tidy(hover.signature), docs: hover.docs };
}

/** On one line, with facts and states in the order of the alphabet: each compiler has an order of its own. */
function tidy(signature: string): string {
  return onOneLine(signature)
    .replace(/\{ ([^{}]+); \}/g, (_, facts: string) => `{ ${facts.split('; ').sort().join('; ')}; }`)
    .replace(/\{[^{}]*\}( \| \{[^{}]*\})+/g, (states) => states.split(' | ').sort().join(' | '));
}

/** As the source writes a link, and as a language server does. */
function withoutLinks(docs: string): string {
  return docs.replace(/\{@link (\S+)\}|\[(\S+)\]\(file:[^)]+\)/g, '$1$2');
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function expectDocs(shown: string, { name, docs }: Documented): void {
  expect(docs, `${name} has docs`).not.toBe('');
  expect(withoutLinks(onOneLine(shown))).toContain(withoutLinks(onOneLine(docs)));
}

function expectExample(shown: string, { name, example }: Documented): void {
  expect(example, `the example of ${name} calls it`).toContain(`${name}(`);
  expect(onOneLine(shown)).toContain(onOneLine(example));
}

function labels(offered: readonly Completion[]): readonly string[] {
  return offered.map(({ label }) => label).sort();
}

function memberNamed(name: string): Documented {
  return members.find((member) => member.name === name) as Documented;
}
