import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The compilers that users may have. */
export const compilers = [
  { version: '5.9', packageName: 'typescript-5.9' },
  { version: '6.0', packageName: 'typescript-6.0' },
  { version: '7.0', packageName: 'typescript' },
] as const;

/** One of {@link compilers}. */
export type Compiler = (typeof compilers)[number];

/** The one that a change is tried with first. */
export const newest: Compiler = compilers[2];
/** The others take several times as long. */
export const older: readonly Compiler[] = compilers.filter((compiler) => compiler !== newest);

/** One complaint of a compiler. */
export interface Diagnostic {
  /** Relative to the folder that the compiler ran in, or empty where it complains about no file. */
  readonly file: string;
  /** Counted from 1, as editors do. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** All that it says, the lines that explain included. */
  readonly text: string;
}

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** What a compiler says to a project; nothing where it takes it. */
export async function diagnosticsOf(
  compiler: Compiler,
  project: string,
  cwd: string = root,
): Promise<readonly Diagnostic[]> {
  const { code, stdout, stderr } = await tsc(compiler, ['-p', project], cwd);
  const diagnostics = diagnosticsIn(stdout);
  if (code !== 0 && diagnostics.length === 0) throw new Error(`tsc ${compiler.version} failed:\n${stderr}`);
  return diagnostics;
}

/** The declaration that a compiler writes for a file of a project. */
export async function declarationOf(compiler: Compiler, project: string, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'declarations-'));
  try {
    const { code, stdout } = await tsc(compiler, ['-p', project, '--outDir', folder], root);
    if (code !== 0) throw new Error(`tsc ${compiler.version} refused ${project}:\n${stdout}`);
    return await readFile(join(folder, `${name}.d.ts`), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function tsc({ packageName }: Compiler, args: readonly string[], cwd: string): Promise<Ended> {
  const bin = `${root}node_modules/${packageName}/bin/tsc`;
  return run(process.execPath, [bin, ...args, '--pretty', 'false'], cwd);
}

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end; one that fails is an answer too. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd, maxBuffer: 64 << 20 }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? 1, stdout, stderr }),
    );
  });
}

const located = /^(?<file>[^\s(][^(]*)\((?<line>\d+),(?<column>\d+)\): error (?<text>TS\d+: .*)$/;

function diagnosticsIn(output: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const line of output.split(/\r?\n/)) {
    const place = located.exec(line)?.groups;
    const last = diagnostics.at(-1);
    if (place) {
      const { file = '', text = '' } = place;
      diagnostics.push({ file, line: Number(place['line']), column: Number(place['column']), text });
    } else if (/^\s/.test(line) && last) {
      diagnostics[diagnostics.length - 1] = { ...last, text: `${last.text}\n${line}` };
    } else if (line !== '') {
      diagnostics.push({ file: '', line: 0, column: 0, text: line });
    }
  }
  return diagnostics;
}
