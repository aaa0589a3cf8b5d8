import { TavusAuthenticationError } from '../client/errors/status-errors.js';
import { TavusConnectionError } from '../client/errors/transport-errors.js';
import { isTavusError } from '../errors/tavus-error.js';
import { note, styled } from './screen.js';

/** The exit codes: nothing to do, or done; failed; findings or changes; interrupted, as shells have it. */
export const exit = { done: 0, failed: 1, found: 2, interrupted: 130 } as const;

/** What a command comes to. */
export type ExitCode = (typeof exit)[keyof typeof exit];

/** Says why a command ended before anything was changed. */
export function tellFailure(error: unknown): ExitCode {
  if (isInterruption(error)) {
    tellInterruption('Nothing was changed.');
    return exit.interrupted;
  }
  tellError(reasonIn(error));
  return exit.failed;
}

/** Says what went wrong. */
export function tellError(text: string): void {
  note(`${styled('red', 'error', process.stderr)} ${text}`);
}

/** Says how far something was when Ctrl-C ended it. */
export function tellInterruption(howFar: string): void {
  note(`${styled('yellow', 'interrupted', process.stderr)} ${howFar}`);
}

/** Whether Ctrl-C is what ended something: a call of the client, or a question. */
export function isInterruption(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** What an error says to a person. */
export function reasonIn(error: unknown): string {
  if (error instanceof TavusAuthenticationError) return `${error.message}\n${whichKey}`;
  if (error instanceof TavusConnectionError) return `${error.message}\n${whichAddress}`;
  if (isTavusError(error)) return error.message;
  // Nobody expected it: where it comes from is what helps.
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const whichAddress = 'The address is that of the environment in tavus.config.ts, or else TAVUS_BASE_URL.';
const whichKey = 'The key is that of the environment in tavus.config.ts, or else TAVUS_API_KEY.';
