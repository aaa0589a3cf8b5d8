import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { personaFields } from '../../src/body/body.js';
import { hostedParameters } from '../../src/body/llm.js';
import { settingsGroups } from '../../src/body/tts.js';
import type { Field, GroupField } from '../../src/fields/field.js';
import { palNames } from '../../src/fields/legacy.js';
import { jsonSchema } from '../../src/schema/json-schema.js';
import { inDraft2020, type Schema } from '../../src/schema/schema.js';
import { fieldsIn } from './places.js';

const schema = jsonSchema();
const definitions = schema['definitions'] as Readonly<Record<string, Schema>>;

function propertiesOf({ properties = {} }: Schema): Readonly<Record<string, Schema>> {
  return properties as Readonly<Record<string, Schema>>;
}

/** Every property of a schema by its place, the outer before the inner. */
function placesIn(of: Schema, path = ''): readonly (readonly [path: string, Schema])[] {
  return Object.entries(propertiesOf(of)).flatMap(([name, inner]) => {
    const at = `${path}/${name}`;
    return [[at, inner] as const, ...placesIn(inner, at)];
  });
}

const placed = new Map(placesIn(schema));

/** What the tables say of a field, written in this test anew. */
function due(field: Field): object {
  switch (field.kind) {
    case 'text':
      return { type: 'string' };
    case 'secret':
      return { type: 'string', pattern: expect.any(String) };
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', ...(field.range && { minimum: field.range.min, maximum: field.range.max }) };
    case 'choice':
      return { type: 'string', enum: field.values };
    case 'texts':
      return {
        type: 'array',
        items: { type: 'string' },
        ...(Number.isFinite(field.max) && { maxItems: field.max }),
      };
    case 'tools':
      return { type: 'array', items: { $ref: '#/definitions/tool' } };
    case 'secrets':
      return { type: 'object', additionalProperties: { type: 'string', pattern: expect.any(String) } };
    case 'record':
    case 'group':
      return { type: 'object' };
    case 'either':
      return { anyOf: field.of.map((one) => expect.objectContaining(due(one))) };
  }
}

/** Keywords that bind a value: a schema has no other than the tables say. */
const binding = [
  ...['type', 'enum', 'const', 'minimum', 'maximum', 'minItems', 'maxItems', 'minLength', 'maxLength'],
  ...['required', 'anyOf', 'items'],
];

function expectAsInTable(schema: Schema | undefined, field: Field) {
  expect(schema).toMatchObject(due(field));
  const bound = Object.keys(schema ?? {}).filter((keyword) => binding.includes(keyword));
  expect(bound.sort()).toEqual(
    Object.keys(due(field))
      .filter((keyword) => binding.includes(keyword))
      .sort(),
  );
  if ('default' in field) expect(schema).toHaveProperty('default', field.default);
  if (field.kind === 'text' && field.listed) expect(schema).toHaveProperty('examples', field.listed);
}

describe('the schema and the tables', () => {
  // What an engine takes in voice_settings is said with the engine.
  const fields = fieldsIn(personaFields).filter(({ path }) => !/\/voice_settings\/./.test(path));

  test('have the same places in the same order, and $schema', () => {
    expect([...placed.keys()]).toEqual(['/$schema', ...fields.map(({ path }) => path)]);
  });

  test.each(fields)('say the same of $path', ({ path, field }) => {
    expectAsInTable(placed.get(path), field);
  });

  const open = new Set(['/layers/tts/voice_settings']);
  const groups = fields.filter(({ path, field }) => field.kind === 'group' && !open.has(path));
  test.each(['', ...groups.map(({ path }) => path)])('close the same groups: %j', (path) => {
    expect(path === '' ? schema : placed.get(path)).toHaveProperty('additionalProperties', false);
  });

  const sets: Readonly<Record<string, GroupField>> = { ...settingsGroups, hostedParameters };
  test.each(Object.entries(sets))('say the same of %s', (name, group) => {
    const properties = propertiesOf(definitions[name] ?? {});
    expect(Object.keys(properties)).toEqual(Object.keys(group.fields));
    for (const [name, field] of Object.entries(group.fields)) expectAsInTable(properties[name], field);
  });

  test.each(Object.keys(settingsGroups))('close the settings of %s', (engine) => {
    expect(definitions[engine]).toHaveProperty('additionalProperties', false);
  });

  test.each(Object.entries(palNames))('know %s by both of its names', (path, now) => {
    const group = placed.get(path.replace(/\/[^/]*$/, '')) ?? schema;
    const field = placed.get(path.replace(/[^/]*$/, now));
    const pattern = `^${path.split('/').at(-1)}$`;
    expect(group).toHaveProperty(['patternProperties', pattern], {
      ...field,
      description: `The newer name of ${now}.`,
    });
  });

  test('have no reference that leads nowhere, and no definition that nothing leads to', () => {
    const referred = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/(\w+)"/g)];
    expect([...new Set(referred.map(([, name]) => name))].sort()).toEqual(Object.keys(definitions).sort());
  });
});

describe('the schema', () => {
  test.each([
    ['draft-07', new Ajv(), schema],
    ['draft 2020-12', new Ajv2020(), inDraft2020(schema)],
  ])('is one of %s, by its own schema', (_, ajv, written) => {
    expect(ajv.validateSchema(written), ajv.errorsText()).toBe(true);
  });

  test('says the same in both drafts', () => {
    const [one, other] = [
      new Ajv({ strict: false }).compile(schema),
      new Ajv2020().compile(inDraft2020(schema)),
    ];
    for (const body of [
      { system_prompt: 'You sing.' },
      { system_prompt: 'You sing.', layers: { llm: { tools: [{ type: 'function' }] } } },
      { system_prompt: 'You sing.', layers: { tts: { voice_settings: { stability: 0.5 } } } },
      { pipeline_mode: 'echo', layers: { stt: { hotwords: 'Kelp' } } },
    ])
      expect(other(body)).toBe(one(body));
  });
});
