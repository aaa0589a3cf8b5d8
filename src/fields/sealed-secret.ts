import { TavusConfigError } from '../errors/config-error.js';
import { fingerprint } from '../json/fingerprint.js';
import { holdsSecret, mask, type Secret } from './secret.js';

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

/** A fingerprint of each value that {@link maskSecrets} would mask. */
export function fingerprintsIn(value: unknown, hidden = false): readonly string[] {
  if (typeof value !== 'object' || value === null)
    return hidden && value !== null ? [fingerprint(String(value))] : [];
  return Object.entries(value).flatMap(([name, entry]) =>
    fingerprintsIn(entry, hidden || holdsSecret(name, value)),
  );
}
