import { TavusConfigError } from '../../errors/config-error.js';
import { type Effect, sentences, type TavusError } from '../../errors/tavus-error.js';
import { isTooDeep } from '../../fields/copy-json.js';
import { withoutSecrets } from '../../fields/secret-texts.js';
import { isPlainObject } from '../../json/json.js';
import { type ApiErrorDetails, TavusApiError } from '../errors/api-error.js';
import {
  TavusAuthenticationError,
  TavusBadRequestError,
  TavusConflictError,
  TavusNotFoundError,
  TavusPaymentRequiredError,
  TavusPermissionError,
  TavusRateLimitError,
  TavusRedirectError,
  TavusServerError,
  TavusUnprocessableError,
} from '../errors/status-errors.js';
import { TavusAbortError, TavusConnectionError, TavusTimeoutError } from '../errors/transport-errors.js';
import { type Action, adviceOn, outcomeOf } from './advice.js';
import { type Answer, parsed } from './answer.js';
import type { Stopped } from './clock.js';
import { type Breakdown, breakdownOf } from './connection-codes.js';
import { masked, wordsOf } from './server-text.js';

/** What an error says of the call that it ended. */
export interface Context {
  readonly action: Action;
  readonly effect: Effect;
  readonly attempts: number;
  readonly secrets: readonly string[];
}

const byStatus: Readonly<Record<number, new (details: ApiErrorDetails) => TavusApiError>> = {
  400: TavusBadRequestError,
  401: TavusAuthenticationError,
  402: TavusPaymentRequiredError,
  403: TavusPermissionError,
  404: TavusNotFoundError,
  422: TavusUnprocessableError,
};

/** The error for an answer that is not a success. */
export function refusal(answer: Answer, retryAfterMs: number | undefined, context: Context): TavusApiError {
  const { location } = answer;
  const { status, requestId } = answer.info;
  const { action, effect, attempts, secrets } = context;
  const body = readable(answer.text);
  const said = wordsOf(body, answer.text, secrets);
  const shown = masked(body, secrets);
  const conflict = status === 409 ? conflictIn(shown) : undefined;
  // Browsers report a redirect that they do not follow as 0, and keep to themselves where it leads.
  const hidden = status === 0 ? 'a redirect, not followed' : undefined;
  const redirect = location === undefined ? hidden : `a redirect to ${location}, not followed`;
  const details: ApiErrorDetails = {
    status,
    serverMessage: said || redirect || 'nothing',
    body: shown,
    requestId,
    attempts,
    effect,
    advice: sentences(outcomeOf(action, effect), adviceOn(status, action, conflict)),
  };
  if (status < 400) return new TavusRedirectError({ ...details, location });
  if (status === 409) return new TavusConflictError({ ...details, conflict });
  if (status === 429) return new TavusRateLimitError({ ...details, retryAfterMs });
  if (status >= 500) return new TavusServerError(details);
  return new (byStatus[status] ?? TavusApiError)(details);
}

/** What a server calls a conflict: a word, and not whatever may stand there. */
function conflictIn(body: unknown): string | undefined {
  const conflict = isPlainObject(body) ? body['conflict'] : undefined;
  return typeof conflict === 'string' && /^\w{1,60}$/.test(conflict) ? conflict : undefined;
}

/** The JSON of a text, or the text; also where it is nested deeper than anybody means. */
function readable(text: string): unknown {
  const body = parsed(text);
  return isTooDeep(body) ? text : body;
}

/** The error for a connection that failed. */
export function broken({ code, source }: Breakdown, context: Context): TavusConnectionError {
  const { action, effect, attempts, secrets } = context;
  const cause = { ...source, message: withoutSecrets(source.message, secrets) };
  const way = effect === 'none' ? 'Check baseUrl and the network, then call again.' : '';
  const outcome = effect === 'none' ? 'Nothing was sent.' : outcomeOf(action, effect);
  return new TavusConnectionError({ code, effect, attempts, cause, advice: sentences(outcome, way) });
}

/** The error for a request that failed before fetch was called with it. */
export function unsent(error: unknown, { action, effect, secrets }: Context): TavusConfigError {
  const { source } = breakdownOf(error);
  const cause = { ...source, message: withoutSecrets(source.message, secrets) };
  const what =
    error instanceof TavusConfigError ? error.message : `No request could be made: ${cause.message}`;
  return new TavusConfigError(sentences(what, outcomeOf(action, effect)), { effect, cause });
}

/** The error for a call that was stopped. */
export function stoppedEarly(
  { why }: Stopped,
  signal: AbortSignal | undefined,
  limits: { readonly timeout: number; readonly totalTimeout: number },
  { action, effect, attempts }: Context,
): TavusError {
  const outcome = attempts === 0 ? 'Nothing was sent.' : outcomeOf(action, effect);
  if (why === 'abort') {
    return new TavusAbortError({ effect, attempts, cause: signal?.reason, advice: outcome });
  }
  const ms = why === 'total' ? limits.totalTimeout : limits.timeout;
  return new TavusTimeoutError({ kind: why, ms, effect, attempts, advice: outcome });
}
