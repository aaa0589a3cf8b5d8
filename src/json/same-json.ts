import { isPlainObject, type PlainObject } from './json.js';

/** Whether two JSON values are equal, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  const open: [unknown, unknown][] = [[a, b]];
  const met = new Map<unknown, Set<unknown>>();
  // With a stack of our own, as values may be deeper than the call stack, and each pair once, as they may be cyclic.
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [one, other] = pair;
    // Not Object.is() alone: JSON has no -0.
    if (one === other || Object.is(one, other) || met.get(one)?.has(other)) continue;
    if (!isPlainObject(one) && !Array.isArray(one)) return false;
    if (!isPlainObject(other) && !Array.isArray(other)) return false;
    const keys = Object.keys(one);
    if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length)
      return false;
    met.set(one, (met.get(one) ?? new Set()).add(other));
    for (const key of keys) {
      if (!Object.hasOwn(other, key)) return false;
      open.push([(one as PlainObject)[key], (other as PlainObject)[key]]);
    }
  }
  return true;
}
