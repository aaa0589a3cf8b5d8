/** Codes of a connection that never came about, so that nothing was sent over it. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What is known of a connection that failed. It holds no more than this: fetch's and ky's errors hold the request. */
export interface Breakdown {
  readonly code: string | undefined;
  /** Whether the request certainly did not leave. */
  readonly neverSent: boolean;
  /** The error that has the code, else the innermost one. */
  readonly source: { readonly name: string; readonly code?: string; readonly message: string };
}

/** Reads why a connection failed from whatever the runtime threw. */
export function breakdownOf(error: unknown): Breakdown {
  try {
    return breakdownIn(error);
  } catch {
    // A fetch of somebody's own may throw what throws when it is read.
    return { code: undefined, neverSent: false, source: { name: 'Error', message: 'cannot be read' } };
  }
}

function breakdownIn(error: unknown): Breakdown {
  const chain = chainOf(error);
  const codes = chain.map(codeOf).filter((code) => code !== undefined);
  const source = chain.find((link) => codeOf(link) !== undefined) ?? chain.at(-1);
  const [code] = codes;
  return {
    code,
    neverSent: codes.length > 0 ? codes.every((code) => neverConnected.has(code)) : refusedByDeno(chain),
    source: {
      name: source?.name ?? 'Error',
      ...(code !== undefined && { code }),
      message: source?.message ?? String(error),
    },
  };
}

/** Deno gives no code; its message tells a failure to connect from one on the way. */
function refusedByDeno(chain: readonly Error[]): boolean {
  return chain.some(({ message }) => message.includes('client error (Connect)'));
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** An error and all that lies behind it. */
function chainOf(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 8) return [];
  const behind = error instanceof AggregateError ? [...error.errors, error.cause] : [error.cause];
  return [error, ...behind.flatMap((cause) => chainOf(cause, depth + 1))];
}
