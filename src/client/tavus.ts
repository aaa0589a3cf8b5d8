import { configError, TavusConfigError } from '../errors/config-error.js';
import type { Sentence } from '../errors/issues.js';
import type { NotReady } from '../facts/not-ready.js';
import type { Vocabulary } from '../fields/vocabulary.js';
import { type Personas, PersonasOf, type SendOptions } from './personas.js';
import {
  type CallOptions,
  type Connection,
  connectionOf,
  type TavusOptions,
} from './transport/connection.js';
import { checkedOptions } from './transport/options.js';

/**
 * A client of the API. Printed, or as JSON, it shows where it sends to, and no key. `Tavus<'pal'>` is one that speaks of
 * PALs.
 */
export interface Tavus<Speaks extends Vocabulary = 'persona'> {
  /** The personas of the account. */
  readonly personas: Personas<Speaks>;
  /** In which vocabulary it speaks; a client of your own making need not say. */
  readonly vocabulary?: Speaks;
}

/** {@link TavusOptions} that name the vocabulary. */
export interface SpokenOptions<Speaks extends Vocabulary> extends TavusOptions<Speaks> {
  /**
   * In which of Tavus's two vocabularies to speak: `pal` sends to `/v2/pals`, where each persona needs a replica;
   * `/v2/personas` without it. Answers are read in both.
   */
  readonly vocabulary: Speaks;
}

/** How `.create()` sends: with a client, or with what a client is made of. */
export interface CreateOptions
  extends TavusOptions<'persona' | NotReady<[Sentence<'pal-replica'>]>>,
    SendOptions {
  /** What {@link tavus} gave. It brings its own connection: key, address, times. */
  readonly client?: Tavus | NotReady<[Sentence<'pal-replica'>]>;
}

/** The same for a persona with a replica, which can be a PAL. */
export interface PalCreateOptions
  extends TavusOptions<Vocabulary | NotReady<[Sentence<'pal-replica'>]>>,
    SendOptions {
  /** What {@link tavus} gave. It brings its own connection: key, address, times. */
  readonly client?: CreateOptions['client'] | Tavus<'pal'>;
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
export function tavus<Speaks extends Vocabulary>(options: SpokenOptions<Speaks>): Tavus<Speaks>;
// Last, so that `ReturnType<typeof tavus>` is the client that most people mean.
export function tavus(options?: TavusOptions): Tavus;
export function tavus(options: TavusOptions<Vocabulary> = {}): unknown {
  return new Client(checkedOptions('tavus', options));
}

class Client implements Tavus<Vocabulary> {
  readonly personas: Personas<Vocabulary>;
  readonly vocabulary: Vocabulary;
  readonly #baseUrl: string;

  constructor(options: TavusOptions<Vocabulary>) {
    const connection = connectionFor(options);
    const { origin, pathname } = connection.baseUrl;
    this.personas = new PersonasOf(connection);
    this.vocabulary = connection.vocabulary;
    this.#baseUrl = `${origin}${pathname.replace(/\/+$/, '')}`;
    Object.freeze(this);
  }

  toJSON(): object {
    return { baseUrl: this.#baseUrl, vocabulary: this.vocabulary };
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Tavus { baseUrl: '${this.#baseUrl}', vocabulary: '${this.vocabulary}' }`;
  }
}

function connectionFor(options: TavusOptions<Vocabulary>): Connection {
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
export function clientFor(options: PalCreateOptions): Tavus {
  const { client, ...connection } = options;
  // What the compiler asks of a persona is asked again when it is sent.
  if (client === undefined) return tavus(connection as TavusOptions);
  if (!isClient(client)) throw new TavusConfigError('client takes what tavus() gave.');
  const foreign = Object.keys(options).find((name) => !ofTheCall.has(name));
  if (foreign === undefined) return client as Tavus;
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
