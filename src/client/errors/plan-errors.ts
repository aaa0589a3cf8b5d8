import { type FailureDetails, sentences, TavusError } from '../../errors/tavus-error.js';

/** What {@link PersonaNameError} is made of. */
export interface NameErrorDetails {
  /** The name in question. */
  readonly personaName: string;
  /** The personas that bear it. */
  readonly personaIds: readonly string[];
}

/** Several personas have one name, which does not tell which of them is meant. */
export class PersonaNameError extends TavusError {
  override name = 'PersonaNameError';
  /** The name in question. */
  readonly personaName: string;
  /** The personas that bear it. */
  readonly personaIds: readonly string[];

  constructor({ personaName, personaIds }: NameErrorDetails) {
    const who = `${personaIds.length} personas are called ${JSON.stringify(personaName)}`;
    super(`${who}: ${personaIds.join(', ')}. Plan with { id }, or delete all but one.`);
    this.personaName = personaName;
    this.personaIds = personaIds;
  }
}

/** What {@link PlanOutdatedError} is made of. */
export interface OutdatedDetails {
  /** The persona that is not as the plan knew it. */
  readonly personaId: string;
  /** Whether it was not there at all when the plan was made. */
  readonly isNew?: boolean;
}

/** What is at Tavus is not what the plan was made for. Nothing was done. */
export class PlanOutdatedError extends TavusError {
  override name = 'PlanOutdatedError';
  /** The persona that is not as the plan knew it. */
  readonly personaId: string;

  constructor({ personaId, isNew = false }: OutdatedDetails) {
    const change = isNew ? 'has appeared under this name' : 'has changed';
    super(`The persona ${personaId} ${change} since the plan was made. Nothing was done: make a new plan.`);
    this.personaId = personaId;
  }
}

/** A plan that was not carried out, and why. */
export interface PlanFailure {
  /** What the persona is called in the record that `planAll()` was given; nothing where it was a list. */
  readonly key?: string | undefined;
  readonly personaName: string | undefined;
  readonly error: unknown;
}

/** What {@link PlanIncompleteError} is made of. */
export interface IncompleteDetails extends FailureDetails {
  /** The plans that failed; none if it is the search for names that did, which is the `cause` then. */
  readonly failures: readonly PlanFailure[];
  /** How many were carried out. */
  readonly done: number;
  /** How many were not tried. */
  readonly left: number;
}

/** Some of many plans were not carried out. Those that were stay so: `apply()` again does the rest. */
export class PlanIncompleteError extends TavusError {
  override name = 'PlanIncompleteError';
  /** The plans that failed, each with its error; none if it is the search for names that did. */
  readonly failures: readonly PlanFailure[];
  /** How many plans were carried out. */
  readonly done: number;
  /** How many plans were not tried. */
  readonly left: number;

  constructor(details: IncompleteDetails) {
    const { failures, done, left } = details;
    const [first] = failures;
    const cause = details.cause ?? first?.error;
    const outcome = `${failures.length} of ${failures.length + done + left} plans failed, ${done} are carried out, ${left} were not tried`;
    const what = first
      ? `The first, for ${shownIn(first.key, first.personaName)}`
      : 'The names could not be looked for';
    const reason =
      cause !== undefined && `${what}: ${cause instanceof Error ? cause.message : String(cause)}`;
    const way = 'Call apply() again for the rest, or planAll() where something has changed.';
    super(sentences(outcome, reason || '', way), { ...details, cause });
    this.failures = failures;
    this.done = done;
    this.left = left;
  }
}

/** A persona of many in a sentence: by its key, where it has one. */
export function shownIn(key: string | undefined, name: string | undefined): string {
  return key === undefined ? shownName(name) : `${key} (${shownName(name)})`;
}

/** A persona's name in a sentence. */
export function shownName(name: string | undefined): string {
  return name === undefined ? 'a persona without a name' : JSON.stringify(name);
}
