import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Fault, Sandbox } from '../../src/sandbox/index.js';
import { greeter } from './client.js';

/** What a client sees of an answer that is not as it should be. */
export interface Seen {
  readonly status?: number | undefined;
  readonly headers?: IncomingMessage['headers'];
  readonly text?: string;
  /** The code of the error, `silence` if nothing more came, or none if the answer has come to its end. */
  readonly end: string | undefined;
}

/** How long silence is waited for. */
const patience = 600;

/** Creates a persona over a connection of its own. */
export function create(tavus: Sandbox, body = JSON.stringify(greeter)): Promise<Seen> {
  return new Promise((resolve) => {
    let seen: Omit<Seen, 'end'> = {};
    const headers = { 'x-api-key': tavus.apiKey, 'content-type': 'application/json' };
    const request = httpRequest(`${tavus.url}/v2/personas`, { method: 'POST', headers, agent: false });
    const finish = (end: string | undefined) => {
      resolve({ ...seen, end });
      request.destroy();
    };
    request.setTimeout(patience, () => finish('silence'));
    request.on('error', (error: NodeJS.ErrnoException) => finish(error.code));
    request.on('response', (response) => {
      seen = { status: response.statusCode, headers: response.headers, text: '' };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        seen = { ...seen, text: seen.text + chunk };
        if ((seen.text ?? '').length > 200_000) finish('endless');
      });
      response.on('error', (error: NodeJS.ErrnoException) => finish(error.code));
      response.on('end', () => finish(undefined));
    });
    request.end(body);
  });
}

/** A fault, what a client sees of it, and how many personas there are then. */
export type Row = readonly [
  fault: Fault,
  personas: number,
  status: number | undefined,
  end: string | undefined,
];

export const silent: readonly Row[] = [
  ['reset', 0, undefined, 'ECONNRESET'],
  ['reset-after-body', 0, undefined, 'ECONNRESET'],
  ['drop', 0, undefined, 'ECONNRESET'],
  ['hang', 0, undefined, 'silence'],
  ['lost-response', 1, undefined, 'ECONNRESET'],
  [{ lost: 'reset' }, 1, undefined, 'ECONNRESET'],
  [{ lost: 'drop' }, 1, undefined, 'ECONNRESET'],
  [{ lost: 'hang' }, 1, undefined, 'silence'],
];

export const spoilt: readonly Row[] = [
  ['cut-off', 1, 200, 'ECONNRESET'],
  ['stall', 1, 200, 'silence'],
  ['endless', 1, 200, 'endless'],
  ['invalid-json', 1, 200, undefined],
  ['empty', 1, 200, undefined],
  ['no-persona-id', 1, 200, undefined],
  [{ slow: 100 }, 1, 200, undefined],
  [{ redirect: 'https://elsewhere.example.com/v2/personas' }, 0, 307, undefined],
  [{ redirect: '/v3', status: 301 }, 0, 301, undefined],
  [{ status: 429, headers: { 'retry-after': 1 } }, 0, 429, undefined],
  [{ status: 502, body: '<h1>Bad Gateway</h1>' }, 0, 502, undefined],
  [{ status: 504, handled: true }, 1, 504, undefined],
  [{ status: 200, body: { odd: true } }, 0, 200, undefined],
  [{ status: 204 }, 0, 204, undefined],
];
