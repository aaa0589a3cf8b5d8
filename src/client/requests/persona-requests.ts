import type { PersonaBody } from '../../body/body.js';
import type { Change, FinishedPersona, PersonaOrChange, Purpose } from '../../draft/handover.js';
import { TavusConfigError } from '../../errors/config-error.js';
import { TavusError } from '../../errors/tavus-error.js';
import { isTooDeep } from '../../fields/copy-json.js';
import { secretTexts } from '../../fields/secret-texts.js';
import { inPalNames, palPlace } from '../../fields/vocabulary.js';
import { TavusApiError } from '../errors/api-error.js';
import { TavusNotFoundError } from '../errors/status-errors.js';
import { TavusAbortError, TavusResponseError } from '../errors/transport-errors.js';
import type { WithResponse } from '../transport/call.js';
import type { Clock } from '../transport/clock.js';
import { type CallOptions, type Connection, time } from '../transport/connection.js';
import type { Pace } from '../transport/pace.js';
import { type ApiRequest, beforehand, clockFor, type Success, send } from '../transport/request.js';
import { bodyOf, changeIn } from './body-of.js';
import { type CreatedPersona, type Persona, pageIn, personaIn, tellsOfDraft } from './persona-in.js';
import type { ListedPage } from './reconcile.js';

/** Which part of the list to ask for. */
export interface PageQuery {
  readonly limit?: number;
  readonly type?: 'user' | 'system';
  /** Whether to go on until a page has nothing new, whatever total the server names. */
  readonly isThorough?: boolean;
}

/** How changes of a persona that Tavus holds are made. */
export interface ApplyOptions extends CallOptions {
  /**
   * Throws away what somebody has changed in PAL Maker and not published, where Tavus would refuse the change because
   * of it; `false` without it.
   */
  readonly overwriteDraft?: boolean;
}

