import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { received } from './content.js';
import { type OpenRequest, openRequest, type Records, recordBody } from './records.js';
import { type Answer, largestBody, refusal, routeOf, tooLarge } from './routes.js';

/** A server that listens. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server that only this machine reaches. */
export async function listen(listener: RequestListener, port: number): Promise<Listening> {
  const server = createServer(listener);
  // A process that forgets to close a sandbox still ends. Whoever waits for an answer has a socket of its own.
  server.unref();
  server.on('connection', (socket) => socket.unref());
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        // A second call is told that nothing runs any more: that is what it asked for.
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Records a request and answers it. */
export async function serve(
  records: Records,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '' } = request;
  const record = openRequest(method, url.replace(/\?.*/s, ''), request.headers);
  records.requests.push(record);
  const route = routeOf(record, records.apiKey);
  const refused = typeof route !== 'function';
  // Such an answer need not wait for the body, which is recorded all the same.
  if (refused) send(route, record, response);
  const content = await received(request, largestBody);
  if (content === 'too large') {
    if (!refused) send(tooLarge(), record, response);
    return;
  }
  recordBody(record, content.value);
  if (refused) return;
  send(content.flaw ? refusal(400, content.flaw) : route(content.value, records), record, response);
}

function send({ status, body, headers }: Answer, record: OpenRequest, response: ServerResponse): void {
  record.status = status;
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers });
  response.end(text);
}
