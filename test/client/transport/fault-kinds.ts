import type { TavusError } from '../../../src/index.js';
import { keys } from '../keys.js';
import type { Exchange, Fault } from './fault-server.js';
import type { Call } from './one-create.js';

/** One way to fail, and what must come of one `create()`. */
export interface FaultRow extends Omit<Call, 'url'> {
  readonly name: string;
  readonly faults: readonly [Fault, ...Fault[]];
  /** How many POSTs reach the server. */
  readonly posts: number;
  /** How many personas it makes of them. */
  readonly personas: number;
  /** The class of the error; without it the call succeeds. */
  readonly error?: new (
    ...of: never[]
  ) => TavusError;
  readonly effect?: 'none' | 'unknown';
  /** What else the error has. */
  readonly like?: object;
  /** What its message has. */
  readonly says?: string;
  /** How long it may wait between its requests, and must, in milliseconds: as the log has it, not by a clock. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** All that the client has sent, as a careless server repeats it. */
export function echo({ request }: Exchange): string {
  return `${request.head} ${request.body} ${Object.values(keys).join(' ')}`;
}

export const created: Fault = (exchange) => exchange.answer(200, exchange.create());

export const silence: Fault = (exchange) => void exchange.create();
export const reset: Fault = ({ socket }) => void socket.resetAndDestroy();
export const madeThenReset: Fault = (exchange) => {
  exchange.create();
  reset(exchange);
};
export const madeThenDropped: Fault = (exchange) => {
  exchange.create();
  exchange.socket.end();
};
export const early = (at: 'on connect' | 'on head', fault: Fault): Fault =>
  Object.assign(fault.bind(null), { early: at });

/** Says success over a persona that is there, and then sends what it likes. */
export function success(body: (answer: string) => string, status = 200): Fault {
  return (exchange) => exchange.answer(status, body(exchange.create()));
}

/** Sends raw text after the persona was made, then does something to the connection. */
export function raw(
  text: (exchange: Exchange) => string,
  then: (exchange: Exchange) => void = () => {},
): Fault {
  return (exchange) => {
    exchange.create();
    exchange.socket.write(text(exchange), () => then(exchange));
  };
}

/** Refuses with a status, repeating all that was sent. */
export function refused(status: number, headers: Readonly<Record<string, string>> = {}): Fault {
  return (exchange) => exchange.answer(status, JSON.stringify({ error: echo(exchange) }), headers);
}

export function retryAfter(status: number, value: string): Fault {
  return refused(status, { 'retry-after': value });
}

export function page(status: number, html: (exchange: Exchange) => string): Fault {
  return (exchange) => exchange.answer(status, html(exchange), { 'content-type': 'text/html' });
}

/** Writes without an end, as fast as the other side reads. */
export function endless(head: string, part: string, pause = 0): Fault {
  return (exchange) => {
    const { socket } = exchange;
    if (head.includes(' 200 ')) exchange.create();
    socket.write(head);
    const more = () => {
      if (socket.destroyed) return;
      socket.write(part, () => (pause ? setTimeout(more, pause) : setImmediate(more)));
    };
    more();
  };
}

export const soon = (ms: number) => new Date(Date.now() + ms).toUTCString();
export const chunked =
  'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
export const long = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n';

export const short = { timeout: 400 } as const;

export const lost = { personas: 1, posts: 1, effect: 'unknown' } as const;
export const rejected = { personas: 0, posts: 1, effect: 'none' } as const;
export const undecided = { personas: 0, posts: 1, effect: 'unknown' } as const;
