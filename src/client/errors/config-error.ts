import { TavusError } from './tavus-error.js';

/**
 * The library was used in a way that cannot work: no API key, a base URL that is not one, a value that is not JSON, a
 * runtime that lacks what sending takes.
 */
export class TavusConfigError extends TavusError {
  override name = 'TavusConfigError';
}
