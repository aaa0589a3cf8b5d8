import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root, run } from './compilers.js';
import { npm } from './install.js';

/** Packs the project as a clone of it would, so that leftovers of older builds cannot get in, or help. */
export async function packed(home: string): Promise<string> {
  const clone = join(home, 'clone');
  const local = new Set(['node_modules', 'dist', '.git', '.cache']);
  await cp(root, clone, { recursive: true, filter: (path) => !local.has(basename(path)) });
  await symlink(join(root, 'node_modules'), join(clone, 'node_modules'));
  await succeed('npm', ['pack', '--pack-destination', home], clone);
  const [name = ''] = (await readdir(home)).filter((name) => name.endsWith('.tgz'));
  return join(home, name);
}

/** Makes a new project that has installed the packed library, and nothing else. */
export async function consumerOf(tarball: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await npm(['install', tarball], folder);
}

/** Runs a command that has to succeed, and gives what it printed. */
export async function succeed(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}
