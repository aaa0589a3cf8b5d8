import { configError } from '../../errors/config-error.js';
import type { Effect, TavusError } from '../../errors/tavus-error.js';
import { secretTexts } from '../../fields/secret-texts.js';
import type { Action } from './advice.js';
import { type Answer, type Arrived, decoded, headOf, receive } from './answer.js';
import { Clock, Stopped } from './clock.js';
import type { CallOptions, Connection } from './connection.js';
import { type Breakdown, breakdownOf } from './connection-codes.js';
import { broken, type Context, refusal, stoppedEarly, unsent } from './failure.js';
import { demandFeatures } from './features.js';
import { freshConnection } from './fresh-connection.js';
import { loaded } from './loaded.js';
import { log } from './logger.js';
import { effectOf, pauseBefore, type Setback, turnedAway, worthRepeating } from './retry.js';
import { retryAfterMs } from './retry-after.js';
import { withoutLooseEnd } from './server-text.js';

/** One request, in terms of the API. */
export interface ApiRequest {
  readonly action: Action;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base URL. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether a repeat cannot do harm, even if the first request was carried out. */
  readonly repeatable: boolean;
}

/** A success, and what it took. */
export interface Success {
  readonly answer: Answer;
  readonly attempts: number;
  /** What must not be printed of it. */
  readonly secrets: readonly string[];
}

/** More than any answer of the API that is meant. */
const mostOfSuccess = 32 * 2 ** 20;
/** Enough of a refusal to understand it. */
const mostOfRefusal = 256 * 2 ** 10;

/** How one attempt ended. */
type Ending =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'broken'; readonly breakdown: Breakdown }
  | { readonly kind: 'unsent'; readonly error: unknown }
  | { readonly kind: 'stopped'; readonly stopped: Stopped; readonly sent: boolean };

/** The time limits of a call, begun. */
export function clockFor({ fetch, totalTimeout }: Connection, { signal }: CallOptions): Clock {
  demandFeatures(fetch);
  return new Clock(totalTimeout, signal);
}

/** Sends a request as often as its nature allows. */
export async function send(
  connection: Connection,
  request: ApiRequest,
  options: CallOptions,
  clock: Clock,
): Promise<Success> {
  const limits = { timeout: options.timeout ?? connection.timeout, totalTimeout: connection.totalTimeout };
  const { action } = request;
  const credentials = await beforehand(connection, action, clock, () =>
    connection.credentials(options.headers),
  );
  const { pace, hidden = [] } = connection;
  const secrets = [...Object.values(credentials), ...hidden, ...secretTexts(request.body)];
  const tries = connection.maxRetries + 1;
  let effect: Effect = 'none';
  for (let attempts = 1; ; attempts++) {
    const orStop = (waiting: Promise<void> | undefined, made: number) =>
      waiting?.catch((error: unknown) => {
        if (!(error instanceof Stopped)) throw error;
        throw stoppedEarly(error, clock.signal, limits, { action, effect, attempts: made, secrets });
      });
    await orStop(pace?.turn(clock), attempts - 1);
    const began = performance.now();
    const ending = await attempt(connection, request, credentials, secrets, clock, limits.timeout).finally(
      () => pace?.leave(),
    );
    const report = (level: 'info' | 'warn' | 'error', then?: string) => {
      const took = `${Math.round(performance.now() - began)} ms`;
      const note = `attempt ${attempts}/${Math.max(attempts, tries)}${then ? `, ${then}` : ''}`;
      const line = `${request.method} ${request.path} -> ${resultOf(ending)} in ${took} (${note})`;
      log(connection.logger, level, line);
    };
    if (ending.kind === 'answer' && succeeded(ending.answer.info.status, request)) {
      report('info');
      pace?.taken();
      return { answer: ending.answer, attempts, secrets };
    }
    const setback = setbackOf(ending);
    const sent = ending.kind !== 'stopped' || ending.sent;
    if (request.method !== 'GET' && sent && effectOf(setback) === 'unknown') effect = 'unknown';
    // Among many calls it is not the fault of one that the server has enough of them.
    const isPaced = pace !== undefined && turnedAway(setback);
    const pause = pauseBefore(setback, isPaced ? pace.slow() : attempts, isPaced);
    const again =
      (attempts < tries || isPaced) &&
      ending.kind !== 'unsent' &&
      !(ending.kind === 'stopped' && ending.stopped.why !== 'attempt') &&
      worthRepeating(setback, request.repeatable) &&
      pause <= connection.maxRetryAfter &&
      pause < clock.left;
    if (!again) {
      report('error');
      throw errorOf(ending, clock, limits, { action, effect, attempts, secrets });
    }
    report('warn', `retry in ${Math.round(pause)} ms`);
    if (isPaced) pace.hold(pause);
    await orStop(clock.pause(pause), attempts);
  }
}

/** Does what must be done before the first attempt, in the time of the call. */
export async function beforehand<T>(
  connection: Connection,
  action: Action,
  clock: Clock,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await clock.within(Number.POSITIVE_INFINITY, work);
  } catch (error) {
    if (!(error instanceof Stopped)) throw configError(error, `${action}() failed before it sent anything`);
    throw stoppedEarly(error, clock.signal, connection, { action, effect: 'none', attempts: 0, secrets: [] });
  }
}

