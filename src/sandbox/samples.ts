import { isPlainObject, type PlainObject, setOwn } from '../json/json.js';

/** Gives a value that a JSON Schema allows: the same one for the same schema. What it does not know it leaves open. */
export function sampleOf(schema: unknown): unknown {
  if (!isPlainObject(schema)) return 'sample';
  const { const: only, enum: listed, type, anyOf, oneOf } = schema;
  if (only !== undefined) return only;
  if (Array.isArray(listed) && listed.length > 0) return listed[0];
  const [either] = [anyOf, oneOf].filter(Array.isArray);
  if (type === undefined && either) return sampleOf(either[0]);
  return ofType(schema, Array.isArray(type) ? type[0] : type);
}

function ofType(schema: PlainObject, type: unknown): unknown {
  switch (type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return Array.from({ length: numberIn(schema, 'minItems') ?? 1 }, () => sampleOf(schema['items']));
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(schema);
  }
}

function objectOf(schema: PlainObject): PlainObject {
  const { properties } = schema;
  const sample = {};
  if (isPlainObject(properties)) {
    for (const [name, inner] of Object.entries(properties)) setOwn(sample, name, sampleOf(inner));
  }
  return sample;
}

/** The least that is allowed, or else the most, or one. */
function numberOf(schema: PlainObject): number {
  const above = numberIn(schema, 'exclusiveMinimum');
  return (
    numberIn(schema, 'minimum') ?? (above === undefined ? (numberIn(schema, 'maximum') ?? 1) : above + 1)
  );
}

function textOf(schema: PlainObject): string {
  const known = typeof schema['format'] === 'string' ? formats[schema['format']] : undefined;
  const text = (known ?? 'sample').padEnd(numberIn(schema, 'minLength') ?? 0, '.');
  return text.slice(0, numberIn(schema, 'maxLength') ?? text.length);
}

const formats: { readonly [format: string]: string } = {
  date: '2026-11-28',
  'date-time': '2026-11-28T09:00:00Z',
  time: '09:00:00Z',
  email: 'guest@example.com',
  uri: 'https://example.com/',
};

function numberIn(schema: PlainObject, name: string): number | undefined {
  const value = schema[name];
  return typeof value === 'number' ? value : undefined;
}

/** Arguments that the schema of a tool does not allow: one that is required is left out, or they are a list. */
export function misfitOf(schema: unknown): unknown {
  const sample = sampleOf(schema);
  const required = isPlainObject(schema) ? schema['required'] : undefined;
  const [missing] = Array.isArray(required) ? required : [];
  if (!isPlainObject(sample) || typeof missing !== 'string') return [sample];
  return Object.fromEntries(Object.entries(sample).filter(([name]) => name !== missing));
}
