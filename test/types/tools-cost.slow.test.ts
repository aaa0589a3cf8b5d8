import { expect, test } from 'vitest';
import { newest } from '../support/compilers.js';
import { types } from './cost.js';

/** So many tools of ten parameters each, and a handler for each. */
function moduleOf(tools: number): string {
  const names = Array.from({ length: tools }, (_, nth) => `tool_${nth}`);
  const parameters = (nth: number) =>
    Array.from({ length: 10 }, (_, one) => {
      const kinds = [
        "{ type: 'string', description: 'A name.' }",
        "{ type: 'integer' }",
        `{ enum: ['a${nth}', 'b${one}'] }`,
        "{ type: 'array', items: { type: 'string' } }",
        "{ type: 'object', properties: { at: { type: 'number' } }, required: ['at'] }",
      ];
      return `p${one}: ${kinds[one % kinds.length]}`;
    }).join(', ');
  return [
    "import { tool } from 'tavus-persona';",
    "import { toolCalls } from 'tavus-persona/calls';",
    ...names.map(
      (name, nth) =>
        `const ${name} = tool('${name}', { description: 'Do it.', parameters: { type: 'object', properties: { ${parameters(nth)} }, required: ['p0', 'p1'] } });`,
    ),
    'declare const event: unknown;',
    `export const outcome = toolCalls(${names.join(', ')}).handle(event, {`,
    ...names.map((name) => `  ${name}: ({ p0, p1, p4 }) => p0.length + p1 + (p4?.at ?? 0),`),
    '});',
  ].join('\n');
}

test('50 tools of ten parameters, with a handler each, cost at most 100,000 instantiations', async () => {
  const { instantiations } = await types.costOfModule(newest, 'project', moduleOf(50));
  expect(instantiations).toBeLessThanOrEqual(100_000);
  console.log(`50 tools of ten parameters: ${instantiations} instantiations`);
}, 120_000);
