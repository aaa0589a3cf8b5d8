import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../support/install.js';
import { examplesFolder } from './compile.js';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Installs the packages that examples use beside this one, and links them where the examples look for them. */
export async function installNeighbours(): Promise<void> {
  await install(here);
  const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  const found = join(examplesFolder, 'node_modules');
  rmSync(found, { recursive: true, force: true });
  mkdirSync(found, { recursive: true });
  // One by one: what they depend on, types of Node among it, is theirs alone.
  for (const name of Object.keys(dependencies)) {
    symlinkSync(join(here, 'node_modules', name), join(found, name), 'junction');
  }
}
