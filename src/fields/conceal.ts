import { setOwn } from '../json/json.js';
import { holdsCredentials, holdsSecret, mask, withoutCredentials } from './secret.js';

/**
 * Hides properties from whatever prints, while code that reads them gets the real values. Getters, because
 * `console.dir` looks past an object's own way of printing, but not into those.
 *
 * @param shown What prints in place of each.
 */
export function conceal(holder: object, shown: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(shown)) {
    const value: unknown = Reflect.get(holder, name);
    Object.defineProperty(holder, name, { get: () => value, enumerable: true });
  }
  const printed = () => (Array.isArray(holder) ? Object.assign([...holder], shown) : { ...holder, ...shown });
  Object.defineProperty(holder, Symbol.for('nodejs.util.inspect.custom'), { value: printed });
  Object.defineProperty(holder, 'toJSON', { value: printed });
}

/** {@link conceal}s all that lies below a secret's name in a JSON value, and gives that value. */
export function concealSecrets<T>(json: T): T {
  // A stack of our own: JSON from outside may be nested deeper than the call stack.
  const open: { value: unknown; secret: boolean }[] = [{ value: json, secret: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    const shown: Record<string, string> = {};
    for (const [name, inner] of Object.entries(next.value)) {
      const secret = next.secret || holdsSecret(name, next.value);
      if (typeof inner === 'object') open.push({ value: inner, secret });
      else if (secret) setOwn(shown, name, mask);
      else if (holdsCredentials(name, inner)) setOwn(shown, name, withoutCredentials(inner));
    }
    if (Object.keys(shown).length > 0) conceal(next.value, shown);
  }
  return json;
}
