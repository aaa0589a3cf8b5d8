import { personaFields } from '../../body/body.js';
import { PersonaInvalidError } from '../../errors/invalid-error.js';
import { inPersonaNames } from '../../fields/vocabulary.js';
import { deepFreeze } from '../../json/json.js';
import { sameJson } from '../../json/same-json.js';
import {
  type Difference,
  type Differences,
  isSame,
  isSecretPath,
  leavesOf,
  secretsShown,
} from '../compare/difference.js';
import { PlanOutdatedError } from '../errors/plan-errors.js';
import type { Persona } from '../requests/persona-in.js';
import type { ApplyOptions, Patched, PersonaRequests } from '../requests/persona-requests.js';
import { settling } from '../requests/reconcile.js';
import type { Clock } from '../transport/clock.js';
import type { CallOptions } from '../transport/connection.js';
import { checkedOptions } from '../transport/options.js';
import {
  changesOf,
  maybeDraft,
  type PersonaChange,
  type PlanWarning,
  warningOf,
  warningOfForm,
} from './changes.js';
import type { DesiredState } from './desired-state.js';
import { isOfLines, type LineDiff, loadLineDiff } from './lines.js';
import { idsByName, type LookUp, onlyOne } from './names.js';
import { brokenTogether } from './outcome.js';
import { patched } from './patching.js';
import type { AppliedPersona, ChangeOptions, PersonaPlan } from './plan.js';
import { textOf } from './plan-text.js';
import type { Statement, WholeStatement } from './statement.js';

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
  #desired: DesiredState;
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
    this.#desired = found ? statement.desiredFor(found, warn) : create.desiredFor(found, warn);
    this.#differences = this.#desired.differencesFrom(found?.body ?? {}, { ...options, isNew: !found });
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
    const { stated } = this.#desired;
    const together = found && stated ? brokenTogether(inPersonaNames(found.body), stated, changes) : [];
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
    const { changes, notes } = this.#desired.differencesFrom(data.body, {});
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
    this.#desired = this.#desiredFor(now.data);
    const left = this.#desired.differencesFrom(now.data.body, this.#options);
    if (!isPartOf(left, this.#differences)) throw new PlanOutdatedError({ personaId: id });
    // An earlier run, whose answer was lost, may have done it all.
    if (left.changes.length === 0) return { id, discardedDraft: false };
    const changing = {
      changes: left.changes,
      shown: now.data.body,
      left: ({ body }: Persona) => this.#lackedBy(body),
    };
    const ofPatch = overwriteDraft === undefined ? options : { ...options, overwriteDraft };
    const { data } = await patched(this.#requests, id, changing, ofPatch, clock);
    return { id, discardedDraft: data.discardedDraft };
  }

  /** What is to become of a persona that may have changed meanwhile. */
  #desiredFor(now: Persona): DesiredState {
    try {
      return this.#statement.desiredFor(now, () => {});
    } catch (error) {
      if (!(error instanceof PersonaInvalidError)) throw error;
      throw new PlanOutdatedError({ personaId: now.personaId });
    }
  }

  /** What a stored persona lacks, keys aside. */
  #lackedBy(stored: Persona['body']): readonly Difference[] {
    const { prune } = this.#options;
    return this.#desired.differencesFrom(stored, { prune }).changes.filter(({ path }) => !isSecretPath(path));
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
