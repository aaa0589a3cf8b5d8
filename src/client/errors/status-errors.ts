import { type ApiErrorDetails, TavusApiError } from './api-error.js';

/** 400: the server takes something in the request for wrong; `serverMessage` says what. */
export class TavusBadRequestError extends TavusApiError {
  override name = 'TavusBadRequestError';
}

/** 401: the API key is missing, misspelt or revoked. */
export class TavusAuthenticationError extends TavusApiError {
  override name = 'TavusAuthenticationError';
}

/** 402: the account has run out of what the call costs. */
export class TavusPaymentRequiredError extends TavusApiError {
  override name = 'TavusPaymentRequiredError';
}

/** 403: the key is valid, but its account or plan may not do this. */
export class TavusPermissionError extends TavusApiError {
  override name = 'TavusPermissionError';
}

/** 404: no persona has this id, or `baseUrl` is not that of the API. */
export class TavusNotFoundError extends TavusApiError {
  override name = 'TavusNotFoundError';
}

/** What {@link TavusConflictError} is made of. */
export interface ConflictDetails extends ApiErrorDetails {
  /** What the server calls the conflict. */
  readonly conflict?: string | undefined;
}

/** 409: what is stored contradicts the call. */
export class TavusConflictError extends TavusApiError {
  override name = 'TavusConflictError';
  /** What the server calls the conflict, where it says so: `maker_changes` are unpublished changes in PAL Maker. */
  readonly conflict: string | undefined;

  constructor(details: ConflictDetails) {
    super(details);
    this.conflict = details.conflict;
  }
}

/** 422: the server understands the request and cannot apply it; after `update()`, somebody else was faster. */
export class TavusUnprocessableError extends TavusApiError {
  override name = 'TavusUnprocessableError';
}

/** What {@link TavusRateLimitError} is made of. */
export interface RateLimitDetails extends ApiErrorDetails {
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** 429: too many requests, still after the repeats that `maxRetries` and `maxRetryAfter` allow. */
export class TavusRateLimitError extends TavusApiError {
  override name = 'TavusRateLimitError';
  /** How long the server asks to wait, in milliseconds, where it says so. */
  readonly retryAfterMs: number | undefined;

  constructor(details: RateLimitDetails) {
    super(details);
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** 5xx: the server, or a proxy before it, failed. */
export class TavusServerError extends TavusApiError {
  override name = 'TavusServerError';
}

/** What {@link TavusRedirectError} is made of. */
export interface RedirectDetails extends ApiErrorDetails {
  /** The host that the answer names. */
  readonly location?: string | undefined;
}

/** 3xx: the answer points elsewhere. It is not followed: that would take the key along. */
export class TavusRedirectError extends TavusApiError {
  override name = 'TavusRedirectError';
  /** The host that the answer names, without the rest of the address. */
  readonly location: string | undefined;

  constructor(details: RedirectDetails) {
    super(details);
    this.location = details.location;
  }
}
