import type { Issue } from '../rules.js';
import { type Secret, secretTexts } from '../secret.js';
import { type Answer, type CreatedPersona, createdPersona, unknownEffect } from './answer.js';
import { resolveApiKey } from './api-key.js';
import { TavusConfigError } from './errors/config-error.js';
import { TavusAbortError, TavusConnectionError, TavusTimeoutError } from './errors/transport-errors.js';

type Fetch = typeof globalThis.fetch;

/** How `.create()` sends. */
export interface CreateOptions {
  /** The Tavus API key, or a function that gives it; without it `TAVUS_API_KEY` of the environment. */
  readonly apiKey?: Secret;
  /** Where the API is; `https://tavusapi.com` without it. A proxy that adds the key itself is a good use. */
  readonly baseUrl?: string;
  /** What sends the request; the runtime's `fetch` without it. */
  readonly fetch?: Fetch;
  /** Stops waiting for the answer. */
  readonly signal?: AbortSignal;
  /** Hears each warning of the rules before anything is sent; nobody does without it. */
  readonly onWarning?: (issue: Issue) => void;
  /** How long the whole call may take, in milliseconds; 30,000 without it. */
  readonly timeout?: number;
}

const defaultBaseUrl = 'https://tavusapi.com';
const defaultTimeout = 30_000;
/** The longest delay that timers of all runtimes keep; they take a longer one for none at all. */
const longestTimeout = 2 ** 31 - 1;

/** Sends a finished body, once. */
export async function createPersona(body: object, options: CreateOptions): Promise<CreatedPersona> {
  const { fetch = globalThis.fetch, signal, timeout = defaultTimeout } = options;
  const url = endpoint(options.baseUrl ?? defaultBaseUrl);
  if (!(timeout > 0)) throw new TavusConfigError('timeout takes a number of milliseconds above 0.');
  const key = await resolveApiKey(options.apiKey);
  if (signal?.aborted) throw aborted(signal, 'Nothing was sent.');
  const deadline = AbortSignal.timeout(Math.min(timeout, longestTimeout));
  const answer = await post(
    url,
    key,
    body,
    fetch,
    signal ? AbortSignal.any([signal, deadline]) : deadline,
  ).catch((error: unknown) => {
    if (signal?.aborted) throw aborted(signal, unknownEffect);
    if (deadline.aborted) throw new TavusTimeoutError(`No answer within ${timeout} ms. ${unknownEffect}`);
    throw connectionError(error);
  });
  return createdPersona(answer, [key, ...secretTexts(body)]);
}

/** The one place that talks HTTP. ky is loaded here, so that nobody pays for it who only builds a body. */
async function post(url: URL, key: string, body: object, fetch: Fetch, signal: AbortSignal): Promise<Answer> {
  const { default: ky } = await import('ky');
  const response = await ky.post(url, {
    fetch,
    signal,
    json: body,
    headers: { 'x-api-key': key, accept: 'application/json' },
    // fetch would carry the key and the body along to whatever host a redirect names.
    redirect: 'manual',
    // There is no idempotency key: a second POST may make a second persona.
    retry: 0,
    // ky's own timeout does not bound an answer that stalls half-way; the signal bounds all of it.
    timeout: false,
    throwHttpErrors: false,
  });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
}

function endpoint(baseUrl: string): URL {
  const url = URL.parse(baseUrl);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new TavusConfigError('baseUrl takes an absolute http(s) URL, such as https://tavusapi.com.');
  }
  if (url.username || url.password) throw new TavusConfigError('baseUrl takes no credentials: use apiKey.');
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v2/personas`;
  return url;
}

function aborted(signal: AbortSignal, effect: string): TavusAbortError {
  return new TavusAbortError(`The call was aborted. ${effect}`, { cause: signal.reason });
}

/** Codes of a connection that never came about, so that nothing was sent over it. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A new error in place of fetch's or ky's own, which hold the request with its headers and its body. */
function connectionError(error: unknown): TavusConnectionError {
  const codes = codesOf(error);
  const [code] = codes;
  const nothingSent = codes.length > 0 && codes.every((code) => neverConnected.has(code));
  const effect = nothingSent ? 'Nothing was sent.' : unknownEffect;
  return new TavusConnectionError(`The connection failed${code ? ` (${code})` : ''}. ${effect}`, code);
}

/** Every code that a failure and its causes bear. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 8) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [...own, ...inner.flatMap((cause) => codesOf(cause, depth + 1))];
}
