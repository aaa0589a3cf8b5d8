import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from './examples.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const compiler = join(root, 'node_modules/typescript/bin/tsc');
const page = read('docs/contributing.md');

/** What stands in a file, and what stands there after the change. */
type Edit = readonly [before: string, after: string];

/** A change that the page describes, carried out on a copy of src/. */
interface Recipe {
  /** The edits, by file. */
  readonly edits: Readonly<Record<string, readonly Edit[]>>;
  /** What has to compile and to run then. */
  readonly program: string;
  /** What the compiler says if only the first of the edits are made, and in one of the files alone. */
  readonly asks: { readonly file: string; readonly edits: number; readonly says: RegExp };
}

const recipes: Readonly<Record<string, Recipe>> = {
  'A listed value': {
    edits: {
      'src/body/tts.ts': [
        [
          '/** The voice settings of each engine of which they are known. */\nexport interface VoiceSettings {',
          'export interface MarimbaVoiceSettings {\n  readonly pace?: number;\n}\n\nexport interface VoiceSettings {\n  marimba: MarimbaVoiceSettings;',
        ],
        ["ttsEngines = ['cartesia',", "ttsEngines = ['marimba', 'cartesia',"],
        [
          'FieldsOf<VoiceSettings[Engine]> } = {',
          'FieldsOf<VoiceSettings[Engine]> } = {\n  marimba: { pace: number },',
        ],
        [
          'group({ ...voiceSettings.elevenlabs,',
          'group({ ...voiceSettings.marimba, ...voiceSettings.elevenlabs,',
        ],
        [
          '  elevenlabs: group(voiceSettings.elevenlabs),',
          '  elevenlabs: group(voiceSettings.elevenlabs),\n  marimba: group(voiceSettings.marimba),',
        ],
      ],
    },
    program: `
      import { isTtsEngine } from './src/index.js';
      const ringing = persona().prompt('You ring.').tts('marimba', { voiceSettings: { pace: 2 } });
      deepEqual(ringing.build().layers, { tts: { tts_engine: 'marimba', voice_settings: { pace: 2 } } });
      equal(isTtsEngine('marimba'), true);
      deepEqual(checkPersona(ringing.build()), []);
      match(toCode(ringing.build()), /\\.tts\\('marimba', { voiceSettings: { pace: 2 } }\\)/);
    `,
    asks: { file: 'src/body/tts.ts', edits: 1, says: /marimba/ },
  },
  'A field of a layer': {
    edits: {
      'src/body/stt.ts': [
        ['export interface SttOptions {', 'export interface SttOptions {\n  readonly quietWords?: string;'],
        ['hotwords: prose };', 'hotwords: prose, quietWords: prose };'],
      ],
    },
    program: `
      const listening = persona().prompt('You listen.').stt('tavus-auto', { quietWords: 'hm' });
      deepEqual(listening.build().layers?.stt, { stt_engine: 'tavus-auto', quiet_words: 'hm' });
      deepEqual(listening.without('stt.quietWords').build().layers?.stt, { stt_engine: 'tavus-auto' });
      equal(checkPersona({ system_prompt: 'x', quiet_words: 'hm' })[0]?.hint, 'Its place is /layers/stt/quiet_words.');
      match(toCode(listening.build()), /quietWords: 'hm'/);
    `,
    asks: { file: 'src/body/stt.ts', edits: 1, says: /quietWords/ },
  },
  'A rule': {
    edits: {
      'src/errors/issues.ts': [
        [
          'const warnings = {',
          "const warnings = {\n  'name-length': 'A name of {} characters does not fit: shorten it.',",
        ],
      ],
      'src/rules/body-rules.ts': [
        ['return [...ignoredInEcho(body),', 'return [...nameLength(body), ...ignoredInEcho(body),'],
        [
          '/** TTS is not among them',
          `function nameLength(body: PlainObject): readonly Finding[] {
  const name = body['persona_name'];
  if (typeof name !== 'string' || name.length <= 100) return [];
  return [warning('name-length', '/persona_name', String(name.length))];
}

/** TTS is not among them`,
        ],
      ],
    },
    program: `
      import type { Rule } from './src/index.js';
      const rule: Rule = 'name-length';
      const [issue] = persona().prompt('You wait.').name('n'.repeat(101)).check();
      equal(issue?.rule, rule);
      equal(issue?.message, 'A name of 101 characters does not fit: shorten it.');
      deepEqual(checkPersona({ system_prompt: 'You wait.', persona_name: 'n' }), []);
    `,
    asks: { file: 'src/rules/body-rules.ts', edits: 2, says: /name-length/ },
  },
  'A step': {
    edits: {
      'src/builder/persona.ts': [
        [
          '  /**\n   * Tells the language model',
          '  motto(text: string): PersonaBuilder<S>;\n\n  /**\n   * Tells the language model',
        ],
      ],
      'src/body/body.ts': [
        ['export interface PersonaBody {', 'export interface PersonaBody {\n  readonly motto?: string;'],
        ['  persona_name: text,', '  persona_name: text,\n  motto: prose,'],
      ],
      'src/draft/steps.ts': [
        ["  persona_name: '.name()',", "  persona_name: '.name()',\n  motto: '.motto()',"],
      ],
      'src/draft/without.ts': [["const wholes = [\n  'name',", "const wholes = [\n  'name',\n  'motto',"]],
      'src/builder/builder.ts': [
        [
          '  appendPrompt(text: string): Builder {',
          '  motto(text: string): Builder {\n    return this.#state({ motto: text });\n  }\n  appendPrompt(text: string): Builder {',
        ],
      ],
    },
    program: `
      const proud = persona().prompt('You greet.').motto('Always early.');
      equal(proud.build().motto, 'Always early.');
      deepEqual(checkPersona(proud.build()), []);
      equal(proud.without('motto').build().motto, undefined);
      match(toCode(proud.build()), /\\.motto\\('Always early\\.'\\)/);
    `,
    asks: { file: 'src/builder/persona.ts', edits: 1, says: /motto/ },
  },
  'A status': {
    edits: {
      'src/client/errors/status-errors.ts': [
        [
          '/** 404:',
          "/** 451: a law forbids it. */\nexport class TavusForbiddenByLawError extends TavusApiError {\n  override name = 'TavusForbiddenByLawError';\n}\n\n/** 404:",
        ],
      ],
      'src/client/transport/failure.ts': [
        ['  TavusConflictError,\n', '  TavusConflictError,\n  TavusForbiddenByLawError,\n'],
        [
          '  422: TavusUnprocessableError,\n};',
          '  422: TavusUnprocessableError,\n  451: TavusForbiddenByLawError,\n};',
        ],
      ],
      'src/client/transport/advice.ts': [
        ['  if (status === 409)', "  if (status === 451) return 'Ask a lawyer.';\n  if (status === 409)"],
      ],
      'src/index.ts': [['  TavusConflictError,\n', '  TavusConflictError,\n  TavusForbiddenByLawError,\n']],
    },
    program: `
      import { TavusForbiddenByLawError, tavus } from './src/index.js';
      const client = tavus({ apiKey: 'k', fetch: async () => Response.json({ error: 'No.' }, { status: 451 }) });
      const error = await client.personas.get('p1').catch((thrown: unknown) => thrown);
      equal(error instanceof TavusForbiddenByLawError, true);
      match(String(error), /Ask a lawyer/);
    `,
    asks: { file: 'src/client/transport/failure.ts', edits: 2, says: /TavusForbiddenByLawError/ },
  },
};

