import { TavusError } from './tavus-error.js';

/** The library was used in a way that cannot work: no API key, a base URL that is none, a value that is not JSON. */
export class TavusConfigError extends TavusError {
  override name = 'TavusConfigError';
}
