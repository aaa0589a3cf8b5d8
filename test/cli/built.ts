import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/compilers.js';

/** The command as it is installed for one Node. */
export interface Installed {
  /** The Node that runs it, and what it runs. */
  readonly command: readonly string[];
  /** Links the library into the `node_modules` of a folder, where a configuration finds it. */
  linkInto(folder: string): Promise<void>;
}

/** The command as `npm run build` has made it. */
export const built: Installed = {
  command: [process.execPath, join(root, 'dist/cli/main.js')],
  async linkInto(folder) {
    await mkdir(join(folder, 'node_modules'), { recursive: true });
    await symlink(root, join(folder, 'node_modules/tavus-persona'));
  },
};

/** A new project that has the command and the library. */
export async function projectWith({ linkInto }: Installed): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tavus-cli-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await linkInto(folder);
  return folder;
}
