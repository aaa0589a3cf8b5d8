import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a program is run. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What is typed, or piped in. */
  readonly input?: string;
  /** Whether a terminal is what it runs in, and not pipes. */
  readonly isTerminal?: boolean;
  /** Is shown all that has been printed so far, and may type something else. */
  readonly onOutput?: (printed: string, type: (text: string) => void) => void;
  /** What is waited for before `pressed` is typed, or `stop` is called with the program's number. */
  readonly until?: () => boolean;
  readonly pressed?: string;
  readonly stop?: (pid: number) => void;
}

/** What became of it. In a terminal both streams are one. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, in a terminal or through pipes. */
export async function ran(
  [command = '', ...args]: readonly string[],
  { cwd, env = {}, input, isTerminal = false, onOutput, until = () => true, pressed, stop }: RunOptions,
): Promise<Ran> {
  const inherited = { ...process.env };
  // What the tests run with is not what a user has.
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'CI', 'NODE_OPTIONS', 'TAVUS_API_KEY'])
    delete inherited[name];
  const line = [command, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const [program, given] = isTerminal
    ? (['script', ['--quiet', '--return', '--flush', '--command', line, '/dev/null']] as const)
    : ([command, args] as const);
  const child = spawn(program, given, { cwd, env: { ...inherited, TERM: 'xterm', ...env } });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text;
      onOutput?.(printed.stdout + printed.stderr, (typed) => child.stdin.write(typed));
    });
  }
  child.stdin.on('error', () => {});
  if (input !== undefined) child.stdin.write(input);
  // A terminal stays open while somebody sits before it.
  if (!isTerminal) child.stdin.end();
  if (pressed !== undefined || stop) {
    while (!until() && child.exitCode === null) await sleep(10);
    if (pressed !== undefined) child.stdin.write(pressed);
    if (child.pid !== undefined) stop?.(child.pid);
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...printed };
}
