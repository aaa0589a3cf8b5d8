import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { root } from '../support/compilers.js';
import { commandTests } from './suite.js';

describe('the command, as it is built', () => {
  commandTests(() => ({
    command: [process.execPath, join(root, 'dist/cli/main.js')],
    async linkInto(folder) {
      await mkdir(join(folder, 'node_modules'));
      await symlink(root, join(folder, 'node_modules/tavus-persona'));
    },
  }));
});
