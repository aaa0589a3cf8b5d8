import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { install } from '../support/install.js';
import { consumerOf, packed } from '../support/packed.js';
import { commandTests } from './suite.js';
import { ran } from './terminal.js';

const here = fileURLToPath(new URL('nodes', import.meta.url));
const nodes = [
  ['22', join(here, 'node_modules/node-22/bin/node')],
  ['24', process.execPath],
  ['26', join(here, 'node_modules/node-26/bin/node')],
] as const;

let home = '';
let consumer = '';
beforeAll(async () => {
  await install(here);
  home = await mkdtemp(join(tmpdir(), 'tavus-nodes-'));
  consumer = join(home, 'consumer');
  await consumerOf(await packed(home), consumer);
});
afterAll(() => rm(home, { recursive: true, force: true }));

const inConsumer = (path: string) => join(consumer, 'node_modules', path);

describe.each(nodes)('the packed command on Node %s', (_, node) => {
  commandTests(() => ({
    command: [node, inConsumer('tavus-persona/dist/cli/main.js')],
    async linkInto(folder) {
      await symlink(join(consumer, 'node_modules'), join(folder, 'node_modules'));
    },
  }));

  test('is what npx runs', async () => {
    const env = { PATH: `${dirname(node)}:${process.env['PATH']}` };
    const shown = await ran(['npx', '--no-install', 'tavus-persona', '--version'], { cwd: consumer, env });
    expect(shown).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});

describe('a configuration that Node cannot run by itself', () => {
  const configuration = (more: string) => `
    import { persona } from 'tavus-persona';
    import { defineConfig } from 'tavus-persona/config';
    ${more}
    const usher = persona().prompt('You usher.');
    export default defineConfig({ personas: { usher } });`;
  const enumerated = configuration('enum House { Opera }\nexport const house = House.Opera;');

  /** What planning says in a project with this configuration: that the persona has no name is as far as it can come. */
  async function planned(name: string, text: string, hasJiti: boolean, flags: readonly string[] = []) {
    const folder = join(home, name);
    await mkdir(join(folder, 'node_modules'), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'tavus.config.ts'), text);
    for (const entry of ['tavus-persona', 'ky', 'ts-pattern', 'diff'])
      await symlink(inConsumer(entry), join(folder, 'node_modules', entry));
    if (hasJiti)
      await cp(join(here, 'node_modules/jiti'), join(folder, 'node_modules/jiti'), { recursive: true });
    const command = [nodes[0][1], ...flags, inConsumer('tavus-persona/dist/cli/main.js'), 'plan'];
    return ran(command, { cwd: folder, env: { TAVUS_API_KEY: 'k', TAVUS_BASE_URL: 'http://127.0.0.1:9' } });
  }
  const old = ['--no-experimental-strip-types'];

  test.each([
    [
      'of a Node without type stripping',
      configuration(''),
      old,
      'use Node 22.18 or newer, or add jiti: npm install --save-dev jiti.',
    ],
    ['with more than types', enumerated, [], 'For all else, add jiti: npm install --save-dev jiti.'],
  ])('%s is refused with what to do, and read with jiti', async (what, text, flags, sentence) => {
    const name = what.replaceAll(' ', '-');
    const refused = await planned(`${name}-alone`, text, false, flags);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(sentence);
    const read = await planned(`${name}-jiti`, text, true, flags);
    expect(read.stderr).toContain('This persona has no name to be found by');
  });
});
