import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { resolveApiKey } from '../client/transport/api-key.js';
import { TavusConfigError } from '../errors/config-error.js';
import { mask } from '../fields/secret.js';
import { type ConversationOptions, conversation, type ToolCallEvent } from './conversation.js';
import { FaultQueue } from './fault-queue.js';
import type { Fault, FaultSchedule } from './faults.js';
import { editInMaker, publishInMaker } from './maker.js';
import { checkNormalisations, type Normalisation } from './normalise.js';
import { storedBodies } from './personas.js';
import type { Records, SandboxPersona, SandboxRequest } from './records.js';
import { type Listening, listen, serve } from './server.js';

export type { JsonObject, JsonValue } from '../json/borrowed-types.js';
export type {
  ConversationOptions,
  LlmCallEvent,
  PerceptionCallEvent,
  ToolCallEvent,
} from './conversation.js';
export type {
  Fault,
  FaultName,
  FaultSchedule,
  FaultyStatus,
  LostAnswer,
  Redirect,
  SlowAnswer,
} from './faults.js';
export type { Normalisation } from './normalise.js';
export type { SandboxPersona, SandboxRequest } from './records.js';

/** How {@link sandbox} starts. */
export interface SandboxOptions {
  /** The key that requests must bear in `x-api-key`; a random one without it. No spaces, no quotes, ASCII only. */
  readonly apiKey?: string;
  /** The port to listen on, 0 to 65535; any free one without it, or with 0. */
  readonly port?: number;
  /**
   * How `GET /v2/personas/{id}` answers: `list` gives `{ data: [persona] }`, as the API's documents have it,
   * `object` the persona itself, as some of its users have seen it; `list` without it.
   */
  readonly personaAs?: 'list' | 'object';
  /**
   * Bodies of personas that are there from the beginning, oldest first, each with an id and a `createdAt` of the
   * sandbox; none without it. What `build()` gives is one.
   *
   * @example
   * ```ts
   * await using tavus = await sandbox({ personas: [coach.build(), { system_prompt: 'You give tours.' }] });
   * tavus.personas.length; // 2
   * ```
   */
  readonly personas?: readonly object[];
  /**
   * In which form personas are stored, one way or several: a server that leaves out defaults, or writes other line
   * ends, must not make a plan find a change in every run. As they were sent without it.
   */
  readonly normalise?: readonly Normalisation[];
  /**
   * What becomes of a patch, as different pages of Tavus have it. `refuse`, which it is without it: 409 while
   * {@link Sandbox.editInMaker} has left something unpublished, unless the patch says `?force=true`. `draft`: each
   * patch goes into the draft, and nobody sees it before {@link Sandbox.publishInMaker}.
   */
  readonly makerChanges?: 'refuse' | 'draft';
}

/**
 * A local stand-in for the API, as {@link sandbox} starts it. Printed, or as JSON, it shows `[secret]` in place of
 * every key; code that reads a property gets the real value.
 */
export interface Sandbox {
  /**
   * Where it listens, without a slash at the end: what `create()` takes as `baseUrl`.
   *
   * @example
   * ```ts
   * await coach.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
   * ```
   */
  readonly url: string;

  /** The one key that it accepts. */
  readonly apiKey: string;

  /**
   * What it began with and what was created, and not deleted so far, oldest first; it changes while the sandbox runs.
   *
   * @example
   * ```ts
   * tavus.personas[0]?.body.persona_name; // "Life Coach"
   * ```
   */
  readonly personas: readonly SandboxPersona[];

  /**
   * Every request that came so far, oldest first, those that were refused included; it grows while the sandbox
   * runs. What is not HTTP at all is answered by Node and does not appear.
   *
   * @example
   * ```ts
   * tavus.requests.map(({ method, path, status }) => `${method} ${path} ${status}`); // ["POST /v2/personas 200"]
   * ```
   */
  readonly requests: readonly SandboxRequest[];

  /**
   * Lets the next request meet a fault, whatever it asks for. Called again before that, it lines up one more.
   *
   * @throws {TavusConfigError} There is no such fault.
   * @example
   * ```ts
   * await using tavus = await sandbox();
   * tavus.failNext('lost-response');
   * await coach.create({ baseUrl: tavus.url, apiKey: tavus.apiKey }).catch(({ name }) => name); // "TavusConnectionError"
   * tavus.personas.length; // 1
   * ```
   * The persona was created all the same: the answer is what got lost.
   */
  failNext(fault: Fault): void;

  /**
   * Has a fault, or none, for each request to come, after those of {@link Sandbox.failNext}. It takes the place
   * of an earlier schedule; `[]` ends that. A generator is asked once for each request.
   *
   * @throws {TavusConfigError} There is no such fault in the list. What is wrong with a generator is found when it
   * is asked: that request is answered 500, with a sentence.
   * @example
   * ```ts
   * tavus.fail([undefined, { status: 429, headers: { 'retry-after': 1 } }, 'hang']);
   *
   * // One request in five, and the same ones in each run.
   * function* oneInFive(seed: number) {
   *   for (;;) {
   *     seed = (seed * 16_807) % 2_147_483_647;
   *     yield seed % 5 === 0 ? 'reset' : undefined;
   *   }
   * }
   * tavus.fail(oneInFive(7));
   * ```
   */
  fail(schedule: FaultSchedule): void;

  /**
   * Changes fields of a persona as somebody does in PAL Maker who has not published them yet: requests still see
   * the persona as it was, and a patch is refused (or goes into the same draft, see
   * {@link SandboxOptions.makerChanges}).
   *
   * @throws {TavusConfigError} There is no such persona.
   * @example
   * ```ts
   * await using tavus = await sandbox();
   * const { personaId } = await coach.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
   * tavus.editInMaker(personaId, { greeting: 'Good evening!' });
   * tavus.personas[0]?.body['greeting']; // undefined
   * tavus.publishInMaker(personaId);
   * tavus.personas[0]?.body['greeting']; // "Good evening!"
   * ```
   */
  editInMaker(personaId: string, changes: { readonly [field: string]: unknown }): void;

