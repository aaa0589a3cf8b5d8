import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilers, diagnosticsOf, root, run } from '../compilers.js';
import { install } from '../install.js';

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
  await mkdir(consumer);
  await install(here);
  tarball = await pack();
  await cp(join(here, 'fixtures'), consumer, { recursive: true });
  await writeFile(join(consumer, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await succeed('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball]);
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
    await succeed(process.execPath, [inModules('publint/src/cli.js'), 'run', tarball, '--strict']);
  });

  test('has nothing that attw objects to', async () => {
    const attw = inModules('@arethetypeswrong/cli/dist/index.js');
    await succeed(process.execPath, [attw, tarball, '--profile', 'esm-only']);
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
    expect(JSON.parse(await succeed(path, [join(outDir, 'consumer.js')]))).toMatchObject({
      coach: { persona_name: 'Harbour Guide', layers: { tts: { api_key: '[secret]' } } },
      body: { pipeline_mode: 'echo' },
      created: { personaId: 'p-harbour', personaName: 'Harbour Guide' },
    });
    expect(JSON.parse(await succeed(path, [join(outDir, 'sandboxed.js')]))).toEqual(['Harbour Guide']);
  });
});

test.each(nodes)('HTTP code loads with the first request on Node %s, not before', async (_, path) => {
  expect(JSON.parse(await succeed(path, ['loads.mjs']))).toEqual({
    byImport: ['tavus-persona', 'ts-pattern'],
    byBuild: [],
    byCreate: ['ky'],
  });
});

/** Packs the project as a clone of it would, so that leftovers of older builds cannot get in, or help. */
async function pack(): Promise<string> {
  const clone = join(home, 'clone');
  const local = new Set(['node_modules', 'dist', '.git', '.cache']);
  await cp(root, clone, { recursive: true, filter: (path) => !local.has(basename(path)) });
  await symlink(join(root, 'node_modules'), join(clone, 'node_modules'));
  await succeed('npm', ['pack', '--pack-destination', home], clone);
  const [name = ''] = (await readdir(home)).filter((name) => name.endsWith('.tgz'));
  return join(home, name);
}

/** Runs a command that has to succeed, and gives what it printed. */
async function succeed(command: string, args: readonly string[], cwd: string = consumer): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
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
