import type { FinishedPersona } from '../../draft/handover.js';
import { TavusConfigError } from '../../errors/config-error.js';
import { PersonaInvalidError } from '../../errors/invalid-error.js';
import { amend, isTavusError, TavusError } from '../../errors/tavus-error.js';
import { isPlainObject } from '../../json/json.js';
import {
  PersonaNameError,
  type PlanFailure,
  PlanIncompleteError,
  PlanOutdatedError,
  shownIn,
  shownName,
} from '../errors/plan-errors.js';
import {
  TavusBadRequestError,
  TavusConflictError,
  TavusNotFoundError,
  TavusUnprocessableError,
} from '../errors/status-errors.js';
import type { ApplyOptions, PersonaRequests } from '../requests/persona-requests.js';
import type { WithResponse } from '../transport/call.js';
import type { CallOptions } from '../transport/connection.js';
import { tell } from '../transport/logger.js';
import { checkedOptions } from '../transport/options.js';
import { Pace } from '../transport/pace.js';
import { byKey, type Keys, keyAt, type Many, type NamedPlans, type PersonaPlans, placeOf } from './many.js';
import { type IdsByName, idsByName, nameKey, onlyOne } from './names.js';
import type { AppliedPersona, ChangeOptions, PersonaPlan } from './plan.js';
import { textOfAll } from './plan-text.js';
import { overlaid, planToCreate, type SharedPlan } from './planned.js';
import { nameOf, planById } from './planning.js';
import { type Statement, statementOf, type WholeStatement, wholeStatement } from './statement.js';

/**
 * How to plan for many personas. `totalTimeout` bounds what is done about each, not about all. In that time a 429 is
 * waited out however often, as long as it asks for no more than `maxRetryAfter`.
 */
export interface PlanAllOptions extends ChangeOptions {
  /** Looks among your own personas for the one of the same name; without one, it is created. */
  readonly match: 'name';
  /**
   * Of a record: the ids of personas that are there, by their keys. Those are not looked for by their names, which may be
   * new ones, or those of others; nobody without it.
   */
  readonly ids?: { readonly [key: string]: string };
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
  /** What the persona is called in the record; nothing where it is a list. */
  readonly key?: string;
  /** The plan that was made or carried out. */
  readonly plan: PersonaPlan;
  /** What was done, once it is carried out. */
  readonly applied?: AppliedPersona;
  /** Why it was not carried out. */
  readonly error?: unknown;
}

/** Finds out what is to be done about each of many personas. */
export async function plansOf(
  plain: PersonaRequests,
  { keys, readies }: Many,
  given: PlanAllOptions,
): Promise<WithResponse<PersonaPlans | NamedPlans<string>>> {
  const options = checked(given);
  const { concurrency, onProgress } = options;
  const pace = new Pace(concurrency);
  const requests = plain.paced(pace);
  const ids = idsOf(options.ids, keys);
  const judged = await pace.all(readies, (ready, index) => {
    return aimAt(requests, ready, options, placeOf(keys, index), ids[index]);
  });
  const aims = allValid(judged, keys);
  refuseSameNames(aims, keys);
  const listing = requests.hiding(aims.flatMap(({ whole }) => (whole ? [whole.body] : [])));
  const known = await idsByName(listing, options, requests.clock(options));
  let done = 0;
  const plans = await pace.all(aims, async (aim, index) => {
    const plan = await planFor(aim, known.data, options, keys?.[index]);
    done++;
    tell(() => onProgress?.({ phase: 'plan', done, total: aims.length, ...keyAt(keys, index), plan }));
    return plan;
  });
  refuseSamePersona(plans, keys);
  return {
    ...known,
    data: new Plans(listing, pace, plans, options, keys) as PersonaPlans | NamedPlans<string>,
  };
}

