import { type FailureDetails, sentences, TavusError } from '../../errors/tavus-error.js';

/** What {@link TavusApiError} is made of. */
export interface ApiErrorDetails extends FailureDetails {
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What the server said, in one line, without secrets. */
  readonly serverMessage: string;
  /** The answer: the JSON if it was JSON, else the text. It is not shown when the error prints. */
  readonly body?: unknown;
  /** What the server calls the request, for a question to Tavus. */
  readonly requestId?: string | undefined;
}

/** Tavus answered, and not with success. */
export class TavusApiError extends TavusError {
  override name = 'TavusApiError';
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What the server said, in one line, without secrets, at most 4,096 characters of it. */
  readonly serverMessage: string;
  /** What the server calls the request, for a question to Tavus. */
  readonly requestId: string | undefined;
  /** How many requests were sent. */
  readonly attempts: number;
  // Private, so that nothing prints it: it may be long, and hold what is nobody's business.
  readonly #body: unknown;

  constructor(details: ApiErrorDetails) {
    const { status, serverMessage, body, requestId, attempts = 1, advice } = details;
    const said = `Tavus answered ${status}: ${serverMessage}`;
    const message = requestId ? `${said} (request id ${requestId})` : said;
    super(advice ? sentences(message, advice) : message, details);
    this.status = status;
    this.serverMessage = serverMessage;
    this.requestId = requestId;
    this.attempts = attempts;
    this.#body = body;
  }

  /**
   * The answer: the JSON if it was JSON, else the text, of which a very long one is not read to its end. Secrets that
   * were sent are `[secret]` in it, and all that stands below the name of a secret. It is not shown when the error prints.
   */
  get body(): unknown {
    return this.#body;
  }
}

// Without the body, whatever the options: some would have the getter read.
Object.defineProperty(TavusApiError.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: TavusApiError): string {
    const { status, effect, attempts, requestId } = this;
    const id = requestId ? `, requestId: '${requestId}'` : '';
    return `${this.stack} { status: ${status}, effect: '${effect}', attempts: ${attempts}${id} }`;
  },
});
