import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { consumerOf, packed, succeed } from '../../../support/packed.js';
import { keys } from '../../keys.js';
import type { Outcome } from '../one-create.js';
import type { Asked, Question, Tour } from './answers.js';

/** A program that runs JavaScript. */
export interface Runtime {
  /** How what it calls itself begins. */
  readonly name: string;
  readonly command: string;
  /** The arguments that have it answer questions, with what is in the folder of a project. */
  readonly args: (project: string) => readonly string[];
}

/** The folder that the runtimes are installed in. */
const home: string = fileURLToPath(new URL('.', import.meta.url));

export { home };

const installed = (name: string, binary: string) =>
  `${home}node_modules/${name}-${process.platform}-${process.arch}/${binary}`;

/** Where the entries lie in a project. */
const entries = 'client/transport/runtimes/entries';
const program = (project: string) => [join(project, entries, 'process.mjs')];

/** Runtimes in which every fault can be met. */
export const processes = [
  { name: 'Node 22', command: installed('node-22', 'bin/node'), args: program },
  { name: 'Node 24', command: process.execPath, args: program },
  { name: 'Node 26', command: installed('node-26', 'bin/node'), args: program },
  { name: 'Bun 1', command: installed('bun', 'bin/bun'), args: program },
  {
    name: 'Deno 2',
    command: installed('deno', 'deno'),
    args: (project) => ['run', '--allow-all', '--no-lock', ...program(project)],
  },
] as const satisfies readonly Runtime[];

/** Runtimes that are no process of their own: one that is hands on to them what it is asked. */
export const guests = [
  { name: 'workerd 2', command: process.execPath, args: (project) => [`${home}workerd.mjs`, project] },
  {
    name: 'Chromium 1',
    command: process.execPath,
    args: (project) => [`${home}chromium.mjs`, project, keys.api],
  },
] as const satisfies readonly Runtime[];

export const runtimes = [...processes, ...guests] as const;

/** Makes a project that has installed the packed library, and bundles of it for a worker and for a page. */
export async function projectIn(folder: string): Promise<string> {
  const project = join(folder, 'project');
  await consumerOf(await packed(folder), project);
  await mkdir(join(project, 'client/transport/runtimes'), { recursive: true });
  for (const file of [
    'keys.ts',
    'transport/one-create.ts',
    'transport/odd-options.ts',
    'transport/runtimes/answers.ts',
    'transport/runtimes/caller.ts',
  ]) {
    await cp(join(home, '../..', file), join(project, 'client', file));
  }
  await cp(join(home, 'entries'), join(project, entries), { recursive: true });
  const bundle = (entry: string, ...options: readonly string[]) => {
    const esbuild = `${home}node_modules/esbuild/bin/esbuild`;
    const always = [`${entries}/${entry}`, '--bundle', '--format=esm', '--log-level=warning'];
    return succeed(process.execPath, [esbuild, ...always, ...options], project);
  };
  await bundle(
    'worker.mjs',
    '--platform=neutral',
    '--conditions=workerd,worker,browser',
    '--external:node:*',
    '--outdir=bundled/worker',
  );
  await bundle(
    'page.mjs',
    '--platform=browser',
    '--splitting',
    `--alias:node:util=./${entries}/inspect.mjs`,
    '--outdir=bundled/page',
  );
  await cp(join(home, 'entries/page.html'), join(project, 'bundled/page/page.html'));
  return project;
}

/** A process that answers questions, one after another. */
export interface Answerer extends AsyncDisposable {
  /** What it calls itself. */
  readonly version: string;
  /** What it has written that was no answer. */
  readonly complaints: string;
  /** Gives the answer to a question; both are JSON. */
  ask(question: unknown): Promise<unknown>;
}

/** One that makes calls. */
export interface Caller extends Answerer {
  create(call: Asked): Promise<Outcome>;
  tour(): Promise<Tour>;
}

/** Longer than any call takes: a process that says nothing for so long is ended. */
const longestSilence = 60_000;

/** Nothing that is set on this machine, such as a proxy, may come between. */
const env = {
  PATH: process.env['PATH'],
  DENO_DIR: `${home}node_modules/.deno`,
  DENO_NO_UPDATE_CHECK: '1',
  DO_NOT_TRACK: '1',
  NO_COLOR: '1',
};

/** Starts a runtime, which then makes calls with the library that a project has installed. */
export async function callerOn(runtime: Runtime, project: string): Promise<Caller> {
  const answerer = await answererOn(runtime, project);
  const ask = (question: Question) => answerer.ask(question);
  return Object.assign(answerer, {
    create: async (call: Asked) => (await ask(call)) as Outcome,
    tour: async () => (await ask({ tour: true })) as Tour,
  });
}

/** Starts a runtime, which then answers questions with what is in the folder of a project. */
export async function answererOn({ name, command, args }: Runtime, project: string): Promise<Answerer> {
  const child = spawn(command, args(project), { cwd: project, env: { ...env, HOME: project } });
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
    ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      return answer();
    },
    async [Symbol.asyncDispose]() {
      // At the end of what it is asked it ends by itself, and whatever it has started with it.
      child.stdin.end();
      await ended.catch(() => {});
    },
  };
}
