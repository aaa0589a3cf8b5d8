import { Validator } from '@cfworker/json-schema';
import { isPlainObject, type PlainObject, part, setOwn } from '../json/json.js';
import { namesIn } from '../json/pointer.js';

/** Gives numbers from 0 up to, and without, 1. */
export type Random = () => number;

/** Random numbers that are the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A value that was made for a schema. */
export interface Sample {
  readonly value: unknown;
}

/** How often a value is made before the schema counts as one that nothing can be made for. */
const mostAttempts = 30;

/**
 * A value that fits a JSON Schema. Nothing where none was found: keywords such as `pattern` are not followed, and the
 * value is only tried against them.
 */
export function sampleOf(schema: unknown, random: Random): Sample | undefined {
  const fits = judgeOf(schema);
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const value = made(schema, { root: schema, random, depth: 0 });
    if (fits(value)) return { value };
  }
  return undefined;
}

/**
 * A value that does not fit a JSON Schema, and nearly does: a required part is left out, or one part is of a wrong type. If
 * every such value fits, it is a list in the place of the whole; nothing if that fits too.
 */
export function misfitOf(schema: unknown, random: Random): Sample | undefined {
  const fits = judgeOf(schema);
  const sample = sampleOf(schema, random)?.value;
  const spoilt = isPlainObject(sample) ? shuffled(spoiltFrom(sample), random) : [];
  return [...spoilt, { value: [] }].find(({ value }) => !fits(value));
}

/** The values that a part of the wrong type has. */
const strangers: readonly unknown[] = [null, true, 7, 'seven', ['seven'], { seven: 7 }];

function spoiltFrom(sample: PlainObject): Sample[] {
  return Object.keys(sample).flatMap((name) => {
    const { [name]: _, ...without } = sample;
    const others = strangers.map((stranger) => {
      const value = { ...sample };
      setOwn(value, name, stranger);
      return { value };
    });
    return [{ value: without }, ...others];
  });
}

/** What tells whether a value fits, as whoever receives the call will judge it. */
function judgeOf(schema: unknown): (value: unknown) => boolean {
  if (typeof schema !== 'boolean' && !isPlainObject(schema)) return () => false;
  try {
    const validator = new Validator(structuredClone(schema), '2020-12');
    return (value) => attempt(() => validator.validate(value).valid);
  } catch {
    return () => false;
  }
}

function attempt(judge: () => boolean): boolean {
  try {
    return judge();
  } catch {
    // A reference that leads nowhere, or a pattern that is none: nothing fits such a schema.
    return false;
  }
}

/** What a value is made by. */
interface Making {
  /** The schema that references are looked up in. */
  readonly root: unknown;
  readonly random: Random;
  readonly depth: number;
}

/** From here on only what must be there is made: a schema may contain itself. */
const deepestFull = 3;
const deepest = 24;

function made(schema: unknown, making: Making): unknown {
  if (!isPlainObject(schema)) return word(making.random);
  if (making.depth > deepest) return null;
  const flat = flattened(schema, deeper(making));
  if (Object.hasOwn(flat, 'const')) return flat['const'];
  const listed = listOf(flat['enum']);
  if (listed.length > 0) return oneOf(listed, making.random);
  // What the author of a schema gives as an example looks like the real thing. It need not fit, so not every time.
  const shown = [...listOf(flat['examples']), ...(flat['default'] === undefined ? [] : [flat['default']])];
  if (shown.length > 0 && making.random() < 0.75) return oneOf(shown, making.random);
  return ofType(typeOf(flat, making.random), flat, deeper(making));
}

function deeper(making: Making): Making {
  return { ...making, depth: making.depth + 1 };
}

function ofType(type: unknown, schema: PlainObject, making: Making): unknown {
  switch (type) {
    case 'object':
      return objectOf(schema, making);
    case 'array':
      return arrayOf(schema, making);
    case 'integer':
      return wholeNumber(schema, making.random, 1);
    case 'number':
      return number(schema, making.random);
    case 'boolean':
      return making.random() < 0.5;
    case 'null':
      return null;
    default:
      return textOf(schema, making.random);
  }
}

/** The type of a schema. One that has none tells it by what it says of its parts. */
function typeOf(schema: PlainObject, random: Random): unknown {
  const { type } = schema;
  if (Array.isArray(type)) return oneOf(type, random);
  if (type !== undefined) return type;
  const tells = (...keywords: string[]) => keywords.some((keyword) => Object.hasOwn(schema, keyword));
  if (tells('properties', 'required', 'additionalProperties')) return 'object';
  if (tells('items', 'prefixItems', 'minItems')) return 'array';
  return tells('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')
    ? 'number'
    : 'string';
}

/** A schema with what it refers to, all that it demands at once, and one of its alternatives. */
function flattened(schema: PlainObject, making: Making): PlainObject {
  const { $ref, allOf, anyOf, oneOf: either, ...own } = schema;
  const parts = [
    ...(typeof $ref === 'string' ? [referred($ref, making.root)] : []),
    ...listOf(allOf),
    ...alternative(listOf(anyOf), making),
    ...alternative(listOf(either), making),
  ];
  if (making.depth > deepest) return own;
  return parts
    .filter(isPlainObject)
    .map((one) => flattened(one, deeper(making)))
    .reduce(merged, own);
}

/** What a reference into the same schema leads to. */
function referred(reference: string, root: unknown): unknown {
  if (!reference.startsWith('#')) return undefined;
  return namesIn(decodeURIComponent(reference.slice(1))).reduce<unknown>(
    (at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    root,
  );
}

function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null;
}

