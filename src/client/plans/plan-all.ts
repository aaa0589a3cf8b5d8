import type { PersonaReady } from '../../persona.js';
import type { WithResponse } from '../call.js';
import type { CallOptions } from '../connection.js';
import { configError, TavusConfigError } from '../errors/config-error.js';
import { PersonaInvalidError } from '../errors/invalid-error.js';
import {
  PersonaNameError,
  type PlanFailure,
  PlanIncompleteError,
  PlanOutdatedError,
  shownName,
} from '../errors/plan-errors.js';
import {
  TavusBadRequestError,
  TavusConflictError,
  TavusNotFoundError,
  TavusUnprocessableError,
} from '../errors/status-errors.js';
import { amend, TavusError } from '../errors/tavus-error.js';
import { tell } from '../logger.js';
import { checkedOptions } from '../options.js';
import { Pace } from '../pace.js';
import type { ApplyOptions, PersonaRequests } from '../persona-requests.js';
import { type WholeStatement, wholeStatement } from '../statement.js';
import { type IdsByName, idsByName, nameKey, onlyOne } from './names.js';
import {
  type AppliedPersona,
  type ChangeOptions,
  overlaid,
  type PersonaPlan,
  planToCreate,
  type SharedPlan,
} from './plan.js';
import { textOfAll } from './plan-text.js';
import { nameOf, planById } from './planning.js';

/**
 * How to plan for many personas. `totalTimeout` bounds what is done about each, not about all. In that time a 429 is
 * waited out however often, as long as it asks for no more than `maxRetryAfter`.
 */
export interface PlanAllOptions extends ChangeOptions {
  /** Looks among your own personas for the one of the same name; without one, it is created. */
  readonly match: 'name';
  /** How many personas to work on at once; 4 without it, and fewer once the server asks for a pause. */
  readonly concurrency?: number;
  /** Hears of each persona that has been planned for, and later of each that the plan has been carried out for. */
  readonly onProgress?: (progress: PlanProgress) => void;
}

/** How far {@link Personas.planAll} is. */
export interface PlanProgress {
  /** What goes on: looking up what is there, or carrying out. */
  readonly phase: 'plan' | 'apply';
  /** How many personas are through, this one included. */
  readonly done: number;
  /** How many there are. */
  readonly total: number;
  /** The plan that was made or carried out. */
  readonly plan: PersonaPlan;
  /** Why it was not carried out. */
  readonly error?: unknown;
}

/** Plans for many personas. They print as one list. */
export interface PersonaPlans {
  /** A plan for each persona, in their order. */
  readonly plans: readonly PersonaPlan[];

  /**
   * Carries out all plans, several at a time. It goes on after a failure that concerns one persona, and ends after
   * one that would meet them all. Called again, it does what is left.
   *
   * @throws {PlanIncompleteError} Some were not carried out; `failures` says which, and why. After an abort its `cause`
   * is a {@link TavusAbortError}.
   * @example
   * ```ts
   * const guide = persona().name('Ferry Guide').prompt('You know when each ferry leaves.');
   * const plans = await client.personas.planAll([guide], { match: 'name' });
   * for (const { personaId, action } of await plans.apply()) console.log(action, personaId);
   * ```
   */
  apply(options?: ApplyOptions): Promise<readonly AppliedPersona[]>;

  /** How many there are of each kind, and the plans that do something. */
  toString(): string;
}

/** Finds out what is to be done about each of many personas. */
export async function plansOf(
  plain: PersonaRequests,
  readies: readonly PersonaReady[],
  given: PlanAllOptions,
): Promise<WithResponse<PersonaPlans>> {
  const options = checked(given);
  const { concurrency, onProgress } = options;
  const list = listOf(readies);
  const pace = new Pace(concurrency);
  const requests = plain.paced(pace);
  const judged = await all(pace, list, (ready, index) => statementAt(requests, ready, options, index));
  const statements = allValid(judged);
  refuseSameNames(statements);
  const listing = requests.hiding(statements.map(({ body }) => body));
  const known = await idsByName(listing, options, requests.clock(options));
  let done = 0;
  const plans = await all(pace, statements, async (statement) => {
    const plan = await planByName(statement, known.data, options);
    done++;
    tell(() => onProgress?.({ phase: 'plan', done, total: statements.length, plan }));
    return plan;
  });
  return { ...known, data: new Plans(listing, pace, plans, options) };
}

function listOf(readies: readonly PersonaReady[]): readonly PersonaReady[] {
  if (!Array.isArray(readies)) throw new TavusConfigError('planAll() takes an array of personas.');
  try {
    // Not the array itself: its holes would be passed over.
    return Array.from<PersonaReady>(readies);
  } catch (error) {
    throw configError(error, 'The array of planAll() cannot be read');
  }
}

function checked(given: PlanAllOptions): PlanAllOptions & { readonly concurrency: number } {
  const options = checkedOptions('planAll', given ?? {});
  const { match, concurrency = 4, onProgress } = options;
  if (match !== 'name') throw new TavusConfigError("planAll() takes { match: 'name' }.");
  if (!(Number.isInteger(concurrency) && concurrency > 0)) {
    throw new TavusConfigError('concurrency takes a whole number above 0.');
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw new TavusConfigError('onProgress takes a function.');
  }
  return { ...options, concurrency };
}

