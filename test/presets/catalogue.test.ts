import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as entry from '../../src/presets/index.js';
import { catalogue, exportsOf, fileNameOf } from './catalogue.js';
import { names, presets } from './presets.js';

const outdated =
  'docs/presets-catalogue.md differs from the doc comments in src/presets: npx vitest run test/presets -u writes it anew';

test('docs/presets-catalogue.md has what the doc comments say', async () => {
  await expect(catalogue(), outdated).toMatchFileSnapshot('../../docs/presets-catalogue.md');
});

test('each preset has a file of its own, and the entry exports what the files export', () => {
  const folder = fileURLToPath(new URL('../../src/presets', import.meta.url));
  const files = globSync('*.ts', { cwd: folder });
  expect(files.sort()).toEqual([...names.map(fileNameOf), 'index.ts'].sort());
  const exported = names.flatMap((name) => exportsOf(name).map((one) => one.name));
  expect(Object.keys(entry).sort()).toEqual(exported.sort());
});

describe.each(names)('the doc comment of %s', (name) => {
  const documented = exportsOf(name).find((one) => one.name === name);

  test('says what it is for, what it sets, why, and has an example and a page of Tavus', () => {
    const { text = '', example = '', see = '' } = documented ?? {};
    const [what = '', sets = '', ...why] = text.split('\n\n');
    expect(what).toMatch(/\.$/);
    expect(sets).toMatch(/^(Sets|Adds) /);
    expect(why.join('').length).toBeGreaterThan(100);
    expect(example).toContain(`.use(${name})`);
    expect(see).toMatch(/^https:\/\/docs\.tavus\.io\//);
  });

  test('names every field and every value that it sets', () => {
    const stated = leavesIn(presets[name].toJSON()).filter((leaf) => !defaults.includes(leaf));
    const words = stated.flatMap((leaf) => leaf.split(': '));
    expect(words.filter((word) => !documented?.text.includes(`\`${word}\``))).toEqual([]);
  });
});

/** What the library writes out, whether or not a preset states it. */
const defaults = ['pipeline_mode: full', 'perception_model: raven-1'];

/** Each field with its value; of a text to be read, and of a list, only the name. */
function leavesIn(body: object): readonly string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    if (Array.isArray(value) || name.endsWith('_prompt')) return [name];
    return typeof value === 'object' && value !== null ? leavesIn(value) : [`${name}: ${value}`];
  });
}
