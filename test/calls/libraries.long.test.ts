import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { toolCalls } from '../../src/calls/index.js';
import { type Tool, tool } from '../../src/index.js';
import { install } from '../support/install.js';
import { runs } from '../support/runs.js';

const folder = fileURLToPath(new URL('libraries/', import.meta.url));

/** A schema without a library: what each of them has to say in its own words. */
type Plan =
  | { readonly type: 'string' | 'boolean' }
  | { readonly enum: readonly [string, ...string[]] }
  | { readonly items: Plan }
  | { readonly fields: Fields };
type Fields = { readonly [name: string]: { readonly plan: Plan; readonly isOptional: boolean } };

/** What a library makes of a plan. */
interface Library {
  readonly string: () => unknown;
  readonly boolean: () => unknown;
  readonly enum: (values: readonly [string, ...string[]]) => unknown;
  readonly array: (items: unknown) => unknown;
  readonly object: (fields: {
    readonly [name: string]: readonly [schema: unknown, isOptional: boolean];
  }) => unknown;
  /** A schema that JSON Schema cannot express. ArkType leaves such a part open, and says nothing. */
  readonly inexpressible?: () => unknown;
  /** What `tool()` takes. */
  readonly given: (schema: unknown) => unknown;
}

const libraries = new Map<string, Library>();

beforeAll(async () => {
  await install(folder);
  // biome-ignore lint/suspicious/noExplicitAny: the libraries are there only once they are installed.
  const load = async (name: string): Promise<any> => {
    return import(pathToFileURL(createRequire(folder).resolve(name)).href);
  };
  const { z } = await load('zod');
  libraries.set('zod', {
    string: () => z.string(),
    boolean: () => z.boolean(),
    enum: (values) => z.enum(values),
    array: (items) => z.array(items),
    object: (fields) =>
      z.object(mapped(fields, ([schema, isOptional]) => (isOptional ? z.optional(schema) : schema))),
    inexpressible: () => z.object({ when: z.date() }),
    given: (schema) => schema,
  });
  const { type } = await load('arktype');
  libraries.set('ArkType', {
    string: () => type('string'),
    boolean: () => type('boolean'),
    enum: (values) => type.enumerated(...values),
    array: (items) => (items as { array(): unknown }).array(),
    object: (fields) =>
      type(
        Object.fromEntries(
          Object.entries(fields).map(([name, [schema, isOptional]]) => [
            isOptional ? `${name}?` : name,
            schema,
          ]),
        ),
      ),
    given: (schema) => schema,
  });
  const v = await load('valibot');
  const { toStandardJsonSchema } = await load('@valibot/to-json-schema');
  libraries.set('Valibot', {
    string: () => v.string(),
    boolean: () => v.boolean(),
    enum: (values) => v.picklist(values),
    array: (items) => v.array(items),
    object: (fields) =>
      v.object(mapped(fields, ([schema, isOptional]) => (isOptional ? v.optional(schema) : schema))),
    inexpressible: () => v.object({ when: v.date() }),
    given: (schema) => toStandardJsonSchema(schema),
  });
}, 300_000);

function mapped<From, To>(
  of: { readonly [name: string]: From },
  make: (from: From) => To,
): { [name: string]: To } {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, make(value)]));
}

function made(library: Library, plan: Plan): unknown {
  if ('type' in plan) return library[plan.type]();
  if ('enum' in plan) return library.enum(plan.enum);
  if ('items' in plan) return library.array(made(library, plan.items));
  return library.object(
    mapped(plan.fields, ({ plan, isOptional }) => [made(library, plan), isOptional] as const),
  );
}

function literal(plan: Plan): Record<string, unknown> {
  if ('type' in plan) return { type: plan.type };
  if ('enum' in plan) return { enum: plan.enum };
  if ('items' in plan) return { type: 'array', items: literal(plan.items) };
  const required = Object.keys(plan.fields).filter((name) => !plan.fields[name]?.isOptional);
  return { type: 'object', properties: mapped(plan.fields, ({ plan }) => literal(plan)), required };
}

