import type { JsonPrimitive } from './borrowed-types.js';

/** An object of which nothing is known but that it is one. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys of its own, as opposed to an array or an instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Whether a value is JSON and has nothing inside. Most are: they need neither a copy nor a path. */
export function isJsonScalar(value: unknown): value is JsonPrimitive {
  return typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);
}

/** Sets a key as plain data, also when it is called `__proto__`. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (target as Record<string, unknown>)[key] = value;
  }
}

/** Freezes a value and all it contains. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const entry of Object.values(value)) deepFreeze(entry);
  }
  return value;
}

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
