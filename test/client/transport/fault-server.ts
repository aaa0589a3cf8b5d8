import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly head: string;
  readonly body: string;
}

/** What a fault has at hand. */
export interface Exchange {
  readonly socket: Socket;
  readonly request: Received;
  /** Stores the persona of the request. @returns the answer that the API would give. */
  create(): string;
  /** Answers as told, and ends the connection. */
  answer(status: number, body?: string, headers?: Readonly<Record<string, string>>): void;
}

/** What the server does when a request has come to its end, or as early as `early` says. */
export type Fault = ((exchange: Exchange) => void) & {
  readonly early?: 'on connect' | 'on head';
};

export interface FaultServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Every request whose head arrived. */
  readonly requests: readonly Received[];
  /** The bodies of the personas that it made. */
  readonly personas: readonly string[];
  /** How many bytes it could hand to the network. */
  readonly written: number;
}

/** A server that speaks HTTP by hand, so that it can break off anywhere. The n-th request meets the n-th fault. */
export async function faultServer(...faults: readonly [Fault, ...Fault[]]): Promise<FaultServer> {
  const requests: Received[] = [];
  const personas: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let written = 0;
  const next = (index: number) => faults[Math.min(index, faults.length - 1)] as Fault;

  const serve = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      written += socket.bytesWritten;
      sockets.delete(socket);
    });
    const fault = next(connections++);
    const exchange = (request: Received): Exchange => ({
      socket,
      request,
      create() {
        personas.push(request.body);
        const { persona_name } = JSON.parse(request.body) as { persona_name?: string };
        const created_at = new Date().toISOString();
        return JSON.stringify({ persona_id: `p${personas.length}`, persona_name, created_at });
      },
      answer(status, body = '', headers = {}) {
        const all = {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          connection: 'close',
          ...headers,
        };
        const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
        const empty = status === 204 || status === 304;
        socket.end(`HTTP/1.1 ${status} So\r\n${lines.join('')}\r\n${empty ? '' : body}`);
      },
    });
    if (fault.early === 'on connect') {
      fault(exchange({ method: '', path: '', head: '', body: '' }));
      return;
    }
    let text = '';
    let begun = false;
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = text.slice(0, end);
      const [method = '', path = ''] = head.split(' ');
      const body = bodyIn(head, text.slice(end + 4));
      if (!begun) requests.push({ method, path, head, body: '' });
      if (fault.early === 'on head' && !begun) fault(exchange({ method, path, head, body: '' }));
      begun = true;
      if (fault.early || body === undefined) return;
      const request = { method, path, head, body };
      requests[requests.length - 1] = request;
      text = '';
      begun = false;
      fault(exchange(request));
    });
  };

  const server = createServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    personas,
    get written() {
      return [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, written);
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The body, or `undefined` as long as it has not come to its end. */
function bodyIn(head: string, rest: string): string | undefined {
  const bytes = (text: string) => Buffer.from(text, 'latin1').toString();
  if (/^transfer-encoding: *chunked/im.test(head)) {
    if (!rest.endsWith('0\r\n\r\n')) return undefined;
    return bytes(rest.replace(/[\da-f]+\r\n(.*?)\r\n(?=[\da-f]+\r\n)/gis, '$1').replace(/0\r\n\r\n$/, ''));
  }
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  return rest.length >= length ? bytes(rest.slice(0, length)) : undefined;
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
