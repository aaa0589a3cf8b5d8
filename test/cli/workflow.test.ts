import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Sandbox, sandbox } from '../../src/sandbox/index.js';
import { blocksOf } from '../docs/blocks.js';
import { read } from '../docs/examples.js';
import { built, projectWith } from './built.js';
import { ran } from './terminal.js';

interface Step {
  readonly if?: string;
  readonly run?: string;
}

let folder = '';
let tavus: Sandbox;
beforeAll(async () => {
  folder = await projectWith(built);
  await mkdir(join(folder, 'node_modules/.bin'));
  await writeFile(
    join(folder, 'node_modules/.bin/tavus-persona'),
    `#!/bin/sh\nexec ${built.command.map((word) => `'${word}'`).join(' ')} "$@"\n`,
    { mode: 0o755 },
  );
  const [config] = blocksOf(read('docs/command-line.md')).filter(({ language }) => language === 'ts');
  await writeFile(join(folder, 'tavus.config.ts'), config?.code ?? '');
  await mkdir(join(folder, 'personas'));
  await writeFile(join(folder, 'personas/porter.json'), '{ "system_prompt": "You open the door." }');
  tavus = await sandbox();
});
afterAll(async () => {
  await tavus?.close();
  await rm(folder, { recursive: true, force: true });
});

test('the workflow of docs/personas-as-code.md checks on a pull request, and applies on main', async () => {
  const [block] = blocksOf(read('docs/personas-as-code.md')).filter(({ language }) => language === 'yaml');
  const { steps } = parse(block?.code ?? '').jobs.personas as { readonly steps: readonly Step[] };
  const env = { TAVUS_API_KEY: tavus.apiKey, TAVUS_BASE_URL: tavus.url };
  const carriedOut = async (event: string) => {
    const outputs: string[] = [];
    const commands = steps.filter(({ if: when = '' }) => when === '' || when.includes(`'${event}'`));
    for (const { run = '' } of commands.filter((step) => step.run?.startsWith('npx tavus-persona'))) {
      const { code, stdout, stderr } = await ran(['bash', '-e', '-c', run], { cwd: folder, env });
      expect({ run, code, stderr }).toMatchObject({ run, code: 0 });
      outputs.push(stdout);
    }
    return outputs.join('');
  };
  expect(await carriedOut('pull_request')).toContain('2 personas: 2 to create');
  expect(tavus.personas).toHaveLength(0);
  await carriedOut('push');
  expect(tavus.personas.map(({ personaName }) => personaName).sort()).toEqual([
    'Theatre Barista',
    'Theatre Usher',
  ]);
  expect(await carriedOut('pull_request')).toContain('2 up to date');
});