/** The same whichever library wrote it: the order of keys and of values, and what says no more than the rest. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema))
    return schema.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { type, required, ...others } = schema as Record<string, unknown>;
  return {
    ...mapped(others, plain),
    ...(type !== undefined && !('enum' in others) && { type }),
    ...(Array.isArray(required) && required.length > 0 && { required: plain(required) }),
  };
}

const name = fc.constantFrom('seats', 'room', 'when', 'guest', 'wishes');
const { plan: plans } = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom<Plan>({ type: 'string' }, { type: 'boolean' }),
    fc.uniqueArray(fc.constantFrom('hall', 'garden', 'roof'), { minLength: 2 }).map((values) => ({
      enum: values as unknown as [string, ...string[]],
    })),
    tie('plan').map((items) => ({ items })),
    fieldsOf(tie('plan')).map((fields) => ({ fields })),
  ) as fc.Arbitrary<Plan>,
}));
function fieldsOf(plan: fc.Arbitrary<Plan>): fc.Arbitrary<Fields> {
  return fc.dictionary(name, fc.record({ plan, isOptional: fc.boolean() }, { noNullPrototype: true }), {
    minKeys: 1,
    maxKeys: 4,
    noNullPrototype: true,
  });
}

const toolOf = (parameters: unknown): Tool =>
  tool('serve', {
    description: 'Serve the guest.',
    parameters: parameters as { type: 'object'; properties: {} },
  });

describe.each(['zod', 'ArkType', 'Valibot'])('a schema of %s', (which) => {
  const library = () => libraries.get(which) as Library;
  const given = (plan: Plan) => toolOf(library().given(made(library(), plan)));

  test('makes the tool that its literal makes', () => {
    fc.assert(
      fc.property(fieldsOf(plans), (fields) => {
        const parameters = given({ fields }).function.parameters;
        expect(plain(parameters)).toEqual(plain(literal({ fields })));
        expect(parameters).not.toHaveProperty('$schema');
      }),
      { numRuns: runs(500) },
    );
  });

  test('judges the arguments of a call', async () => {
    const calls = toolCalls(given({ fields: { guest: { plan: { type: 'string' }, isOptional: false } } }));
    const event = (args: unknown) => ({
      event_type: 'conversation.tool_call',
      properties: { name: 'serve', arguments: JSON.stringify(args) },
    });
    expect(await calls.read(event({ guest: 'Ada' }))).toMatchObject({
      kind: 'call',
      call: { arguments: { guest: 'Ada' } },
    });
    expect(await calls.read(event({ guest: 7 }))).toMatchObject({
      kind: 'bad-arguments',
      issues: [{ path: '/guest' }],
    });
  });

  test('that JSON Schema cannot express is an error that names the tool', () => {
    const schema = library().inexpressible?.();
    if (schema === undefined) expect(which).toBe('ArkType');
    else expect(() => toolOf(library().given(schema))).toThrow("'serve'");
  });
});

test('a schema that only validates is refused', () => {
  const schema = { '~standard': { version: 1, vendor: 'own', validate: (value: unknown) => ({ value }) } };
  expect(() => toolOf(schema)).toThrow("The schema of 'serve' can only validate");
});

test('a schema that judges later is waited for', async () => {
  const slow = {
    '~standard': {
      validate: async (value: unknown) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return typeof value === 'object'
          ? { value: { ...value, isLate: true } }
          : { issues: [{ message: 'No.' }] };
      },
      jsonSchema: { input: () => ({ type: 'object', properties: {} }) },
    },
  };
  const calls = toolCalls(toolOf(slow));
  const event = (args: string) => ({
    event_type: 'conversation.tool_call',
    properties: { name: 'serve', arguments: args },
  });
  expect(await calls.read(event('{}'))).toMatchObject({
    kind: 'call',
    call: { arguments: { isLate: true } },
  });
  expect(await calls.read(event('7'))).toMatchObject({
    kind: 'bad-arguments',
    issues: [{ path: '', message: 'No.' }],
  });
});
