import { expect, test } from 'vitest';
import { toCode } from '../../src/index.js';
import { blocksOf } from './blocks.js';
import { read } from './examples.js';

test('docs/personas-as-code.md shows what toCode() makes of the JSON above it', () => {
  const blocks = blocksOf(read('docs/personas-as-code.md'));
  const json = blocks.findIndex(({ language }) => language === 'json');
  expect(toCode(JSON.parse(blocks[json]?.code ?? ''))).toBe(blocks[json + 1]?.code);
});
