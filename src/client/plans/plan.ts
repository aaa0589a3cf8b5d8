import { type PersonaBody, personaFields } from '../../body.js';
import { sameJson } from '../../draft.js';
import { deepFreeze } from '../../json.js';
import type { Issue } from '../../rules.js';
import type { Clock } from '../clock.js';
import type { CallOptions } from '../connection.js';
import {
  type Difference,
  type DifferenceOptions,
  type Differences,
  difference,
  isSame,
  isSecretPath,
  leavesOf,
  patchFor,
  secretsShown,
} from '../difference.js';
import { PlanOutdatedError } from '../errors/plan-errors.js';
import { checkedOptions } from '../options.js';
import type { Persona } from '../persona-in.js';
import type { PersonaRequests } from '../persona-requests.js';
import { settling } from '../reconcile.js';
import { changesOf, type PersonaChange, type PlanWarning, warningOf } from './changes.js';
import { idsByName, type LookUp, onlyOne } from './names.js';
import { brokenTogether } from './outcome.js';
import { textOf } from './plan-text.js';

/** How a persona that Tavus holds is changed. */
export interface ChangeOptions extends CallOptions {
  /** Also removes what the persona does not state, of all fields that the library knows; `false` without it. */
  readonly prune?: boolean;
  /**
   * Sends every secret that the persona states, even if nothing else changes; `false` without it. A new one is not
   * found by comparing: what the server shows of a secret may be a mask.
   */
  readonly resendSecrets?: boolean;
}

/** A plan for the persona that has this id. */
export interface PlanById extends ChangeOptions {
  /** The id of a persona that is there. */
  readonly id: string;
  /** In the place of `id`: looks for the persona of the same name. */
  readonly match?: never;
}

/** A plan for the persona of the same name. */
export interface PlanByName extends ChangeOptions {
  /** Looks among your own personas for the one of the same name; without one, it is created. */
  readonly match: 'name';
  /** In the place of `match`: the id of a persona that is there. */
  readonly id?: never;
}

/** Which persona to plan for, and how. */
export type PlanOptions = PlanById | PlanByName;

/** What a plan has done. */
export interface AppliedPersona {
  /** What a conversation names as `persona_id`. */
  readonly personaId: string;
  /** What was done. */
  readonly action: 'create' | 'update' | 'none';
  /**
   * JSON Pointers of what the server did not keep as it was sent, found by reading the persona back. A secret is
   * among them if the server showed that it had one, and no longer does. `undefined` where reading back failed.
   */
  readonly notKept: readonly string[] | undefined;
}

/** What is between a persona and what Tavus holds. It prints as a list of changes, without secrets. */
export interface PersonaPlan {
  /** What there is to do; `none` if Tavus holds all that the persona states. */
  readonly action: 'create' | 'update' | 'none';
  /** The persona at Tavus; `undefined` if it is to be created. */
  readonly personaId: string | undefined;
  /** The name that the persona states; without one, that of the persona at Tavus. */
  readonly personaName: string | undefined;
  /** What will change, field by field, in the order of the body. */
  readonly changes: readonly PersonaChange[];
  /** What to know before. */
  readonly warnings: readonly PlanWarning[];

  /**
   * Carries out the plan and reads the persona back. It does nothing that the plan does not show: where somebody
   * else was faster it fails and changes nothing. Called again after a success, it gives the same and sends nothing.
   *
   * @throws {PlanOutdatedError} The persona has changed since, or one of its name has appeared.
   * @throws {TavusUnprocessableError} It changed in the moment of the patch.
   * @example
   * ```ts
   * const guide = persona().name('Ferry Guide').prompt('You know when each ferry leaves.');
   * const plan = await client.personas.plan(guide, { match: 'name' });
   * const { personaId, action, notKept } = await plan.apply();
   * ```
   */
  apply(options?: CallOptions): Promise<AppliedPersona>;

  /** The plan as text, a line for each change and each warning. */
  toString(): string;
}

/** What a finished persona states. */
export interface Statement {
  readonly body: PersonaBody;
  /** What the rules warn of. */
  readonly warnings: readonly Issue[];
  /** Requests about it, which print none of its secrets. */
  readonly requests: PersonaRequests;
}

/** A plan that shares with others what is known of the account. */
export interface SharedPlan extends PersonaPlan {
  /** Whether it has been carried out. */
  readonly isDone: boolean;
  /** {@link apply}, for a caller that knows the names. */
  carryOut(options: CallOptions, lookUp: LookUp): Promise<AppliedPersona>;
}

/** @param found What Tavus holds; without it the persona is to be created. */
export function planBetween(statement: Statement, options: ChangeOptions, found?: Persona): SharedPlan {
  return new Plan(statement, options, found);
}

class Plan implements SharedPlan {
  readonly action: PersonaPlan['action'];
  readonly personaId: string | undefined;
  readonly personaName: string | undefined;
  readonly changes: readonly PersonaChange[];
  readonly warnings: readonly PlanWarning[];
  readonly #requests: PersonaRequests;
  readonly #body: PersonaBody;
  readonly #options: ChangeOptions;
  readonly #differences: Differences;
  /** The secrets that the server has shown to have, and shall still have afterwards. */
  readonly #secrets: readonly string[];
  #applying: Promise<AppliedPersona> | undefined;
  #isDone = false;

