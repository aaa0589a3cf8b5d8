import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilers, diagnosticsOf, root } from '../compilers.js';
import { install } from '../install.js';
import { consumerOf, packed as pack, succeed } from '../packed.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const nodes = [
  ['22', join(here, 'node_modules/.bin/node')],
  ['24', process.execPath],
] as const;

let home = '';
/** The packed library. */
let tarball = '';
/** An empty project that has installed it. */
let consumer = '';
let packed = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tavus-persona-'));
  consumer = join(home, 'consumer');
  packed = join(consumer, 'node_modules/tavus-persona');
  await install(here);
  tarball = await pack(home);
  await cp(join(here, 'fixtures'), consumer, { recursive: true });
  await consumerOf(tarball, consumer);
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('the tarball', () => {
  test('holds the library, its sources and nothing else', async () => {
    const modules = (await filesIn(join(root, 'src'))).map((file) => file.slice(0, -'.ts'.length));
    const outputs = ['.js', '.js.map', '.d.ts', '.d.ts.map'];
    expect(await filesIn(packed)).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'package.json',
        ...modules.map((module) => `src/${module}.ts`),
        ...modules.flatMap((module) => outputs.map((ending) => `dist/${module}${ending}`)),
      ].sort(),
    );
  });

  test('holds the source that each map points to', async () => {
    const files = await filesIn(packed);
    for (const file of files.filter((file) => file.endsWith('.map'))) {
      const { sources, sourceRoot = '' } = JSON.parse(await readFile(join(packed, file), 'utf8'));
      expect(sources).toHaveLength(1);
      expect(files).toContain(join(dirname(file), sourceRoot, sources[0]));
      const output = file.slice(0, -'.map'.length);
      const lastLine = (await readFile(join(packed, output), 'utf8')).trimEnd().split('\n').at(-1);
      expect(lastLine).toBe(`//# sourceMappingURL=${file.split('/').at(-1)}`);
    }
  });

  test('has nothing that publint objects to', async () => {
    await succeed(process.execPath, [inModules('publint/src/cli.js'), 'run', tarball, '--strict'], consumer);
  });

  test('has nothing that attw objects to', async () => {
    const attw = inModules('@arethetypeswrong/cli/dist/index.js');
    await succeed(process.execPath, [attw, tarball, '--profile', 'esm-only'], consumer);
  });
});

describe.each(compilers)('with TypeScript $version', (compiler) => {
  // Two settings of everything, not every combination: a checked library costs a compiler seconds each time.
  test.each([
    [
      'node',
      { lib: ['es2023'], types: ['node'], typeRoots: [inModules('@types')] },
      { module: 'nodenext', moduleResolution: 'nodenext', exactOptionalPropertyTypes: true },
      ['consumer.ts', 'sandboxed.ts'],
    ],
    [
      'browser',
      { types: [] },
      { module: 'preserve', moduleResolution: 'bundler', exactOptionalPropertyTypes: false },
      ['consumer.ts'],
    ],
  ])('programs for the %s compile', async (name, runtime, options, files) => {
    const outDir = `${compiler.version}/${name}`;
    const project = join(consumer, `${name}.json`);
    const always = { target: 'es2023', strict: true, skipLibCheck: false, declaration: true, rootDir: '.' };
    const compilerOptions = { ...always, ...runtime, ...options, outDir };
    await writeFile(project, JSON.stringify({ compilerOptions, files }));
    expect(await diagnosticsOf(compiler, project, consumer)).toEqual([]);
  });

  test.each(nodes)('what was compiled runs on Node %s', async (_, path) => {
    const outDir = join(consumer, compiler.version, 'node');
    expect(JSON.parse(await succeed(path, [join(outDir, 'consumer.js')], consumer))).toMatchObject({
      coach: { persona_name: 'Harbour Guide', layers: { tts: { api_key: '[secret]' } } },
      body: { pipeline_mode: 'echo' },
      created: { personaId: 'p-harbour', personaName: 'Harbour Guide' },
    });
    expect(JSON.parse(await succeed(path, [join(outDir, 'sandboxed.js')], consumer))).toEqual([
      'Harbour Guide',
    ]);
  });
});

test.each(nodes)('HTTP code loads with the first request on Node %s, not before', async (_, path) => {
  expect(JSON.parse(await succeed(path, ['loads.mjs'], consumer))).toEqual({
    byImport: ['tavus-persona', 'ts-pattern'],
    byBuild: [],
    byCreate: ['ky'],
  });
});

test.each(nodes)('without ky nothing is sent on Node %s, and the error says so', async (_, path) => {
  const bare = join(home, 'bare');
  await cp(consumer, bare, { recursive: true });
  // Not just removed: there may be one in a folder above.
  await rm(join(bare, 'node_modules/ky/distribution'), { recursive: true });
  expect(JSON.parse(await succeed(path, ['without-ky.mjs'], bare))).toEqual({
    name: 'TavusConfigError',
    effect: 'none',
    message:
      'ky, which sends the requests, cannot be loaded: is it installed, or bundled? Nothing was created.',
    code: 'ERR_MODULE_NOT_FOUND',
    calls: 0,
  });
  await rm(bare, { recursive: true });
});

/** Every file below a folder, relative to it, in order. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function inModules(path: string): string {
  return join(root, 'node_modules', path);
}
