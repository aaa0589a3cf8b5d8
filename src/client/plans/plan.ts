import { personaFields } from '../../body.js';
import { sameJson } from '../../draft.js';
import { deepFreeze } from '../../json.js';
import type { PersonaReady } from '../../persona.js';
import type { Aim } from '../aim.js';
import type { Clock } from '../clock.js';
import type { CallOptions } from '../connection.js';
import {
  type Difference,
  type Differences,
  isSame,
  isSecretPath,
  leavesOf,
  secretsShown,
} from '../difference.js';
import { PersonaInvalidError } from '../errors/invalid-error.js';
import { PlanOutdatedError } from '../errors/plan-errors.js';
import type { NotOfChange } from '../given.js';
import { checkedOptions } from '../options.js';
import type { Persona } from '../persona-in.js';
import { inOurNames } from '../persona-names.js';
import type { ApplyOptions, Patched, PersonaRequests } from '../persona-requests.js';
import { settling } from '../reconcile.js';
import type { Statement, WholeStatement } from '../statement.js';
import {
  changesOf,
  maybeDraft,
  type PersonaChange,
  type PlanWarning,
  warningOf,
  warningOfForm,
} from './changes.js';
import { idsByName, type LookUp, onlyOne } from './names.js';
import { brokenTogether } from './outcome.js';
import { textOf } from './plan-text.js';
import { isOfLines, type LineDiff, loadLineDiff } from './reviewed.js';

/** How the secrets of a persona that Tavus holds are changed. */
export interface ResendOptions extends CallOptions {
  /**
   * Sends every secret that the persona states, even if nothing else changes; `false` without it. A new one is not
   * found by comparing: what the server shows of a secret may be a mask.
   */
  readonly resendSecrets?: boolean;
}

/** How a persona that Tavus holds is changed. */
export interface ChangeOptions extends ResendOptions {
  /** Also removes what the persona does not state, of all fields that the library knows; `false` without it. */
  readonly prune?: boolean;
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

/** How to plan a change, which is one of a persona that is there. */
export interface PlanOfChange<Given> extends ResendOptions, NotOfChange<Given> {
  /** The id of a persona that is there. */
  readonly id: string;
}

/** How to plan for what is given. */
export type PlanOptionsFor<Given> = Given extends PersonaReady ? PlanOptions : PlanOfChange<Given>;

/** What a plan has done. */
export interface AppliedPersona {
  /** What a conversation names as `persona_id`. */
  readonly personaId: string;
  /** The name that the persona was planned for with, as {@link PersonaPlan.personaName} has it. */
  readonly personaName: string | undefined;
  /** What was done. */
  readonly action: 'create' | 'update' | 'none';
  /**
   * JSON Pointers of what the server did not keep as it was sent, found by reading the persona back. A secret is
   * among them if the server showed that it had one, and no longer does. `undefined` where reading back failed.
   */
  readonly notKept: readonly string[] | undefined;
  /** Whether Tavus said that it has thrown away unpublished changes of PAL Maker, as `overwriteDraft` lets it. */
  readonly discardedDraft: boolean;
  /** What to know afterwards: why nothing of a change may be there yet. */
  readonly warnings: readonly PlanWarning[];
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
   * @throws {TavusConflictError} Somebody has unpublished changes in PAL Maker, and `overwriteDraft` is not set.
   * @throws {PlanOutdatedError} The persona has changed since, or one of its name has appeared.
   * @throws {TavusUnprocessableError} It changed in the moment of the patch.
   * @example
   * ```ts
   * const guide = persona().name('Ferry Guide').prompt('You know when each ferry leaves.');
   * const plan = await client.personas.plan(guide, { match: 'name' });
   * const { personaId, action, notKept } = await plan.apply();
   * ```
   */
  apply(options?: ApplyOptions): Promise<AppliedPersona>;

