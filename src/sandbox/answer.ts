import type { ServerResponse } from 'node:http';
import type { JsonObject } from '../json/borrowed-types.js';
import type { OpenRequest } from './records.js';

/** What goes back to the client. */
export interface Answer {
  readonly status: number;
  readonly body?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer as it goes on the wire. */
export interface Written {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly text: string;
}

export function refusal(status: number, error: string): Answer {
  return { status, body: { error } };
}

export function written({ status, body, headers }: Answer): Written {
  if (body === undefined) return { status, headers: { ...headers }, text: '' };
  return { status, headers: { 'content-type': 'application/json', ...headers }, text: JSON.stringify(body) };
}

/** A request that is being answered. */
export interface Exchange {
  readonly record: OpenRequest;
  readonly response: ServerResponse;
}

/** Prepares the head of an answer, which leaves with the first bytes of the body. */
export function prepareHead({ record, response }: Exchange, { status, headers, text }: Written): void {
  record.status = status;
  response.statusCode = status;
  // After these nothing may follow, nor a length.
  if (status !== 204 && status !== 304) response.setHeader('content-length', Buffer.byteLength(text));
  // Not writeHead(), which takes "Content-Type" beside "content-type" for another header.
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

export function send(exchange: Exchange, answer: Written): void {
  prepareHead(exchange, answer);
  exchange.response.end(answer.text);
}
