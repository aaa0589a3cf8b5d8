import { withoutSecrets } from '../../fields/secret-texts.js';
import { urlIn } from '../../json/url.js';
import type { ResponseInfo } from './call.js';

/** An HTTP answer, read as far as it is of use. */
export interface Answer {
  readonly info: ResponseInfo;
  readonly text: string;
  /** Whether the text is all that the server sent. */
  readonly whole: boolean;
  /** Where a redirect points, whatever else is in its address. */
  readonly location: string | undefined;
  readonly retryAfter: string | null;
  readonly date: string | null;
}

/** Headers that cannot hold a secret, unless a server echoes one. */
const harmless =
  /^(date|content-type|content-length|retry-after|server|via|cf-ray|(x-)?request-id|x-amzn-requestid|(x-)?ratelimit-[\w-]+)$/;

const requestIds = ['x-request-id', 'request-id', 'x-amzn-requestid', 'cf-ray'];

/** What is kept of a response's head. */
export function headOf(response: Response, secrets: readonly string[]): Omit<Answer, 'text' | 'whole'> {
  const headers: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    if (harmless.test(name)) headers[name] = withoutSecrets(value, secrets);
  }
  const requestId = requestIds
    .map((name) => headers[name])
    .find((id) => id)
    ?.slice(0, 200);
  return {
    info: { status: response.status, headers, requestId },
    location: hostOf(response.headers.get('location'), secrets),
    retryAfter: response.headers.get('retry-after'),
    date: response.headers.get('date'),
  };
}

function hostOf(location: string | null, secrets: readonly string[]): string | undefined {
  if (location === null) return undefined;
  const host = urlIn(location)?.host;
  // Hosts are in lower case.
  const tells =
    host === undefined || secrets.some((secret) => secret.length > 3 && host.includes(secret.toLowerCase()));
  return tells ? 'another address' : host;
}

/** The JSON of a text, or the text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What has arrived of an answer: its bytes, or its text from a runtime that gives no bytes. */
export type Arrived = (Uint8Array | string)[];

/** Adds what a response sends to a list, up to a limit. @returns whether that was all. */
export async function receive(response: Response, into: Arrived, most: number): Promise<boolean> {
  const reader = response.body?.getReader?.();
  if (!reader) {
    // React Native has no streams. A response that has no body has an empty text.
    const text = await response.text();
    into.push(text.slice(0, most));
    return text.length <= most;
  }
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return true;
    // A runtime may hand over far more than the limit in one piece; Bun does.
    into.push(value.subarray(0, most - size));
    size += value.length;
    if (size > most) {
      reader.cancel().catch(() => {});
      return false;
    }
  }
}

/** What has arrived as text; a character that broke off at the end becomes a replacement. */
export function decoded(arrived: Readonly<Arrived>): string {
  if (arrived.every((part) => typeof part === 'string')) return arrived.join('');
  const decoder = new TextDecoder();
  const texts = arrived.map((part) =>
    typeof part === 'string' ? part : decoder.decode(part, { stream: true }),
  );
  return texts.join('') + decoder.decode();
}
