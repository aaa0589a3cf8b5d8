import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countingFlags, figure } from '../bench/type-cost.js';
import { blocksOf } from '../docs/blocks.js';
import { type Compiler, compilers, diagnosticsOf, root } from '../support/compilers.js';
import { install } from '../support/install.js';
import { consumerOf, packed as pack, succeed } from '../support/packed.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const nodes = [
  ['22', join(here, 'node_modules/.bin/node')],
  ['24', process.execPath],
] as const;

/** The declaration that a bundler wrote: the types of others, from no file of ours that a map could point to. */
const borrowedTypes = 'dist/json/borrowed-types.d.ts';

/** The files that `src/` is bundled into: few, so that they are opened in a moment. */
const parts = [
  ...['api-errors', 'builder', 'changes', 'check', 'client', 'code', 'reconcile', 'tools'],
  ...['requests', 'rules'],
  ...['calls/index', 'config/index', 'presets/index', 'sandbox/index', 'schema/index'],
];
/** Those with no line of `src/` in them. */
const withoutSource = ['index', 'internal/index', 'rolldown-runtime'];

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
    const declarations = modules.flatMap((module) => [`dist/${module}.d.ts`, `dist/${module}.d.ts.map`]);
    const files = await filesIn(packed);
    // The command is bundled apart, in files that only it loads.
    const ofCommand = files.filter((file) => /^dist\/cli\/[\w-]+\.js(\.map)?$/.test(file));
    expect(ofCommand).toContain('dist/cli/main.js');
    expect(files).toEqual(
      [
        ...ofCommand,
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'package.json',
        ...(await filesIn(join(root, 'docs'))).map((file) => `docs/${file}`),
        ...modules.map((module) => `src/${module}.ts`),
        ...declarations.filter((file) => file !== `${borrowedTypes}.map`),
        ...[...parts, ...withoutSource].map((part) => `dist/${part}.js`),
        ...parts.map((part) => `dist/${part}.js.map`),
        'dist/schema.json',
      ].sort(),
    );
  });

  test('holds the source that each map points to', async () => {
    const files = await filesIn(packed);
    for (const file of files.filter((file) => file.endsWith('.map'))) {
      const { sources, sourceRoot = '' } = JSON.parse(await readFile(join(packed, file), 'utf8'));
      expect(sources).not.toEqual([]);
      for (const source of sources) expect(files).toContain(join(dirname(file), sourceRoot, source));
      const output = file.slice(0, -'.map'.length);
      const lastLine = (await readFile(join(packed, output), 'utf8')).trimEnd().split('\n').at(-1);
      expect(lastLine).toBe(`//# sourceMappingURL=${file.split('/').at(-1)}`);
    }
  });

  test('brings the types of type-fest that it uses, with their license, and does not depend on it', async () => {
    const { dependencies } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).not.toContain('type-fest');
    const declarations = (await filesIn(packed)).filter((file) => file.endsWith('.d.ts'));
    const texts = await Promise.all(declarations.map((file) => readFile(join(packed, file), 'utf8')));
    const mentioning = declarations.filter((_, index) => texts[index]?.includes('type-fest'));
    expect(mentioning).toEqual([borrowedTypes]);
    const text = await readFile(join(packed, borrowedTypes), 'utf8');
    const { notice, types } = /^(?<notice>\/\*.*?\*\/)(?<types>.*)$/s.exec(text)?.groups ?? {};
    expect(notice).toMatch(/From type-fest.*Copyright \(c\) Sindre Sorhus.*Permission is hereby granted/s);
    expect(types).not.toMatch(/type-fest|tagged-tag|\bimport\b/);
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

  // Limits with room for what is to come. With all of type-fest it was 380 files and two million instantiations.
  test('the chain in README.md reads no other package, and checks fast with its libraries', async () => {
    const [{ code = '' } = {}] = blocksOf(await readFile(join(packed, 'README.md'), 'utf8'));
    const empty = await costOf(compiler, 'empty', 'export {};\n');
    const chain = await costOf(compiler, 'chain', code);
    expect(chain.packages).toEqual(['tavus-persona']);
    expect(chain.files - empty.files).toBeLessThanOrEqual(80);
    expect(chain.types - empty.types).toBeLessThanOrEqual(45_000);
    expect(chain.instantiations - empty.instantiations).toBeLessThanOrEqual(270_000);
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
  expect(JSON.parse(await succeed(path, ['loads.mjs'], consumer))).toMatchObject({
    byImport: { packages: ['tavus-persona'] },
    byBuild: { packages: [], files: [] },
    // No file that plans or patches.
    byCreate: { packages: ['ky', 'tavus-persona'], files: ['requests.js'] },
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

/** What a module costs a compiler that checks libraries too, and the packages that it reads, without its own. */
async function costOf(compiler: Compiler, name: string, code: string) {
  const project = join(consumer, `${name}.json`);
  const lib = ['es2023', 'dom', 'dom.iterable'];
  const compilerOptions = {
    target: 'es2023',
    lib,
    module: 'nodenext',
    types: [],
    strict: true,
    noEmit: true,
  };
  await writeFile(join(consumer, `${name}.ts`), code);
  await writeFile(
    project,
    JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: false }, files: [`${name}.ts`] }),
  );
  const tsc = inModules(`${compiler.packageName}/bin/tsc`);
  const flags = ['--listFiles', ...countingFlags(compiler)];
  const output = await succeed(process.execPath, [tsc, '-p', project, ...flags], consumer);
  const read = output.split('\n').filter((line) => !/\/lib\.[\w.]+\.d\.ts$/.test(line));
  const packages = read.flatMap((line) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(line)?.[1] ?? []);
  return {
    files: figure(output, 'Files'),
    types: figure(output, 'Types'),
    instantiations: figure(output, 'Instantiations'),
    packages: [...new Set(packages)],
  };
}

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
