import type { Faced, FinishedFor, FinishedPersona, PersonaOrChange } from '../draft/handover.js';
import type { Issue } from '../errors/issues.js';
import type { Vocabulary } from '../fields/vocabulary.js';
import {
  type ManyPersonas,
  many,
  type NamedPlans,
  type PersonaPlans,
  type PlansFor,
} from './changes/many.js';
import type { PersonaPlan, PlanOptions, PlanOptionsFor } from './changes/plan.js';
import type { PlanAllOptions } from './changes/plan-all.js';
import type { UpdatedPersona, UpdateOptions, UpdateOptionsFor } from './changes/update.js';
import type { CreatedPersona, Persona } from './requests/persona-in.js';
import type { PageQuery, PersonaRequests } from './requests/persona-requests.js';
import { type TavusPromise, tavusPromise, type WithResponse } from './transport/call.js';
import type { CallOptions, Connection } from './transport/connection.js';
import { loaded } from './transport/loaded.js';
import { checkedOptions, heard } from './transport/options.js';

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

/** The personas of an account. A client that speaks of PALs takes those with a replica. */
export interface Personas<Speaks extends Vocabulary = 'persona'> {
  /**
   * Creates a persona, with one POST that is repeated only after an attempt that certainly did nothing.
   *
   * @throws {TavusError} `effect` says whether the persona may have been created.
   * @example
   * ```ts
   * const { personaId } = await client.personas.create(coach);
   * ```
   */
  create(ready: FinishedFor<Speaks>, options?: SendOptions): TavusPromise<CreatedPersona>;

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
   * Changes what a persona states and the server holds otherwise, and nothing else; or carries out a preset's steps as
   * if they were written after those of the stored persona. A secret is sent along when something else of its layer
   * changes.
   *
   * @throws {PersonaInvalidError} What would be stored breaks a rule because of it; nothing is changed.
   * @throws {TavusConflictError} Somebody has unpublished changes in PAL Maker, and `overwriteDraft` is not set.
   * @throws {TavusUnprocessableError} Somebody else changed meanwhile what it overwrites.
   * @example
   * ```ts
   * const { personaId } = await client.personas.create(coach);
   * await client.personas.update(personaId, coach.prompt('You ask two questions at a time.'));
   * await client.personas.update(personaId, persona().tts('cartesia'));
   * ```
   */
  update<Given extends PersonaOrChange>(
    id: string,
    given: Given & Faced<Speaks, Given>,
    options?: UpdateOptionsFor<Given>,
  ): TavusPromise<UpdatedPersona>;

  /**
   * Deletes a persona.
   *
   * @throws {TavusNotFoundError} There is none with this id.
   */
  delete(id: string, options?: CallOptions): TavusPromise<void>;

  /**
   * Compares a persona with what Tavus holds, and changes nothing yet. {@link PersonaPlan.apply} does. With `{ id }` it
   * takes a preset too, as {@link Personas.update} does.
   *
   * @throws {PersonaNameError} Several personas have the same name; it lists them.
   * @throws {TavusNotFoundError} There is none with the id.
   * @example
   * ```ts
   * const guide = persona().name('Pier Guide').prompt('You know when each boat leaves.');
   * const plan = await client.personas.plan(guide, { match: 'name' });
   * plan.action; // "create"
   * console.log(String(plan)); // a line for each field
   * ```
   */
  plan<Given extends PersonaOrChange>(
    given: Given & Faced<Speaks, Given>,
    options: PlanOptionsFor<Given>,
  ): TavusPromise<PersonaPlan>;

  /**
   * The same for many personas, several at a time: a list of them, or a record. Of a record, `plans` and what `apply()`
   * gives are records with the same keys. A 429 slows all of them down.
   *
   * @throws {TavusConfigError} One has no name, or two have the same.
   * @example
   * ```ts
   * const guides = ['north', 'south'].map((pier) => {
   *   return persona().name(`Guide of the ${pier} pier`).prompt('You know when each boat leaves.');
   * });
   * const plans = await client.personas.planAll(guides, { match: 'name', concurrency: 8 });
   * console.log(String(plans)); // how many to create and to update, and their plans
   * await plans.apply();
   * ```
   */
  planAll<Given extends ManyPersonas<FinishedFor<Speaks>>>(
    personas: Given,
    options: PlanAllOptions,
  ): TavusPromise<PlansFor<Given>>;
}

