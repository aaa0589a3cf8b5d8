import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Call, Outcome } from '../one-create.js';

/** A program that runs JavaScript. */
export interface Runtime {
  /** How what it calls itself begins. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** The folder that the runtimes are installed in. */
export const home: string = fileURLToPath(new URL('.', import.meta.url));

const installed = (name: string, binary: string) =>
  `${home}node_modules/${name}-${process.platform}-${process.arch}/${binary}`;

export const runtimes = [
  { name: 'Node 22', command: installed('node-22', 'bin/node'), args: [] },
  { name: 'Node 24', command: process.execPath, args: [] },
  { name: 'Node 26', command: installed('node-26', 'bin/node'), args: [] },
  { name: 'Bun 1', command: installed('bun', 'bin/bun'), args: [] },
  { name: 'Deno 2', command: installed('deno', 'deno'), args: ['run', '--allow-all', '--no-lock'] },
] as const satisfies readonly Runtime[];

/** A process that makes calls, one after another. */
export interface Caller extends AsyncDisposable {
  /** What it calls itself. */
  readonly version: string;
  /** What it has written that was no answer. */
  readonly complaints: string;
  create(call: Call): Promise<Outcome>;
}

/** Longer than any call takes: a process that says nothing for so long is ended. */
const longestSilence = 30_000;

/** Nothing that is set on this machine, such as a proxy, may come between. */
const env = {
  DENO_DIR: `${home}node_modules/.deno`,
  DENO_NO_UPDATE_CHECK: '1',
  DO_NOT_TRACK: '1',
  NO_COLOR: '1',
};

/** Starts a runtime, which then makes calls with the built library. */
export async function callerOn({ name, command, args }: Runtime): Promise<Caller> {
  const child = spawn(command, [...args, `${home}caller.ts`], { env });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      reject(new Error(`${name} ended with ${signal ?? code}, and wrote:\n${complaints}`));
    });
  });
  // It ends in the end; that matters to who waits for an answer only.
  ended.catch(() => {});
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout });

  async function answer(): Promise<unknown> {
    const timer = setTimeout(() => child.kill('SIGKILL'), longestSilence);
    try {
      const [line] = await Promise.race([once(lines, 'line'), ended]);
      return JSON.parse(line);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    version: String(await answer()),
    get complaints() {
      return complaints;
    },
    async create(call) {
      child.stdin.write(`${JSON.stringify(call)}\n`);
      return (await answer()) as Outcome;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended.catch(() => {});
    },
  };
}
