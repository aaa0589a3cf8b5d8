import {
  TavusApiError,
  TavusAuthenticationError,
  TavusBadRequestError,
  TavusConflictError,
  TavusConnectionError,
  TavusNotFoundError,
  TavusPaymentRequiredError,
  TavusPermissionError,
  TavusRateLimitError,
  TavusRedirectError,
  TavusResponseError,
  TavusServerError,
  TavusUnprocessableError,
} from '../../../src/index.js';
import { keys } from '../keys.js';
import {
  created,
  echo,
  endless,
  type FaultRow,
  lost,
  madeThenReset,
  page,
  refused,
  rejected,
  retryAfter,
  short,
  soon,
  success,
  undecided,
} from './fault-kinds.js';
import type { Fault } from './fault-server.js';

function status(code: number, error: FaultRow['error'], effect: 'none' | 'unknown'): FaultRow {
  const row = { name: `status ${code}`, faults: [refused(code)], posts: 1, personas: 0, effect } as const;
  return { ...row, ...(error && { error }), like: { status: code, attempts: 1 } };
}

export const successes: readonly FaultRow[] = [
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
}));

export const statuses: readonly FaultRow[] = [
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

export const pauses: readonly FaultRow[] = [
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
    atMost: 1_600,
  },
  {
    name: '429 once, Retry-After as a date',
    faults: [(exchange) => retryAfter(429, soon(3_000))(exchange), created],
    posts: 2,
    personas: 1,
    atLeast: 900,
    atMost: 3_001,
  },
  {
    name: '429 once, Retry-After as a date that has passed',
    faults: [retryAfter(429, 'Sun, 06 Nov 1994 08:49:37 GMT'), created],
    posts: 2,
    personas: 1,
    atMost: 300,
  },
  {
    name: '429 once, with a RateLimit-Reset that nobody asked for',
    faults: [refused(429, { 'ratelimit-reset': '3600', 'x-ratelimit-reset': '3600' }), created],
    posts: 2,
    personas: 1,
    atMost: 1_000,
  },
  {
    name: '429 once, with a Retry-After that nobody can read',
    faults: [retryAfter(429, 'when it is dark'), created],
    posts: 2,
    personas: 1,
    atLeast: 370,
    atMost: 1_000,
  },
  {
    name: '503 once, Retry-After 0',
    faults: [retryAfter(503, '0'), created],
    posts: 2,
    personas: 1,
    atMost: 300,
  },
  {
    name: '429 forever, Retry-After 0',
    faults: [retryAfter(429, '0')],
    ...rejected,
    posts: 3,
    error: TavusRateLimitError,
    like: { retryAfterMs: 0, attempts: 3 },
    atMost: 500,
  },
  ...['3600', '99999999999999999999999'].map(
    (value): FaultRow => ({
      name: `429, Retry-After ${value}`,
      faults: [retryAfter(429, value), created],
      ...rejected,
      error: TavusRateLimitError,
      like: { retryAfterMs: Number(value) * 1000, attempts: 1 },
      atMost: 300,
    }),
  ),
  {
    name: '429, a Retry-After over maxRetryAfter',
    faults: [retryAfter(429, '1'), created],
    options: { maxRetryAfter: 900 },
    ...rejected,
    error: TavusRateLimitError,
    like: { retryAfterMs: 1000, attempts: 1 },
    atMost: 300,
  },
  {
    name: '503, Retry-After 3600',
    faults: [retryAfter(503, '3600'), created],
    ...rejected,
    error: TavusServerError,
    atMost: 300,
  },
  {
    name: '503 with a Retry-After that nobody can read',
    faults: [retryAfter(503, '-1'), created],
    ...undecided,
    error: TavusServerError,
    atMost: 300,
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
    atMost: 300,
  },
];

export const texts: readonly FaultRow[] = [
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
    atMost: 900,
  },
  {
    name: 'a refusal without an end',
    faults: [
      endless('HTTP/1.1 500 No\r\ntransfer-encoding: chunked\r\n\r\n', `1000\r\n${'y'.repeat(4096)}\r\n`),
    ],
    ...undecided,
    error: TavusServerError,
    atMost: 1_500,
  },
];
