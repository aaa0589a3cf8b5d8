import { personaFields } from '../body.js';
import type { PersonaReady } from '../persona.js';
import type { Issue } from '../rules.js';
import { bodyOf } from './body-of.js';
import { type TavusPromise, tavusPromise, type WithResponse } from './call.js';
import type { Clock } from './clock.js';
import { type CallOptions, type Connection, time } from './connection.js';
import { difference } from './difference.js';
import { TavusApiError } from './errors/api-error.js';
import { TavusConfigError } from './errors/config-error.js';
import { TavusNotFoundError } from './errors/status-errors.js';
import { TavusError } from './errors/tavus-error.js';
import { TavusAbortError } from './errors/transport-errors.js';
import { type CreatedPersona, type Persona, pageIn, personaIn } from './persona-in.js';
import { type ListedPage, reconciled } from './reconcile.js';
import { type ApiRequest, beforehand, clockFor, type Success, send } from './request.js';

/** How a persona is sent. */
export interface SendOptions extends CallOptions {
  /**
   * What to do when the answer is lost: `throw` (so without it), or `reconcile`, which looks through the list for
   * the one new persona that is equal in every field, and throws if there is none or more than one.
   */
  readonly onUnknown?: 'throw' | 'reconcile';
  /** Hears each warning of the rules before anything is sent; nobody does without it. */
  readonly onWarning?: (issue: Issue) => void;
}

/** What to list. */
export interface ListOptions extends CallOptions {
  /** How many personas to ask for at a time; as many as the server likes without it. */
  readonly limit?: number;
  /** Only your own, or only those of Tavus; both without it. */
  readonly type?: 'user' | 'system';
}

/** How a persona is updated. */
export interface UpdateOptions extends CallOptions {
  /** Also removes what the persona does not state, of all fields that the library knows. */
  readonly prune?: boolean;
  /** Hears each warning of the rules before anything is sent; nobody does without it. */
  readonly onWarning?: (issue: Issue) => void;
}

/** What an update did. */
export interface UpdatedPersona {
  readonly personaId: string;
  /** Whether there was anything to change. */
  readonly changed: boolean;
}

/** The personas of an account. */
export interface Personas {
  /**
   * Creates a persona, with one POST that is repeated only after an attempt that certainly did nothing.
   *
   * @throws {TavusError} `effect` says whether the persona may have been created.
   * @example
   * ```ts
   * const { personaId } = await client.personas.create(coach);
   * ```
   */
  create(ready: PersonaReady, options?: SendOptions): TavusPromise<CreatedPersona>;

  /**
   * Gets a persona.
   *
   * @throws {TavusNotFoundError} There is none with this id.
   */
  get(id: string, options?: CallOptions): TavusPromise<Persona>;

  /**
   * Lists personas, over all pages.
   *
   * @example
   * ```ts
   * for await (const { personaId, personaName } of client.personas.list({ type: 'user' })) {
   *   console.log(personaId, personaName);
   * }
   * ```
   */
  list(options?: ListOptions): AsyncIterable<Persona>;

  /**
   * Changes what a persona states and the server holds otherwise, and nothing else. A secret that the server holds
   * stays, unless the address that it is for changes.
   *
   * @throws {TavusUnprocessableError} Somebody else changed the same fields meanwhile.
   */
  update(id: string, ready: PersonaReady, options?: UpdateOptions): TavusPromise<UpdatedPersona>;

  /**
   * Deletes a persona.
   *
   * @throws {TavusNotFoundError} There is none with this id.
   */
  delete(id: string, options?: CallOptions): TavusPromise<void>;
}

const collection = '/v2/personas';
/** How many created ids a client remembers, so that two lost answers do not find the same persona. */
const mostTaken = 1_000;

