import { match } from 'ts-pattern';
import { type Exchange, prepareHead, send, type Written } from './answer.js';
import type { Fault, FaultName, FaultyStatus, LostAnswer, Redirect } from './faults.js';

/**
 * Lets a fault strike a request that has arrived to its end.
 *
 * @param handle Lets the request have its effect, and gives its answer.
 */
export function strike(fault: Fault, exchange: Exchange, handle: () => Written): void {
  if (typeof fault === 'string') strikeByName(fault, exchange, handle);
  else if ('lost' in fault) loseAnswer(exchange, fault.lost, handle);
  else if ('slow' in fault) sendLate(exchange, handle(), fault.slow);
  else if ('redirect' in fault) send(exchange, redirection(fault));
  else {
    if (fault.handled) handle();
    send(exchange, instead(fault));
  }
}

function strikeByName(name: FaultName, exchange: Exchange, handle: () => Written): void {
  match(name)
    .with('reset', 'reset-after-body', () => lose(exchange, 'reset'))
    .with('drop', 'hang', (way) => lose(exchange, way))
    .with('lost-response', () => loseAnswer(exchange, 'reset', handle))
    .with('cut-off', 'stall', (way) => sendPart(exchange, handle(), way))
    .with('endless', () => sendForEver(exchange, handle))
    .with('invalid-json', () => sendChanged(exchange, handle(), (text) => text.slice(0, -1)))
    .with('empty', () => sendChanged(exchange, handle(), () => ''))
    .with('no-persona-id', () => sendChanged(exchange, handle(), withoutPersonaId))
    .exhaustive();
}

function loseAnswer(exchange: Exchange, way: LostAnswer['lost'], handle: () => Written): void {
  handle();
  lose(exchange, way);
}

/** Ends a connection without an answer, or leaves the client to wait for one. */
export function lose({ response }: Exchange, way: LostAnswer['lost']): void {
  if (way === 'reset') response.socket?.resetAndDestroy();
  if (way === 'drop') response.socket?.destroy();
}

function sendPart(exchange: Exchange, answer: Written, way: 'cut-off' | 'stall'): void {
  if (answer.text === '') {
    send(exchange, answer);
    return;
  }
  prepareHead(exchange, answer);
  if (way === 'stall') {
    exchange.response.flushHeaders();
    return;
  }
  const bytes = Buffer.from(answer.text);
  exchange.response.write(bytes.subarray(0, bytes.length / 2), () => lose(exchange, 'drop'));
}

/** White space may stand before any JSON: who looks for a value has to read on. */
function sendForEver(exchange: Exchange, handle: () => Written): void {
  handle();
  const { response } = exchange;
  prepareHead(exchange, { status: 200, headers: { 'content-type': 'application/json' }, text: '' });
  response.removeHeader('content-length');
  const blank = ' '.repeat(16_384);
  response.write(blank);
  const timer = setInterval(() => response.writableNeedDrain || response.write(blank), 10).unref();
  response.once('close', () => clearInterval(timer));
}

function sendLate(exchange: Exchange, answer: Written, delay: number): void {
  const timer = setTimeout(() => send(exchange, answer), delay).unref();
  exchange.response.once('close', () => clearTimeout(timer));
}

function sendChanged(exchange: Exchange, answer: Written, change: (text: string) => string): void {
  send(exchange, { ...answer, text: change(answer.text) });
}

const ids = ['persona_id', 'pal_id'];

function withoutPersonaId(text: string): string {
  if (text === '') return text;
  return JSON.stringify(JSON.parse(text), (name, value) => (ids.includes(name) ? undefined : value));
}

function redirection({ redirect, status = 307 }: Redirect): Written {
  return { status, headers: { location: redirect }, text: '' };
}

/** The answer that a user has written. */
function instead({ status, body, headers }: FaultyStatus): Written {
  if (body === undefined) return { status, headers: { ...headers }, text: '' };
  const [type, text] =
    typeof body === 'string' ? ['text/html', body] : ['application/json', JSON.stringify(body)];
  return { status, headers: { 'content-type': type, ...headers }, text };
}
