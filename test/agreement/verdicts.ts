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
import { compilers, diagnosticsOf, root, run } from '../compilers.js';
import { dynamicMark, type Program } from './program.js';

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

/** What a compiler says to each program; nothing where it takes it. */
export async function saidOf(
  programs: readonly Program[],
  folder: string,
): Promise<readonly (readonly string[])[]> {
  const said: string[][] = programs.map(() => []);
  const files = filesOf(programs);
  await Promise.all(files.map(({ name, text }) => writeFile(join(folder, name), text)));
  const project = { ...config, include: [], files: files.map(({ name }) => name) };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(project));
  for (const { file, line, text } of await diagnosticsOf(newest, folder, folder)) {
    const nth = files.find(({ name }) => name === file)?.programAt[line - 1];
    if (nth === undefined) throw new Error(`tsc complains about no program: ${file}(${line}): ${text}`);
    said[nth]?.push(text);
  }
  return said;
}

const newest = compilers[2];
const config = {
  extends: join(root, 'tsconfig.json'),
  compilerOptions: {
    noEmit: true,
    declaration: false,
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

const header = "import { type PersonaBuilder, persona, preset, tool, unlisted } from 'tavus-persona';\n";
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
      text: `${header}${lines.map(({ line }) => line).join('\n')}\n`,
      programAt: [undefined, ...lines.map(({ program }) => program)],
    };
  });
}

/** What the run time finds on one way through a program. */
export interface Way {
  readonly issues: readonly Issue[];
  /** Whether the compiler was told to leave the facts alone. */
  readonly dynamic: boolean;
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

const library = { persona, preset, tool, unlisted };

/** What a program is once it is executed. */
type MadeChain = (...conditions: readonly unknown[]) => { readonly made: PersonaReady };

function wayThrough(chain: MadeChain, conditions: readonly unknown[]): Way {
  try {
    const { made } = chain(...conditions);
    return { issues: made.check(), dynamic: dynamicMark in made.toJSON(), refused: false };
  } catch (error) {
    if (!(error instanceof TavusConfigError)) throw error;
    return { issues: [], dynamic: false, refused: true };
  }
}
