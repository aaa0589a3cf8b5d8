import { isTavusError, TavusError } from './tavus-error.js';

/**
 * The library was used in a way that cannot work: no API key, a base URL that is not one, a value that is not JSON, a
 * runtime that lacks what sending takes.
 */
export class TavusConfigError extends TavusError {
  override name = 'TavusConfigError';
}

/** What failed before anything was sent, as an error of this library. */
export function configError(error: unknown, sentence: string): TavusError {
  // Also what another copy of this package threw, as the one that a configuration imports.
  if (isTavusError(error)) return error;
  return new TavusConfigError(`${sentence}: its error is the cause.`, { cause: error });
}
