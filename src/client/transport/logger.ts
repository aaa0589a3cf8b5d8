/** Where the client writes a line about each request; `console` is one. A line holds no body and no secret. */
export interface TavusLogger {
  /** A request that succeeded. */
  info(line: string): unknown;
  /** A request that failed and is sent again. */
  warn(line: string): unknown;
  /** A request that failed for good. */
  error(line: string): unknown;
}

/** Writes a line. */
export function log(logger: TavusLogger | undefined, level: keyof TavusLogger, line: string): void {
  tell(() => logger?.[level](line));
}

/** Tells somebody who asked. A function of theirs that fails must not make a created persona look like a failure. */
export function tell(call: () => unknown): void {
  try {
    Promise.resolve(call()).catch(() => {});
  } catch {
    // The caller asked for a persona, not for a log.
  }
}
