import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { contractFile } from './contract.js';

/** Prism at work: a server that nobody here wrote, which holds every request against the contract. */
export interface Prism extends AsyncDisposable {
  readonly url: string;
}

const home = fileURLToPath(new URL('prism/', import.meta.url));

/** Serves the contract on a free port of this machine, in a process of its own. */
export async function startPrism(): Promise<Prism> {
  if (!isInstalled()) await install();
  const server = spawn(process.execPath, [`${home}serve.mjs`, contractFile], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const ready = once(createInterface(server.stdout), 'line');
  const [url] = await Promise.race([
    ready,
    ended.then(() => Promise.reject(new Error('Prism did not start.'))),
  ]);
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.stdin.end();
      await ended;
    },
  };
}

/** Whether the packages are there and no older than the lock file. */
function isInstalled(): boolean {
  const installed = `${home}node_modules/.package-lock.json`;
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${home}package-lock.json`).mtimeMs;
}

/** Prism is large, and only these tests need it: it is no dependency of the project. No package runs a script. */
async function install(): Promise<void> {
  await promisify(execFile)('npm', ['ci', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund']);
}
