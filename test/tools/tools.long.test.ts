import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../support/compilers.js';
import { install } from '../support/install.js';
import { consumerOf, packed, succeed } from '../support/packed.js';

// What docs/testing-your-app.md says of other tools, each with the packed library.

const here = fileURLToPath(new URL('.', import.meta.url));
const packaging = fileURLToPath(new URL('../packaging', import.meta.url));
const nodes = { 22: join(packaging, 'node_modules/.bin/node'), 24: process.execPath } as const;
const inModules = (path: string) => join(here, 'node_modules', path);

let folder = '';
let project = '';

beforeAll(async () => {
  await Promise.all([install(here), install(packaging)]);
  folder = await mkdtemp(join(tmpdir(), 'tavus-persona-tools-'));
  project = join(folder, 'project');
  await consumerOf(await packed(folder), project);
  await cp(join(here, 'fixtures'), project, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('Jest', () => {
  const jest = inModules('jest/bin/jest.js');
  const flag = '--experimental-vm-modules';

  test.each([
    ['ES modules', 24, 'jest-modules/import'],
    ['ES modules', 22, 'jest-modules/import'],
    ['import() in CommonJS', 24, 'jest-commonjs/import'],
    ['import() in CommonJS', 22, 'jest-commonjs/import'],
    ['require()', 24, 'jest-commonjs/require'],
  ] as const)('runs %s with the flag, on Node %i', async (_, node, path) => {
    const [suite = '', file = ''] = path.split('/');
    await succeed(nodes[node], [flag, jest, '--rootDir', join(project, suite), file], project);
  });

  test('says what to do about require() on Node 22', async () => {
    const args = [flag, jest, '--rootDir', join(project, 'jest-commonjs'), 'require'];
    const { code, stderr } = await run(nodes[22], args, project);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('Must use import to load ES Module'),
    });
  });

  test.each([24, 22] as const)(
    'runs require() without the flag where Babel compiles it, on Node %i',
    async (node) => {
      const suite = join(project, 'jest-babel');
      const presets = [[inModules('@babel/preset-env'), { targets: { node: 'current' } }]];
      const config = {
        rootDir: suite,
        transform: { '\\.js$': [inModules('babel-jest'), { presets }] },
        transformIgnorePatterns: ['/node_modules/(?!(tavus-persona|ky|ts-pattern)/)'],
      };
      const file = join(suite, 'jest.config.json');
      await writeFile(file, JSON.stringify(config));
      await succeed(nodes[node], [jest, '--config', file], project);
    },
  );
});

describe('a program', () => {
  const printed = '["Guide","p-1",["https://tavusapi.com/v2/personas"]]\n';

  test.each([
    ['app.ts', 24],
    ['app.ts', 22],
    ['app.cts', 24],
    ['app.cts', 22],
  ] as const)('%s runs with tsx, on Node %i', async (file, node) => {
    expect(await succeed(nodes[node], [inModules('tsx/dist/cli.mjs'), file], project)).toBe(printed);
  });

  test.each([
    ['neutral', 'esm', 'mjs'],
    ['browser', 'esm', 'mjs'],
    ['node', 'cjs', 'cjs'],
  ])('bundled by esbuild --platform=%s runs', async (platform, format, ending) => {
    const file = join(project, `bundled/${platform}.${ending}`);
    const options = ['--bundle', `--platform=${platform}`, `--format=${format}`, `--outfile=${file}`];
    await succeed(nodes[24], [inModules('esbuild/bin/esbuild'), 'app.ts', ...options], project);
    expect(await succeed(nodes[24], [file], project)).toBe(printed);
  });

  test('built by Vite has a chunk of its own for what sends', async () => {
    await succeed(nodes[24], [inModules('vite/bin/vite.js'), 'build', '--logLevel', 'error'], project);
    const assets = join(project, 'dist/assets');
    const page = await readFile(join(project, 'dist/index.html'), 'utf8');
    const chunks = (await readdir(assets)).map(
      (name) => [name, readFileSync(join(assets, name), 'utf8')] as const,
    );
    const sending = chunks.filter(([, code]) => code.includes('NetworkError')).map(([name]) => name);
    expect(sending).toHaveLength(1);
    expect(page).not.toContain(sending[0]);
    for (const [, code] of chunks) expect(code).not.toMatch(/["']node:/);
  });
});
