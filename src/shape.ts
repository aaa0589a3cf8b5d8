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
  const wrong = (): readonly Misfit[] => [
    { path, message: `expected ${expected(field)}, got ${found(value, field)}`, field, value },
  ];
  const tooMany = (list: readonly unknown[], max: number): readonly Misfit[] => [
    { path, message: `expected at most ${max} entries, got ${list.length}`, field, value },
  ];
  const unlessOpen = (inside: Iterable<Misfit>) => (open.has(path) ? [] : inside);
  return match(field)
    .with({ kind: P.union('text', 'secret') }, () => (typeof value === 'string' ? [] : wrong()))
    .with({ kind: 'flag' }, () => (typeof value === 'boolean' ? [] : wrong()))
    .with({ kind: 'number' }, ({ range }) => (isNumberWithin(value, range) ? [] : wrong()))
    .with({ kind: 'choice' }, ({ values }) => (values.some((listed) => listed === value) ? [] : wrong()))
    .with({ kind: 'texts' }, ({ max }) =>
      Array.isArray(value)
        ? unlessOpen(value.length <= max ? misfitsInEach(value, text, open, path) : tooMany(value, max))
        : wrong(),
    )
    .with({ kind: 'tools' }, () =>
      Array.isArray(value) ? unlessOpen(misfitsInEach(value, anyTool, open, path)) : wrong(),
    )
    .with({ kind: 'record' }, () => (isPlainObject(value) ? [] : wrong()))
    .with({ kind: 'secrets' }, () =>
      isPlainObject(value) ? unlessOpen(misfitsInEach(value, secret, open, path)) : wrong(),
    )
    .with({ kind: 'group' }, (group) =>
      isPlainObject(value) ? unlessOpen(misfitsInGroup(value, group, open, path)) : wrong(),
    )
    .with({ kind: 'either' }, ({ of }) =>
      of.some((alternative) => isEmpty(misfits(value, alternative, open, path))) ? [] : wrong(),
    )
    .exhaustive();
}

function isNumberWithin(value: unknown, range: Range | undefined): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return range === undefined || (range.min <= value && value <= range.max);
}

function* misfitsInEach(entries: object, field: Field, open: OpenPaths, path: string): Generator<Misfit> {
  for (const [key, entry] of Object.entries(entries)) {
    yield* misfits(entry, field, open, pointer(path, key));
  }
}

function* misfitsInGroup(
  value: Readonly<Record<string, unknown>>,
  { fields }: GroupField,
  open: OpenPaths,
  path: string,
): Generator<Misfit> {
  for (const [key, field] of Object.entries(fields)) {
    if (Object.hasOwn(value, key)) yield* misfits(value[key], field, open, pointer(path, key));
  }
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
