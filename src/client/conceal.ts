import { isPlainObject, setOwn } from '../json.js';
import { isSecretName, mask } from '../secret.js';

/**
 * Hides all that lies below a secret's name in a JSON value from whatever prints it, while code that reads it gets
 * the real values.
 */
export function concealSecrets<T>(json: T): T {
  // A stack of our own: JSON from outside may be nested deeper than the call stack.
  const open: { value: unknown; secret: boolean }[] = [{ value: json, secret: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    const hidden: Record<string, string> = {};
    for (const [name, inner] of Object.entries(next.value)) {
      const secret = next.secret || (isPlainObject(next.value) && isSecretName(name));
      if (typeof inner === 'object') open.push({ value: inner, secret });
      else if (secret) setOwn(hidden, name, mask);
    }
    if (Object.keys(hidden).length > 0) conceal(next.value, hidden);
  }
  return json;
}

/** Getters, because `console.dir` looks past an object's own way of printing, but not into those. */
function conceal(holder: object, shown: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(shown)) {
    const value: unknown = Reflect.get(holder, name);
    Object.defineProperty(holder, name, { get: () => value, enumerable: true });
  }
  const printed = () => (Array.isArray(holder) ? Object.assign([...holder], shown) : { ...holder, ...shown });
  Object.defineProperty(holder, Symbol.for('nodejs.util.inspect.custom'), { value: printed });
  Object.defineProperty(holder, 'toJSON', { value: printed });
}