/** One attempt. It is never rejected. */
async function attempt(
  { baseUrl, fetch }: Connection,
  { method, path, query, body, repeatable }: ApiRequest,
  credentials: Readonly<Record<string, string>>,
  secrets: readonly string[],
  clock: Clock,
  timeout: number,
): Promise<Ending> {
  const arrived: Arrived = [];
  let head: Omit<Answer, 'text' | 'whole'> | undefined;
  let sent = false;
  const client = repeatable ? undefined : freshConnection();
  try {
    const whole = await clock.within(timeout, async (signal) => {
      const { default: ky } = await loaded(import('ky'), 'ky, which sends the requests,');
      const response = await ky(addressOf(baseUrl, path, query), {
        method,
        fetch: async (request, init) => {
          // ky takes a moment to get here. A call that was stopped meanwhile has told that nothing was sent.
          if (signal.aborted) throw new Stopped('abort');
          sent = true;
          // Neither is called as a method of ky's options, which the fetch of a worker or a browser refuses.
          return asResponse(await (fetch ? fetch(request, init) : globalThis.fetch(request, init)));
        },
        signal,
        // ky hands on to fetch what it does not know itself.
        ...(client && { client }),
        ...(body !== undefined && { json: body }),
        headers: { accept: 'application/json', ...credentials },
        // fetch would carry the key and the body along to whatever host a redirect names.
        redirect: 'manual',
        // Its retries know nothing of what a POST may have done, and it obeys headers that nobody meant for it.
        retry: 0,
        // It does not bound an answer that stalls half-way; the clock bounds all of it.
        timeout: false,
        throwHttpErrors: false,
      });
      head = headOf(response, secrets);
      return receive(response, arrived, response.ok ? mostOfSuccess : mostOfRefusal);
    });
    if (head) return { kind: 'answer', answer: { ...head, text: textOf(arrived, whole, secrets), whole } };
    return { kind: 'broken', breakdown: breakdownOf(undefined) };
  } catch (error) {
    const aborted = error instanceof Stopped && error.why === 'abort';
    // What refuses the request is known by its status, even if its page never came to an end.
    if (head && !aborted && (head.info.status < 200 || head.info.status > 299)) {
      return { kind: 'answer', answer: { ...head, text: textOf(arrived, false, secrets), whole: false } };
    }
    if (error instanceof Stopped) return { kind: 'stopped', stopped: error, sent };
    return sent ? { kind: 'broken', breakdown: breakdownOf(error) } : { kind: 'unsent', error };
  } finally {
    client?.close();
  }
}

/** Where a request goes. As text, put together by hand: React Native cannot change a URL. */
function addressOf({ origin, pathname, search }: URL, path: string, query: ApiRequest['query']): string {
  const above = `${origin}${pathname.replace(/\/+$/, '')}`;
  if (!query) return `${above}${path}${search}`;
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(query)) parameters.set(name, value);
  return `${above}${path}?${parameters}`;
}

/** What a fetch has given: one of the caller's own, such as a mock, may have given anything. */
function asResponse(given: Response): Response {
  if (typeof given?.status === 'number' && typeof given.headers?.get === 'function') return given;
  throw new TypeError('fetch gave something that is not a Response');
}

function textOf(arrived: Arrived, whole: boolean, secrets: readonly string[]): string {
  const text = decoded(arrived);
  return whole ? text : withoutLooseEnd(text, secrets);
}

/** 304 is how the API says that a patch had nothing to change. */
function succeeded(status: number, { method }: ApiRequest): boolean {
  return (status >= 200 && status <= 299) || (status === 304 && method === 'PATCH');
}

function setbackOf(ending: Ending): Setback {
  if (ending.kind === 'stopped') return { kind: 'timeout' };
  if (ending.kind === 'broken') return { kind: 'broken', neverSent: ending.breakdown.neverSent };
  if (ending.kind === 'unsent') return { kind: 'broken', neverSent: true };
  const { answer } = ending;
  return { kind: 'status', status: answer.info.status, retryAfterMs: waitOf(answer) };
}

function waitOf({ retryAfter, date }: Answer): number | undefined {
  return retryAfterMs(retryAfter, date);
}

function errorOf(
  ending: Ending,
  clock: Clock,
  limits: { readonly timeout: number; readonly totalTimeout: number },
  context: Context,
): TavusError {
  if (ending.kind === 'answer') return refusal(ending.answer, waitOf(ending.answer), context);
  if (ending.kind === 'broken') return broken(ending.breakdown, context);
  if (ending.kind === 'unsent') return unsent(ending.error, context);
  return stoppedEarly(ending.stopped, clock.signal, limits, context);
}

function resultOf(ending: Ending): string {
  if (ending.kind === 'answer') return String(ending.answer.info.status);
  if (ending.kind === 'broken') return ending.breakdown.code ?? 'connection failed';
  if (ending.kind === 'unsent') return 'not sent';
  return ending.stopped.why === 'abort' ? 'aborted' : 'timeout';
}
