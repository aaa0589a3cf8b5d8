import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isMatching, P } from 'ts-pattern';
import { TavusConfigError } from '../errors/config-error.js';
import type { JsonValue } from '../json/borrowed-types.js';

const names = [
  'reset',
  'reset-after-body',
  'drop',
  'hang',
  'lost-response',
  'cut-off',
  'stall',
  'endless',
  'invalid-json',
  'empty',
  'no-persona-id',
] as const;

/** The faults that need no more than a name. */
export type FaultName = (typeof names)[number];

/**
 * What goes wrong with one request, on the wire. Those that strike **unhandled** leave the sandbox as it was; with
 * those that strike **handled** the request has its effect, a persona is created, and only the answer suffers.
 *
 * Unhandled:
 * - `'reset'`: the connection is reset (TCP RST) when the head has come, before the body is read.
 * - `'reset-after-body'`: the same when the body has come.
 * - `'drop'`: the connection ends (TCP FIN) when the body has come, without an answer.
 * - `'hang'`: no answer ever; the connection stays open until the client leaves or the sandbox closes.
 * - {@link FaultyStatus}, unless it says `handled`, and {@link Redirect}.
 *
 * Handled:
 * - `'lost-response'`: the connection is reset in place of the answer.
 * - `{ lost: 'reset' | 'drop' | 'hang' }`: the answer is lost in one of these ways.
 * - `'cut-off'`: half of the answer's body, then the connection ends.
 * - `'stall'`: the head of the answer, and never its body.
 * - `'endless'`: a 200 whose body, all white space, goes on for as long as somebody reads.
 * - `'invalid-json'`: the answer lacks its last character.
 * - `'empty'`: the answer's status, without a body.
 * - `'no-persona-id'`: the answer without any `persona_id` or `pal_id`.
 * - `{ slow: 500 }`: the whole answer, after so many milliseconds.
 *
 * An answer without a body (204, 304) comes whole in spite of `cut-off` and `stall`. For a connection that is
 * refused, send to a sandbox that is closed.
 */
export type Fault = FaultName | LostAnswer | SlowAnswer | FaultyStatus | Redirect;

/** The request has its effect; the answer never comes. */
export interface LostAnswer {
  /** How it is lost: `lost-response` is the same as `reset`. */
  readonly lost: 'reset' | 'drop' | 'hang';
}

/** The request has its effect at once; the answer is late. */
export interface SlowAnswer {
  /** How late, in milliseconds. */
  readonly slow: number;
}

/**
 * Another answer than the request deserves.
 *
 * @example
 * ```ts
 * tavus.failNext({ status: 429, headers: { 'retry-after': 1 } });
 * tavus.failNext({ status: 502, body: '<h1>Bad Gateway</h1>' });
 * ```
 */
export interface FaultyStatus {
  /** 200 to 599. */
  readonly status: number;
  /** A string goes out as written, as `text/html`; anything else as JSON. Without it, nothing does. */
  readonly body?: JsonValue;
  /** Headers, also in place of those that the sandbox would set. */
  readonly headers?: Readonly<Record<string, string | number>>;
  /** Whether the request has its effect all the same, as when a proxy loses patience; `false` without it. */
  readonly handled?: boolean;
}

/** The request is sent elsewhere. */
export interface Redirect {
  /** What goes out as `location`. */
  readonly redirect: string;
  /** 307 without it. */
  readonly status?: 301 | 302 | 303 | 307 | 308;
}

/** A fault, or `undefined` for none, for each request in turn; a generator may go on for ever. */
export type FaultSchedule = Iterable<Fault | undefined>;

const patterns = P.union(
  P.union(...names),
  { lost: P.union('reset', 'drop', 'hang') },
  { slow: P.number.between(0, 2 ** 31 - 1) },
  { redirect: P.string, status: P.optional(P.union(301, 302, 303, 307, 308)) },
  {
    status: P.number.int().between(200, 599),
    redirect: P.optional(undefined),
    headers: P.optional(P.record(P.string, P.union(P.string, P.number))),
    handled: P.optional(P.boolean),
  },
);

/** Refuses what is not a fault where it is given, not when it should strike. */
export function checkFault(fault: Fault): Fault {
  if (!isMatching(patterns, fault as unknown)) {
    throw new TavusConfigError(
      `No such fault. There are ${names.join(', ')}, and objects with status, redirect, lost or slow.`,
    );
  }
  if (typeof fault === 'object' && 'redirect' in fault) checkHeaders({ location: fault.redirect });
  if (typeof fault === 'object' && 'headers' in fault) checkHeaders(fault.headers);
  return fault;
}

function checkHeaders(headers: NonNullable<FaultyStatus['headers']> = {}): void {
  for (const [name, value] of Object.entries(headers)) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, String(value));
    } catch {
      throw new TavusConfigError(`The header ${JSON.stringify(name)} of a fault cannot be sent.`);
    }
  }
}
