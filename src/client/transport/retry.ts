import type { Effect } from '../../errors/tavus-error.js';

/** What went wrong in one attempt, as far as a repeat is concerned. */
export type Setback =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'broken'; readonly neverSent: boolean }
  | { readonly kind: 'timeout' };

/** Statuses that say the server, or a proxy, stopped half-way through a request that it had taken. */
const undecided = new Set([408, 460, 499]);
/** Statuses after which a request that may be repeated at will is worth repeating. */
const passing = new Set([408, 500, 502, 503, 504]);

/** What an attempt may have changed at the server. */
export function effectOf(setback: Setback): Effect {
  if (setback.kind === 'timeout') return 'unknown';
  if (setback.kind === 'broken') return setback.neverSent ? 'none' : 'unknown';
  const { status } = setback;
  if (turnedAway(setback)) return 'none';
  return status >= 500 || undecided.has(status) ? 'unknown' : 'none';
}

/**
 * Whether to send a request again. There is no idempotency key, so that a POST is repeated only where the first
 * one has certainly done nothing: it never left, or the server turned it away for now.
 *
 * @param repeatable Whether a repeat cannot do harm, even if the first request was carried out.
 */
export function worthRepeating(setback: Setback, repeatable: boolean): boolean {
  if (setback.kind === 'timeout') return repeatable;
  if (setback.kind === 'broken') return setback.neverSent || repeatable;
  return turnedAway(setback) || (repeatable && passing.has(setback.status));
}

/** Whether the server says that it did not take the request, and will later. */
export function turnedAway(setback: Setback): boolean {
  if (setback.kind !== 'status') return false;
  const { status, retryAfterMs } = setback;
  return status === 425 || status === 429 || (status === 503 && retryAfterMs !== undefined);
}

const firstPause = 500;
const longestPause = 8_000;

/**
 * How long to wait before a repeat, in milliseconds: as the server says, else longer each time, never quite the same.
 *
 * @param attempt How often it has failed, the first time being 1.
 * @param isPatient Whether there may be many repeats, which are not to press the server, whatever it says.
 */
export function pauseBefore(setback: Setback, attempt: number, isPatient: boolean): number {
  const told = setback.kind === 'status' ? setback.retryAfterMs : undefined;
  const ours = Math.min(firstPause * 2 ** (attempt - 1), longestPause) * (0.75 + Math.random() * 0.25);
  if (told === undefined) return ours;
  return isPatient && attempt > 2 ? Math.max(told, ours) : told;
}
