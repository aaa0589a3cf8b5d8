import { existsSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ended, run } from './compilers.ts';

/** Installs what only some tests need from a lock file of its own, unless that was done before. */
export async function install(folder: string): Promise<void> {
  const installed = `${folder}/node_modules/.package-lock.json`;
  const isFresh =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs;
  if (!isFresh) await npm(['ci', '--ignore-scripts'], folder);
}

/** How often it is tried, and how long it is waited for before the second time; before the third, as long again. */
const tries = 3;
const pause = 5_000;

/** Has npm install something. A registry that answers late, or not at once, is no reason for a test to fail. */
export async function npm(args: readonly string[], folder: string): Promise<void> {
  const patience = [
    '--fetch-retries=5',
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