function alternative(schemas: readonly unknown[], { random, depth }: Making): readonly unknown[] {
  const ending = schemas.filter((schema) => !JSON.stringify(schema).includes('"$ref"'));
  const open = depth > deepestFull && ending.length > 0 ? ending : schemas;
  return open.length > 0 ? [oneOf(open, random)] : [];
}

function merged(one: PlainObject, other: PlainObject): PlainObject {
  const both: Record<string, unknown> = { ...one, ...other };
  const properties = { ...part(one, 'properties'), ...part(other, 'properties') };
  const required = [...listOf(one['required']), ...listOf(other['required'])];
  if (Object.keys(properties).length > 0) both['properties'] = properties;
  if (required.length > 0) both['required'] = required;
  return both;
}

function objectOf(schema: PlainObject, making: Making): PlainObject {
  const properties = part(schema, 'properties');
  const required = new Set(listOf(schema['required']).filter((name) => typeof name === 'string'));
  const isWanted = (name: string) =>
    required.has(name) ||
    (making.depth <= deepestFull && properties[name] !== false && making.random() < 0.7);
  const whole = {};
  for (const name of new Set([...Object.keys(properties), ...required])) {
    const known = Object.hasOwn(properties, name) ? properties[name] : schema['additionalProperties'];
    if (isWanted(name)) setOwn(whole, name, made(known, making));
  }
  return whole;
}

function arrayOf(schema: PlainObject, making: Making): readonly unknown[] {
  const first = listOf(schema['prefixItems'] ?? schema['items']);
  const others = Array.isArray(schema['items']) ? schema['additionalItems'] : schema['items'];
  const least = numberIn(schema, 'minItems') ?? 0;
  const few = making.depth > deepestFull ? least : Math.max(least, first.length, 1) + pick(2, making.random);
  const most = Math.min(few, numberIn(schema, 'maxItems') ?? few, others === false ? first.length : few);
  const entries: unknown[] = [];
  const found = new Set<string>();
  for (let tried = 0; entries.length < most && tried < most * 10; tried += 1) {
    const { length } = entries;
    const entry = made(length < first.length ? first[length] : others, making);
    const written = JSON.stringify(entry);
    if (schema['uniqueItems'] !== true || !found.has(written)) entries.push(entry);
    found.add(written);
  }
  return entries;
}

/** Texts of formats that people give to arguments. */
const formats: Readonly<Record<string, string>> = {
  date: '2026-10-24',
  time: '19:30:00Z',
  'date-time': '2026-10-24T19:30:00Z',
  duration: 'PT90M',
  email: 'guest@example.com',
  uri: 'https://example.com/menu',
  url: 'https://example.com/menu',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '6f1c2f0e-8d3b-4c5a-9e7f-0a1b2c3d4e5f',
};

const words = ['amber', 'basil', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'harbour', 'iris', 'juniper'];

function word(random: Random): string {
  return oneOf(words, random) as string;
}

function textOf(schema: PlainObject, random: Random): string {
  const { format } = schema;
  if (typeof format === 'string' && Object.hasOwn(formats, format)) return formats[format] as string;
  const least = numberIn(schema, 'minLength') ?? 0;
  let text = word(random);
  while (text.length < least) text += ` ${word(random)}`;
  return text.slice(0, numberIn(schema, 'maxLength') ?? Math.max(text.length, least));
}

function number(schema: PlainObject, random: Random): number {
  const step = numberIn(schema, 'multipleOf');
  if (step !== undefined && step > 0) return wholeNumber(schema, random, step);
  const { low, high } = rangeOf(schema);
  // From the middle of the range, so that a border that does not belong to it is not met.
  const share = 0.25 + random() / 2;
  const exact = Math.min(high, Math.max(low, low * (1 - share) + high * share));
  const short = Math.round(exact * 100) / 100;
  return (low < short && short < high ? short : exact) + 0;
}

/** A multiple of a step, and of `multipleOf`. */
function wholeNumber(schema: PlainObject, random: Random, unit: number): number {
  const step = Math.max(unit, numberIn(schema, 'multipleOf') ?? unit);
  const { low, high, above, below } = rangeOf(schema);
  const first = Math.ceil(low / step) + (above && Number.isInteger(low / step) ? 1 : 0);
  const last = Math.floor(high / step) - (below && Number.isInteger(high / step) ? 1 : 0);
  // Without the addition it could be -0, which JSON does not have.
  return (first + pick(Math.min(last - first, 20) + 1, random)) * step + 0;
}

/** The range of a number; `above` and `below` say that its borders do not belong to it. */
function rangeOf(schema: PlainObject) {
  const bounds = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'] as const;
  const [from, above, to, below] = bounds.map((keyword) => numberIn(schema, keyword));
  const lowest = largest(from, above);
  const highest = largest(negative(to), negative(below));
  const end = highest === undefined ? undefined : -highest;
  const low = lowest ?? (end === undefined || end > 0 ? 0 : Math.max(end * 2 - 10, -Number.MAX_VALUE));
  const high = end ?? Math.min(low + Math.abs(low) + 10, Number.MAX_VALUE);
  return {
    low,
    high,
    above: above !== undefined && above === low,
    below: below !== undefined && below === high,
  };
}

function largest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

function negative(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}

function numberIn(schema: PlainObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === 'number' ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A whole number from 0 up to, and without, `end`. */
function pick(end: number, random: Random): number {
  return Math.floor(random() * Math.max(end, 1));
}

function oneOf(values: readonly unknown[], random: Random): unknown {
  return values[pick(values.length, random)];
}

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
