import { expect, test } from 'vitest';
import { diagnosticsIn, written } from '../docs/compile.js';
import { sources } from './sources.js';

test('the source of any valid body compiles', () => {
  const modules = new Map(sources.map((code, index) => [`body-${index}.ts`, code]));
  expect(diagnosticsIn(written('to-code', modules))).toEqual([]);
});
