import { TavusConfigError } from '../errors/config-error.js';
import type { JsonObject, JsonValue } from '../json/borrowed-types.js';
import { isJsonScalar, isPlainObject, setOwn } from '../json/json.js';
import { pointer } from '../json/pointer.js';
import { isUnlistedElsewhere } from './unlisted.js';

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
