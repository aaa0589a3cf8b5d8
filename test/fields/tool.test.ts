import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPersona, persona, TavusConfigError, toCode, tool } from '../../src/index.js';
import { toolOf } from '../rules/bodies/row.js';
import { runs } from '../support/runs.js';
import { schemas } from './json-schemas.js';

const description = 'Ring the bell.';

describe('tool() called in another way', () => {
  const call = tool as (...args: readonly unknown[]) => unknown;

  test.each([
    ['the vendor’s object', { name: 'ring', description }],
    ['a tool', tool('ring', { description })],
    ['a name alone', 'ring'],
    ['a text for the options', 'ring', description],
    ['null for the options', 'ring', null],
    ['a list for the options', 'ring', [description]],
    ['nothing'],
  ])('shows the right call: %s', (_, ...args) => {
    expect(() => call(...args)).toThrow(TavusConfigError);
    expect(() => call(...args)).toThrow(
      "tool() takes a name and an object: tool('…', { description, parameters }).",
    );
  });

  test.each(['input_schema', 'inputSchema', 'arguments', 'params'])('does not drop %s', (name) => {
    const options = { description, [name]: { type: 'object', properties: {} } };
    expect(() => call('ring', options)).toThrow(TavusConfigError);
    expect(() => call('ring', options)).toThrow(
      `tool() takes '${name}' as parameters: write tool('…', { description, parameters }).`,
    );
  });

  test.each(['strict', 'execute', 'name', 'constructor', '__proto__'])('does not drop %s either', (name) => {
    const options = Object.defineProperty({ description }, name, { value: true, enumerable: true });
    expect(() => call('ring', options)).toThrow(
      `tool() does not know '${name}': it takes description and parameters beside the name.`,
    );
  });

  test('takes an option that is undefined for one that is not there', () => {
    expect(call('ring', { description, parameters: undefined, strict: undefined })).toEqual(
      tool('ring', { description }),
    );
  });
});

describe('a schema that a library writes', () => {
  /** A body with a tool of these parameters wherever one can stand. */
  const body = (parameters: unknown) => {
    const list = [toolOf('ring', { parameters })];
    const perception = { perception_model: 'raven-1', visual_tool_prompt: 'Use ring.', visual_tools: list };
    return {
      pipeline_mode: 'full',
      system_prompt: 'You ring bells.',
      layers: { perception, llm: { tools: list } },
    };
  };

  test('is taken from a body, and by tool()', () => {
    fc.assert(
      fc.property(schemas, (parameters) => {
        expect(checkPersona(body(parameters))).toEqual([]);
        const made = tool('ring', { description, parameters });
        expect(JSON.stringify(made.function.parameters)).toBe(JSON.stringify(parameters));
        const built = persona().prompt('You ring bells.').tools(made).build();
        expect(checkPersona(built)).toEqual([]);
        expect(toCode(built)).toContain('.tools(');
      }),
      { numRuns: runs(1_000) },
    );
  });

  test('is judged with whatever stands in it', () => {
    const places = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.anything()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(schemas, places, (schema, changes) => {
        const root = { schema: structuredClone(schema) as unknown };
        for (const [place, kind, value] of changes) change(root, place, kind, value);
        for (const { path } of checkPersona(body(root.schema))) {
          expect(path).toMatch(/^\/layers\/\w+\/(visual_)?tools\/0\/function\/parameters(\/|$)/);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  test('may go round in circles, be deep, be shared, and have no end', () => {
    const circle: Record<string, unknown> = { type: 'object' };
    circle['properties'] = { self: circle, list: { items: [circle, circle] } };
    let deep: object = { type: 'string', maxLength: 2_000 };
    for (let level = 0; level < 20_000; level += 1) deep = { items: deep };
    let shared: object = { type: 'string' };
    for (let level = 0; level < 60; level += 1) shared = { anyOf: [shared, shared] };
    const endless = (): object =>
      Object.defineProperty({}, 'anyOf', { get: () => [endless(), endless()], enumerable: true });
    const properties = (inner: unknown) => ({ type: 'object', properties: { inner } });
    expect(checkPersona(body(circle))).toEqual([]);
    expect(checkPersona(body(properties(shared)))).toEqual([]);
    expect(checkPersona(body(properties(endless())))).toEqual([]);
    // Deeper than any schema that somebody means, and still within what is looked at or not: it ends either way.
    expect(checkPersona(body(properties(deep))).length).toBeLessThan(2);
  });

  /** Puts a value into one of the objects of another, in the place of what is there or beside it. */
  function change(root: object, place: number, kind: number, value: unknown): void {
    const objects: object[] = [];
    const open: unknown[] = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (typeof next !== 'object' || next === null) continue;
      if (Object.isExtensible(next)) objects.push(next);
      open.push(...Object.values(next).slice(0, 20));
      if (objects.length > 50) break;
    }
    const object = objects[place % objects.length] ?? root;
    const keys = Object.keys(object);
    const key = kind === 0 ? 'maxLength' : kind === 1 ? 'type' : (keys[place % keys.length] ?? 'items');
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
});