  /**
   * Publishes what PAL Maker holds of a persona; where there is nothing, it does nothing.
   *
   * @throws {TavusConfigError} There is no such persona.
   */
  publishInMaker(personaId: string): void;

  /**
   * Gives the events that an app receives when each tool of a persona is called once: first those of the language model,
   * then those of what Raven sees and hears. The arguments fit the tool's JSON Schema and are the same ones in each run.
   * Tools that the persona only names by an id (`.attach()`) are not called.
   *
   * @throws {TavusConfigError} There is no such persona, an option is not one, or there is a tool that no arguments can be
   * made for. The loop throws it where nothing listens at `callbackUrl`.
   * @example
   * ```ts
   * const bookTable = tool('book_table', {
   *   description: 'Book a table once the guest has said for how many.',
   *   parameters: { type: 'object', properties: { seats: { type: 'integer', minimum: 1 } }, required: ['seats'] },
   * });
   * const host = persona().prompt('You take bookings.').tools(bookTable);
   *
   * await using tavus = await sandbox();
   * const { personaId } = await host.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
   * for await (const event of tavus.conversation(personaId, { misfit: true })) {
   *   const outcome = await toolCalls(bookTable).handle(event, { book_table: ({ seats }) => ({ booked: seats }) });
   *   outcome.kind; // "bad-arguments"
   * }
   * ```
   */
  conversation(personaId: string, options?: ConversationOptions): AsyncIterable<ToolCallEvent>;

  /**
   * Stops listening and ends every connection at once, also one whose request is still on its way. Once it is
   * done, a request is refused as where nothing listens. What was recorded stays readable. A second call does
   * nothing. `await using` calls it at the end of the scope.
   *
   * @example
   * ```ts
   * await tavus.close();
   * ```
   */
  close(): Promise<void>;

  /** The same as {@link Sandbox.close}. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a stand-in for the Tavus API on 127.0.0.1, for tests and demos: nothing leaves the machine, and nothing
 * is kept when it closes. It creates, lists, reads, patches and deletes personas, and judges a request as the API's
 * contract does: 401 for a wrong key, 404 for an unknown id, 415 for what is not JSON, 413 above 1 MiB, 400 with a
 * sentence for a body that the contract does not allow, 422 for a patch that cannot be applied and 304 for one that
 * changes nothing. An answer never shows a stored `api_key`. The same personas are at `/v2/pals`, under the names of that
 * vocabulary alone, and with a face. It does not keep a process alive.
 *
 * @throws {TavusConfigError} `apiKey` cannot be sent in a header, or the contract does not allow one of `personas`.
 * @example
 * ```ts
 * await using tavus = await sandbox();
 * await coach.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
 * tavus.personas.length; // 1
 * ```
 * @example
 * How your own code takes it when a request fails; {@link Fault} lists all that can go wrong.
 * ```ts
 * await using tavus = await sandbox();
 * tavus.failNext({ status: 500, body: { error: 'Out of order.' } });
 * const failed = await coach.create({ baseUrl: tavus.url, apiKey: tavus.apiKey }).catch((error) => error);
 * failed.status; // 500
 * ```
 */
export async function sandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { apiKey = randomBytes(24).toString('hex'), port = 0, personaAs = 'list', personas = [] } = options;
  const { normalise = [], makerChanges = 'refuse' } = options;
  if (makerChanges !== 'refuse' && makerChanges !== 'draft') {
    throw new TavusConfigError("makerChanges takes 'refuse' or 'draft'.");
  }
  const records: Records = {
    apiKey: await resolveApiKey(apiKey),
    personas: storedBodies(personas),
    requests: [],
    faults: new FaultQueue(),
    personaAs,
    normalise: checkNormalisations(normalise),
    makerChanges,
    drafts: new Map(),
  };
  const server = await listen((request, response) => serve(records, request, response), port);
  return new RunningSandbox(server, records);
}

class RunningSandbox implements Sandbox {
  readonly #server: Listening;
  readonly #records: Records;

  constructor(server: Listening, records: Records) {
    this.#server = server;
    this.#records = records;
  }

  get url(): string {
    return this.#server.url;
  }
  get apiKey(): string {
    return this.#records.apiKey;
  }
  get personas(): readonly SandboxPersona[] {
    return this.#records.personas;
  }
  get requests(): readonly SandboxRequest[] {
    return this.#records.requests;
  }
  readonly failNext = (fault: Fault): void => this.#records.faults.add(fault);
  readonly fail = (schedule: FaultSchedule): void => this.#records.faults.follow(schedule);
  readonly editInMaker = (personaId: string, changes: { readonly [field: string]: unknown }): void =>
    editInMaker(this.#records, personaId, changes);
  readonly publishInMaker = (personaId: string): void => publishInMaker(this.#records, personaId);
  readonly conversation = (personaId: string, options?: ConversationOptions): AsyncIterable<ToolCallEvent> =>
    conversation(this.#records, personaId, options);
  // Properties, so that `const { close } = await sandbox()` works too.
  readonly close = (): Promise<void> => this.#server.close();
  readonly [Symbol.asyncDispose] = (): Promise<void> => this.#server.close();

  toJSON(): object {
    return { url: this.url, apiKey: mask, personas: this.personas, requests: this.requests };
  }
  [inspect.custom](): object {
    return this.toJSON();
  }
}
