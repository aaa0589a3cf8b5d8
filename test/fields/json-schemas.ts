import fc from 'fast-check';

/** A JSON Schema that is an object. */
export type Schema = { readonly [keyword: string]: unknown };

/** How a library writes what they all can say. */
interface Dialect {
  /** Around a schema of type `object`. */
  readonly object: (properties: Schema, required: readonly string[]) => Schema;
  readonly nullable: (schema: Schema) => Schema;
  readonly choice: (values: readonly string[]) => Schema;
  readonly record: (schema: Schema) => Schema;
  readonly pair: (first: Schema, second: Schema) => Schema;
  /** What it adds to a named part. */
  readonly named: (name: string, schema: Schema) => Schema;
  /** What it adds to the whole. */
  readonly whole: (schema: Schema) => Schema;
}

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const asIs = (_: string, schema: Schema): Schema => schema;

const zod: Dialect = {
  object: (properties, required) => ({ type: 'object', properties, required, additionalProperties: false }),
  nullable: orNull,
  choice: (values) => ({ type: 'string', enum: values }),
  record: (additionalProperties) => ({
    type: 'object',
    propertyNames: { type: 'string' },
    additionalProperties,
  }),
  pair: (first, second) => ({ type: 'array', prefixItems: [first, second], items: false }),
  named: asIs,
  whole: (schema) => ({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }),
};

const typebox: Dialect = {
  object: (properties, required) => ({
    type: 'object',
    ...(required.length > 0 && { required }),
    properties,
  }),
  nullable: orNull,
  choice: (values) => ({ anyOf: values.map((value) => ({ const: value, type: 'string' })) }),
  record: (schema) => ({ type: 'object', patternProperties: { '^.*$': schema } }),
  pair: (first, second) => ({ type: 'array', items: [first, second], additionalItems: false, minItems: 2 }),
  named: asIs,
  whole: (schema) => ({ $id: 'Ring', ...schema, unevaluatedProperties: { not: {} } }),
};

const pydantic: Dialect = {
  object: (properties, required) => ({
    properties,
    ...(required.length > 0 && { required }),
    type: 'object',
  }),
  nullable: (schema) => ({ ...orNull(schema), default: null }),
  choice: (values) => ({ $ref: '#/$defs/Choice', default: values[0] }),
  record: (additionalProperties) => ({ additionalProperties, type: 'object' }),
  pair: (first, second) => ({ type: 'array', prefixItems: [first, second], minItems: 2, maxItems: 2 }),
  named: (title, schema) => ({ ...schema, title }),
  whole: (schema) => ({
    $defs: { Choice: { enum: ['north', 'south'], title: 'Choice', type: 'string' } },
    ...schema,
    title: 'Ring',
    examples: [{ pier: 'north' }],
  }),
};

const effect: Dialect = {
  ...zod,
  nullable: (schema) => ({ anyOf: [schema, { type: 'null' }], description: 'or null' }),
  record: (schema) => ({ type: 'object', required: [], properties: {}, additionalProperties: schema }),
  pair: (first, second) => ({ type: 'array', items: [first, second], additionalItems: { not: {} } }),
  whole: (schema) => ({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $defs: { Filled: { type: 'string', minLength: 1 } },
    ...schema,
  }),
};

const openApi: Dialect = {
  ...zod,
  nullable: (schema) => ({ ...schema, nullable: true }),
  pair: (first, second) => ({ type: 'array', items: { oneOf: [first, second] }, maxItems: 2 }),
  named: (name, schema) => ({ ...schema, example: name }),
  whole: (schema) => ({ ...schema, example: { type: 'north' }, discriminator: { propertyName: 'type' } }),
};

// Names of keywords too: a parameter can be called whatever it likes.
const name = fc.constantFrom(
  'pier',
  'type',
  'properties',
  'required',
  '$ref',
  'maxLength',
  'log/book',
  'x~y',
);

/** Schemas of type `object`, as libraries write them. */
export const schemas: fc.Arbitrary<Schema> = fc
  .constantFrom(zod, typebox, pydantic, effect, openApi)
  .chain((dialect) => objectIn(dialect, 2).map((schema) => dialect.whole(schema)));

function objectIn(dialect: Dialect, depth: number): fc.Arbitrary<Schema> {
  return fc
    .dictionary(name, schemaIn(dialect, depth), { maxKeys: 4, noNullPrototype: true })
    .chain((named) => {
      const properties = Object.fromEntries(
        Object.entries(named).map(([key, schema]) => [key, dialect.named(key, schema)]),
      );
      return fc.subarray(Object.keys(named)).map((required) => dialect.object(properties, required));
    });
}

function schemaIn(dialect: Dialect, depth: number): fc.Arbitrary<Schema> {
  const leaf = fc.oneof(
    fc.constant({}),
    fc.constant({ type: 'boolean', default: false }),
    fc.integer().map((minimum) => ({ type: 'integer', minimum, description: 'How often.' })),
    fc.nat(1_000).map((maxLength) => ({ type: 'string', maxLength, pattern: '^[a-z]*$' })),
    fc.constant(dialect.choice(['north', 'south'])),
    fc.constant({ $ref: '#' }),
  );
  if (depth === 0) return leaf;
  const inner = schemaIn(dialect, depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    inner.map(dialect.nullable),
    inner.map((items) => ({ type: 'array', items })),
    inner.map(dialect.record),
    fc.tuple(inner, inner).map(([first, second]) => dialect.pair(first, second)),
    fc.array(inner, { minLength: 1, maxLength: 2 }).map((oneOf) => ({ oneOf })),
    objectIn(dialect, depth - 1),
  );
}
