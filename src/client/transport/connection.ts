import { TavusConfigError } from '../../errors/config-error.js';
import { SealedSecret } from '../../fields/sealed-secret.js';
import type { Secret } from '../../fields/secret.js';
import type { Vocabulary } from '../../fields/vocabulary.js';
import { urlIn } from '../../json/url.js';
import { isHeaderText } from '../../rules/secret-rules.js';
import { resolveApiKey } from './api-key.js';
import type { TavusLogger } from './logger.js';
import type { Pace } from './pace.js';

/** How the client connects; what `tavus()` and `.create()` take. All times are in milliseconds. */
export interface TavusOptions<Speaks = 'persona'> {
  /** The Tavus API key, or a function that gives it; without it `TAVUS_API_KEY` of the environment. */
  readonly apiKey?: Secret;
  /** Where the API is; `https://tavusapi.com` without it. A proxy that adds the key itself is a good use. */
  readonly baseUrl?: string;
  /**
   * In which of Tavus's two vocabularies to speak: `pal` sends to `/v2/pals`, where each persona needs a replica;
   * `/v2/personas` without it. Answers are read in both.
   */
  readonly vocabulary?: Speaks;
  /** How long one attempt may take, its answer included; 30,000 without it. */
  readonly timeout?: number;
  /** How long the whole call may take, repeats and pauses included; 120,000 without it. */
  readonly totalTimeout?: number;
  /** How often a request is repeated that did certainly nothing; 2 without it. */
  readonly maxRetries?: number;
  /** The longest pause that a server may ask for; it fails at once if it asks for more. 30,000 without it. */
  readonly maxRetryAfter?: number;
  /** What sends the request; without it the runtime's `fetch`, as it is when a call is made. */
  readonly fetch?: typeof globalThis.fetch;
  /** Headers for a proxy, by name. Their values are secrets: strings, or functions that give them. */
  readonly headers?: Readonly<Record<string, Secret>>;
  /** Hears a line about each request; nobody does without it. */
  readonly logger?: TavusLogger;
  /** Sends the API key from a browser, where everybody can read it. */
  readonly dangerouslyAllowBrowser?: boolean;
}

/** What any single call takes. */
export interface CallOptions {
  /** Stops waiting for the answer. */
  readonly signal?: AbortSignal;
  /** How long one attempt may take, in milliseconds; the client's `timeout` without it. */
  readonly timeout?: number;
  /** Headers for this call, over the client's. Their values are secrets. */
  readonly headers?: Readonly<Record<string, Secret>>;
}

/** {@link TavusOptions}, checked and complete. */
export interface Connection {
  readonly baseUrl: URL;
  readonly vocabulary: Vocabulary;
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly logger: TavusLogger | undefined;
  /** What holds back many calls together. */
  readonly pace?: Pace;
  /** Secrets that are not to be printed, besides those that are sent. */
  readonly hidden?: readonly string[];
  /** All headers that hold secrets, the key among them. */
  credentials(extra: CallOptions['headers']): Promise<Readonly<Record<string, string>>>;
}

/** Checks how to connect. */
export function connectionOf(options: TavusOptions<Vocabulary>): Connection {
  const { apiKey, headers, fetch, logger, vocabulary = 'persona' } = options;
  const keyless = refuseBrowser(options);
  if (fetch !== undefined && typeof fetch !== 'function') {
    throw new TavusConfigError('fetch takes a function, such as globalThis.fetch.');
  }
  if (vocabulary !== 'persona' && vocabulary !== 'pal') {
    throw new TavusConfigError("vocabulary takes 'persona' or 'pal'.");
  }
  return {
    vocabulary,
    baseUrl: baseUrlOf(options.baseUrl ?? 'https://tavusapi.com'),
    timeout: time('timeout', options.timeout ?? 30_000),
    totalTimeout: time('totalTimeout', options.totalTimeout ?? 120_000),
    maxRetries: count('maxRetries', options.maxRetries ?? 2),
    maxRetryAfter: notNegative('maxRetryAfter', options.maxRetryAfter ?? 30_000),
    fetch,
    logger,
    async credentials(extra) {
      const all = await revealedHeaders({ ...headers, ...extra });
      return keyless ? all : { ...all, 'x-api-key': await resolveApiKey(apiKey) };
    },
  };
}

/** Whether a page in a browser leaves the key to its proxy; with a key in it, it is refused. */
function refuseBrowser({ apiKey, baseUrl, dangerouslyAllowBrowser }: TavusOptions<Vocabulary>): boolean {
  // jsdom has a document too; nobody else can read what runs in it.
  const { window, process } = globalThis as { window?: { document?: unknown }; process?: NodeJS.Process };
  if (!window?.document || process?.versions?.node !== undefined || dangerouslyAllowBrowser) return false;
  if (apiKey === undefined && baseUrl !== undefined) return true;
  throw new TavusConfigError(
    'In a browser everybody can read the API key: set baseUrl to a server of yours that adds the key, and leave ' +
      'out apiKey. If this page is safe with it, set dangerouslyAllowBrowser.',
  );
}

function baseUrlOf(text: string): URL {
  const url = urlIn(text);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new TavusConfigError('baseUrl takes an absolute http(s) URL, such as https://tavusapi.com.');
  }
  if (url.username || url.password) throw new TavusConfigError('baseUrl takes no credentials: use apiKey.');
  const above = /^(.*)\/v2(\/(?:personas|pals))?\/*$/.exec(url.pathname)?.[1];
  if (above !== undefined) {
    throw new TavusConfigError(`baseUrl ends before /v2, which the library adds: ${url.origin}${above}`);
  }
  return url;
}

/** The options that are numbers of milliseconds are checked here. */
export function time(option: string, ms: number): number {
  if (typeof ms === 'number' && ms > 0) return ms;
  throw new TavusConfigError(`${option} takes a number of milliseconds above 0.`);
}

function notNegative(option: string, ms: number): number {
  if (typeof ms === 'number' && ms >= 0) return ms;
  throw new TavusConfigError(`${option} takes a number of milliseconds, 0 or more.`);
}

function count(option: string, times: number): number {
  if (Number.isInteger(times) && times >= 0) return times;
  throw new TavusConfigError(`${option} takes a whole number, 0 or more.`);
}

const headerName = /^[\w!#$%&'*+.^`|~-]+$/;
/** What this library sets itself. */
const ownHeaders = new Set(['x-api-key', 'content-type', 'content-length', 'host', 'accept']);

/** Headers as they go out, checked here: a runtime that refuses one prints its value. */
async function revealedHeaders(headers: Record<string, Secret>): Promise<Record<string, string>> {
  const revealed: Record<string, string> = {};
  for (const [name, source] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (!headerName.test(name)) throw new TavusConfigError('headers has a name that no header can have.');
    if (ownHeaders.has(lower))
      throw new TavusConfigError(`headers cannot set ${lower}, which the library does.`);
    const value = await new SealedSecret(source, `headers.${lower}`).reveal();
    if (!isHeaderText(value)) {
      throw new TavusConfigError(
        `headers.${lower} has a line break or another character no header can have.`,
      );
    }
    revealed[lower] = value;
  }
  return revealed;
}
