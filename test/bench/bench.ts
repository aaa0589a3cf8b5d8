import './test-imports.ts';
import { fileURLToPath } from 'node:url';
import { install } from '../support/install.ts';

/**
 * Prints what the library costs and does beside its peers: all parts, or those that are named.
 * `npm run bench -- sending` is one part; `--all` makes the types thorough.
 */
const parts: Readonly<Record<string, () => Promise<{ print(): Promise<void> }>>> = {
  types: () => import('./types.ts'),
  tools: () => import('./tools.ts'),
  'run-time': () => import('./run-time.ts'),
  sending: () => import('./sending.ts'),
  weight: () => import('./weight.ts'),
};

const names = process.argv.slice(2).filter((argument) => argument !== '--all');
const wrong = names.filter((name) => !Object.hasOwn(parts, name));
if (wrong.length > 0) {
  console.error(`There is no part ${wrong.join(', ')}: name ${Object.keys(parts).join(', ')}, or nothing.`);
  process.exit(1);
}

await install(fileURLToPath(new URL('.', import.meta.url)));
for (const [name, load] of Object.entries(parts)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const { print } = await load();
  await print();
}
// A peer may be asleep for the hour that a Retry-After told it.
process.exit();