/** An operation of a JSON Patch (RFC 6902). */
export type PatchOperation =
  | { readonly op: 'test' | 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** What a patch did. */
export interface Patched {
  readonly changed: boolean;
  readonly discardedDraft: boolean;
}

/** How many created ids a client remembers, so that two lost answers do not find the same persona. */
const mostTaken = 1_000;

/** What the API does with personas, one request or search each, in the time of a clock. */
export class PersonaRequests {
  readonly #connection: Connection;
  readonly #taken: Set<string>;
  readonly #collection: string;

  constructor(connection: Connection, taken: Set<string> = new Set()) {
    this.#connection = connection;
    this.#taken = taken;
    this.#collection = `/v2/${connection.vocabulary}s`;
    Object.freeze(this);
  }

  /** The same, at a pace that many calls share. */
  paced(pace: Pace): PersonaRequests {
    return new PersonaRequests({ ...this.#connection, pace }, this.#taken);
  }

  /** The same, for calls about a body: the server may repeat its secrets even where they are not sent. */
  hiding(body: object): PersonaRequests {
    return this.hidingTexts(secretTexts(body));
  }

  hidingTexts(secrets: readonly string[]): PersonaRequests {
    const hidden = [...(this.#connection.hidden ?? []), ...secrets];
    return new PersonaRequests({ ...this.#connection, hidden }, this.#taken);
  }

  clock(options: CallOptions): Clock {
    if (options.timeout !== undefined) time('timeout', options.timeout);
    // Not instanceof: a test environment may have a class of its own.
    if (options.signal !== undefined && !isSignal(options.signal)) {
      throw new TavusConfigError('signal takes an AbortSignal.');
    }
    return clockFor(this.#connection, options);
  }

  /** A finished persona's body, with its secrets. */
  body(
    action: 'create' | 'update',
    ready: FinishedPersona,
    clock: Clock,
    hearers: Omit<Purpose, 'isPal'> = {},
  ): Promise<PersonaBody> {
    const purpose = { ...hearers, isPal: this.#isPal };
    return beforehand(this.#connection, action, clock, () => bodyOf(ready, purpose));
  }

  /** The steps that change a stored persona, with their secrets; nothing where a persona is stated as a whole. */
  change(given: PersonaOrChange, clock: Clock, mayBeUnfinished: boolean): Promise<Change | undefined> {
    return beforehand(this.#connection, 'update', clock, () => changeIn(given, mayBeUnfinished, this.#isPal));
  }

  /** @param reconcile Whether to look for the persona where the answer was lost. */
  async create(
    body: PersonaBody,
    reconcile: boolean,
    options: CallOptions,
    clock: Clock,
  ): Promise<WithResponse<CreatedPersona>> {
    const began = Date.now();
    const request: ApiRequest = {
      action: 'create',
      method: 'POST',
      path: this.#collection,
      body: this.#isPal ? inPalNames(body) : body,
      repeatable: false,
    };
    try {
      const success = await this.#send(request, options, clock);
      return this.#took(reply(success, personaIn(success, 'create')));
    } catch (failure) {
      if (!reconcile || !isLost(failure)) throw failure;
      const pages = () => this.pages({ type: 'user', limit: 100 }, options, () => clock);
      const search = { failure, sent: body, began, clock, taken: this.#taken, pages };
      // Whoever does not look for a lost persona does not load what compares it.
      const { reconciled } = await import('./reconcile.js');
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

  async read(id: string, options: CallOptions, clock: Clock): Promise<WithResponse<Persona>> {
    const request: ApiRequest = { action: 'get', method: 'GET', path: this.#pathOf(id), repeatable: true };
    const success = await this.#send(request, options, clock);
    return reply(success, personaIn(success, 'get'));
  }

  /**
   * Reads a persona to compare it with one that is stated.
   *
   * @throws {TavusResponseError} It is another one, or nested too deep to be one.
   */
  async stored(id: string, options: CallOptions, clock: Clock): Promise<WithResponse<Persona>> {
    const found = await this.read(id, options, clock);
    const { personaId, body } = found.data;
    const incomparable = (flaw: string) => {
      const { status, requestId } = found.response;
      const advice = 'It cannot be compared: get() shows it.';
      return new TavusResponseError({ status, requestId, attempts: found.attempts, flaw, advice });
    };
    if (personaId !== id) throw incomparable('with another persona');
    if (isTooDeep(body)) throw incomparable('with a persona nested too deep');
    return found;
  }

  /** Page after page, without the personas that came before: what is new in between moves them along. */
  async *pages(
    { limit, type, isThorough = false }: PageQuery,
    options: CallOptions,
    clock: () => Clock,
  ): AsyncGenerator<ListedPage> {
    if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
      throw new TavusConfigError('limit takes a whole number above 0.');
    }
    if (type !== undefined && type !== 'user' && type !== 'system') {
      throw new TavusConfigError("type takes 'user' or 'system'.");
    }
    const seen = new Set<string>();
    for (let number = 1; ; number++) {
      const query = {
        page: String(number),
        ...(limit !== undefined && { limit: String(limit) }),
        // Tavus's pages have it for both lists: persona_type, pal_type.
        ...(type !== undefined && { [`${this.#connection.vocabulary}_type`]: type }),
      };
      const request: ApiRequest = {
        action: 'list',
        method: 'GET',
        path: this.#collection,
        query,
        repeatable: true,
      };
      const success = await this.#send(request, options, clock()).catch((error: unknown) => {
        // Some servers answer so past the last page, which only who is thorough asks for.
        if (isThorough && number > 1 && isNoPage(error)) return undefined;
        throw error;
      });
      if (!success) return;
      const { personas, total } = pageIn(success);
      const fresh = personas.filter(({ personaId }) => !seen.has(personaId) && seen.add(personaId));
      const { answer, attempts } = success;
      if (fresh.length > 0 || number === 1)
        yield { page: { personas: fresh, total }, response: answer.info, attempts };
      // A server that knows no pages sends the same one again and again.
      if (fresh.length === 0 || (!isThorough && total !== undefined && seen.size >= total)) return;
    }
  }

  /** Sends a JSON Patch. One that tests what it changes can be repeated. @param force Whether drafts are thrown away. */
  async patch(
    id: string,
    patch: readonly PatchOperation[],
    force: boolean,
    options: CallOptions,
    clock: Clock,
  ): Promise<WithResponse<Patched>> {
    const request: ApiRequest = {
      action: 'update',
      method: 'PATCH',
      path: this.#pathOf(id),
      ...(force && { query: { force: 'true' } }),
      body: this.#isPal ? patch.map(ofPal) : patch,
      repeatable: patch[0]?.op === 'test',
    };
    const success = await this.#send(request, options, clock);
    const changed = success.answer.info.status !== 304;
    return reply(success, { changed, discardedDraft: tellsOfDraft(success) });
  }

  async delete(id: string, options: CallOptions, clock: Clock): Promise<WithResponse<void>> {
    const request: ApiRequest = {
      action: 'delete',
      method: 'DELETE',
      path: this.#pathOf(id),
      repeatable: true,
    };
    try {
      return reply(await this.#send(request, options, clock), undefined);
    } catch (failure) {
      // Gone, after an attempt whose answer was lost: that one did it.
      if (!(failure instanceof TavusNotFoundError) || failure.effect === 'none') throw failure;
      const { status, requestId, attempts } = failure;
      return { data: undefined, response: { status, headers: {}, requestId }, attempts };
    }
  }

  get #isPal(): boolean {
    return this.#connection.vocabulary === 'pal';
  }

  /** An id is checked: an empty one, or two dots, would name something else than a persona. */
  #pathOf(id: string): string {
    if (typeof id === 'string' && /^[\w-]+$/.test(id)) return `${this.#collection}/${id}`;
    throw new TavusConfigError('A persona id has letters, digits, "-" and "_", and is not empty.');
  }

  #send(request: ApiRequest, options: CallOptions, clock: Clock): Promise<Success> {
    return send(this.#connection, request, options, clock);
  }
}

function isSignal(value: unknown): boolean {
  try {
    const { aborted, addEventListener } = value as AbortSignal;
    return typeof aborted === 'boolean' && typeof addEventListener === 'function';
  } catch {
    return false;
  }
}

function reply<T>({ answer, attempts }: Success, data: T): WithResponse<T> {
  return { data, response: answer.info, attempts };
}

/** An operation as it is on a PAL. A place that has its newer name already stays. */
function ofPal(operation: PatchOperation): PatchOperation {
  const path = palPlace(operation.path);
  if (operation.op === 'remove') return { ...operation, path };
  return { ...operation, path, value: inPalNames(operation.value, operation.path) };
}

/** Whether a create may have made a persona that nobody has heard of. Who aborts does not wait for a search. */
function isLost(failure: unknown): failure is TavusError {
  return (
    failure instanceof TavusError && failure.effect === 'unknown' && !(failure instanceof TavusAbortError)
  );
}

function isNoPage(error: unknown): boolean {
  return error instanceof TavusApiError && (error.status === 400 || error.status === 404);
}
