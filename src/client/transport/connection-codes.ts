/** Codes of a connection that never came about, or of a request that nobody took on, so that nothing was sent. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  // An agent of another version of undici than the fetch that it is given to.
  'UND_ERR_INVALID_ARG',
  // Bun before 1.4 has names of its own.
  'ConnectionRefused',
  'FailedToOpenSocket',
]);

/** What is said instead of a code where nothing was sent. */
const neverSentMessages = [
  // Deno gives no code: this tells a failure to connect from one on the way.
  /client error \(Connect\)/,
  // Deno without --allow-net.
  /^Requires net access to /,
  // Ports that no fetch connects to, such as 6000; in Node and in Deno.
  /^bad port$/,
  /^Fetch failed: Requests to port \d+ are blocked$/,
];

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
    neverSent: codes.length > 0 ? codes.every((code) => neverConnected.has(code)) : saysNeverSent(chain),
    source: {
      name: source?.name ?? 'Error',
      ...(code !== undefined && { code }),
      message: source?.message ?? String(error),
    },
  };
}

function saysNeverSent(chain: readonly Error[]): boolean {
  return chain.some(({ message }) => neverSentMessages.some((pattern) => pattern.test(message)));
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
