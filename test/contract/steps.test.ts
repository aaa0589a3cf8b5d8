import type { JsonObject } from 'type-fest';
import { describe, expect, test } from 'vitest';
import { personaFields } from '../../src/body/body.js';
import { hostedModels } from '../../src/body/llm.js';
import { newerFields, newerValues } from '../../src/body/newer.js';
import type { Field } from '../../src/fields/field.js';
import { type ConversationalFlowOptions, persona } from '../../src/index.js';
import { isPlainObject } from '../../src/json/json.js';
import { propertiesOf, type Schema, valueAt, withContract, withProperty } from './contract.js';
import { everyField, otherVoice } from './every-field.js';

/** The step for each property that takes one of a list of values. */
const choosing: Readonly<Record<string, (value: never) => { toJSON(): JsonObject }>> = {
  '/pipeline_mode': (mode: 'full' | 'echo') => persona()[mode](),
  '/layers/perception/perception_model': (model) => persona().perception(model),
  '/layers/stt/stt_engine': (engine) => persona().stt(engine),
  '/layers/tts/tts_engine': (engine) => persona().tts(engine),
  '/layers/conversational_flow/turn_detection_model': flow('turnDetectionModel'),
  '/layers/conversational_flow/turn_taking_patience': flow('turnTakingPatience'),
  '/layers/conversational_flow/replica_interruptibility': flow('replicaInterruptibility'),
  '/layers/conversational_flow/voice_isolation': flow('voiceIsolation'),
  '/layers/conversational_flow/idle_engagement': flow('idleEngagement'),
};

function flow(option: keyof ConversationalFlowOptions) {
  return (value: never) => persona().conversationalFlow({ [option]: value });
}

withContract('the steps, held against the contract', ({ schema }) => {
  const properties = propertiesOf(schema);
  const enums = properties.filter((property) => property.schema.enum);
  const sent = everyField.toJSON();

  test('set every property, to a value that the schema takes', () => {
    expect(properties.length).toBeGreaterThan(40);
    expect(unsetIn(sent, schema)).toEqual([]);
  });

  test('set no property that the contract lacks, but for those that are marked as newer', () => {
    expect(unknownIn(sent, schema).filter((path) => !Object.hasOwn(newerFields, path))).toEqual([]);
  });

  test('are marked as newer only where the contract lacks them, and all of these are set', () => {
    const marked = Object.keys(newerFields);
    expect(marked.filter((path) => properties.some((property) => property.path === path))).toEqual([]);
    const other = otherVoice.toJSON();
    expect(
      marked.filter((path) => valueAt(sent, path) === undefined && valueAt(other, path) === undefined),
    ).toEqual([]);
  });

  test.each(['/made_up', '/layers/made_up', '/layers/stt/made_up'])('are found out if %s is new', (path) => {
    expect(unsetIn(sent, withProperty(schema, path, { type: 'string' }))).toEqual([path]);
  });

  test.each(['/persona_name', '/layers/tts/tts_emotion_control', '/guardrail_tags'])(
    'are found out if %s changes its type',
    (path) => expect(unsetIn(sent, withProperty(schema, path, { type: 'object' }))).toEqual([path]),
  );

  test('choose in every place where the contract has a list of values', () => {
    expect(Object.keys(choosing).sort()).toEqual(enums.map(({ path }) => path).sort());
  });

  describe.each(enums)('$path', ({ path, schema: { enum: values = [] } }) => {
    test.each(values)('can be %s', (value) => {
      expect(valueAt(choosing[path]?.(value as never).toJSON(), path)).toBe(value);
    });

    test('lists what the contract lists', () => {
      const field = fieldAt(path);
      const newer = Object.keys(newerValues[path] ?? {});
      expect(field.kind === 'choice' && [...field.values].sort()).toEqual([...values, ...newer].sort());
    });
  });

  test('name the hosted models that the contract names', () => {
    const { description = '' } = properties.find(({ path }) => path === '/layers/llm/model')?.schema ?? {};
    const named = new Set(description.match(/\btavus-[\w.-]*\w/g));
    const newer = Object.keys(newerValues['/layers/llm/model'] ?? {});
    expect([...hostedModels].sort()).toEqual([...named, ...newer].sort());
  });

  test.each(properties.filter((property) => property.schema.maxItems))('$path has its limit', (property) => {
    expect(fieldAt(property.path)).toMatchObject({ max: property.schema.maxItems });
  });
});

/** The properties of a schema that a body lacks, or to which it gives a value that the schema refuses. */
function unsetIn(body: JsonObject, schema: Schema): readonly string[] {
  return propertiesOf(schema)
    .filter((property) => !accepts(property.schema, valueAt(body, property.path)))
    .map(({ path }) => path);
}

function accepts(schema: Schema, value: unknown): boolean {
  switch (schema.type) {
    case 'object':
      return isPlainObject(value);
    case 'array':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.every((entry) => !schema.items || accepts(schema.items, entry))
      );
    case 'string':
      return typeof value === 'string' && (!schema.enum || schema.enum.includes(value));
    case 'boolean':
      return typeof value === 'boolean';
  }
}

/** The paths of a body that a schema does not list. What the schema leaves open is not looked into. */
function unknownIn(body: object, schema: Schema, path = ''): readonly string[] {
  const { properties } = schema;
  if (!properties) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const inner = properties[name];
    return inner
      ? unknownIn(isPlainObject(value) ? value : {}, inner, `${path}/${name}`)
      : [`${path}/${name}`];
  });
}

/** What the run time knows of the field at a path. */
function fieldAt(path: string): Field {
  const names = path.split('/').slice(1);
  return names.reduce<Field>((field, name) => {
    const inner = field.kind === 'group' ? field.fields[name] : undefined;
    if (!inner) throw new Error(`The library has no field ${path}.`);
    return inner;
  }, personaFields);
}
