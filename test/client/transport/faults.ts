import {
  TavusAbortError,
  TavusConnectionError,
  TavusRateLimitError,
  TavusResponseError,
  TavusTimeoutError,
} from '../../../src/index.js';
import { pauses, statuses, successes, texts } from './answer-faults.js';
import {
  chunked,
  created,
  early,
  echo,
  endless,
  type FaultRow,
  long,
  lost,
  madeThenDropped,
  madeThenReset,
  raw,
  rejected,
  reset,
  retryAfter,
  short,
  silence,
  success,
  undecided,
} from './fault-kinds.js';
import type { Fault } from './fault-server.js';

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
  says: 'within 400 ms',
}));

const limits: readonly FaultRow[] = [
  {
    name: 'the total time is up in flight',
    faults: [silence],
    options: { totalTimeout: 300 },
    ...lost,
    error: TavusTimeoutError,
    like: { kind: 'total' },
    says: 'within 300 ms',
  },
  {
    name: 'the total time is shorter than the pause',
    faults: [retryAfter(429, '1')],
    options: { totalTimeout: 500 },
    ...rejected,
    error: TavusRateLimitError,
    like: { retryAfterMs: 1000, attempts: 1 },
  },
  {
    name: 'a key that never comes',
    faults: [created],
    options: { totalTimeout: 200 },
    odd: 'a key that never comes',
    ...rejected,
    posts: 0,
    error: TavusTimeoutError,
    like: { kind: 'total', attempts: 0 },
  },
  {
    name: 'a fetch that ignores its signal',
    faults: [created],
    options: { timeout: 200 },
    odd: 'a fetch that ignores its signal',
    ...undecided,
    posts: 0,
    error: TavusTimeoutError,
  },
  {
    name: 'a fetch that tells the key',
    faults: [created],
    odd: 'a fetch that tells the key',
    ...undecided,
    posts: 0,
    error: TavusConnectionError,
  },
  {
    name: 'an answer of 40 MB',
    faults: [endless(chunked, `10000\r\n${' '.repeat(65_536)}\r\n`)],
    options: { timeout: 20_000 },
    ...lost,
    error: TavusResponseError,
  },
  {
    name: 'abort before',
    faults: [created],
    abortAfter: 0,
    ...rejected,
    posts: 0,
    error: TavusAbortError,
    like: { name: 'AbortError', cause: 'enough', attempts: 0 },
  },
  {
    name: 'abort in flight',
    faults: [silence],
    abortAfter: 250,
    ...lost,
    error: TavusAbortError,
    like: { name: 'AbortError', cause: 'enough', attempts: 1 },
  },
  {
    name: 'abort in the answer',
    faults: [raw(() => `${long}{"persona_id"`)],
    abortAfter: 250,
    ...lost,
    error: TavusAbortError,
  },
  {
    name: 'abort in a pause',
    faults: [retryAfter(429, '5')],
    abortAfter: 250,
    ...rejected,
    error: TavusAbortError,
    like: { cause: 'enough', attempts: 1 },
    // It begins to wait, and does not wait to the end: there is one POST.
    atMost: 5_001,
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
