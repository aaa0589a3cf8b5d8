import { TavusConfigError } from '../errors/config-error.js';
import { fingerprint } from '../json/fingerprint.js';

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

/** A secret on its way through a builder: it prints as {@link mask} and only {@link SealedSecret.reveal} opens it. */
export class SealedSecret {
  readonly #source: Secret;
  /** Where it belongs, to name it by. */
  readonly path: string;

  constructor(source: Secret, path: string) {
    this.#source = source;
    this.path = path;
    Object.freeze(this);
  }

  /** Its text, where it is known without asking anybody. */
  get text(): string | undefined {
    return typeof this.#source === 'string' ? this.#source : undefined;
  }

  async reveal(): Promise<string> {
    try {
      return this.#checked(await this.#asked());
    } catch (cause) {
      throw this.#failed(cause);
    }
  }

  /** {@link reveal} for a caller that cannot wait. */
  revealNow(): string {
    let value: unknown;
    try {
      value = this.#asked();
    } catch (cause) {
      throw this.#failed(cause);
    }
    if (!isThenable(value)) return this.#checked(value);
    // Nobody will await it: a rejection must not end the process.
    value.then(undefined, () => {});
    throw new TavusConfigError(
      `The secret at ${this.path} is a promise, which build() cannot await: call create().`,
    );
  }

  /** What stands for it where personas are compared: functions are not called, so all of them are the same. */
  fingerprint(): string {
    return typeof this.#source === 'string' ? fingerprint(this.#source) : mask;
  }

  #asked(): unknown {
    return typeof this.#source === 'function' ? this.#source() : this.#source;
  }

  #failed(cause: unknown): TavusConfigError {
    if (cause instanceof TavusConfigError) return cause;
    return new TavusConfigError(
      `The function at ${this.path}, which gives a secret, failed: its error is the cause.`,
      {
        cause,
      },
    );
  }

  #checked(value: unknown): string {
    if (typeof value === 'string') return value;
    const got = value === null ? 'null' : typeof value;
    const way = value === undefined || value === null ? ' Is the variable set that it reads?' : '';
    throw new TavusConfigError(`The function at ${this.path} gave ${got}, not a string.${way}`);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function';
}

/** The values of secrets, each asked for once. */
export async function revealAll(
  secrets: readonly SealedSecret[],
): Promise<ReadonlyMap<SealedSecret, string>> {
  return new Map(await Promise.all(secrets.map(async (secret) => [secret, await secret.reveal()] as const)));
}

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
const credentials = /^(\s*[a-z][a-z0-9+.-]*:\/*)([^/?#]*)@/i;

/** Whether an address has a name or a password in it. */
export function holdsCredentials(name: string, value: unknown): value is string {
  return /^base_?url$/i.test(name) && typeof value === 'string' && credentials.test(value);
}

/** An address as it prints. */
export function withoutCredentials(address: string): string {
  return address.replace(credentials, `$1${mask}@`);
}

/** What must not be printed of an address: what stands before the host, as a whole and in its parts. */
function credentialTexts(address: string): readonly string[] {
  const [, , all = ''] = credentials.exec(address) ?? [];
  return [all, ...all.split(':')].filter((text) => text !== '');
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

/** Every string that {@link maskSecrets} would mask. */
export function secretTexts(value: unknown, hidden = false): readonly string[] {
  if (typeof value === 'string') return hidden ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    holdsCredentials(name, entry)
      ? credentialTexts(entry)
      : secretTexts(entry, hidden || holdsSecret(name, value)),
  );
}

/** A fingerprint of each value that {@link maskSecrets} would mask. */
export function fingerprintsIn(value: unknown, hidden = false): readonly string[] {
  if (typeof value !== 'object' || value === null)
    return hidden && value !== null ? [fingerprint(String(value))] : [];
  return Object.entries(value).flatMap(([name, entry]) =>
    fingerprintsIn(entry, hidden || holdsSecret(name, value)),
  );
}

/** A text in which each of these secrets is masked. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  // The longest first: one may be a part of another. A very short one would mask half the text.
  const telling = secrets
    .flatMap((secret) => [secret, ...credentialsIn(secret)])
    .filter((secret) => secret.length > 3)
    .flatMap(spellingsOf)
    .sort((a, b) => b.length - a.length);
  return telling.reduce((masked, secret) => masked.replaceAll(secret, mask), text);
}

/** What a header has beside the word that says of what kind it is: servers echo that alone too. */
function credentialsIn(secret: string): readonly string[] {
  return /^[a-z]+ +(\S.*)$/i.exec(secret)?.slice(1) ?? [];
}

/** How a server may write a secret that it echoes: as it is, in JSON, in JSON within JSON, in a page, in an address. */
function spellingsOf(secret: string): readonly string[] {
  const json = escaped(secret);
  const entities = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // Half a character has no place in an address.
  const inAddress = /^[\x20-\x7e]*$/.test(secret) ? encodeURIComponent(secret) : secret;
  return [...new Set([secret, json, escaped(json), entities, entities.replaceAll('"', '&quot;'), inAddress])];
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
