import { inspect } from 'node:util';
import { keys } from '../client/keys.js';
import { created, type FaultRow } from '../client/transport/fault-kinds.js';
import { type Fault, type FaultServer, faultServer } from '../client/transport/fault-server.js';
import { forAnyClient, Ledger } from './any-client.ts';
import type { Contestant, Terms } from './contestants.ts';

/** For one attempt, unless the row has a shorter one. */
export const timeout = 5_000;
/** For a whole call: more than three attempts and their pauses take, at the timeouts of the rows. */
export const patience = 12_000;
/** Who has taken so many bytes will take them all. */
const mostBytes = 64 * 2 ** 20;

/** What came of one call. */
export interface Outcome {
  readonly posts: number;
  /** How many things it made. */
  readonly made: number;
  readonly end: 'success' | 'success without an id' | 'error' | 'none';
  /** Whether the error, printed, shows a key. */
  readonly isLeaky: boolean;
  /** Whether a redirect took a key to another server. */
  readonly isCarried: boolean;
}

/** What the comparison needs of a row. */
export type Case = Pick<FaultRow, 'name' | 'faults' | 'options' | 'abortAfter'>;

type End = Pick<Outcome, 'end' | 'isLeaky'>;

/** Where redirects lead: a POST makes a thing, and what has become a GET gets a list. */
const elsewhere: Fault = (exchange) => {
  if (exchange.request.method === 'POST') created(exchange);
  else exchange.answer(200, '{"data":[]}');
};

/** One call of one library under the faults of a row. */
export async function outcomeOf({ create }: Contestant, row: Case): Promise<Outcome> {
  const ledger = new Ledger();
  await using other = await faultServer(forAnyClient(elsewhere, ledger, ''));
  const adapted = (fault: Fault) => forAnyClient(fault, ledger, `${other.url}/elsewhere`);
  const [first, ...more] = row.faults;
  await using server = await faultServer(adapted(first), ...more.map(adapted));
  const controller = new AbortController();
  if (row.abortAfter === 0) controller.abort('enough');
  else if (row.abortAfter) setTimeout(() => controller.abort('enough'), row.abortAfter);
  const terms: Terms = {
    url: server.url,
    // The row of 40 MB has more, for a slow machine; here the bytes end it.
    timeout: Math.min(row.options?.timeout ?? timeout, timeout),
    signal: controller.signal,
  };
  const end = await inTime(server, () => create(terms));
  // Whoever is still at it must not try again: its port may soon be another server's.
  controller.abort('over');
  const requests = [...server.requests, ...other.requests];
  const posts = requests.filter(({ method }) => method === 'POST').length;
  return { posts, made: ledger.count, ...end, isCarried: other.requests.some(hasKey) };
}

/** How a call ends, or that it has had its time, or has taken more bytes than anybody needs. */
async function inTime(server: FaultServer, create: () => Promise<unknown>): Promise<End> {
  const last = performance.now() + patience;
  let watch: ReturnType<typeof setInterval> | undefined;
  const enough = new Promise<End>((resolve) => {
    watch = setInterval(() => {
      if (performance.now() > last || server.written > mostBytes) resolve({ end: 'none', isLeaky: false });
    }, 20);
  });
  try {
    return await Promise.race([endOf(create), enough]);
  } finally {
    clearInterval(watch);
  }
}

async function endOf(create: () => Promise<unknown>): Promise<End> {
  try {
    return { end: hasId(await create()) ? 'success' : 'success without an id', isLeaky: false };
  } catch (error) {
    return { end: 'error', isLeaky: showsKey(error) };
  }
}

function hasId(value: unknown): boolean {
  const { persona_id, personaId = persona_id } = (value ?? {}) as Record<string, unknown>;
  return typeof personaId === 'string';
}

function hasKey({ head, body }: { readonly head: string; readonly body: string }): boolean {
  return Object.values(keys).some((key) => head.includes(key) || body.includes(key));
}

/** Whether a key is in what people print of an error: by `console.log`, as JSON, or its message. */
function showsKey(error: unknown): boolean {
  const printed = `${inspect(error)} ${jsonOf(error)} ${error instanceof Error ? error.message : String(error)}`;
  return Object.values(keys).some((key) => printed.includes(key));
}

/** Some errors hold what has no JSON. */
function jsonOf(error: unknown): string {
  try {
    return JSON.stringify(error);
  } catch {
    return '';
  }
}
