import { isPlainObject, type PlainObject, setOwn } from './json.js';
import { namesIn } from './pointer.js';

/** What is at a place of an object, by the names of objects alone; `undefined` where there is nothing. */
export function placeIn(of: PlainObject, path: string): unknown {
  let inner: unknown = of;
  for (const name of namesIn(path)) {
    if (!isPlainObject(inner) || !Object.hasOwn(inner, name)) return undefined;
    inner = inner[name];
  }
  return inner;
}

/** Whether there is anything at a place of an object. */
export function hasPlace(of: PlainObject, path: string): boolean {
  return placeIn(of, path) !== undefined;
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
