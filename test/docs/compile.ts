import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the compiler says of one line. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
/** Below the project, so that the modules in it find the package under its own name. */
export const examplesFolder: string = fileURLToPath(new URL('../../.cache/docs', import.meta.url));

/** As `tsc --init` has it, made for the types of Node. */
const compilerOptions = {
  target: 'es2023',
  module: 'nodenext',
  types: ['node'],
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
};

/** Writes modules, by file name, to an empty folder, and gives the folder. */
export function written(name: string, modules: ReadonlyMap<string, string>, stricter: object = {}): string {
  const into = join(examplesFolder, name);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  writeFileSync(
    join(into, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, ...stricter } }),
  );
  for (const [file, code] of modules) writeFileSync(join(into, file), code);
  return into;
}

/** What TypeScript 7 says of all modules in a folder. */
export function diagnosticsIn(into: string): readonly Diagnostic[] {
  const output = tsc(into, '--pretty', 'false');
  const heads = /^(\S+?)\((\d+),\d+\): error (.*(?:\n .*)*)/gm;
  const diagnostics = [...output.matchAll(heads)].map(({ 1: file = '', 2: line, 3: text = '' }) => ({
    file,
    line: Number(line),
    text,
  }));
  if (output !== '' && diagnostics.length === 0) throw new Error(output);
  return diagnostics;
}

/** The same as a terminal shows it. */
export function prettyDiagnosticsIn(into: string): string {
  return tsc(into, '--pretty');
}

function tsc(cwd: string, ...options: readonly string[]): string {
  return spawnSync(process.execPath, [compiler, ...options], { cwd, encoding: 'utf8' }).stdout;
}
