import type { FinishedPersona, PersonaOrChange } from '../draft/handover.js';
import type { Issue } from '../errors/issues.js';
import type { ManyPersonas, PlansFor } from './changes/many.js';
import type { PersonaPlan, PlanOptions, PlanOptionsFor } from './changes/plan.js';
import { type PlanAllOptions, plansOf } from './changes/plan-all.js';
import { planOf } from './changes/planning.js';
import { type UpdatedPersona, type UpdateOptions, type UpdateOptionsFor, updated } from './changes/update.js';
import type { CreatedPersona, Persona } from './requests/persona-in.js';
import { type PageQuery, PersonaRequests } from './requests/persona-requests.js';
import { type TavusPromise, tavusPromise, type WithResponse } from './transport/call.js';
import type { CallOptions, Connection } from './transport/connection.js';
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
  create(ready: FinishedPersona, options?: SendOptions): TavusPromise<CreatedPersona>;

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
    given: Given,
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
    given: Given,
    options: PlanOptionsFor<Given>,
  ): TavusPromise<PersonaPlan>;

  /**
   * The same for many personas, several at a time; a list of them, or a record, whose keys the results have too. A 429
   * slows all of them down.
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
  planAll<Given extends ManyPersonas>(
    personas: Given,
    options: PlanAllOptions,
  ): TavusPromise<PlansFor<Given>>;
}

export class PersonasOf implements Personas {
  readonly #requests: PersonaRequests;

  constructor(connection: Connection) {
    // Not frozen: tests put a method of their own in the place of one.
    this.#requests = new PersonaRequests(connection);
  }

  create(ready: FinishedPersona, options: SendOptions = {}): TavusPromise<CreatedPersona> {
    return tavusPromise(this.#create(ready, options));
  }

  async #create(ready: FinishedPersona, given: SendOptions): Promise<WithResponse<CreatedPersona>> {
    const { onUnknown, onWarning, ...options } = checkedOptions('create', given);
    const clock = this.#requests.clock(options);
    const body = await this.#requests.body('create', ready, clock, { onWarning: heard(onWarning) });
    return this.#requests.create(body, onUnknown === 'reconcile', options, clock);
  }

  get(id: string, options: CallOptions = {}): TavusPromise<Persona> {
    return tavusPromise(this.#get(id, options));
  }

  async #get(id: string, given: CallOptions): Promise<WithResponse<Persona>> {
    const options = checkedOptions('get', given);
    const clock = this.#requests.clock(options);
    return this.#requests.read(id, options, clock);
  }

  async *list(given: ListOptions = {}): AsyncGenerator<Persona, void, undefined> {
    const { limit, type, ...options } = checkedOptions('list', given);
    const query: PageQuery = { ...(limit !== undefined && { limit }), ...(type !== undefined && { type }) };
    const pages = this.#requests.pages(query, options, () => this.#requests.clock(options));
    for await (const { page } of pages) yield* page.personas;
  }

  update<Given extends PersonaOrChange>(
    id: string,
    given: Given,
    options: UpdateOptionsFor<Given> = {} as UpdateOptionsFor<Given>,
  ): TavusPromise<UpdatedPersona> {
    // What the compiler refuses is refused again at run time.
    return tavusPromise(updated(this.#requests, id, given, options as UpdateOptions));
  }

  delete(id: string, options: CallOptions = {}): TavusPromise<void> {
    return tavusPromise(this.#delete(id, options));
  }

  async #delete(id: string, given: CallOptions): Promise<WithResponse<void>> {
    const options = checkedOptions('delete', given);
    const clock = this.#requests.clock(options);
    return this.#requests.delete(id, options, clock);
  }

  plan<Given extends PersonaOrChange>(
    given: Given,
    options: PlanOptionsFor<Given>,
  ): TavusPromise<PersonaPlan> {
    return tavusPromise(planOf(this.#requests, given, options as PlanOptions));
  }

  planAll<Given extends ManyPersonas>(
    personas: Given,
    options: PlanAllOptions,
  ): TavusPromise<PlansFor<Given>> {
    const plans = plansOf(this.#requests, personas, options);
    return tavusPromise(plans as Promise<WithResponse<PlansFor<Given>>>);
  }
}
