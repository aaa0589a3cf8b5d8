import type { TavusError, TavusOptions } from '../../../src/index.js';
import { keeperBy, keys, keysShownBy } from '../keys.ts';
import { type OddOption, oddOptions } from './odd-options.ts';

/** A copy of the library. */
export type Library = typeof import('../../../src/index.js');

/** A call in JSON, so that another process can make it. */
export interface Call {
  readonly url: string;
  readonly options?: Omit<TavusOptions, 'apiKey' | 'fetch' | 'headers' | 'logger'>;
  readonly odd?: OddOption;
  /** Aborts after so many milliseconds. */
  readonly abortAfter?: number;
}

/** What came of a call, in JSON too. */
export interface Outcome {
  readonly value?: unknown;
  readonly failure?: Failure;
  /** The milliseconds that it waited between its requests, as its log has it. */
  readonly paused: number;
  /** The keys that can be seen in what the caller and the logger got. */
  readonly shown: readonly string[];
}

/** An error: its public fields, and what JSON would leave out. */
export interface Failure {
  /** The name under which the library exports the class; none if it is not one of the library's own. */
  readonly className: string | null;
  readonly isTavusError: boolean;
  readonly message: string;
  readonly cause: unknown;
  readonly bodyLength: number;
  readonly [field: string]: unknown;
}

/** Makes a call as told. */
export function carryOut(library: Library, { url, options, odd, abortAfter }: Call): Promise<Outcome> {
  return createOnce(library, { baseUrl: url, ...options, ...(odd && oddOptions[odd]) }, abortAfter);
}

/** One `create()` of a persona full of keys, by a client full of keys. */
export async function createOnce(
  library: Library,
  options: TavusOptions,
  abortAfter?: number,
): Promise<Outcome> {
  const lines: string[] = [];
  const note = (line: string) => lines.push(line);
  const controller = new AbortController();
  if (abortAfter === 0) controller.abort('enough');
  else if (abortAfter) setTimeout(() => controller.abort('enough'), abortAfter);
  const client = library.tavus({
    apiKey: keys.api,
    headers: { 'x-proxy-key': keys.proxy },
    logger: { info: note, warn: note, error: note },
    ...options,
  });
  const { value, error } = await client.personas
    .create(keeperBy(library.persona), { signal: controller.signal })
    .then(
      (value) => ({ value, error: undefined }),
      (error: unknown) => ({ value: undefined, error }),
    );
  const pauses = lines.map((line) => Number(/, retry in (\d+) ms/.exec(line)?.[1] ?? 0));
  const paused = pauses.reduce((sum, pause) => sum + pause, 0);
  const shown = [value, error, lines].flatMap(keysShownBy);
  return { paused, shown, ...(error === undefined ? { value } : { failure: failureOf(library, error) }) };
}

function failureOf(library: Library, error: unknown): Failure {
  const { message, cause, body } = error as TavusError & { body?: unknown };
  const { constructor: ofError } = error as object;
  const [className = null] = Object.entries(library).find(([, exported]) => exported === ofError) ?? [];
  const isTavusError = library.isTavusError(error);
  return { ...(error as object), className, isTavusError, message, cause, bodyLength: textLength(body) };
}

function textLength(body: unknown): number {
  return typeof body === 'string' ? body.length : (JSON.stringify(body)?.length ?? 0);
}