export class PersonasOf implements Personas {
  readonly #connection: Connection;
  readonly #taken = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
    Object.freeze(this);
  }

  create(ready: PersonaReady, options: SendOptions = {}): TavusPromise<CreatedPersona> {
    return tavusPromise(this.#create(ready, options));
  }

  async #create(ready: PersonaReady, options: SendOptions): Promise<WithResponse<CreatedPersona>> {
    const clock = this.#clock(options);
    const began = Date.now();
    const body = await beforehand(this.#connection, 'create', clock, () => bodyOf(ready, options.onWarning));
    const request: ApiRequest = {
      action: 'create',
      method: 'POST',
      path: collection,
      body,
      repeatable: false,
    };
    try {
      const success = await this.#send(request, options, clock);
      return this.#took(reply(success, personaIn(success, 'create')));
    } catch (failure) {
      if (options.onUnknown !== 'reconcile' || !isLost(failure)) throw failure;
      const pages = () => this.#pages({ ...options, type: 'user', limit: 100 }, () => clock);
      const search = { failure, sent: body, began, clock, taken: this.#taken, pages };
      const { persona, response, attempts } = await reconciled(search);
      return this.#took({ data: { ...persona, recovered: true }, response, attempts });
    }
  }

  #took(created: WithResponse<CreatedPersona>): WithResponse<CreatedPersona> {
    const [oldest] = this.#taken;
    if (oldest !== undefined && this.#taken.size >= mostTaken) this.#taken.delete(oldest);
    this.#taken.add(created.data.personaId);
    return created;
  }

  get(id: string, options: CallOptions = {}): TavusPromise<Persona> {
    return tavusPromise(this.#get(id, options));
  }

  async #get(id: string, options: CallOptions): Promise<WithResponse<Persona>> {
    const success = await this.#send(readOf(id), options, this.#clock(options));
    return reply(success, personaIn(success, 'get'));
  }

  async *list(options: ListOptions = {}): AsyncGenerator<Persona, void, undefined> {
    for await (const { page } of this.#pages(options, () => this.#clock(options))) yield* page.personas;
  }

  /** Page after page, without the personas that an earlier one had: what is new in between moves them along. */
  async *#pages({ limit, type, ...options }: ListOptions, clock: () => Clock): AsyncGenerator<ListedPage> {
    if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
      throw new TavusConfigError('limit takes a whole number above 0.');
    }
    const seen = new Set<string>();
    for (let number = 1; ; number++) {
      const query = {
        page: String(number),
        ...(limit !== undefined && { limit: String(limit) }),
        ...(type !== undefined && { persona_type: type }),
      };
      const request: ApiRequest = {
        action: 'list',
        method: 'GET',
        path: collection,
        query,
        repeatable: true,
      };
      const success = await this.#send(request, options, clock());
      const { personas, total } = pageIn(success);
      const fresh = personas.filter(({ personaId }) => !seen.has(personaId));
      for (const { personaId } of fresh) seen.add(personaId);
      const { answer, attempts } = success;
      if (fresh.length > 0) yield { page: { personas: fresh, total }, response: answer.info, attempts };
      // A server that knows no pages sends the same one again and again.
      if (fresh.length === 0 || (total !== undefined && seen.size >= total)) return;
    }
  }

  update(id: string, ready: PersonaReady, options: UpdateOptions = {}): TavusPromise<UpdatedPersona> {
    return tavusPromise(this.#update(id, ready, options));
  }

  async #update(
    id: string,
    ready: PersonaReady,
    { prune = false, onWarning, ...options }: UpdateOptions,
  ): Promise<WithResponse<UpdatedPersona>> {
    const path = pathOf(id);
    const clock = this.#clock(options);
    const body = await beforehand(this.#connection, 'update', clock, () => bodyOf(ready, onWarning));
    const look = async () => {
      const success = await this.#send(readOf(id), options, clock);
      const stored = personaIn(success, 'get').body;
      return { success, patch: difference(stored, { ...body }, personaFields, prune) };
    };
    const { success: found, patch } = await look();
    if (patch.length === 0) return reply(found, { personaId: id, changed: false });
    const repeatable = patch[0]?.op === 'test';
    const request: ApiRequest = { action: 'update', method: 'PATCH', path, body: patch, repeatable };
    try {
      const success = await this.#send(request, options, clock);
      return reply(success, { personaId: id, changed: success.answer.info.status !== 304 });
    } catch (failure) {
      // The test fails too if an earlier attempt, whose answer was lost, has done it all.
      if (!repeatable || !refusedAfterLoss(failure)) throw failure;
      const now = await look();
      if (now.patch.length > 0) throw failure;
      return reply(now.success, { personaId: id, changed: true });
    }
  }

  delete(id: string, options: CallOptions = {}): TavusPromise<void> {
    return tavusPromise(this.#delete(id, options));
  }

  async #delete(id: string, options: CallOptions): Promise<WithResponse<void>> {
    const request: ApiRequest = { action: 'delete', method: 'DELETE', path: pathOf(id), repeatable: true };
    try {
      return reply(await this.#send(request, options, this.#clock(options)), undefined);
    } catch (failure) {
      // Gone, after an attempt whose answer was lost: that one did it.
      if (!(failure instanceof TavusNotFoundError) || failure.effect === 'none') throw failure;
      const { status, requestId, attempts } = failure;
      return { data: undefined, response: { status, headers: {}, requestId }, attempts };
    }
  }

  #clock(options: CallOptions): Clock {
    if (options.timeout !== undefined) time('timeout', options.timeout);
    return clockFor(this.#connection, options);
  }

  #send(request: ApiRequest, options: CallOptions, clock: Clock): Promise<Success> {
    return send(this.#connection, request, options, clock);
  }
}

function reply<T>({ answer, attempts }: Success, data: T): WithResponse<T> {
  return { data, response: answer.info, attempts };
}

function readOf(id: string): ApiRequest {
  return { action: 'get', method: 'GET', path: pathOf(id), repeatable: true };
}

/** An id is checked: an empty one, or two dots, would name something else than a persona. */
function pathOf(id: string): string {
  if (typeof id === 'string' && /^[\w-]+$/.test(id)) return `${collection}/${id}`;
  throw new TavusConfigError('A persona id has letters, digits, "-" and "_", and is not empty.');
}

/** Whether a create may have made a persona that nobody has heard of. Who aborts does not wait for a search. */
function isLost(failure: unknown): failure is TavusError {
  return (
    failure instanceof TavusError && failure.effect === 'unknown' && !(failure instanceof TavusAbortError)
  );
}

function refusedAfterLoss(failure: unknown): boolean {
  return (
    failure instanceof TavusApiError &&
    failure.effect === 'unknown' &&
    failure.status >= 400 &&
    failure.status < 500
  );
}