const preamble = `
  import { deepEqual, equal, match } from 'node:assert/strict';
  import { checkPersona, persona, toCode } from './src/index.js';
  void [deepEqual, equal, match, checkPersona, persona, toCode];
`;

/** The files that the page names for a change, those of src/ or all others. */
function listed(heading: string, isSource: boolean): readonly string[] {
  const [section = ''] = page.split(/^## /m).filter((text) => text.startsWith(`${heading}\n`));
  const cells = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, file = '']) => file);
  return cells.filter((file) => file.startsWith('src/') === isSource);
}

/** A copy of the project in which some of the edits are made. */
interface Copy {
  readonly name: string;
  readonly edits: Recipe['edits'];
  readonly program?: string;
}

const copies: readonly Copy[] = Object.values(recipes).flatMap(({ edits, program, asks }, nth) => {
  const files = Object.keys(edits);
  return [
    { name: `whole-${nth}`, edits, program },
    ...files.map((file, left) => {
      const { [file]: _, ...others } = edits;
      return { name: `without-${nth}-${left}`, edits: others, program };
    }),
    { name: `asks-${nth}`, edits: { [asks.file]: edits[asks.file]?.slice(0, asks.edits) ?? [] } },
  ];
});

let home = '';
let diagnostics: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tavus-persona-contributing-'));
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'), 'junction');
  writeFileSync(join(home, 'package.json'), JSON.stringify({ type: 'module' }));
  cpSync(join(root, 'tsconfig.json'), join(home, 'base.json'));
  for (const copy of copies) make(copy);

  diagnostics = compiled();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function make({ name, edits, program = '' }: Copy): void {
  cpSync(join(root, 'src'), join(home, name, 'src'), { recursive: true });
  for (const [file, changes] of Object.entries(edits)) {
    const text = changes.reduce((changed, [before, after]) => {
      if (changed.split(before).length !== 2) throw new Error(`${file} does not have once: ${before}`);
      return changed.replace(before, () => after);
    }, read(file));
    writeFileSync(join(home, name, file), text);
  }
  writeFileSync(join(home, name, 'program.ts'), `${preamble}${program}`);
}

