// Runs the bundled worker of a folder in workerd, and hands on to it what it is asked.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import workerd from 'workerd';
import { bridge } from './bridge.mjs';

const [folder] = process.argv.slice(2);
const { default: binary } = workerd;
const config = join(folder, 'worker.capnp');
const bundle = 'bundled/worker';
// The first is the worker; it imports the others by their names.
const isWorker = (file) => file === 'worker.js';
const modules = readdirSync(join(folder, bundle))
  .filter((file) => file.endsWith('.js'))
  .sort((a, b) => isWorker(b) - isWorker(a))
  .map((file) => `(name = "${file}", esModule = embed "${bundle}/${file}")`);
writeFileSync(
  config,
  `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [${modules.join(', ')}],
  compatibilityDate = "2026-11-01",
);
`,
);
const child = spawn(binary, ['serve', config, '--control-fd=3'], {
  stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
});
process.on('exit', () => child.kill());
const [line] = await once(createInterface({ input: child.stdio[3] }), 'line');
const { port } = JSON.parse(line);
const [, version] = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim().split(' ');

await bridge(`workerd ${version}`, async (question) => {
  const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: JSON.stringify(question) });
  return answer.text();
});
process.exit();
