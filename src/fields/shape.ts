import { isPlainObject, type PlainObject } from '../json/json.js';
import { pointer } from '../json/pointer.js';
import { type Field, type GroupField, group, secret, type TextListField, text } from './field.js';
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
 * What in a value does not fit a field, in the order of the field tables. Keys that the tables do not know are
 * passed over.
 */
export function misfits(value: unknown, field: Field, open: OpenPaths, path = ''): readonly Misfit[] {
  const search: Search = { open, found: [] };
  judge(value, field, path, search);
  return search.found;
}

/** A walk through a value, in which all parts write into one list. */
interface Search {
  readonly open: OpenPaths;
  readonly found: Misfit[];
}

function judge(value: unknown, field: Field, path: string, search: Search): void {
  // Nobody knows what a value that is newer than a list can do.
  if (isUnlisted(value) && (field.kind === 'choice' || (field.kind === 'text' && field.listed))) return;
  if (fits(value, field)) judgeInside(value, field, path, search);
  else search.found.push(misfit(value, field, path));
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
      return field.of.some((one) => fits(value, one) && misfits(value, one, none).length === 0);
  }
}

const none: OpenPaths = new Set();

/** Whether all that there is to a value is its kind. */
function isWhole({ kind }: Field): boolean {
  return kind !== 'group' && kind !== 'texts' && kind !== 'tools' && kind !== 'secrets';
}

/** Judges what is inside a value whose own kind is right. */
function judgeInside(value: unknown, field: Field, path: string, search: Search): void {
  if (isWhole(field) || search.open.has(path)) return;
  if (field.kind === 'group') judgeGroup(value as PlainObject, field, path, search);
  else if (field.kind === 'texts') judgeTexts(value as readonly unknown[], field, path, search);
  else judgeEach(value as object, field.kind === 'tools' ? anyTool : secret, path, search);
}

function isNumberWithin(value: unknown, range: Range | undefined): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return range === undefined || (range.min <= value && value <= range.max);
}

function judgeTexts(list: readonly unknown[], field: TextListField, path: string, search: Search): void {
  if (list.length <= field.max) {
    judgeEach(list, text, path, search);
  } else {
    const message = `expected at most ${field.max} entries, got ${list.length}`;
    search.found.push({ path, message, field, value: list });
  }
}

function judgeEach(entries: object, field: Field, path: string, search: Search): void {
  // Not by index: a list may have holes.
  for (const key of Object.keys(entries)) {
    const entry = (entries as PlainObject)[key];
    if (!isRight(entry, field)) judge(entry, field, pointer(path, key), search);
  }
}

function judgeGroup(value: PlainObject, { entries }: GroupField, path: string, search: Search): void {
  for (const [key, field] of entries) {
    if (!Object.hasOwn(value, key)) continue;
    const inner = value[key];
    if (!isRight(inner, field)) judge(inner, field, `${path}/${key}`, search);
  }
}

/** Whether there is nothing to say of a value. So it is with most, and they need no path. */
function isRight(value: unknown, field: Field): boolean {
  return isWhole(field) && fits(value, field);
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
  found: UnknownKey[] = [],
): readonly UnknownKey[] {
  for (const key of Object.keys(body)) {
    const value = body[key];
    const field = Object.hasOwn(within.fields, key) ? within.fields[key] : undefined;
    if (!field) {
      found.push({ path: pointer(path, key), key, within });
    } else if (field.kind === 'group' && isPlainObject(value)) {
      const at = `${path}/${key}`;
      if (!open.has(at)) unknownKeys(value, field, open, at, found);
    }
  }
  return found;
}

/** What a field takes, in words. */
function expected(field: Field): string {
  switch (field.kind) {
    case 'text':
    case 'secret':
      return 'a string';
    case 'flag':
      return 'true or false';
    case 'number':
      return field.range ? `a number from ${field.range.min} to ${field.range.max}` : 'a number';
    case 'choice':
      return `one of ${field.values.map((value) => `"${value}"`).join(', ')}`;
    case 'texts':
      return 'an array of strings';
    case 'tools':
      return 'an array of tools';
    case 'record':
    case 'secrets':
    case 'group':
      return 'an object';
    case 'either':
      return field.of.map(expected).join(' or ');
  }
}

/** What was there instead, in words. */
function found(value: unknown, field: Field): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return isPlainObject(value) ? 'an object' : 'an instance of a class';
  if (typeof value === 'number' && field.kind !== 'secret' && field.kind !== 'secrets') return String(value);
  return field.kind === 'choice' && typeof value === 'string' ? 'another string' : `a ${typeof value}`;
}

/**
 * Whether there is nothing at all to say of a value by its field: it is of its kind, it is set, and every key in it is
 * listed. So it is with most bodies, and then no other walk is needed.
 */
export function isSound(value: unknown, field: Field): boolean {
  switch (field.kind) {
    case 'text':
    case 'secret':
      return isSaid(value);
    case 'texts':
      return Array.isArray(value) && value.length <= field.max && areSaid(value);
    case 'secrets':
      return isPlainObject(value) && areSaid(Object.values(value));
    case 'either':
      return field.of.some((one) => isSound(value, one));
    case 'group':
      return isPlainObject(value) && isSoundGroup(value, field);
    default:
      return fits(value, field);
  }
}

function isSoundGroup(value: PlainObject, { fields }: GroupField): boolean {
  for (const key of Object.keys(value)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field || !isSound(value[key], field)) return false;
  }
  return true;
}

function isSaid(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function areSaid(list: readonly unknown[]): boolean {
  for (const entry of list) if (!isSaid(entry)) return false;
  return true;
}