  /** The plan as text, a line for each change and each warning. */
  toString(): string;
}

/** A plan that shares with others what is known of the account. */
export interface SharedPlan extends PersonaPlan {
  /** Whether it has been carried out. */
  readonly isDone: boolean;
  /** {@link apply}, for a caller that knows the names. */
  carryOut(options: ApplyOptions, lookUp: LookUp): Promise<AppliedPersona>;
}

/** The plan for a persona that is not there yet. */
export function planToCreate(statement: WholeStatement, options: ChangeOptions): SharedPlan {
  const { kept, personaName } = statement;
  // There is nothing that such a key could stay in.
  if (kept.length > 0) throw new PersonaInvalidError(kept, { personaName });
  return new Plan(statement, options, { create: statement });
}

/** The plan for a persona that is there. */
export async function planToChange(
  statement: Statement,
  options: ChangeOptions,
  found: Persona,
): Promise<SharedPlan> {
  return new Plan(statement, options, { found }).readyToPrint();
}

/** What a plan is for: what Tavus holds, or what is to be created. */
type Matter =
  | { readonly found: Persona; readonly create?: never }
  | { readonly found?: never; readonly create: WholeStatement };

class Plan implements SharedPlan {
  readonly action: PersonaPlan['action'];
  readonly personaId: string | undefined;
  readonly personaName: string | undefined;
  readonly changes: readonly PersonaChange[];
  readonly warnings: readonly PlanWarning[];
  readonly #requests: PersonaRequests;
  readonly #statement: Statement;
  /** What is created, where nothing is there yet. */
  readonly #whole: WholeStatement | undefined;
  readonly #options: ChangeOptions;
  /** What is to be there; a change aims at what it makes of what is stored in that moment. */
  #aim: Aim;
  readonly #differences: Differences;
  /** The secrets that the server has shown to have, and shall still have afterwards. */
  readonly #secrets: readonly string[];
  #applying: Promise<AppliedPersona> | undefined;
  #isDone = false;
  #lineDiff: LineDiff | undefined;

  constructor(statement: Statement, options: ChangeOptions, { found, create }: Matter) {
    this.#requests = statement.requests;
    this.#statement = statement;
    this.#whole = create;
    // A copy: what becomes of the caller's own object is not the plan's.
    this.#options = { ...options };
    const warnings: PlanWarning[] = [];
    const warn = (issue: PlanWarning) => warnings.push(issue);
    this.#aim = found ? statement.aimFor(found, warn) : create.aimFor(found, warn);
    this.#differences = this.#aim.differencesFrom(found?.body ?? {}, { ...options, isNew: !found });
    const { changes, notes, inForm } = this.#differences;
    const gone = [
      ...changes.filter(({ op }) => op === 'remove'),
      ...notes.filter(({ fate }) => fate === 'removed'),
    ];
    this.#secrets = secretsShown(found?.body, personaFields).filter(
      (secret) => !gone.some(({ path }) => path === secret),
    );
    this.action = !found ? 'create' : changes.length > 0 ? 'update' : 'none';
    this.personaId = found?.personaId;
    this.personaName = statement.personaName ?? found?.personaName;
    this.changes = deepFreeze(changes.flatMap(changesOf));
    const { stated } = this.#aim;
    const together =
      found && stated ? brokenTogether(inOurNames(found.body, personaFields), stated, changes) : [];
    const ofForm = found && inForm.length > 0 ? [warningOfForm(inForm)] : [];
    this.warnings = deepFreeze([...warnings, ...together, ...notes.map(warningOf), ...ofForm]);
    Object.freeze(this);
  }

  async apply(options: ApplyOptions = {}): Promise<AppliedPersona> {
    return this.carryOut(checkedOptions('apply', options), async (ofCall, clock) => {
      return (await idsByName(this.#requests, ofCall, clock)).data;
    });
  }

  carryOut(options: ApplyOptions, lookUp: LookUp): Promise<AppliedPersona> {
    // One run at a time; a failed one can be tried again.
    this.#applying ??= this.#carryOut(overlaid(this.#options, options), lookUp).catch((error: unknown) => {
      this.#applying = undefined;
      throw error;
    });
    return this.#applying;
  }

  async #carryOut(options: ApplyOptions, lookUp: LookUp): Promise<AppliedPersona> {
    const { action, personaId, personaName } = this;
    if (action === 'none' && personaId !== undefined) {
      this.#isDone = true;
      return { personaId, personaName, action, notKept: [], discardedDraft: false, warnings: [] };
    }
    const clock = this.#requests.clock(options);
    const { overwriteDraft, ...ofCall } = options;
    const { id, discardedDraft } = this.#whole
      ? { id: await this.#create(this.#whole, ofCall, clock, lookUp), discardedDraft: false }
      : await this.#update(personaId ?? '', options, clock);
    this.#isDone = true;
    const notKept = await this.#notKept(id, ofCall, clock);
    const warnings = notKept && this.#isAllOf(notKept) ? [maybeDraft] : [];
    return { personaId: id, personaName, action, notKept, discardedDraft, warnings };
  }

