import type { PersonaReady } from '../../persona.js';
import type { WithResponse } from '../call.js';
import type { CallOptions } from '../connection.js';
import { TavusConfigError } from '../errors/config-error.js';
import { PersonaInvalidError } from '../errors/invalid-error.js';
import { PersonaNameError, type PlanFailure, PlanIncompleteError } from '../errors/plan-errors.js';
import {
  TavusBadRequestError,
  TavusConflictError,
  TavusNotFoundError,
  TavusUnprocessableError,
} from '../errors/status-errors.js';
import { amend, TavusError } from '../errors/tavus-error.js';
import { Pace } from '../pace.js';
import type { PersonaRequests } from '../persona-requests.js';
import { namesakes, onlyOne } from './namesakes.js';
import {
  type AppliedPersona,
  type ChangeOptions,
  type PersonaPlan,
  planBetween,
  type SharedPlan,
  type Statement,
} from './plan.js';
import { textOfAll } from './plan-text.js';
import { nameOf, planFor, statementOf } from './planning.js';

/** How many personas are planned for. `totalTimeout` bounds what is done about each, not about all. */
export interface PlanAllOptions extends ChangeOptions {
  /** Looks among your own personas for the one of the same name, to the letter; without one, it is created. */
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
   * @throws {PlanIncompleteError} Some were not carried out; `failures` says which, and why.
   * @example
   * ```ts
   * const guide = persona().name('Ferry Guide').prompt('You know when each ferry leaves.');
   * const plans = await client.personas.planAll([guide], { match: 'name' });
   * for (const { personaId, action } of await plans.apply()) console.log(action, personaId);
   * ```
   */
  apply(options?: CallOptions): Promise<readonly AppliedPersona[]>;

  /** How many there are of each kind, and the plans that do something. */
  toString(): string;
}

/** Finds out what is to be done about each of many personas. */
export async function plansOf(
  plain: PersonaRequests,
  readies: readonly PersonaReady[],
  options: PlanAllOptions,
): Promise<WithResponse<PersonaPlans>> {
  const { match, concurrency = 4, onProgress } = options;
  if (match !== 'name') throw new TavusConfigError("planAll() takes { match: 'name' }.");
  if (!(Number.isInteger(concurrency) && concurrency > 0)) {
    throw new TavusConfigError('concurrency takes a whole number above 0.');
  }
  const pace = new Pace(concurrency);
  const requests = plain.paced(pace);
  const statements = await all(pace, readies, (ready, index) => numbered(requests, ready, options, index));
  refuseSameNames(statements);
  const known = await namesakes(requests, options, () => requests.clock(options));
  let done = 0;
  const plans = await all(pace, statements, async (statement) => {
    const id = onlyOne(known.data, nameOf(statement));
    const plan =
      id === undefined
        ? planBetween(requests, statement, options)
        : (await planFor(requests, id, statement, options, requests.clock(options))).data;
    report(onProgress, { phase: 'plan', done: ++done, total: statements.length, plan });
    return plan;
  });
  return { ...known, data: new Plans(requests, pace, plans, onProgress) };
}

/** A persona's body; what is wrong with it is said with its place in the list. */
async function numbered(
  requests: PersonaRequests,
  ready: PersonaReady,
  options: CallOptions,
  index: number,
): Promise<Statement> {
  const place = `It is persona ${index + 1} of the list.`;
  try {
    const statement = await statementOf(requests, ready, requests.clock(options));
    nameOf(statement);
    return statement;
  } catch (error) {
    if (error instanceof TavusError) amend(error, place);
    throw error;
  }
}

function refuseSameNames(statements: readonly Statement[]): void {
  const names = new Set<string>();
  for (const name of statements.map(nameOf)) {
    if (names.has(name)) {
      throw new TavusConfigError(
        `Two personas of the list are called ${JSON.stringify(name)}: by their names nobody can tell them apart.`,
      );
    }
    names.add(name);
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

/** Tells somebody who asked. A callback that fails must not make a created persona look like a failure. */
function report(onProgress: PlanAllOptions['onProgress'], progress: PlanProgress): void {
  try {
    onProgress?.(progress);
  } catch {
    // What it has to say of progress, it can say there.
  }
}

class Plans implements PersonaPlans {
  readonly plans: readonly SharedPlan[];
  readonly #requests: PersonaRequests;
  readonly #pace: Pace;
  readonly #onProgress: PlanAllOptions['onProgress'];

  constructor(
    requests: PersonaRequests,
    pace: Pace,
    plans: readonly SharedPlan[],
    onProgress: PlanAllOptions['onProgress'],
  ) {
    this.plans = Object.freeze([...plans]);
    this.#requests = requests;
    this.#pace = pace;
    this.#onProgress = onProgress;
    Object.freeze(this);
  }

  async apply(options: CallOptions = {}): Promise<readonly AppliedPersona[]> {
    const { plans } = this;
    const isNew = plans.some(({ action }) => action === 'create');
    // Once for all: what has appeared since the plan was made must not be made again.
    const known = isNew
      ? (await namesakes(this.#requests, options, () => this.#requests.clock(options))).data
      : new Map<string, readonly string[]>();
    const applied: AppliedPersona[] = [];
    const failures: PlanFailure[] = [];
    let done = 0;
    await this.#pace.each(plans, async (plan, index) => {
      const progress = { phase: 'apply', total: plans.length, plan } as const;
      try {
        applied[index] = await plan.carryOut(options, async () => known);
        report(this.#onProgress, { ...progress, done: ++done });
        return 'next';
      } catch (error) {
        failures.push({ personaName: plan.personaName, error });
        report(this.#onProgress, { ...progress, done: ++done, error });
        return concernsOne(error) ? 'next' : 'stop';
      }
    });
    if (failures.length === 0) return applied;
    throw new PlanIncompleteError({ failures, done: done - failures.length, left: plans.length - done });
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
    PersonaInvalidError,
    PersonaNameError,
  ].some((kind) => error instanceof kind);
}
