import { TavusError } from './tavus-error.js';

/** There was no connection, or it broke. Whether the persona was created may be unknown; the message says. */
export class TavusConnectionError extends TavusError {
  override name = 'TavusConnectionError';
  /** The system's code for what happened, such as `ECONNREFUSED`. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** The answer took longer than `timeout`. */
export class TavusTimeoutError extends TavusError {
  override name = 'TavusTimeoutError';
}

/** The caller's `signal` was aborted. `cause` is the signal's reason. */
export class TavusAbortError extends TavusError {
  override name = 'AbortError';
}

/** The server reported success, but its answer cannot be read: the persona most likely exists. */
export class TavusResponseError extends TavusError {
  override name = 'TavusResponseError';
}
