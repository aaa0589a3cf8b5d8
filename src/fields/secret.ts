/**
 * A value that nothing ever prints, as a string or as a function that returns it, or a promise of it.
 * A function is called when `create()` runs, so that a file which describes a persona holds no key.
 *
 * It may give `undefined` to the compiler, as `() => process.env['VOICE_KEY']` does; one that gives it when it is
 * called is an error.
 */
export type Secret = string | (() => string | undefined | Promise<string | undefined>);

/** What stands for a secret wherever something prints. */
export const mask = '[secret]';

/**
 * What stands in a body for a secret that stays as it is stored. No secret is equal to it: a header cannot carry it,
 * and neither can what reads keys from a file or a variable.
 */
export const kept = '\0 as stored';

/** Whether a value can be a {@link Secret}; anything else is left for the rules to judge. */
export function isSecretSource(value: unknown): value is Secret {
  return typeof value === 'string' || typeof value === 'function';
}

/** Names under which a body, from whichever side, holds a secret. */
const secretName = /^(x-)?api[-_]?key$|^(proxy-)?authorization$|^headers$|^cookie$/i;

/** Whether what stands under a name is a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Whether what stands under a name is a secret, be it because an operation of a JSON Patch puts it there. */
export function holdsSecret(name: string, holder: object): boolean {
  if (Array.isArray(holder)) return false;
  if (isSecretName(name)) return true;
  const path: unknown = name === 'value' && Reflect.get(holder, 'path');
  return typeof path === 'string' && path.split('/').some(isSecretName);
}

/** Who an address is called as, in front of its host. */
export const credentials: RegExp = /^(\s*[a-z][a-z0-9+.-]*:\/*)([^/?#]*)@/i;

/** Whether an address has a name or a password in it. */
export function holdsCredentials(name: string, value: unknown): value is string {
  return /^base_?url$/i.test(name) && typeof value === 'string' && credentials.test(value);
}

/** An address as it prints. */
export function withoutCredentials(address: string): string {
  return address.replace(credentials, `$1${mask}@`);
}

/** A copy of a JSON value in which all that stands below a secret's name is masked. */
export function maskSecrets(value: unknown, hidden = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => maskSecrets(entry, hidden));
  if (typeof value !== 'object' || value === null) return hidden && value !== null ? mask : value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      holdsCredentials(name, entry)
        ? withoutCredentials(entry)
        : maskSecrets(entry, hidden || holdsSecret(name, value)),
    ]),
  );
}
