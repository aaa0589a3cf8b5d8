import { isPlainObject, type PlainObject, setOwn } from './json.js';

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
