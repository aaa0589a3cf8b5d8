/** What Deno's `fetch` takes as `client`. */
export interface FreshConnection {
  close(): void;
}

interface Host {
  readonly Deno?: {
    readonly createHttpClient?: (options: { readonly poolMaxIdlePerHost: number }) => FreshConnection;
  };
}

/**
 * On Deno, a connection that no other request has used or will use. When one of its pool dies under a request, Deno
 * sends that again by itself, even a POST that the server has carried out. No other runtime needs this.
 */
export function freshConnection(): FreshConnection | undefined {
  try {
    return (globalThis as Host).Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 });
  } catch {
    // One that may not make a connection of its own sends over the pool, as all others do.
    return undefined;
  }
}