/** What a persona states, or why it is not valid; what else is wrong is said with its place in the list. */
async function statementAt(
  requests: PersonaRequests,
  ready: PersonaReady,
  options: CallOptions,
  index: number,
): Promise<WholeStatement | PersonaInvalidError> {
  try {
    const statement = await wholeStatement(requests, ready, requests.clock(options));
    nameOf(statement);
    return statement;
  } catch (error) {
    if (error instanceof PersonaInvalidError) return error;
    if (error instanceof TavusConfigError) amend(error, `It is persona ${index + 1} of the list.`);
    throw error;
  }
}

/** The statements, if none is missing; an error that has all that is wrong with any of the personas. */
function allValid(judged: readonly (WholeStatement | PersonaInvalidError)[]): readonly WholeStatement[] {
  const personas = judged.flatMap((one, index) => {
    return one instanceof PersonaInvalidError
      ? [{ personaName: one.personaName, index, issues: one.issues }]
      : [];
  });
  if (personas.length === 0) return judged as readonly WholeStatement[];
  const issues = personas.flatMap((persona) => persona.issues);
  throw new PersonaInvalidError(issues, { list: { personas, total: judged.length } });
}

/** The plan for a persona of the list; what goes wrong with it is said with its name. */
async function planByName(
  statement: WholeStatement,
  known: IdsByName,
  options: PlanAllOptions,
): Promise<SharedPlan> {
  const name = nameOf(statement);
  // The list has shown its body too, but nobody says that it is all of it.
  const id = onlyOne(known, name);
  if (id === undefined) return planToCreate(statement, options);
  try {
    return (await planById(statement, id, options, statement.requests.clock(options))).data;
  } catch (error) {
    if (error instanceof TavusError) amend(error, `It is about ${shownName(name)} of the list.`);
    throw error;
  }
}

function refuseSameNames(statements: readonly WholeStatement[]): void {
  const names = new Set<string>();
  for (const name of statements.map(nameOf)) {
    const key = nameKey(name);
    if (names.has(key)) {
      throw new TavusConfigError(
        `Two personas of the list are called ${shownName(name)}: by their names nobody can tell them apart.`,
      );
    }
    names.add(key);
  }
}

/** What becomes of every item; the first failure ends it, when all that is under way has come to its end. */
async function all<T, R>(
  pace: Pace,
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  await pace.each(items, async (item, index) => {
    try {
      results[index] = await work(item, index);
      return 'next';
    } catch (error) {
      failures.push(error);
      return 'stop';
    }
  });
  if (failures.length > 0) throw failures[0];
  return results;
}

class Plans implements PersonaPlans {
  readonly plans: readonly SharedPlan[];
  readonly #listing: PersonaRequests;
  readonly #pace: Pace;
  readonly #options: PlanAllOptions;

  constructor(listing: PersonaRequests, pace: Pace, plans: readonly SharedPlan[], options: PlanAllOptions) {
    this.plans = Object.freeze([...plans]);
    this.#listing = listing;
    this.#pace = pace;
    this.#options = { ...options };
    Object.freeze(this);
  }

  async apply(options: ApplyOptions = {}): Promise<readonly AppliedPersona[]> {
    checkedOptions('apply', options);
    const { plans } = this;
    const { onProgress } = this.#options;
    const known = await this.#known(options);
    const applied: AppliedPersona[] = [];
    const failures: PlanFailure[] = [];
    const total = plans.length;
    let done = 0;
    let isTouched = false;
    await this.#pace.each(plans, async (plan, index) => {
      const wasDone = plan.isDone;
      try {
        applied[index] = await plan.carryOut(options, async () => known);
        isTouched ||= !wasDone && plan.action !== 'none';
        done++;
        tell(() => onProgress?.({ phase: 'apply', done, total, plan }));
        return 'next';
      } catch (error) {
        failures.push({ personaName: plan.personaName, error });
        isTouched ||= !(error instanceof TavusError && error.effect === 'none');
        done++;
        tell(() => onProgress?.({ phase: 'apply', done, total, plan, error }));
        return concernsOne(error) ? 'next' : 'stop';
      }
    });
    if (failures.length === 0) return applied;
    const effect = isTouched ? 'unknown' : 'none';
    throw new PlanIncompleteError({ failures, done: done - failures.length, left: total - done, effect });
  }

  /** The names in the account: what has appeared since the plans were made must not be made again. */
  async #known(options: CallOptions): Promise<IdsByName> {
    const { plans } = this;
    if (!plans.some(({ action, isDone }) => action === 'create' && !isDone)) return new Map();
    const ofCall = overlaid(this.#options, options);
    const clock = this.#listing.clock(ofCall);
    try {
      return (await idsByName(this.#listing, ofCall, clock)).data;
    } catch (cause) {
      const done = plans.filter(({ isDone }) => isDone).length;
      throw new PlanIncompleteError({ failures: [], done, left: plans.length - done, cause });
    }
  }

  toString(): string {
    return textOfAll(this.plans);
  }
  toJSON(): object {
    return { plans: this.plans };
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return textOfAll(this.plans);
  }
}

/** Whether a failure is of one persona's making. Any other one would meet the next persona too. */
function concernsOne(error: unknown): boolean {
  return [
    TavusBadRequestError,
    TavusNotFoundError,
    TavusConflictError,
    TavusUnprocessableError,
    PersonaNameError,
    PlanOutdatedError,
  ].some((kind) => error instanceof kind);
}