export class PersonasOf implements Personas {
  readonly #connection: Connection;
  #requests: Promise<PersonaRequests> | undefined;

  constructor(connection: Connection) {
    // Not frozen: tests put a method of their own in the place of one.
    this.#connection = connection;
  }

  /** What sends, once it is loaded: whoever makes a client, and does not call it, does not wait for that. */
  #loaded(): Promise<PersonaRequests> {
    this.#requests ??= this.#load().catch((error: unknown) => {
      this.#requests = undefined;
      throw error;
    });
    return this.#requests;
  }

  async #load(): Promise<PersonaRequests> {
    const { PersonaRequests } = await loaded(import('./requests/persona-requests.js'));
    return new PersonaRequests(this.#connection);
  }

  create(ready: FinishedPersona, options: SendOptions = {}): TavusPromise<CreatedPersona> {
    return tavusPromise(this.#create(ready, options));
  }

  async #create(ready: FinishedPersona, given: SendOptions): Promise<WithResponse<CreatedPersona>> {
    const { onUnknown, onWarning, ...options } = checkedOptions('create', given);
    const requests = await this.#loaded();
    const clock = requests.clock(options);
    const body = await requests.body('create', ready, clock, { onWarning: heard(onWarning) });
    return requests.create(body, onUnknown === 'reconcile', options, clock);
  }

  get(id: string, options: CallOptions = {}): TavusPromise<Persona> {
    return tavusPromise(this.#get(id, options));
  }

  async #get(id: string, given: CallOptions): Promise<WithResponse<Persona>> {
    const options = checkedOptions('get', given);
    const requests = await this.#loaded();
    return requests.read(id, options, requests.clock(options));
  }

  async *list(given: ListOptions = {}): AsyncGenerator<Persona, void, undefined> {
    const { limit, type, ...options } = checkedOptions('list', given);
    const query: PageQuery = { ...(limit !== undefined && { limit }), ...(type !== undefined && { type }) };
    const requests = await this.#loaded();
    const pages = requests.pages(query, options, () => requests.clock(options));
    for await (const { page } of pages) yield* page.personas;
  }

  update<Given extends PersonaOrChange>(
    id: string,
    given: Given,
    options: UpdateOptionsFor<Given> = {} as UpdateOptionsFor<Given>,
  ): TavusPromise<UpdatedPersona> {
    // What the compiler refuses is refused again at run time.
    return tavusPromise(this.#update(id, given, options as UpdateOptions));
  }

  async #update(
    id: string,
    persona: PersonaOrChange,
    given: UpdateOptions,
  ): Promise<WithResponse<UpdatedPersona>> {
    const options = checkedOptions('update', given);
    const { updated } = await loaded(import('./changes/update.js'));
    return updated(await this.#loaded(), id, persona, options);
  }

  delete(id: string, options: CallOptions = {}): TavusPromise<void> {
    return tavusPromise(this.#delete(id, options));
  }

  async #delete(id: string, given: CallOptions): Promise<WithResponse<void>> {
    const options = checkedOptions('delete', given);
    const requests = await this.#loaded();
    return requests.delete(id, options, requests.clock(options));
  }

  plan<Given extends PersonaOrChange>(
    given: Given,
    options: PlanOptionsFor<Given>,
  ): TavusPromise<PersonaPlan> {
    return tavusPromise(this.#plan(given, options as PlanOptions));
  }

  async #plan(persona: PersonaOrChange, given: PlanOptions): Promise<WithResponse<PersonaPlan>> {
    const options = checkedOptions('plan', given ?? {});
    const { planOf } = await loaded(import('./changes/planning.js'));
    return planOf(await this.#loaded(), persona, options);
  }

  planAll<Given extends ManyPersonas>(
    personas: Given,
    options: PlanAllOptions,
  ): TavusPromise<PlansFor<Given>> {
    const plans = this.#planAll(personas, options);
    return tavusPromise(plans as Promise<WithResponse<PlansFor<Given>>>);
  }

  async #planAll(
    personas: ManyPersonas,
    given: PlanAllOptions,
  ): Promise<WithResponse<PersonaPlans | NamedPlans<string>>> {
    const options = checkedOptions('planAll', given ?? {});
    // Read now: it is the caller's, who may change it while this waits.
    const all = many(personas);
    const { plansOf } = await loaded(import('./changes/plan-all.js'));
    return plansOf(await this.#loaded(), all, options);
  }
}