  /** Whether nothing of what a change was to make is there. */
  #isAllOf(notKept: readonly string[]): boolean {
    const visible = this.changes.filter(({ path }) => !isSecretPath(path));
    return (
      this.action === 'update' && visible.length > 0 && visible.every(({ path }) => notKept.includes(path))
    );
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  async #create(
    { body }: WholeStatement,
    options: CallOptions,
    clock: Clock,
    lookUp: LookUp,
  ): Promise<string> {
    const id = onlyOne(await lookUp(options, clock), this.personaName ?? '');
    if (id === undefined) {
      const { data } = await this.#requests.create(body, true, options, clock);
      return data.personaId;
    }
    // An earlier run may have made it, whose answer was lost.
    const { data } = await this.#requests.stored(id, options, clock);
    const { changes, notes } = this.#aim.differencesFrom(data.body, {});
    if (changes.length > 0 || notes.length > 0) throw new PlanOutdatedError({ personaId: id, isNew: true });
    return id;
  }

  async #update(
    id: string,
    { overwriteDraft, ...options }: ApplyOptions,
    clock: Clock,
  ): Promise<Pick<Patched, 'discardedDraft'> & { readonly id: string }> {
    // The patch tests what it overwrites. What it adds it cannot test: the place was empty when the plan was made.
    const now = await this.#requests.stored(id, options, clock);
    this.#aim = this.#aimFor(now.data);
    const left = this.#aim.differencesFrom(now.data.body, this.#options);
    if (!isPartOf(left, this.#differences)) throw new PlanOutdatedError({ personaId: id });
    // An earlier run, whose answer was lost, may have done it all.
    if (left.changes.length === 0) return { id, discardedDraft: false };
    const changing = {
      changes: left.changes,
      shown: now.data.body,
      left: ({ body }: Persona) => this.#lackedBy(body),
    };
    const ofPatch = overwriteDraft === undefined ? options : { ...options, overwriteDraft };
    const { data } = await this.#requests.patch(id, changing, ofPatch, clock);
    return { id, discardedDraft: data.discardedDraft };
  }

  /** What is to become of a persona that may have changed meanwhile. */
  #aimFor(now: Persona): Aim {
    try {
      return this.#statement.aimFor(now, () => {});
    } catch (error) {
      if (!(error instanceof PersonaInvalidError)) throw error;
      throw new PlanOutdatedError({ personaId: now.personaId });
    }
  }

  /** What a stored persona lacks, keys aside. */
  #lackedBy(stored: Persona['body']): readonly Difference[] {
    const { prune } = this.#options;
    return this.#aim.differencesFrom(stored, { prune }).changes.filter(({ path }) => !isSecretPath(path));
  }

  /** What the server lacks after it has reported success; `undefined` if it does not tell. */
  async #notKept(id: string, options: CallOptions, clock: Clock): Promise<readonly string[] | undefined> {
    const look = async () => {
      const { body } = (await this.#requests.stored(id, options, clock)).data;
      const secrets = secretsShown(body, personaFields);
      const missing = this.#lackedBy(body)
        .flatMap(changesOf)
        .map(({ path }) => path);
      return [...missing, ...this.#secrets.filter((secret) => !secrets.includes(secret))];
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

  /** Loads what the text of the plan needs: printing cannot wait. */
  async readyToPrint(): Promise<this> {
    if (this.changes.some(isOfLines)) this.#lineDiff = await loadLineDiff();
    return this;
  }

  toString(): string {
    return textOf(this, this.#lineDiff);
  }
  toJSON(): object {
    const { action, personaId, personaName, changes, warnings } = this;
    return { action, personaId, personaName, changes, warnings };
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return textOf(this, this.#lineDiff);
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
export function overlaid(options: CallOptions, over: ApplyOptions): ApplyOptions {
  const { signal, timeout = options.timeout, overwriteDraft } = over;
  return {
    ...(overwriteDraft !== undefined && { overwriteDraft }),
    ...(signal !== undefined && { signal }),
    ...(timeout !== undefined && { timeout }),
    headers: { ...options.headers, ...over.headers },
  };
}