/** Compiles all copies at once, and gives what the compiler says of each. */
function compiled(): ReadonlyMap<string, readonly string[]> {
  const compilerOptions = {
    rootDir: '.',
    outDir: 'out',
    declaration: false,
    emitDeclarationOnly: false,
    declarationMap: false,
    isolatedDeclarations: false,
    sourceMap: false,
    skipLibCheck: true,
  };
  const include = copies.map(({ name }) => name);
  writeFileSync(
    join(home, 'tsconfig.json'),
    JSON.stringify({ extends: './base.json', compilerOptions, include }),
  );
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', '.', '--pretty', 'false'], {
    cwd: home,
    encoding: 'utf8',
  });
  const said = [...stdout.matchAll(/^([\w-]+)\/.*error .*(?:\n .*)*/gm)];
  if (stdout !== '' && said.length === 0) throw new Error(stdout);
  return new Map(
    include.map((name) => [name, said.filter(([, copy]) => copy === name).map(([text]) => text)]),
  );
}

/** What goes wrong when a copy is compiled and its program is run. */
function troubleOf(name: string): string {
  const said = diagnostics.get(name)?.join('\n') ?? 'not compiled';
  if (said !== '') return said;
  const program = join(home, 'out', name, 'program.js');
  const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  return status === 0 ? '' : stderr;
}

describe.each(Object.entries(recipes).map(([heading, recipe], nth) => ({ heading, nth, ...recipe })))(
  'docs/contributing.md on $heading',
  ({ heading, nth, edits, asks }) => {
    const files = Object.keys(edits);

    test('names the files of src/ that the change takes', () => {
      expect([...listed(heading, true)].sort()).toEqual(files.toSorted());
    });

    test('is right: with the change in all of these files it works', () => {
      expect(troubleOf(`whole-${nth}`)).toBe('');
    });

    test.each(files.map((file, left) => [file, left] as const))('does not work without %s', (_, left) => {
      expect(troubleOf(`without-${nth}-${left}`)).not.toBe('');
    });

    test('is right that the compiler asks for the missing part', () => {
      expect(troubleOf(`asks-${nth}`)).toMatch(asks.says);
    });

    test('names other files that are there', () => {
      const others = listed(heading, false);
      expect(others).toContain('CHANGELOG.md');
      expect(others.filter((file) => !isThere(file))).toEqual([]);
    });
  },
);

/** The names of all files of test/: one may have moved to another folder there. */
const namesInTest: ReadonlySet<string> = new Set(
  globSync('test/**/*.ts', { cwd: root, exclude: ['**/node_modules'] }).map((file) => basename(file)),
);

function isThere(file: string): boolean {
  return existsSync(join(root, file)) || (file.startsWith('test/') && namesInTest.has(basename(file)));
}
