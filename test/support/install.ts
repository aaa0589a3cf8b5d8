import { existsSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ended, root, run } from './compilers.ts';

/** Installs what only some tests need from a lock file of its own, unless that was done before. */
export async function install(folder: string): Promise<void> {
  const done = await turnFor(folder);
  try {
    if (!isInstalled(folder)) await npm(['ci', '--ignore-scripts'], folder);
  } finally {
    await done();
  }
}

function isInstalled(folder: string): boolean {
  const installed = `${folder}/node_modules/.package-lock.json`;
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs
  );
}

/** Waits until no other file of tests installs into a folder. A turn that nobody ended is over after a while. */
async function turnFor(folder: string): Promise<() => Promise<void>> {
  const turn = `${root}.cache/installing-${folder.replace(/\W+/g, '-')}`;
  await mkdir(`${root}.cache`, { recursive: true });
  while (!(await isMade(turn))) {
    const begun = statSync(turn, { throwIfNoEntry: false })?.birthtimeMs ?? Date.now();
    if (Date.now() - begun > 600_000) await rm(turn, { recursive: true, force: true });
    await sleep(100);
  }
  return () => rm(turn, { recursive: true, force: true });
}

async function isMade(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** How often it is tried, and how long is waited before it is tried again. */
const tries = 3;
const pause = 5_000;

/** Has npm install something. A registry that answers late, or not at once, is no reason for a test to fail. */
export async function npm(args: readonly string[], folder: string): Promise<void> {
  const patience = [
    '--fetch-retries=4',
    '--fetch-timeout=60000',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
  ];
  let ended: Ended | undefined;
  for (let nth = 0; nth < tries; nth++) {
    if (nth > 0) await sleep(pause);
    ended = await run('npm', [...args, ...patience], folder);
    if (ended.code === 0) return;
  }
  const command = `npm ${args.join(' ')}`;
  throw new Error(`${command} failed ${tries} times in ${folder}:\n${ended?.stdout}${ended?.stderr}`);
}
