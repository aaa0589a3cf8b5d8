/**
 * How long a server asks to wait, in milliseconds: `Retry-After` in seconds or as a date. `undefined` where it does not say, or
 * says what nobody can read.
 *
 * @param date The `Date` of the same answer: the server's clock, which its dates are to be read by.
 */
export function retryAfterMs(value: string | null, date: string | null = null): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const until = httpDate(text);
  if (until === undefined) return undefined;
  return Math.max(0, until - (httpDate(date ?? '') ?? Date.now()));
}

/** A date as HTTP writes it; the form of asctime has no zone, and is in GMT all the same. */
export function httpDate(text: string): number | undefined {
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return undefined;
  const time = Date.parse(/GMT$/.test(text) ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : time;
}
