import { match, P } from 'ts-pattern';
import { type Field, type GroupField, group, text } from './field.js';
import { isPlainObject, pointer } from './json.js';

/** A value in a body that is not what its field takes. */
export interface Misfit {
  /** Where, as a JSON Pointer; empty for the body itself. */
  readonly path: string;
  /** What was expected there and what kind of value was found; never the value, which may be a secret. */
  readonly message: string;
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
  const wrong = (): readonly Misfit[] => [
    { path, message: `expected ${expected(field)}, got ${found(value, field)}` },
  ];
  const unlessOpen = (inside: Iterable<Misfit>) => (open.has(path) ? [] : inside);
  return match(field)
    .with({ kind: P.union('text', 'secret') }, () => (typeof value === 'string' ? [] : wrong()))
    .with({ kind: 'flag' }, () => (typeof value === 'boolean' ? [] : wrong()))
    .with({ kind: 'number' }, () => (typeof value === 'number' ? [] : wrong()))
    .with({ kind: 'choice' }, ({ values }) => (values.some((listed) => listed === value) ? [] : wrong()))
    .with({ kind: 'texts' }, ({ max }) =>
      Array.isArray(value) ? unlessOpen(misfitsInTexts(value, max, open, path)) : wrong(),
    )
    .with({ kind: 'tools' }, () =>
      Array.isArray(value) ? unlessOpen(misfitsInEach(value, anyTool, open, path)) : wrong(),
    )
    .with({ kind: 'record' }, () => (isPlainObject(value) ? [] : wrong()))
    .with({ kind: 'secrets' }, () =>
      isPlainObject(value) ? unlessOpen(misfitsInEach(value, text, open, path)) : wrong(),
    )
    .with({ kind: 'group' }, (group) =>
      isPlainObject(value) ? unlessOpen(misfitsInGroup(value, group, open, path)) : wrong(),
    )
    .with({ kind: 'either' }, ({ of }) =>
      of.some((alternative) => isEmpty(misfits(value, alternative, open, path))) ? [] : wrong(),
    )
    .exhaustive();
}

function* misfitsInTexts(
  list: readonly unknown[],
  max: number | undefined,
  open: OpenPaths,
  path: string,
): Generator<Misfit> {
  if (max !== undefined && list.length > max) {
    yield { path, message: `expected at most ${max} entries, got ${list.length}` };
  }
  yield* misfitsInEach(list, text, open, path);
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

function isEmpty(found: Iterable<unknown>): boolean {
  for (const _ of found) return false;
  return true;
}

/** What a field takes, in words. */
function expected(field: Field): string {
  return match(field)
    .with({ kind: P.union('text', 'secret') }, () => 'a string')
    .with({ kind: 'flag' }, () => 'true or false')
    .with({ kind: 'number' }, () => 'a number')
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
  if (typeof value === 'object') return 'an object';
  return field.kind === 'choice' && typeof value === 'string' ? 'another string' : `a ${typeof value}`;
}
