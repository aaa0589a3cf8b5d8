import type { TavusOptions } from '../../src/index.js';
import { keys } from './keys.ts';

interface HttpClients {
  createHttpClient(options: { readonly poolMaxIdlePerHost: number }): object;
}

/** What docs/sending.md shows for Deno. */
const withoutPool: typeof fetch = (input, init) => {
  const { Deno } = globalThis as unknown as { readonly Deno: HttpClients };
  const client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
  return fetch(input, Object.assign({ client }, init));
};

/** Options that hold functions, by names that can be handed to another process. */
export const oddOptions = {
  'a key that never comes': { apiKey: () => new Promise<string>(() => {}) },
  'a fetch that ignores its signal': { fetch: () => new Promise<Response>(() => {}) },
  'a fetch that tells the key': {
    fetch: () => Promise.reject(new TypeError(`no luck with ${keys.api} and ${keys.llm}`)),
  },
  'a fetch without a pool': { fetch: withoutPool },
} satisfies Readonly<Record<string, TavusOptions>>;

export type OddOption = keyof typeof oddOptions;
