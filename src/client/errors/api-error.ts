import { TavusError } from './tavus-error.js';

/** What {@link TavusApiError} is made of. */
export interface ApiErrorDetails {
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What the server said, in one line, without secrets. */
  readonly serverMessage: string;
  /** The whole answer: the JSON if it was JSON, else the text. It is not shown when the error prints. */
  readonly body?: unknown;
}

/** Tavus answered, and not with success. */
export class TavusApiError extends TavusError {
  override name = 'TavusApiError';
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What the server said, in one line, without secrets. */
  readonly serverMessage: string;
  // Private, so that nothing prints it: the server may echo a key.
  readonly #body: unknown;

  constructor({ status, serverMessage, body }: ApiErrorDetails) {
    super(`Tavus answered ${status}: ${serverMessage}`);
    this.status = status;
    this.serverMessage = serverMessage;
    this.#body = body;
  }

  /** The whole answer: the JSON if it was JSON, else the text. It is not shown when the error prints. */
  get body(): unknown {
    return this.#body;
  }
}

// Without the body, whatever the options: some would have the getter read.
Object.defineProperty(TavusApiError.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: TavusApiError): string {
    return `${this.stack} { status: ${this.status} }`;
  },
});

/** 400: the server takes something in the body for wrong; `serverMessage` says what. */
export class TavusBadRequestError extends TavusApiError {
  override name = 'TavusBadRequestError';
}

/** 401: the API key is missing, misspelt or revoked. */
export class TavusAuthenticationError extends TavusApiError {
  override name = 'TavusAuthenticationError';
}
