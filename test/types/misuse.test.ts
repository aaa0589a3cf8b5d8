import { expect, test } from 'vitest';
import { newest } from '../support/compilers.js';
import { mistakes, misuseIn, programs } from './misuse.js';

misuseIn(newest);

test('there are enough different mistakes and programs', () => {
  expect(new Set(mistakes.map(({ text }) => text)).size).toBeGreaterThanOrEqual(80);
  expect(new Set(programs.map(({ text }) => text)).size).toBeGreaterThanOrEqual(80);
});
