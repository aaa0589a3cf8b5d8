import {
  TavusAbortError,
  TavusApiError,
  TavusAuthenticationError,
  TavusBadRequestError,
  TavusConflictError,
  TavusConnectionError,
  type TavusError,
  TavusNotFoundError,
  type TavusOptions,
  TavusPaymentRequiredError,
  TavusPermissionError,
  TavusRateLimitError,
  TavusRedirectError,
  TavusResponseError,
  TavusServerError,
  TavusTimeoutError,
  TavusUnprocessableError,
} from '../../src/index.js';
import type { Exchange, Fault } from './fault-server.js';
import { keys } from './keeper.js';

/** One way to fail, and what must come of one `create()`. */
export interface FaultRow {
  readonly name: string;
  readonly faults: readonly [Fault, ...Fault[]];
  readonly options?: TavusOptions;
  /** Aborts after so many milliseconds. */
  readonly abortAfter?: number;
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
  /** How long it may take, and must, in milliseconds. */
  readonly within?: number;
  readonly atLeast?: number;
}

/** All that the client has sent, as a careless server repeats it. */
function echo({ request }: Exchange): string {
  return `${request.head} ${request.body} ${Object.values(keys).join(' ')}`;
}

export const created: Fault = (exchange) => exchange.answer(200, exchange.create());

const silence: Fault = (exchange) => void exchange.create();
const reset: Fault = ({ socket }) => void socket.resetAndDestroy();
const madeThenReset: Fault = (exchange) => {
  exchange.create();
  reset(exchange);
};
const madeThenDropped: Fault = (exchange) => {
  exchange.create();
  exchange.socket.end();
};
const early = (at: 'on connect' | 'on head', fault: Fault): Fault =>
  Object.assign(fault.bind(null), { early: at });

/** Says success over a persona that is there, and then sends what it likes. */
function success(body: (answer: string) => string, status = 200): Fault {
  return (exchange) => exchange.answer(status, body(exchange.create()));
}

/** Sends raw text after the persona was made, then does something to the connection. */
function raw(text: (exchange: Exchange) => string, then: (exchange: Exchange) => void = () => {}): Fault {
  return (exchange) => {
    exchange.create();
    exchange.socket.write(text(exchange), () => then(exchange));
  };
}

/** Refuses with a status, repeating all that was sent. */
function refused(status: number, headers: Readonly<Record<string, string>> = {}): Fault {
  return (exchange) => exchange.answer(status, JSON.stringify({ error: echo(exchange) }), headers);
}

function retryAfter(status: number, value: string): Fault {
  return refused(status, { 'retry-after': value });
}

function page(status: number, html: (exchange: Exchange) => string): Fault {
  return (exchange) => exchange.answer(status, html(exchange), { 'content-type': 'text/html' });
}

