import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { persona } from '../../src/index.js';
import { type Sandbox, sandbox } from '../../src/sandbox/index.js';
import { apply, built, promptedChains } from '../support/chains.js';
import { seed } from '../support/seed.js';
import { built as command, projectWith } from './built.js';
import { type RunOptions, ran } from './terminal.js';

const many = 200;
let folder = '';
let tavus: Sandbox;

beforeAll(async () => {
  folder = await projectWith(command);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  tavus = await sandbox();
  return () => tavus.close();
});

const tavusPersona = (args: string, options: Omit<RunOptions, 'cwd'> = {}) =>
  ran([...command.command, ...args.split(' ')], {
    ...options,
    cwd: folder,
    env: { TAVUS_API_KEY: tavus.apiKey, TAVUS_BASE_URL: tavus.url },
  });

describe(`an account of ${many} random personas`, () => {
  test('is pulled as code, of which a plan finds nothing to do', async () => {
    const chains = fc.sample(promptedChains({ unlisted: false }), { seed, numRuns: many * 2 });
    for (const steps of chains) {
      const chain = apply(persona(), steps);
      if (tavus.personas.length < many && built(chain)) {
        await chain.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
      }
    }
    expect(tavus.personas).toHaveLength(many);

    const pulled = await tavusPersona('pull --all --out pulled');
    expect(pulled.code).toBe(0);
    expect(pulled.stdout.trim().split('\n')).toHaveLength(many + 1);
    await writeFile(
      join(folder, 'tavus.config.ts'),
      `import { defineConfig } from 'tavus-persona/config';
       import { ids, personas } from './pulled/index.ts';
       export default defineConfig({ personas, environments: { production: { ids } } });`,
    );
    const { code, stdout, stderr } = await tavusPersona('plan');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${many} personas: 0 to create, 0 to update, ${many} up to date`);
  });
});

describe(`${many} personas of a configuration`, () => {
  const configuration = (prompt: string) => `
    import { persona } from 'tavus-persona';
    import { defineConfig } from 'tavus-persona/config';
    const ushers = Array.from({ length: ${many} }, (_, row) => [\`row\${row}\`,
      persona().name(\`Usher of row \${row}\`).prompt('${prompt}')
        .tts('cartesia', { apiKey: 'voice-key' }).documents(\`d-\${row}\`)]);
    export default defineConfig({ personas: Object.fromEntries(ushers) });`;
  const names = () => new Set(tavus.personas.map(({ personaName }) => personaName)).size;

  test.each([
    ['killed', (pid: number) => process.kill(pid, 'SIGKILL')],
    ['interrupted', (pid: number) => process.kill(pid, 'SIGINT')],
  ])('are all there, and none twice, after an apply that was %s and run again', async (how, stop) => {
    await writeFile(join(folder, 'tavus.config.ts'), configuration('You usher.'));
    const first = await tavusPersona('apply --yes', { until: () => tavus.personas.length > 60, stop });
    if (how === 'interrupted') {
      expect(first.code).toBe(130);
      expect(first.stderr).toMatch(/interrupted \d+ of 200 personas are done\. Not done: row\d+/);
    }
    expect(tavus.personas.length).toBeGreaterThan(60);
    expect(tavus.personas.length).toBeLessThan(many);
    const again = await tavusPersona('apply --yes');
    expect(again.code).toBe(0);
    expect([tavus.personas.length, names()]).toEqual([many, many]);
    expect(await tavusPersona('plan')).toMatchObject({ code: 0 });
  });

  test('are what they were after --undo, but for keys', async () => {
    await writeFile(join(folder, 'tavus.config.ts'), configuration('You usher.'));
    expect((await tavusPersona('apply --yes')).code).toBe(0);
    const stored = () => structuredClone(tavus.personas.map(({ personaId, body }) => ({ personaId, body })));
    const before = stored();
    const other = configuration('You lead guests.').replace(
      '.documents(',
      ".audio({ awarenessQueries: ['Is it loud?'] }).extra({ newer: { row } }).llm('tavus-gpt-oss').documents('d-all', ",
    );
    await writeFile(join(folder, 'tavus.config.ts'), other);
    expect((await tavusPersona('apply --yes --save before.json')).code).toBe(0);
    const undone = await tavusPersona('apply --yes --undo before.json');
    expect(undone.code).toBe(0);
    expect(stored()).toEqual(before);
  });
});
