import type { PersonaReady } from '../persona.js';
import type { Issue } from '../rules.js';
import { type TavusPromise, tavusPromise, type WithResponse } from './call.js';
import type { CallOptions, Connection } from './connection.js';
import type { NotOfChange, PersonaOrChange } from './given.js';
import { checkedOptions, heard } from './options.js';
import type { CreatedPersona, Persona } from './persona-in.js';
import { type ApplyOptions, type PageQuery, PersonaRequests } from './persona-requests.js';
import type { ManyPersonas, PlansFor } from './plans/many.js';
import type { ChangeOptions, PersonaPlan, PlanOptions, PlanOptionsFor, ResendOptions } from './plans/plan.js';
import { type PlanAllOptions, plansOf } from './plans/plan-all.js';
import { planOf } from './plans/planning.js';
import { statementOf } from './statement.js';

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
export interface UpdateOptions extends ChangeOptions, ApplyOptions {
  /** Hears each warning of the rules before anything is changed; nobody does without it. */
  readonly onWarning?: (issue: Issue) => void;
}

/** How a change is made. */
export interface UpdateByChange<Given>
  extends ResendOptions,
    ApplyOptions,
    Omit<NotOfChange<Given>, 'match'> {
  /** Hears what the rules warn of because of the change, before it is made; nobody does without it. */
  readonly onWarning?: (issue: Issue) => void;
}

/** How a persona is updated by what is given. */
export type UpdateOptionsFor<Given> = Given extends PersonaReady ? UpdateOptions : UpdateByChange<Given>;

/** What an update did. */
export interface UpdatedPersona {
  readonly personaId: string;
  /** Whether there was anything to change. */
  readonly changed: boolean;
  /** Whether Tavus said that it has thrown away unpublished changes of PAL Maker, as `overwriteDraft` lets it. */
  readonly discardedDraft: boolean;
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

  create(ready: PersonaReady, options: SendOptions = {}): TavusPromise<CreatedPersona> {
    return tavusPromise(this.#create(ready, options));
  }

  async #create(ready: PersonaReady, given: SendOptions): Promise<WithResponse<CreatedPersona>> {
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
    return tavusPromise(this.#update(id, given, options as UpdateOptions));
  }

  async #update(
    id: string,
    given: PersonaOrChange,
    all: UpdateOptions,
  ): Promise<WithResponse<UpdatedPersona>> {
    const { onWarning, ...options } = checkedOptions('update', all);
    const clock = this.#requests.clock(options);
    const { requests, aimFor } = await statementOf(this.#requests, given, options.prune, clock);
    const found = await requests.stored(id, options, clock);
    const aim = aimFor(found.data, heard(onWarning));
    const { body: shown } = found.data;
    const { changes } = aim.differencesFrom(shown, options);
    if (changes.length === 0) {
      return { ...found, data: { personaId: id, changed: false, discardedDraft: false } };
    }
    const left = ({ body }: Persona) =>
      aim.differencesFrom(body, { ...options, resendSecrets: false }).changes;
    const patched = await requests.patch(id, { changes, shown, left }, options, clock);
    return { ...patched, data: { personaId: id, ...patched.data } };
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
