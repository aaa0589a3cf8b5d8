import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** What came to a server. */
export interface Counts {
  readonly requests: number;
  readonly sockets: number;
}

export interface CountingServer extends AsyncDisposable {
  readonly url: string;
  counts(): Promise<Counts>;
}

const file = fileURLToPath(import.meta.url);

/** A server that takes every persona at once. It has a process of its own, so that its work does not show in ours. */
export async function countingServer(): Promise<CountingServer> {
  const child = fork(file, ['serve'], { execArgv: [] });
  const [port] = (await once(child, 'message')) as [number];
  return {
    url: `http://127.0.0.1:${port}`,
    async counts() {
      const answer = once(child, 'message');
      child.send('counts');
      const [counts] = (await answer) as [Counts];
      return counts;
    },
    async [Symbol.asyncDispose]() {
      const end = once(child, 'exit');
      child.kill();
      await end;
    },
  };
}

function serve(): void {
  let requests = 0;
  let sockets = 0;
  const answer = JSON.stringify({
    persona_id: 'p1',
    persona_name: 'Coach',
    created_at: new Date().toISOString(),
  });
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    requests++;
    request.resume();
    request.once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
      response.end(answer);
    });
  });
  server.on('connection', () => sockets++);
  process.on('message', () => process.send?.({ requests, sockets } satisfies Counts));
  // A thousand connections come in one moment; a shorter queue would make some of them try again.
  server.listen({ port: 0, host: '127.0.0.1', backlog: 2_048 }, () => {
    process.send?.((server.address() as AddressInfo).port);
  });
}

if (process.argv[2] === 'serve' && process.argv[1] === file) serve();
