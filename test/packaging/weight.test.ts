import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { root } from '../support/compilers.js';
import { programs } from '../support/programs.js';
import { importedWith, weightOf } from '../support/weight.js';

const here = fileURLToPath(import.meta.url);

describe('a bundle', () => {
  // What it weighs today, and a hair: whoever adds more says so here.
  test.each([
    { ...programs.build, first: 27_700, loaded: 27_700 },
    { ...programs.create, first: 27_700, loaded: 48_700 },
    { ...programs.check, first: 19_800, loaded: 19_800 },
  ])('of a program that $what is light', async ({ code, never, first, loaded }) => {
    const weight = await weightOf(code, here, never);
    expect(weight.first).toBeLessThan(first);
    expect(weight.loaded).toBeLessThan(loaded);
  });

  test('of an app that receives calls is 4 kB at most, before the validator', async () => {
    const code = "import { toolCalls } from 'tavus-persona/calls'; console.log(toolCalls());";
    const { first } = await weightOf(code, here);
    expect(first).toBeLessThan(4_000);
  });

  test('of an app that describes its tools too is no heavier than that', async () => {
    const code = `import { tool } from 'tavus-persona';
      import { toolCalls } from 'tavus-persona/calls';
      console.log(toolCalls(tool('wake_manager', { description: 'Fetch the manager.' })));`;
    const { first } = await weightOf(code, here);
    expect(first).toBeLessThan(4_000);
  });
});

describe('what an app that receives calls imports', () => {
  test('is nothing of Node, nothing that sends, and no validator', () => {
    const files = [...importedWith(`${root}dist/calls/index.js`)].map((file) =>
      relative(`${root}dist`, file),
    );
    expect(files.sort()).toEqual(['calls/index.js', 'tools.js']);
    for (const file of files)
      expect(readFileSync(`${root}dist/${file}`, 'utf8')).not.toMatch(/from "(node:|@cfworker)/);
  });
});

describe('import of the library', () => {
  test('opens few files, and none that sends', () => {
    const files = [...importedWith(`${root}dist/index.js`)]
      .map((file) => relative(`${root}dist`, file))
      .sort();
    expect(files).toEqual([
      ...['api-errors.js', 'builder.js', 'check.js', 'client.js', 'code.js', 'index.js'],
      ...['rolldown-runtime.js', 'rules.js', 'tools.js'],
    ]);
    const bytes = files.reduce((sum, file) => sum + statSync(`${root}dist/${file}`).size, 0);
    expect(bytes).toBeLessThan(180_000);
  });

  test('opens less than half of the files that ky has, which takes three times as long', () => {
    const ky = importedWith(fileURLToPath(import.meta.resolve('ky')));
    expect(importedWith(`${root}dist/index.js`).size).toBeLessThan(ky.size / 2);
  });
});
