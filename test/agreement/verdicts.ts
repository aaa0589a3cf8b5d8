import { mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { expect } from 'vitest';
import {
  type Issue,
  type PersonaReady,
  persona,
  preset,
  TavusConfigError,
  tool,
  unlisted,
} from '../../src/index.js';
import { compilers, diagnosticsOf, root, run } from '../support/compilers.js';
import type { Program } from './program.js';
import { dynamicMark, dynamicMarkAt } from './source.js';

/** A folder in which a compiler finds the library as it is in `src/`, as declarations: these it reads at once. */
export async function workshop(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tavus-persona-agreement-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const tsc = join(root, 'node_modules', newest.packageName, 'bin/tsc');
  const options = ['--noCheck', '--emitDeclarationOnly', '--declarationMap', 'false'];
  const emit = [tsc, '-p', root, ...options, '--outDir', join(folder, 'library')];
  expect(await run(process.execPath, emit, root)).toMatchObject({ code: 0, stdout: '' });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

/** What a compiler says to a program. */
export interface Said {
  /** Its complaints; none where it takes it. */
  readonly texts: readonly string[];
  /** The places, by number, of which it leaves what comes of them to the run time. */
  readonly unjudged: readonly number[];
}

/** What a compiler says to each program. */
export async function saidOf(programs: readonly Program[], folder: string): Promise<readonly Said[]> {
  const said = programs.map(() => ({ texts: [] as string[], unjudged: [] as number[] }));
  const files = filesOf(programs);
  await Promise.all(files.map(({ name, text }) => writeFile(join(folder, name), text)));
  const project = { ...config, include: [], files: files.map(({ name }) => name) };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(project));
  for (const { file, line, text } of await diagnosticsOf(newest, folder, folder)) {
    const nth = files.find(({ name }) => name === file)?.programAt[line - 1];
    if (nth === undefined) throw new Error(`tsc complains about no program: ${file}(${line}): ${text}`);
    const unjudged = /"is not judged at": (\d+)/.exec(text)?.[1];
    if (unjudged === undefined) said[nth]?.texts.push(text);
    else said[nth]?.unjudged.push(Number(unjudged));
  }
  return said;
}

const newest = compilers[2];
const config = {
  extends: join(root, 'tsconfig.json'),
  compilerOptions: {
    noEmit: true,
    declaration: false,
    emitDeclarationOnly: false,
    declarationMap: false,
    isolatedDeclarations: false,
    // A cut type would hide the end of a sentence.
    noErrorTruncation: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    rootDir: '.',
    skipLibCheck: true,
    paths: { 'tavus-persona': ['./library/index.d.ts'] },
  },
};

const header = [
  "import { type PersonaBuilder, persona, type Preset, preset, tool, unlisted } from 'tavus-persona';",
  'declare const picked: <Table extends object>(table: Table, nths: readonly number[]) => Table;',
  'type Judged<P, Place extends number> = P extends PersonaBuilder<infer S>',
  '  ? [S] extends [{ dynamic: true }] ? { "is not judged at": Place } : true',
  '  : never;',
];
const programsInFile = 250;

/** Programs as source files, and which of them stands in which line. */
function filesOf(programs: readonly Program[]) {
  return Array.from({ length: Math.ceil(programs.length / programsInFile) }, (_, nth) => {
    const from = nth * programsInFile;
    const some = programs.slice(from, from + programsInFile);
    const lines = some.flatMap(({ text }, index) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => ({ line, program: from + index })),
    );
    return {
      name: `chains-${nth}.ts`,
      text: [...header, ...lines.map(({ line }) => line), ''].join('\n'),
      programAt: [...header.map(() => undefined), ...lines.map(({ program }) => program)],
    };
  });
}

/** What the run time finds on one way through a program. */
export interface Way {
  readonly issues: readonly Issue[];
  /** What the compiler may have left to the run time, and whether it did. */
  readonly marks: ReadonlySet<string>;
  /** A step threw: what it was given cannot even be kept. */
  readonly refused: boolean;
}

/** Executes programs, each once for every way through it. */
export function waysThrough(programs: readonly Program[]): readonly (readonly Way[])[] {
  const names = programs.map(({ name }) => name);
  const source = programs.map(({ text }) => text).join('');
  const steps = compileFunction(
    `${stripTypeScriptTypes(source)}return [${names.join(', ')}];`,
    Object.keys(library),
  );
  const chains: readonly MadeChain[] = steps(...Object.values(library));
  return programs.map(({ branches }, nth) =>
    branches.map((conditions) => wayThrough(chains[nth] as MadeChain, conditions)),
  );
}

const library = { persona, preset, tool, unlisted, picked };

/** A table with other values of those that it has: of a table's type too, nobody knows which come how often. */
function picked(table: object, nths: readonly number[]): object {
  const values = Object.values(table);
  return Object.fromEntries(nths.map((nth, at) => [`at${at}`, values[nth]]));
}

/** What a program is once it is executed. */
type MadeChain = (...conditions: readonly unknown[]) => { readonly made: PersonaReady };

function wayThrough(chain: MadeChain, conditions: readonly unknown[]): Way {
  try {
    const { made } = chain(...conditions);
    const marks = Object.keys(made.toJSON()).filter((name) => name.startsWith(dynamicMark));
    return { issues: made.check(), marks: new Set(marks), refused: false };
  } catch (error) {
    if (!(error instanceof TavusConfigError)) throw error;
    return { issues: [], marks: new Set(), refused: true };
  }
}

/** Whether the compiler was told to leave the facts alone, or left them alone at one of these places. */
export function isDynamic({ marks }: Way, unjudged: readonly number[]): boolean {
  return marks.has(dynamicMark) || unjudged.some((place) => marks.has(dynamicMarkAt(place)));
}
