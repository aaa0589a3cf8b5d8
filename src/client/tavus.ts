import { configError, TavusConfigError } from '../errors/config-error.js';
import { type Personas, PersonasOf, type SendOptions } from './personas.js';
import {
  type CallOptions,
  type Connection,
  connectionOf,
  type TavusOptions,
} from './transport/connection.js';
import { checkedOptions } from './transport/options.js';

/** A client of the API. Printed, or as JSON, it shows where it sends to, and no key. */
export interface Tavus {
  /** The personas of the account. */
  readonly personas: Personas;
}

/** How `.create()` sends: with a client, or with what a client is made of. */
export interface CreateOptions extends TavusOptions, SendOptions {
  /** What {@link tavus} gave. It brings its own connection: key, address, times. */
  readonly client?: Tavus;
}

/**
 * Makes a client, to be shared by all calls of a program. Nothing is sent, and no key is asked for, before the first
 * call.
 *
 * @throws {TavusConfigError} An option cannot work, or this is a browser and there is a key in it.
 * @example
 * ```ts
 * const client = tavus({ maxRetries: 4, logger: console });
 * const { personaId } = await client.personas.create(coach);
 * ```
 */
export function tavus(options: TavusOptions = {}): Tavus {
  return new Client(checkedOptions('tavus', options));
}

class Client implements Tavus {
  readonly personas: Personas;
  readonly #baseUrl: string;

  constructor(options: TavusOptions) {
    const connection = connectionFor(options);
    const { origin, pathname } = connection.baseUrl;
    this.personas = new PersonasOf(connection);
    this.#baseUrl = `${origin}${pathname.replace(/\/+$/, '')}`;
    Object.freeze(this);
  }

  toJSON(): object {
    return { baseUrl: this.#baseUrl };
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Tavus { baseUrl: '${this.#baseUrl}' }`;
  }
}

function connectionFor(options: TavusOptions): Connection {
  try {
    return connectionOf(options);
  } catch (error) {
    throw configError(error, 'An option of tavus() cannot be read');
  }
}

/** What belongs to a single call; all else is a client's. */
const ofTheCall: ReadonlySet<string> = new Set([
  'client',
  'signal',
  'timeout',
  'headers',
  'onUnknown',
  'onWarning',
] satisfies (keyof CallOptions | keyof CreateOptions)[]);

/** The client for a `.create()`. */
export function clientFor(options: CreateOptions): Tavus {
  const { client, ...connection } = options;
  if (client === undefined) return tavus(connection);
  if (!isClient(client)) throw new TavusConfigError('client takes what tavus() gave.');
  const foreign = Object.keys(options).find((name) => !ofTheCall.has(name));
  if (foreign === undefined) return client;
  throw new TavusConfigError(`${foreign} is an option of the client: give it to tavus(), not beside client.`);
}

/** Whether it has what `.create()` needs: a test may have made a client of its own. */
function isClient(value: unknown): boolean {
  try {
    return typeof (value as Tavus).personas.create === 'function';
  } catch {
    return false;
  }
}
