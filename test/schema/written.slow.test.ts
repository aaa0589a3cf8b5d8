import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchema } from '../../src/schema/json-schema.js';
import type { Schema } from '../../src/schema/schema.js';
import { root } from '../support/compilers.js';

const written: Schema = JSON.parse(readFileSync(`${root}dist/schema.json`, 'utf8'));

/** A schema without what is said of its properties, and the properties of which nothing is said. */
function undescribed(value: unknown, silent: string[], path = ''): unknown {
  if (Array.isArray(value))
    return value.map((entry, index) => undescribed(entry, silent, `${path}/${index}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([keyword, inner]) => [
      keyword,
      keyword === 'properties'
        ? properties(inner, silent, `${path}/${keyword}`)
        : undescribed(inner, silent, `${path}/${keyword}`),
    ]),
  );
}

function properties(of: Readonly<Record<string, Schema>>, silent: string[], path: string): object {
  return Object.fromEntries(
    Object.entries(of).map(([name, property]) => {
      const { description, ...rest } = property;
      if (typeof property !== 'object') return [name, property];
      if (typeof description !== 'string' && !('$ref' in property)) silent.push(`${path}/${name}`);
      return [name, undescribed(rest, silent, `${path}/${name}`)];
    }),
  );
}

test('the file in dist/ is the schema of the tables, with a description of each field', () => {
  const silent: string[] = [];
  const made = JSON.parse(JSON.stringify(jsonSchema()));
  expect(undescribed(written, silent)).toEqual(undescribed(made, []));
  // What a condition says of a field is said once more, where the field is.
  expect(silent.filter((path) => !/\/(allOf|if|then|else)\//.test(path))).toEqual([]);
});

test('no description speaks of the chain', () => {
  const said = [...JSON.stringify(written).matchAll(/"description":"((?:[^"\\]|\\.)*)"/g)].map(
    ([, text]) => text,
  );
  expect(said.length).toBeGreaterThan(70);
  expect(said.filter((text) => /\bsteps?\b|\{@link|Sets `|\.\w+\(/.test(text ?? ''))).toEqual([]);
});