function checked(options: PlanAllOptions): PlanAllOptions & { readonly concurrency: number } {
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

/** The ids that are known, in the order of the personas. */
function idsOf(ids: PlanAllOptions['ids'], keys: Keys): readonly (string | undefined)[] {
  if (ids === undefined) return [];
  if (!isPlainObject(ids)) throw new TavusConfigError('ids takes an object: the id of each key.');
  const stray = Object.keys(ids).find((key) => !keys?.includes(key));
  if (stray !== undefined) {
    throw new TavusConfigError(
      keys ? `ids has '${stray}', which is not among the personas.` : 'ids needs the personas in a record.',
    );
  }
  return (keys ?? []).map((key) => (Object.hasOwn(ids, key) ? ids[key] : undefined));
}

/** What is stated of one persona of many, and how it is found: by its id, or by the name that a whole one has. */
type Aim =
  | { readonly id: string; readonly statement: Statement; readonly whole?: never }
  | { readonly id?: never; readonly statement?: never; readonly whole: WholeStatement };

/** What a persona states, or why it is not valid; what else is wrong is said with its place in the list. */
async function aimAt(
  requests: PersonaRequests,
  ready: FinishedPersona,
  options: ChangeOptions,
  place: string,
  id: string | undefined,
): Promise<Aim | PersonaInvalidError> {
  try {
    const clock = requests.clock(options);
    if (id !== undefined) return { id, statement: await statementOf(requests, ready, options.prune, clock) };
    const whole = await wholeStatement(requests, ready, clock);
    nameOf(whole);
    return { whole };
  } catch (error) {
    if (isInvalid(error)) return error;
    if (error instanceof TavusConfigError) amend(error, `It is ${place}.`);
    throw error;
  }
}

/** Whether a persona breaks rules, whichever copy of this package built it. */
function isInvalid(error: unknown): error is PersonaInvalidError {
  return isTavusError(error) && error.name === 'PersonaInvalidError';
}

/** The aims, if none is missing; an error that has all that is wrong with any of the personas. */
function allValid(judged: readonly (Aim | PersonaInvalidError)[], keys: Keys): readonly Aim[] {
  const personas = judged.flatMap((one, index) => {
    return isInvalid(one)
      ? [{ ...keyAt(keys, index), personaName: one.personaName, index, issues: one.issues }]
      : [];
  });
  if (personas.length === 0) return judged as readonly Aim[];
  const issues = personas.flatMap((persona) => persona.issues);
  throw new PersonaInvalidError(issues, { list: { personas, total: judged.length } });
}

/** The plan for a persona of the list; what goes wrong with it is said with its name. */
async function planFor(
  { id, statement, whole }: Aim,
  known: IdsByName,
  options: PlanAllOptions,
  key: string | undefined,
): Promise<SharedPlan> {
  if (!whole) return planWithId(statement, id, options, key);
  const found = onlyOne(known, nameOf(whole));
  return found === undefined ? planToCreate(whole, options) : planWithId(whole, found, options, key);
}

async function planWithId(
  statement: Statement,
  id: string,
  options: PlanAllOptions,
  key: string | undefined,
): Promise<SharedPlan> {
  try {
    // The list has shown its body too, but nobody says that it is all of it.
    return (await planById(statement, id, options, statement.requests.clock(options))).data;
  } catch (error) {
    if (error instanceof TavusError) {
      const who = shownIn(key, statement.personaName);
      amend(error, `It is about ${who}${key === undefined ? ' of the list' : ''}.`);
    }
    throw error;
  }
}

/** Refuses two plans for one persona: each would take back what the other does. */
function refuseSamePersona(plans: readonly PersonaPlan[], keys: Keys): void {
  const places = new Map<string, number>();
  for (const [index, { personaId }] of plans.entries()) {
    if (personaId === undefined) continue;
    const other = places.get(personaId);
    if (other !== undefined) {
      const who = `${placeOf(keys, other)} and ${placeOf(keys, index)}`;
      throw new TavusConfigError(`${who} are the same persona at Tavus, ${personaId}: keep one of them.`);
    }
    places.set(personaId, index);
  }
}

function refuseSameNames(aims: readonly Aim[], keys: Keys): void {
  const places = new Map<string, number>();
  for (const [index, { whole }] of aims.entries()) {
    if (!whole) continue;
    const name = nameOf(whole);
    const other = places.get(nameKey(name));
    if (other !== undefined) {
      const who = keys ? `${keys[other]} and ${keys[index]}` : 'Two personas of the list';
      throw new TavusConfigError(
        `${who} are called ${shownName(name)}: by their names nobody can tell them apart.`,
      );
    }
    places.set(nameKey(name), index);
  }
}

/** Many plans that are carried out together, and what becomes of them: as a list, or under keys. */
class Plans {
  readonly plans: InOrderOrByKey<PersonaPlan>;
  readonly #all: readonly SharedPlan[];
  readonly #listing: PersonaRequests;
  readonly #pace: Pace;
  readonly #options: PlanAllOptions;
  readonly #keys: Keys;

  constructor(
    listing: PersonaRequests,
    pace: Pace,
    plans: readonly SharedPlan[],
    options: PlanAllOptions,
    keys: Keys,
  ) {
    this.#all = [...plans];
    this.plans = Object.freeze(keys ? byKey(keys, plans) : [...plans]);
    this.#listing = listing;
    this.#pace = pace;
    this.#options = { ...options };
    this.#keys = keys;
    Object.freeze(this);
  }

  async apply(options: ApplyOptions = {}): Promise<InOrderOrByKey<AppliedPersona>> {
    checkedOptions('apply', options);
    const plans = this.#all;
    const { onProgress } = this.#options;
    const known = await this.#known(options);
    const applied: AppliedPersona[] = [];
    const failures: PlanFailure[] = [];
    const total = plans.length;
    let done = 0;
    let isTouched = false;
    await this.#pace.each(plans, async (plan, index) => {
      const key = keyAt(this.#keys, index);
      const wasDone = plan.isDone;
      try {
        const made = await plan.carryOut(options, async () => known);
        applied[index] = made;
        isTouched ||= !wasDone && plan.action !== 'none';
        done++;
        tell(() => onProgress?.({ phase: 'apply', done, total, ...key, plan, applied: made }));
        return 'next';
      } catch (error) {
        failures.push({ ...key, personaName: plan.personaName, error });
        isTouched ||= !(error instanceof TavusError && error.effect === 'none');
        done++;
        tell(() => onProgress?.({ phase: 'apply', done, total, ...key, plan, error }));
        return concernsOne(error) ? 'next' : 'stop';
      }
    });
    if (failures.length === 0) return this.#keys ? byKey(this.#keys, applied) : applied;
    const effect = isTouched ? 'unknown' : 'none';
    throw new PlanIncompleteError({ failures, done: done - failures.length, left: total - done, effect });
  }

  /** The names in the account: what has appeared since the plans were made must not be made again. */
  async #known(options: CallOptions): Promise<IdsByName> {
    const plans = this.#all;
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
    return textOfAll(this.#all);
  }
  toJSON(): object {
    return { plans: this.plans };
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return textOfAll(this.#all);
  }
}

type InOrderOrByKey<Value> = readonly Value[] | { readonly [key: string]: Value };

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
