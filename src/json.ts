import type { JsonObject, JsonPrimitive, JsonValue } from './borrowed-types.js';
import { TavusConfigError } from './client/errors/config-error.js';
import { isUnlistedElsewhere } from './unlisted.js';

/** Whether a value is an object with keys of its own, as opposed to an array or an instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Deeper than any body that somebody means, and within reach of every call stack. */
const deepest = 100;

/**
 * A frozen copy of a value that shares nothing with it, so that a builder cannot be changed through what it was
 * given, and all that it builds can share the copy.
 * What JSON cannot carry (a function, a cycle, `NaN`) is refused here, at the step, where the stack still
 * points to the mistake. `undefined` is left out of objects, as JSON would.
 */
export function copyJson(value: unknown, path: string, parents: object[] = []): JsonValue {
  if (isJsonScalar(value)) return value;
  if (typeof value === 'number') throw notJson(path, String(value));
  if (typeof value !== 'object') throw notJson(path, value === undefined ? 'undefined' : `a ${typeof value}`);
  if (parents.includes(value)) throw notJson(path, 'a value that contains itself');
  if (parents.length === deepest) throw notJson(path, `anything nested deeper than ${deepest} levels`);
  parents.push(value);
  const copy = Array.isArray(value) ? copyList(value, path, parents) : copyObject(value, path, parents);
  parents.pop();
  return Object.freeze(copy);
}

/** Whether a value is JSON and has nothing inside. Most are: they need neither a copy nor a path. */
export function isJsonScalar(value: unknown): value is JsonPrimitive {
  return typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);
}

function copyList(list: readonly unknown[], path: string, parents: object[]): JsonValue[] {
  const copy: JsonValue[] = [];
  // By index, as map() would pass over holes.
  for (let index = 0; index < list.length; index++) {
    const entry = list[index];
    copy.push(isJsonScalar(entry) ? entry : copyJson(entry, `${path}/${index}`, parents));
  }
  return copy;
}

function copyObject(value: object, path: string, parents: object[]): JsonObject {
  if (isUnlistedElsewhere(value))
    throw new TavusConfigError(
      `${path} has an unlisted() value of another copy of tavus-persona: is the package installed twice?`,
    );
  if (!isPlainObject(value)) {
    const way = 'then' in value ? ': await it first' : '';
    throw notJson(path, `an instance of ${value.constructor?.name ?? 'a class'}${way}`);
  }
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) {
    const entry = value[key];
    if (isJsonScalar(entry)) setOwn(copy, key, entry);
    else if (entry !== undefined) setOwn(copy, key, copyJson(entry, pointer(path, key), parents));
  }
  return copy;
}

/** Whether a JSON value is nested deeper than any body that somebody means. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= deepest; depth++) {
    level = level.flatMap((inner) =>
      typeof inner === 'object' && inner !== null ? Object.values(inner) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

function notJson(path: string, what: string): TavusConfigError {
  return new TavusConfigError(`${path || '/'} takes a JSON value, not ${what}.`);
}

/** Sets a key as plain data, also when it is called `__proto__`. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (target as Record<string, unknown>)[key] = value;
  }
}

/** The JSON Pointer (RFC 6901) of a key below a path. */
export function pointer(path: string, key: string): string {
  const isPlain = !key.includes('~') && !key.includes('/');
  return `${path}/${isPlain ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The names that a JSON Pointer leads through. */
export function namesIn(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether a place is another one, or lies below it. */
export function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** Whether there is anything at a place of an object, by the names of objects alone. */
export function hasPlace(of: PlainObject, path: string): boolean {
  let inner: unknown = of;
  for (const name of namesIn(path)) {
    if (!isPlainObject(inner) || !Object.hasOwn(inner, name)) return false;
    inner = inner[name];
  }
  return true;
}

/** A copy of an object with another value at a place below it, if there is one. */
export function withPlace(of: PlainObject, path: string, value: unknown): Record<string, unknown> {
  return changedAt(of, namesIn(path), value) as Record<string, unknown>;
}

function changedAt(of: unknown, [name, ...inner]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, name)) return of;
  const copy: object = Array.isArray(of) ? [] : {};
  for (const [key, entry] of Object.entries(of)) {
    const next = key === name ? changedAt(entry, inner, value) : entry;
    setOwn(copy, key, next);
  }
  return copy;
}

/** Freezes a value and all it contains. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const entry of Object.values(value)) deepFreeze(entry);
  }
  return value;
}

/** An object of which nothing is known but that it is one. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** The object at a key, or an empty one where there is none. */
export function part(of: PlainObject, name: string): PlainObject {
  const value = Object.hasOwn(of, name) ? of[name] : undefined;
  return isPlainObject(value) ? value : {};
}

/** Deeper than any field that a rule looks at. */
const deepestRead = 16;

const unreadable = (): void => {};

/** A copy of all that can be read of a value: what throws when it is read is `undefined` in it. */
export function readable(value: unknown, depth = 0, copies: Map<unknown, unknown> = new Map()): unknown {
  // A function may be a proxy, which throws as soon as somebody asks what it is.
  if (typeof value === 'function') return unreadable;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepestRead) return undefined;
  const made = copies.get(value);
  if (made) return made;
  const copy: object = attempt(() => Array.isArray(value)) ? [] : {};
  copies.set(value, copy);
  for (const key of attempt(() => Object.keys(value)) ?? []) {
    setOwn(
      copy,
      key,
      readable(
        attempt(() => (value as PlainObject)[key]),
        depth + 1,
        copies,
      ),
    );
  }
  return copy;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
