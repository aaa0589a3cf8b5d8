import { sentences, TavusError } from './tavus-error.js';

/** What {@link PersonaNameError} is made of. */
export interface NameErrorDetails {
  /** The name in question. */
  readonly personaName: string;
  /** The personas that bear it. */
  readonly personaIds: readonly string[];
  /** What to do now, in a sentence; to plan by id without it. */
  readonly advice?: string;
}

/** A name does not tell which persona is meant: several bear it, or one that the plan did not know. */
export class PersonaNameError extends TavusError {
  override name = 'PersonaNameError';
  /** The name in question. */
  readonly personaName: string;
  /** The personas that bear it. */
  readonly personaIds: readonly string[];

  constructor({
    personaName,
    personaIds,
    advice = 'Plan with { id }, or delete all but one.',
  }: NameErrorDetails) {
    const count = personaIds.length === 1 ? 'A persona is' : `${personaIds.length} personas are`;
    super(sentences(`${count} called ${JSON.stringify(personaName)}: ${personaIds.join(', ')}`, advice));
    this.personaName = personaName;
    this.personaIds = personaIds;
  }
}

/** A plan that was not carried out, and why. */
export interface PlanFailure {
  readonly personaName: string | undefined;
  readonly error: unknown;
}

/** What {@link PlanIncompleteError} is made of. */
export interface IncompleteDetails {
  /** The plans that failed. */
  readonly failures: readonly PlanFailure[];
  /** How many were carried out. */
  readonly done: number;
  /** How many were not tried. */
  readonly left: number;
}

/** Some of many plans failed. Those that were carried out stay so: `apply()` again does the rest. */
export class PlanIncompleteError extends TavusError {
  override name = 'PlanIncompleteError';
  /** The plans that failed, each with its error. */
  readonly failures: readonly PlanFailure[];
  /** How many plans were carried out. */
  readonly done: number;
  /** How many plans were not tried. */
  readonly left: number;

  constructor({ failures, done, left }: IncompleteDetails) {
    const [first] = failures;
    const total = failures.length + done + left;
    const outcome = `${failures.length} of ${total} plans failed, ${done} are carried out, ${left} were not tried`;
    const reason = first && `The first, for ${nameOf(first)}: ${messageOf(first.error)}`;
    const isUntouched = done === 0 && failures.every(({ error }) => hadNoEffect(error));
    super(
      sentences(
        outcome,
        reason,
        'Call apply() again for the rest, or planAll() where something has changed.',
      ),
      {
        effect: isUntouched ? 'none' : 'unknown',
        cause: first?.error,
      },
    );
    this.failures = failures;
    this.done = done;
    this.left = left;
  }
}

function nameOf({ personaName }: PlanFailure): string {
  return personaName === undefined ? 'a persona without a name' : JSON.stringify(personaName);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function hadNoEffect(error: unknown): boolean {
  return error instanceof TavusError && error.effect === 'none';
}
