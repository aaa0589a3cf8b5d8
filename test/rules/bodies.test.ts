import { describe, expect, test } from 'vitest';
import { otherNames, otherValues } from '../../src/fields/legacy.js';
import { checkPersona, type Issue } from '../../src/index.js';
import { llmBodies } from './bodies/llm.js';
import { perceptionBodies } from './bodies/perception.js';
import { rightBodies } from './bodies/right.js';
import type { Bodies } from './bodies/row.js';
import { toolBodies } from './bodies/tools.js';
import { topBodies } from './bodies/top.js';
import { ttsBodies } from './bodies/tts.js';
import { turnBodies } from './bodies/turns.js';
import { wholeBodies } from './bodies/whole.js';

const wrongBodies: { readonly [group: string]: Bodies } = {
  'the top level': topBodies,
  perception: perceptionBodies,
  'hearing and turns': turnBodies,
  llm: llmBodies,
  tools: toolBodies,
  tts: ttsBodies,
  'the whole body': wholeBodies,
};
const wrong = Object.values(wrongBodies).flatMap((bodies) => Object.values(bodies));

const arrow = ' → ';

/** An issue as its row has it; of the hint, what the row names and the hint has. */
function shown({ severity, rule, path, hint = '' }: Issue, row: string | undefined): string {
  const head = `${severity} ${rule} ${path || '(body)'}`;
  const named = row?.split(arrow)[1]?.replace(/[‘’]/g, "'");
  if (named === undefined) return head;
  return hint.includes(named) ? (row ?? '') : `${head}${arrow}${hint}`;
}

describe.each(Object.entries(wrongBodies))('mistakes in %s', (_, bodies) => {
  test.each(Object.entries(bodies))('%s', (_, [body, ...expected]) => {
    const issues = checkPersona(body);
    // A row that names an issue twice, or none, would hide what it is about.
    expect(expected.length).toBeGreaterThan(0);
    expect(issues.map((issue, index) => shown(issue, expected[index]))).toEqual(expected);
    for (const { message } of issues) expect(message).toMatch(/^\S.*[.!?]$/);
  });
});

describe('a right body', () => {
  test.each(Object.entries(rightBodies))('%s', (_, [body, ...expected]) => {
    expect(expected).toEqual([]);
    expect(checkPersona(body)).toEqual([]);
  });
});

describe('the tables of bodies', () => {
  test('are as large as promised', () => {
    expect(wrong.length).toBeGreaterThanOrEqual(150);
    expect(Object.keys(rightBodies).length).toBeGreaterThanOrEqual(40);
  });

  const heads = new Set(wrong.flatMap(([, ...issues]) => issues.map((issue) => issue.split(' ')[2])));

  test.each(Object.keys(otherNames))('have a row for the name at %s', (path) => {
    expect(heads).toContain(path);
  });

  const values = Object.entries(otherValues).flatMap(([path, known]) =>
    Object.keys(known).map((value) => [value, path] as const),
  );

  test.each(values)('have a row for the value %s at %s', (value, path) => {
    const keys = path.slice(1).split('/');
    const at = (body: unknown) => keys.reduce((inside, key) => (inside as Body | undefined)?.[key], body);
    expect(wrong.map(([body]) => at(body))).toContain(value);
  });
});

type Body = { readonly [key: string]: unknown } | null;
