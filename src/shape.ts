import { match, P } from 'ts-pattern';
import { type Field, type GroupField, group, secret, text } from './field.js';
import { isPlainObject, type PlainObject, pointer } from './json.js';
import type { Range } from './range.js';
import { isUnlisted } from './unlisted.js';

/** A value in a body that is not what its field takes. */
export interface Misfit {
  /** Where, as a JSON Pointer; empty for the body itself. */
  readonly path: string;
  /** What was expected there and what kind of value was found; never a string, which may be a secret. */
  readonly message: string;
  /** The field that it does not fit. */
  readonly field: Field;
  readonly value: unknown;
}

/** JSON Pointers of objects and lists that may contain anything. */
export type OpenPaths = ReadonlySet<string>;

/** What is known of every tool, in whichever of its two forms; the `tool-…` rules know the rest. */
const anyTool: GroupField = group({ name: text, description: text });

/**
 * What in a value does not fit a field, in the order of the field tables, found one by one as the caller asks
 * for it. Keys that the tables do not know are passed over.
 */
export function misfits(value: unknown, field: Field, open: OpenPaths, path = ''): Iterable<Misfit> {
  // Nobody knows what a value that is newer than a list can do.
  if (isUnlisted(value) && (field.kind === 'choice' || (field.kind === 'text' && field.listed))) return [];
  return fits(value, field) ? misfitsInside(value, field, open, path) : [misfit(value, field, path)];
}

function misfit(value: unknown, field: Field, path: string): Misfit {
  return { path, message: `expected ${expected(field)}, got ${found(value, field)}`, field, value };
}

/** Whether a value is of its field's kind, whatever it contains. A switch: every value of a body comes by here. */
function fits(value: unknown, field: Field): boolean {
  switch (field.kind) {
    case 'text':
    case 'secret':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return isNumberWithin(value, field.range);
    case 'choice':
      return (field.values as readonly unknown[]).includes(value);
    case 'texts':
    case 'tools':
      return Array.isArray(value);
    case 'record':
    case 'secrets':
    case 'group':
      return isPlainObject(value);
    case 'either':
      return field.of.some((one) => fits(value, one) && isEmpty(misfitsInside(value, one, none, '')));
  }
}

const none: OpenPaths = new Set();

/** What does not fit inside a value whose own kind is right. */
function misfitsInside(value: unknown, field: Field, open: OpenPaths, path: string): Iterable<Misfit> {
  switch (field.kind) {
    case 'texts': {
      const list = value as readonly unknown[];
      if (open.has(path)) return [];
      if (list.length <= field.max) return misfitsInEach(list, text, open, path);
      const message = `expected at most ${field.max} entries, got ${list.length}`;
      return [{ path, message, field, value }];
    }
    case 'tools':
      return open.has(path) ? [] : misfitsInEach(value as object, anyTool, open, path);
    case 'secrets':
      return open.has(path) ? [] : misfitsInEach(value as object, secret, open, path);
    case 'group':
      return open.has(path) ? [] : misfitsInGroup(value as PlainObject, field, open, path);
    default:
      return [];
  }
}

function isNumberWithin(value: unknown, range: Range | undefined): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return range === undefined || (range.min <= value && value <= range.max);
}

function misfitsInEach(entries: object, field: Field, open: OpenPaths, path: string): readonly Misfit[] {
  return Object.entries(entries).flatMap(([key, entry]) =>
    fits(entry, field) && field.kind !== 'group' ? [] : [...misfits(entry, field, open, pointer(path, key))],
  );
}

function misfitsInGroup(
  value: PlainObject,
  { entries }: GroupField,
  open: OpenPaths,
  path: string,
): readonly Misfit[] {
  const found: Misfit[] = [];
  for (const [key, field] of entries) {
    if (Object.hasOwn(value, key)) found.push(...misfits(value[key], field, open, `${path}/${key}`));
  }
  return found;
}

/** A key of a body that no table lists. */
export interface UnknownKey {
  readonly path: string;
  readonly key: string;
  /** Where it was looked for. */
  readonly within: GroupField;
}

/** Every key that the tables do not list, outermost only. */
export function unknownKeys(
  body: PlainObject,
  within: GroupField,
  open: OpenPaths,
  path = '',
): readonly UnknownKey[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const at = pointer(path, key);
    const field = Object.hasOwn(within.fields, key) ? within.fields[key] : undefined;
    if (!field) return [{ path: at, key, within }];
    return field.kind === 'group' && isPlainObject(value) && !open.has(at)
      ? unknownKeys(value, field, open, at)
      : [];
  });
}

function isEmpty(found: Iterable<unknown>): boolean {
  for (const _ of found) return false;
  return true;
}

/** What a field takes, in words. */
function expected(field: Field): string {
  return match(field)
    .with({ kind: P.union('text', 'secret') }, () => 'a string')
    .with({ kind: 'flag' }, () => 'true or false')
    .with({ kind: 'number' }, ({ range }) =>
      range ? `a number from ${range.min} to ${range.max}` : 'a number',
    )
    .with({ kind: 'choice' }, ({ values }) => `one of ${values.map((value) => `"${value}"`).join(', ')}`)
    .with({ kind: 'texts' }, () => 'an array of strings')
    .with({ kind: 'tools' }, () => 'an array of tools')
    .with({ kind: P.union('record', 'secrets', 'group') }, () => 'an object')
    .with({ kind: 'either' }, ({ of }) => of.map(expected).join(' or '))
    .exhaustive();
}

/** What was there instead, in words. */
function found(value: unknown, field: Field): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return isPlainObject(value) ? 'an object' : 'an instance of a class';
  if (typeof value === 'number' && field.kind !== 'secret' && field.kind !== 'secrets') return String(value);
  return field.kind === 'choice' && typeof value === 'string' ? 'another string' : `a ${typeof value}`;
}
