import { fork } from 'node:child_process';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personaFields } from '../../src/body/body.js';
import * as library from '../../src/index.js';
import { type Sandbox, sandbox } from '../../src/sandbox/index.js';
import { blocksOf } from './blocks.js';
import { withClaims } from './claims.js';
import { type Diagnostic, diagnosticsIn, prettyDiagnosticsIn, written } from './compile.js';
import { type Example, hasTests, pageExamples, pages, read, sourceExamples } from './examples.js';
import { installNeighbours } from './neighbours.js';
import type { Run } from './run.js';
import { type Report, reportsOn } from './tests.js';

const builder = Object.getOwnPropertyNames(Object.getPrototypeOf(library.persona()));
const notSteps = ['constructor', 'build', 'create', 'toJSON', 'toString'];
const steps = builder.filter((name) => !notSteps.includes(name)).sort();

/** The code of examples by the files that it goes to. */
function modules(examples: readonly Example[]): ReadonlyMap<string, string> {
  return new Map(examples.map(({ file, code }) => [file, code]));
}

describe('an example', () => {
  const examples = [...pages.flatMap(pageExamples), ...sourceExamples()];
  const compiling = examples.filter(({ refusals }) => refusals.length === 0);
  const valid = compiling.filter(({ code }) => !hasTests(code));
  const tests = compiling.filter(({ code }) => hasTests(code));
  const refused = examples.filter(({ refusals }) => refusals.length > 0);
  let tavus: Sandbox;
  let diagnostics: readonly Diagnostic[];
  let runs: readonly Run[];
  let reports: ReadonlyMap<string, Report>;

  beforeAll(async () => {
    tavus = await sandbox();
    await installNeighbours();
    diagnostics = diagnosticsIn(written('compiled', modules(examples)));
    const claiming = new Map(valid.map(({ file, code }) => [file, withClaims(code)]));
    const folder = written('run', claiming);
    runs = await runModules([...claiming.keys()].map((file) => join(folder, file)));
    reports = await reportsOn('tested', modules(compiling));
  });
  afterAll(() => tavus.close());

  /** Imports modules in a process whose requests to Tavus go to the sandbox. */
  function runModules(files: readonly string[]): Promise<readonly Run[]> {
    const reports: Run[] = [];
    const runner = fork(new URL('run.ts', import.meta.url), files, {
      execArgv: ['--import', new URL('loopback.ts', import.meta.url).href],
      env: {
        ...process.env,
        LOOPBACK_TAVUS: tavus.url,
        TAVUS_API_KEY: tavus.apiKey,
        ELEVENLABS_API_KEY: 'key-of-the-voice',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      timeout: 60_000,
    });
    runner.on('message', (run: Run) => reports.push(run));
    return new Promise((resolve, reject) => runner.on('error', reject).on('close', () => resolve(reports)));
  }

  test('has a file of its own', () => {
    expect(modules(examples).size).toBe(examples.length);
  });

  test.each(valid)('at $origin compiles, runs, and does what its comments say', ({ file }) => {
    expect(diagnostics.filter((diagnostic) => diagnostic.file === file)).toEqual([]);
    const run = runs.find((other) => basename(other.file) === file);
    expect(run?.errors).toEqual([]);
    for (const { actual, claimed } of run?.claims ?? [])
      expect({ actual }).toMatchObject({ actual: claimed });
  });

  test.each(tests)('at $origin compiles, and its tests pass', ({ file, code }) => {
    expect(diagnostics.filter((diagnostic) => diagnostic.file === file)).toEqual([]);
    expect(reports.get(file)).toEqual({
      passed: code.match(/^test\(/gm)?.length ?? 0,
      failures: [],
    } satisfies Report);
  });

  test.each(refused)('at $origin is refused with the sentence that stands there', ({ file, refusals }) => {
    const said = diagnostics.filter((diagnostic) => diagnostic.file === file);
    expect(said.map(({ line }) => line)).toEqual(refusals.map(({ line }) => line));
    for (const [index, { sentence }] of refusals.entries()) expect(said[index]?.text).toContain(sentence);
  });

  test('stands at every step and claims what comes out', () => {
    const claims = runs.filter(
      (run) => run.claims.length > 0 && basename(run.file).startsWith('src-builder-persona.ts'),
    );
    expect(claims.length).toBeGreaterThanOrEqual(steps.length);
  });
});

describe('README.md', () => {
  const readme = read('README.md');
  const blocks = blocksOf(readme);

  /** The rows of the table whose first heading is this one. */
  function table(heading: string): string {
    return new RegExp(`^\\| ${heading} \\|.*\\n(\\|.*\\n)+`, 'm').exec(readme)?.[0] ?? '';
  }
  function firstColumn(heading: string, name: RegExp): readonly (string | undefined)[] {
    const cells = table(heading).replaceAll(/^(\| [^|]*).*/gm, '$1');
    return [...cells.matchAll(name)].map((found) => found[1]).sort();
  }

  test('has two commands, and nothing else for a shell', () => {
    const shell = blocks.filter(({ language }) => language === 'sh').map(({ code }) => code);
    expect(shell).toEqual([
      expect.stringMatching(/^npm ci && npm run demo {5}# \S.*\nnpm ci && npm test {9}# \S.*\n$/),
    ]);
  });

  test('shows what the compiler prints', () => {
    const shown = blocks.findIndex(({ language }) => language === 'text');
    const [source, output] = [blocks[shown - 1]?.code ?? '', blocks[shown]?.code ?? ''];
    const [file = ''] = output.split(':');
    const printed = stripVTControlCharacters(
      prettyDiagnosticsIn(written('shown', new Map([[file, source]]))),
    );
    expect(printed.slice(0, printed.indexOf('\n\n\nFound') + 1)).toBe(output);
  });

  test('lists every step', () => {
    expect(firstColumn('step', /\.(\w+)\(/g)).toEqual(steps);
  });

  test('lists every field of the body', () => {
    const { layers, ...fields } = personaFields.fields;
    const names = [...Object.keys(fields), ...(layers?.kind === 'group' ? Object.keys(layers.fields) : [])];
    expect(names).toContain('conversational_flow');
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(table('step')))).toEqual([]);
  });

  test('lists every error', () => {
    const isError = (value: unknown) =>
      typeof value === 'function' && value.prototype instanceof library.TavusError;
    const errors = Object.entries(library).flatMap(([name, value]) => (isError(value) ? [name] : []));
    expect(firstColumn('error', /`(\w+)`/g)).toEqual(errors.sort());
  });
});

describe('docs/presets.md', () => {
  const page = read('docs/presets.md');

  test('exports what isolatedDeclarations takes', () => {
    const examples = modules(pageExamples('docs/presets.md'));
    const isolated = written('isolated', examples, { declaration: true, isolatedDeclarations: true });
    const refused = diagnosticsIn(isolated).filter(({ text }) => text.includes('--isolatedDeclarations'));
    expect(page.match(/^export const/gm)?.length).toBeGreaterThan(1);
    expect(refused).toEqual([]);
  });

  test('lists every fact', () => {
    const facts = /interface Facts \{(.*?)^\}/ms.exec(read('src/facts/state.ts'))?.[1] ?? '';
    const listed = /^\| fact \|.*\n(\|.*\n)+/m.exec(page)?.[0] ?? '';
    const names = [...facts.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name);
    expect(names).toContain('needs');
    expect(names.filter((name) => !listed.includes(`\`${name}: `))).toEqual([]);
  });
});