/** Writes without an end, as fast as the other side reads. */
function endless(head: string, part: string, pause = 0): Fault {
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

const soon = (ms: number) => new Date(Date.now() + ms).toUTCString();
const chunked = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
const long = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n';
const short = { timeout: 400 } as const;

const lost = { personas: 1, posts: 1, effect: 'unknown' } as const;
const rejected = { personas: 0, posts: 1, effect: 'none' } as const;
const undecided = { personas: 0, posts: 1, effect: 'unknown' } as const;

function status(code: number, error: FaultRow['error'], effect: 'none' | 'unknown'): FaultRow {
  const row = { name: `status ${code}`, faults: [refused(code)], posts: 1, personas: 0, effect } as const;
  return { ...row, ...(error && { error }), like: { status: code, attempts: 1 }, within: 300 };
}

const connections: readonly FaultRow[] = [
  {
    name: 'reset on connect, before the request is read',
    faults: [early('on connect', reset)],
    ...undecided,
    posts: 0,
    error: TavusConnectionError,
  },
  {
    name: 'reset before the body',
    faults: [early('on head', reset)],
    ...undecided,
    error: TavusConnectionError,
    like: { code: 'ECONNRESET' },
  },
  {
    name: 'reset after the body, with the persona made',
    faults: [madeThenReset],
    ...lost,
    error: TavusConnectionError,
    like: { code: 'ECONNRESET' },
  },
  {
    name: 'reset after the body, without a persona',
    faults: [reset],
    ...undecided,
    error: TavusConnectionError,
  },
  {
    name: 'dropped after the body, with the persona made',
    faults: [madeThenDropped],
    ...lost,
    error: TavusConnectionError,
  },
  {
    name: 'cut off within the status line',
    faults: [
      raw(
        () => 'HTTP/1.1 20',
        ({ socket }) => socket.end(),
      ),
    ],
    ...lost,
    error: TavusConnectionError,
  },
  {
    name: 'cut off within the headers',
    faults: [
      raw(
        () => 'HTTP/1.1 200 OK\r\ncontent-ty',
        ({ socket }) => socket.end(),
      ),
    ],
    ...lost,
    error: TavusConnectionError,
  },
  {
    name: 'cut off within a body of known length',
    faults: [
      raw(
        (exchange) => `${long}${echo(exchange)}`,
        ({ socket }) => socket.end(),
      ),
    ],
    ...lost,
    error: TavusConnectionError,
  },
  {
    name: 'cut off within a chunked body',
    faults: [raw(() => `${chunked}10\r\n{"persona_id": "`, reset)],
    ...lost,
    error: TavusConnectionError,
  },
  {
    name: 'an answer that is not HTTP',
    faults: [raw((exchange) => `SSH-2.0-server ${echo(exchange)}\r\n\r\n`)],
    ...lost,
    error: TavusConnectionError,
  },
];

const stalls: readonly FaultRow[] = [
  { name: 'no answer ever', faults: [silence], options: short },
  {
    name: 'headers without an end',
    faults: [endless('HTTP/1.1 200 OK\r\n', 'x-more: 1\r\n', 30)],
    options: short,
  },
  { name: 'headers, and no body ever', faults: [raw(() => long)], options: short },
  { name: 'a body that stalls', faults: [raw(() => `${long}{"persona_id"`)], options: short },
  { name: 'a body that drips without an end', faults: [endless(chunked, '1\r\n \r\n', 30)], options: short },
].map((row) => ({
  ...row,
  faults: row.faults as [Fault],
  ...lost,
  error: TavusTimeoutError,
  like: { kind: 'attempt', attempts: 1 },
  atLeast: 390,
  within: 900,
}));

const limits: readonly FaultRow[] = [
  {
    name: 'the total time is up in flight',
    faults: [silence],
    options: { totalTimeout: 300 },
    ...lost,
    error: TavusTimeoutError,
    like: { kind: 'total' },
    atLeast: 290,
    within: 800,
  },
  {
    name: 'the total time is shorter than the pause',
    faults: [retryAfter(429, '1')],
    options: { totalTimeout: 500 },
    ...rejected,
    error: TavusRateLimitError,
    like: { retryAfterMs: 1000, attempts: 1 },
    within: 300,
  },
  {
    name: 'a key that never comes',
    faults: [created],
    options: { totalTimeout: 200, apiKey: () => new Promise<string>(() => {}) },
    ...rejected,
    posts: 0,
    error: TavusTimeoutError,
    like: { kind: 'total', attempts: 0 },
    within: 700,
  },
  {
    name: 'a fetch that ignores its signal',
    faults: [created],
    options: { timeout: 200, fetch: () => new Promise(() => {}) },
    ...undecided,
    posts: 0,
    error: TavusTimeoutError,
    within: 700,
  },
  {
    name: 'a fetch that tells the key',
    faults: [created],
    options: { fetch: () => Promise.reject(new TypeError(`no luck with ${keys.api} and ${keys.llm}`)) },
    ...undecided,
    posts: 0,
    error: TavusConnectionError,
    within: 300,
  },
  {
    name: 'an answer of 40 MB',
    faults: [endless(chunked, `10000\r\n${' '.repeat(65_536)}\r\n`)],
    options: { timeout: 20_000 },
    ...lost,
    error: TavusResponseError,
    within: 15_000,
  },
  {
    name: 'abort before',
    faults: [created],
    abortAfter: 0,
    ...rejected,
    posts: 0,
    error: TavusAbortError,
    like: { name: 'AbortError', cause: 'enough', attempts: 0 },
    within: 100,
  },
  {
    name: 'abort in flight',
    faults: [silence],
    abortAfter: 250,
    ...lost,
    error: TavusAbortError,
    like: { name: 'AbortError', cause: 'enough', attempts: 1 },
    within: 700,
  },
  {
    name: 'abort in the answer',
    faults: [raw(() => `${long}{"persona_id"`)],
    abortAfter: 250,
    ...lost,
    error: TavusAbortError,
    within: 700,
  },
  {
    name: 'abort in a pause',
    faults: [retryAfter(429, '5')],
    abortAfter: 250,
    ...rejected,
    error: TavusAbortError,
    like: { cause: 'enough', attempts: 1 },
    within: 700,
  },
];

const successes: readonly FaultRow[] = [
  { name: '200 with HTML', faults: [success(() => `<h1>Welcome ${keys.api}</h1>`)] },
  { name: '200 with nothing', faults: [success(() => '')] },
  { name: '200 with broken JSON', faults: [success((answer) => answer.slice(0, -9))] },
  { name: '200 with a list', faults: [success((answer) => `[[${answer}]]`)] },
  { name: '200 with null', faults: [success(() => 'null')] },
  { name: '200 with a number', faults: [success(() => '7')] },
  { name: '200 without persona_id', faults: [success(() => '{"persona_name":"Key Keeper"}')] },
  { name: '200 with a number as persona_id', faults: [success(() => '{"persona_id":7}')] },
  { name: '204', faults: [success(() => '', 204)] },
].map((row) => ({
  ...row,
  faults: row.faults as [Fault],
  ...lost,
  error: TavusResponseError,
  like: { attempts: 1 },
  within: 300,
}));

const statuses: readonly FaultRow[] = [
  ...[300, 304, 305].map((code) => status(code, TavusRedirectError, 'none')),
  status(400, TavusBadRequestError, 'none'),
  status(401, TavusAuthenticationError, 'none'),
  status(402, TavusPaymentRequiredError, 'none'),
  status(403, TavusPermissionError, 'none'),
  status(404, TavusNotFoundError, 'none'),
  status(409, TavusConflictError, 'none'),
  status(422, TavusUnprocessableError, 'none'),
  ...[405, 406, 410, 413, 415, 418, 426, 428, 431, 451].map((code) => status(code, TavusApiError, 'none')),
  ...[408, 460, 499].map((code) => status(code, TavusApiError, 'unknown')),
  ...[500, 501, 502, 503, 504, 505, 507, 511, 520, 524, 529, 599].map((code) => {
    return status(code, TavusServerError, 'unknown');
  }),
];

const pauses: readonly FaultRow[] = [
  {
    name: '429 once, without Retry-After',
    faults: [refused(429), created],
    posts: 2,
    personas: 1,
    atLeast: 370,
  },
  { name: '425 once', faults: [refused(425), created], posts: 2, personas: 1, atLeast: 370 },
  {
    name: '429 once, Retry-After 1',
    faults: [retryAfter(429, '1'), created],
    posts: 2,
    personas: 1,
    atLeast: 990,
    within: 1_600,
  },
  {
    name: '429 once, Retry-After as a date',
    faults: [(exchange) => retryAfter(429, soon(2_000))(exchange), created],
    posts: 2,
    personas: 1,
    atLeast: 900,
    within: 2_600,
  },
  {
    name: '429 once, Retry-After as a date that has passed',
    faults: [retryAfter(429, 'Sun, 06 Nov 1994 08:49:37 GMT'), created],
    posts: 2,
    personas: 1,
    within: 300,
  },
  {
    name: '429 once, with a RateLimit-Reset that nobody asked for',
    faults: [refused(429, { 'ratelimit-reset': '3600', 'x-ratelimit-reset': '3600' }), created],
    posts: 2,
    personas: 1,
    within: 1_000,
  },
  {
    name: '429 once, with a Retry-After that nobody can read',
    faults: [retryAfter(429, 'when it is dark'), created],
    posts: 2,
    personas: 1,
    atLeast: 370,
    within: 1_000,
  },
  {
    name: '503 once, Retry-After 0',
    faults: [retryAfter(503, '0'), created],
    posts: 2,
    personas: 1,
    within: 300,
  },
  {
    name: '429 forever, Retry-After 0',
    faults: [retryAfter(429, '0')],
    ...rejected,
    posts: 3,
    error: TavusRateLimitError,
    like: { retryAfterMs: 0, attempts: 3 },
    within: 500,
  },
  ...['3600', '99999999999999999999999'].map(
    (value): FaultRow => ({
      name: `429, Retry-After ${value}`,
      faults: [retryAfter(429, value), created],
      ...rejected,
      error: TavusRateLimitError,
      like: { retryAfterMs: Number(value) * 1000, attempts: 1 },
      within: 300,
    }),
  ),
  {
    name: '503, Retry-After 3600',
    faults: [retryAfter(503, '3600'), created],
    ...rejected,
    error: TavusServerError,
    within: 300,
  },
  {
    name: '503 with a Retry-After that nobody can read',
    faults: [retryAfter(503, '-1'), created],
    ...undecided,
    error: TavusServerError,
    within: 300,
  },
  {
    name: '429, then a reset',
    faults: [retryAfter(429, '0'), madeThenReset],
    ...lost,
    posts: 2,
    error: TavusConnectionError,
    like: { attempts: 2 },
  },
  {
    name: '500 with Retry-After',
    faults: [retryAfter(500, '0')],
    ...undecided,
    error: TavusServerError,
    within: 300,
  },
];

const texts: readonly FaultRow[] = [
  {
    name: 'the page of a proxy',
    faults: [
      page(502, (exchange) => `<html><style>p{}</style><h1>Bad Gateway</h1><p>${echo(exchange)}</p></html>`),
    ],
    ...undecided,
    error: TavusServerError,
    like: { status: 502 },
  },
  {
    name: 'keys with markup inside',
    faults: [
      page(500, () => {
        const broken = Object.values(keys).map((key) => `${key.slice(0, 6)}<wbr>${key.slice(6)}`);
        return `<p>${broken.join('</p><p>')}</p>`;
      }),
    ],
    ...undecided,
    error: TavusServerError,
  },
  {
    name: 'a key across the place of the cut',
    faults: [
      (exchange) => exchange.answer(400, JSON.stringify({ error: `${'x'.repeat(4_088)}${keys.llm}` })),
    ],
    ...rejected,
    error: TavusBadRequestError,
  },
  {
    name: 'a key where the connection breaks off',
    faults: [
      ({ socket }) => {
        const half = `${'<i></i>'.repeat(200)} told: ${keys.llm.slice(0, -1)}`;
        socket.write(`HTTP/1.1 500 No\r\ncontent-length: 99999\r\n\r\n${half}`, () => socket.end());
      },
    ],
    ...undecided,
    error: TavusServerError,
  },
  {
    name: 'keys in headers',
    faults: [refused(500, { 'x-request-id': keys.api, server: keys.llm, 'x-told': keys.tts })],
    ...undecided,
    error: TavusServerError,
    like: { requestId: '[secret]' },
  },
  {
    name: 'a redirect with keys in its address',
    faults: [refused(307, { location: `https://other.example/${keys.api}?key=${keys.llm}` })],
    ...rejected,
    error: TavusRedirectError,
    like: { location: 'other.example' },
  },
  {
    name: 'a refusal that stalls',
    faults: [
      ({ socket }) => void socket.write('HTTP/1.1 400 No\r\ncontent-length: 999\r\n\r\n{"error": "not this'),
    ],
    options: short,
    ...rejected,
    error: TavusBadRequestError,
    within: 900,
  },
  {
    name: 'a refusal without an end',
    faults: [
      endless('HTTP/1.1 500 No\r\ntransfer-encoding: chunked\r\n\r\n', `1000\r\n${'y'.repeat(4096)}\r\n`),
    ],
    ...undecided,
    error: TavusServerError,
    within: 1_500,
  },
];

export const faultTable: readonly FaultRow[] = [
  ...connections,
  ...stalls,
  ...limits,
  ...successes,
  ...statuses,
  ...pauses,
  ...texts,
  { name: '201', faults: [success((answer) => answer, 201)], posts: 1, personas: 1 },
  {
    name: 'early hints before the answer',
    faults: [
      (exchange) => {
        exchange.socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n');
        created(exchange);
      },
    ],
    posts: 1,
    personas: 1,
  },
];
