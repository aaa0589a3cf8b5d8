import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { install } from '../support/install.js';
import { contractFile } from './contract.js';

/** Prism at work: a server that nobody here wrote, which holds every request against the contract. */
export interface Prism extends AsyncDisposable {
  readonly url: string;
}

const home = fileURLToPath(new URL('prism/', import.meta.url));

/** Serves the contract on a free port of this machine, in a process of its own. */
export async function startPrism(): Promise<Prism> {
  // It is large, and only these tests need it: it is no dependency of the project. No package runs a script.
  await install(home);
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
