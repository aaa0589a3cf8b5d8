/** Whether a failed call has changed anything at Tavus: certainly not, or nobody can know. */
export type Effect = 'none' | 'unknown';

/** What any error can be told about the call that failed. All of it may be left out in a test. */
export interface FailureDetails {
  /** Whether the call may have changed something; `none` without it. */
  readonly effect?: Effect;
  /** How many requests were sent, or tried; 1 without it. */
  readonly attempts?: number;
  /** What to do now, in a sentence or two, for the end of the message. */
  readonly advice?: string;
  /** What lies behind it. */
  readonly cause?: unknown;
}

const brand = Symbol.for('tavus-persona.error');

/**
 * The base of every error that this library throws.
 *
 * @example
 * ```ts
 * try {
 *   await persona().name('Guide').prompt('Show people around.').create();
 * } catch (error) {
 *   if (error instanceof TavusError) console.error(error.message);
 * }
 * ```
 */
export abstract class TavusError extends Error {
  override name = 'TavusError';
  /** Whether the call may have changed something at Tavus. */
  readonly effect: Effect;

  constructor(message: string, { effect = 'none', ...details }: FailureDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.effect = effect;
  }
}

// A brand, so that isTavusError() knows an error also by the class of another copy of this package.
Object.defineProperty(TavusError.prototype, brand, { value: true });

/**
 * Whether a value is an error of this library, whichever installed copy of it threw it. `instanceof` knows only
 * the copy that it was imported from.
 *
 * @example
 * ```ts
 * await coach.create().catch((error: unknown) => {
 *   if (isTavusError(error) && error.effect === 'none') return coach.create();
 *   throw error;
 * });
 * ```
 */
export function isTavusError(value: unknown): value is TavusError {
  return value instanceof Error && brand in value;
}

/** The parts of a message, each a sentence, those that are empty left out. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part)
    .map((part) => (/[.!?]$/.test(part ?? '') ? part : `${part}.`))
    .join(' ');
}

/** Tells an error that an earlier request of its call has changed something. */
export function mayHaveChanged(error: TavusError): void {
  (error as { -readonly [Name in keyof TavusError]: TavusError[Name] }).effect = 'unknown';
}

/** Adds a sentence to an error on its way to the caller. */
export function amend(error: TavusError, sentence: string): void {
  const before = error.message;
  const stack = error.stack;
  error.message = sentences(before, sentence);
  if (stack) error.stack = stack.replace(before, () => error.message);
}
