import { TavusConfigError } from '../errors/config-error.js';
/** A value that Tavus takes but this version of the library does not list yet. Made by {@link unlisted}. */
export interface Unlisted {
  /** The value as it goes on the wire. */
  readonly unlisted: string;
  // Only unlisted() makes one. It does not exist at run time; the leading space keeps it out of completion.
  readonly ' made by unlisted()': true;
}

/** By this every copy of the package knows the values of all others. */
const brand = Symbol.for('tavus-persona.unlisted');

// A class, so that an object that merely looks like one is not taken for it.
class UnlistedValue implements Unlisted {
  readonly unlisted: string;
  declare readonly ' made by unlisted()': true;
  constructor(value: string) {
    this.unlisted = value;
    Object.freeze(this);
  }
  // On the prototype: an own member would print.
  get [brand](): true {
    return true;
  }
}

/** Whether a value was made by the `unlisted()` of another copy of the package. */
export function isUnlistedElsewhere(value: object): boolean {
  return brand in value && !isUnlisted(value);
}

/**
 * Passes a value that is newer than the library, in the one way that a search through the code finds again.
 *
 * Where a step takes one of a list of values, a typo does not compile; neither does a plain `string`.
 * `unlisted()` says that the value is meant. It goes on the wire as written and no rule judges it.
 *
 * @example
 * ```ts
 * persona().prompt('Answer in one sentence.').conversationalFlow({ turnDetectionModel: unlisted('sparrow-3') });
 * // { …, "layers": { "conversational_flow": { "turn_detection_model": "sparrow-3" } } }
 * ```
 */
export function unlisted(value: string): Unlisted {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new TavusConfigError(
      'unlisted() takes the value as a text: is the variable set that it comes from?',
    );
  }
  return new UnlistedValue(value);
}

/** Whether a value was made by {@link unlisted}. */
export function isUnlisted(value: unknown): value is Unlisted {
  return value instanceof UnlistedValue;
}

/** The value on the wire, whether the library lists it or not. */
export function wireValue(value: unknown): unknown {
  return isUnlisted(value) ? value.unlisted : value;
}
