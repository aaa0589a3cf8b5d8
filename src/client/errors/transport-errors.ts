import { type FailureDetails, sentences, TavusError } from '../../errors/tavus-error.js';

/** What {@link TavusConnectionError} is made of. */
export interface ConnectionErrorDetails extends FailureDetails {
  /** The system's code for what happened, such as `ECONNREFUSED`. */
  readonly code?: string | undefined;
}

/** There was no connection, or it broke. Whether anything was changed may be unknown: `effect` says. */
export class TavusConnectionError extends TavusError {
  override name = 'TavusConnectionError';
  /** The system's code for what happened, such as `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** How many requests were sent, or tried. */
  readonly attempts: number;

  constructor(details: ConnectionErrorDetails = {}) {
    const { code, attempts = 1, advice } = details;
    super(sentences(`The connection failed${code ? ` (${code})` : ''}`, advice), details);
    this.code = code;
    this.attempts = attempts;
  }
}

/** What {@link TavusTimeoutError} is made of. */
export interface TimeoutErrorDetails extends FailureDetails {
  /** Which time ran out: that of one attempt (`timeout`), or that of the whole call (`totalTimeout`). */
  readonly kind: 'attempt' | 'total';
  /** How long it was, in milliseconds. */
  readonly ms: number;
}

/** The answer did not come, or not to its end, within `timeout` or `totalTimeout`. */
export class TavusTimeoutError extends TavusError {
  override name = 'TavusTimeoutError';
  /** Which time ran out: that of one attempt (`timeout`), or that of the whole call (`totalTimeout`). */
  readonly kind: 'attempt' | 'total';
  /** How many requests were sent, or tried. */
  readonly attempts: number;

  constructor(details: TimeoutErrorDetails) {
    const { kind, ms, attempts = 1, advice } = details;
    const option = kind === 'total' ? 'totalTimeout' : 'timeout';
    super(sentences(`No complete answer within ${ms} ms (${option})`, advice), details);
    this.kind = kind;
    this.attempts = attempts;
  }
}

/** The caller's `signal` was aborted. `cause` is the signal's reason. */
export class TavusAbortError extends TavusError {
  override name = 'AbortError';
  /** How many requests were sent, or tried. */
  readonly attempts: number;

  constructor(details: FailureDetails = {}) {
    super(sentences('The call was aborted', details.advice), details);
    this.attempts = details.attempts ?? 1;
  }
}

/** What {@link TavusResponseError} is made of. */
export interface ResponseErrorDetails extends FailureDetails {
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What is wrong with the answer, as the end of a sentence that begins with "Tavus answered 200". */
  readonly flaw?: string;
  /** What the server calls the request. */
  readonly requestId?: string | undefined;
}

/** The server reported success, but its answer cannot be read: after `create()` the persona most likely exists. */
export class TavusResponseError extends TavusError {
  override name = 'TavusResponseError';
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What the server calls the request, for a question to Tavus. */
  readonly requestId: string | undefined;
  /** How many requests were sent. */
  readonly attempts: number;

  constructor(details: ResponseErrorDetails) {
    const { status, flaw = 'with what cannot be read', requestId, attempts = 1, advice } = details;
    const id = requestId ? ` (request id ${requestId})` : '';
    super(sentences(`Tavus answered ${status} ${flaw}${id}`, advice), details);
    this.status = status;
    this.requestId = requestId;
    this.attempts = attempts;
  }
}