  constructor({ body, warnings, requests }: Statement, options: ChangeOptions, found: Persona | undefined) {
    this.#requests = requests;
    this.#body = body;
    // A copy: what becomes of the caller's own object is not the plan's.
    this.#options = { ...options };
    this.#differences = this.#differencesTo(found?.body ?? {}, options);
    const { changes, notes } = this.#differences;
    const gone = [
      ...changes.filter(({ op }) => op === 'remove'),
      ...notes.filter(({ fate }) => fate === 'removed'),
    ];
    this.#secrets = secretsShown(found?.body, personaFields).filter(
      (secret) => !gone.some(({ path }) => path === secret),
    );
    this.action = !found ? 'create' : changes.length > 0 ? 'update' : 'none';
    this.personaId = found?.personaId;
    this.personaName = body.persona_name ?? found?.personaName;
    this.changes = deepFreeze(changes.flatMap(changesOf));
    const together = found ? brokenTogether(found.body, { ...body }, changes) : [];
    this.warnings = deepFreeze([...warnings, ...together, ...notes.map(warningOf)]);
    Object.freeze(this);
  }

  #differencesTo(stored: Persona['body'], options: DifferenceOptions): Differences {
    return difference(stored, { ...this.#body }, personaFields, options);
  }

  async apply(options: CallOptions = {}): Promise<AppliedPersona> {
    return this.carryOut(checkedOptions('apply', options), async (ofCall, clock) => {
      return (await idsByName(this.#requests, ofCall, clock)).data;
    });
  }

  carryOut(options: CallOptions, lookUp: LookUp): Promise<AppliedPersona> {
    // One run at a time; a failed one can be tried again.
    this.#applying ??= this.#carryOut(overlaid(this.#options, options), lookUp).catch((error: unknown) => {
      this.#applying = undefined;
      throw error;
    });
    return this.#applying;
  }

  async #carryOut(options: CallOptions, lookUp: LookUp): Promise<AppliedPersona> {
    const { action, personaId } = this;
    if (action === 'none' && personaId !== undefined) {
      this.#isDone = true;
      return { personaId, action, notKept: [] };
    }
    const clock = this.#requests.clock(options);
    const id =
      personaId === undefined
        ? await this.#create(options, clock, lookUp)
        : await this.#update(personaId, options, clock);
    this.#isDone = true;
    return { personaId: id, action, notKept: await this.#notKept(id, options, clock) };
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  async #create(options: CallOptions, clock: Clock, lookUp: LookUp): Promise<string> {
    const id = onlyOne(await lookUp(options, clock), this.personaName ?? '');
    if (id === undefined) {
      const { data } = await this.#requests.create(this.#body, true, options, clock);
      return data.personaId;
    }
    // An earlier run may have made it, whose answer was lost.
    const { data } = await this.#requests.stored(id, options, clock);
    const { changes, notes } = this.#differencesTo(data.body, {});
    if (changes.length > 0 || notes.length > 0) throw new PlanOutdatedError({ personaId: id, isNew: true });
    return id;
  }

  async #update(id: string, options: CallOptions, clock: Clock): Promise<string> {
    // The patch tests what it overwrites. What it adds it cannot test: the place was empty when the plan was made.
    const now = await this.#requests.stored(id, options, clock);
    const left = this.#differencesTo(now.data.body, this.#options);
    if (!isPartOf(left, this.#differences)) throw new PlanOutdatedError({ personaId: id });
    // An earlier run, whose answer was lost, may have done it all.
    if (left.changes.length > 0) {
      const isDone = ({ body }: Persona) => this.#missingFrom(body).length === 0;
      await this.#requests.patch(id, patchFor(left.changes), isDone, options, clock);
    }
    return id;
  }

  #missingFrom(stored: Persona['body']): readonly string[] {
    const { prune } = this.#options;
    return this.#differencesTo(stored, { prune })
      .changes.filter(({ path }) => !isSecretPath(path))
      .flatMap(changesOf)
      .map(({ path }) => path);
  }

  /** What the server lacks after it has reported success; `undefined` if it does not tell. */
  async #notKept(id: string, options: CallOptions, clock: Clock): Promise<readonly string[] | undefined> {
    const look = async () => {
      const { body } = (await this.#requests.stored(id, options, clock)).data;
      const secrets = secretsShown(body, personaFields);
      return [...this.#missingFrom(body), ...this.#secrets.filter((secret) => !secrets.includes(secret))];
    };
    try {
      const missing = await look();
      if (missing.length === 0) return missing;
      // What is read may lag behind what was written.
      await clock.pause(settling);
      return await look();
    } catch {
      // The persona is written: its id must not be lost over this.
      return undefined;
    }
  }

  toString(): string {
    return textOf(this);
  }
  toJSON(): object {
    const { action, personaId, personaName, changes, warnings } = this;
    return { action, personaId, personaName, changes, warnings };
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return textOf(this);
  }
}

/** Whether what is left to do was planned, all of it, and nothing has to be said of it that was not said. */
function isPartOf(left: Differences, planned: Differences): boolean {
  const leaves = planned.changes.flatMap(leavesOf);
  const areSaid = left.notes.every(({ path, fate }) => {
    return planned.notes.some((note) => note.path === path && note.fate === fate);
  });
  return (
    areSaid && left.changes.flatMap(leavesOf).every((leaf) => leaves.some((one) => isSameChange(one, leaf)))
  );
}

/** Whether two differences are the same change. What is shown of a secret may be another mask each time. */
function isSameChange(one: Difference, other: Difference): boolean {
  if (one.path !== other.path || !sameJson(one.after, other.after)) return false;
  return isSecretPath(one.path) || (one.op === other.op && isSame(one.before, other.before, one.field));
}

/** The options of a call over those of the plan, whose signal was for making it. */
export function overlaid(options: CallOptions, over: CallOptions): CallOptions {
  const { signal, timeout = options.timeout } = over;
  return {
    ...(signal !== undefined && { signal }),
    ...(timeout !== undefined && { timeout }),
    headers: { ...options.headers, ...over.headers },
  };
}
