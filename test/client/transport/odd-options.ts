import type { TavusOptions } from '../../../src/index.js';
import { keys } from '../keys.ts';

/** Sends a copy of a request, so that whatever the library has attached to it is gone. */
async function sendCopy(input: Parameters<typeof fetch>[0], init: object = {}): Promise<Response> {
  const request = input as Request;
  const { url, method, headers } = request;
  return fetch(url, { method, headers, body: await request.text(), ...init });
}

/** What docs/sending.md shows for Deno. */
function withoutPool(): object {
  const { Deno } = globalThis as { Deno?: { createHttpClient(options: object): object } };
  return { client: Deno?.createHttpClient({ poolMaxIdlePerHost: 0 }) };
}

/** Options that hold functions, by names that can be handed to another process. */
export const oddOptions = {
  'a key that never comes': { apiKey: () => new Promise<string>(() => {}) },
  'a fetch that ignores its signal': { fetch: () => new Promise<Response>(() => {}) },
  'a fetch that tells the key': {
    fetch: () => Promise.reject(new TypeError(`no luck with ${keys.api} and ${keys.llm}`)),
  },
  'a fetch that sends a copy': { fetch: (input) => sendCopy(input) },
  'a fetch that sends a copy without a pool': { fetch: (input) => sendCopy(input, withoutPool()) },
} satisfies Readonly<Record<string, TavusOptions>>;

export type OddOption = keyof typeof oddOptions;
