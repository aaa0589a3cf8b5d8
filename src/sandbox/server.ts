import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, refusal, send, type Written, written } from './answer.js';
import { type Content, received } from './content.js';
import { openRequest, type Records, recordBody, type SandboxRequest } from './records.js';
import { largestBody, type Route, routeOf, tooLarge } from './routes.js';
import { lose, strike } from './strike.js';

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
  let closed: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      closed ??= new Promise((resolve) => {
        // One turn more, in which a client of this process hears that its idle connection has ended: it would
        // send over that, and could not know whether anybody took it.
        server.close(() => setImmediate(resolve));
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

/** Records a request and answers it, or lets a fault do so. */
export async function serve(
  records: Records,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '' } = request;
  const record = openRequest(method, url, request.headers);
  records.requests.push(record);
  const exchange = { record, response };
  const fault = records.faults.take();
  if (fault === 'reset') return lose(exchange, fault);
  const route = routeOf(record, records.apiKey);
  // Such an answer need not wait for the body, which is recorded all the same.
  const early = fault === undefined && 'status' in route;
  if (early) send(exchange, written(route));
  const content = await received(request, largestBody);
  if (content !== 'too large') recordBody(record, content.value);
  if (early) return;
  const handle = () => handled(route, content, record, records);
  if (fault === undefined) send(exchange, handle());
  else strike(fault, exchange, handle);
}

/** Lets a request have its effect. */
function handled(
  route: Route | Answer,
  content: Content | 'too large',
  record: SandboxRequest,
  records: Records,
): Written {
  if ('status' in route) return written(route);
  if (content === 'too large') return written(tooLarge());
  if (content.flaw && route.takes.length > 0) return written(refusal(400, content.flaw));
  try {
    return written(route.answer(records, record));
  } catch (error) {
    // JSON may come in deeper than it can go out.
    if (!(error instanceof RangeError)) throw error;
    return written(refusal(500, 'The sandbox cannot answer: the persona is nested too deep.'));
  }
}
