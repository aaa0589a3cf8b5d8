import type { Readable, Writable } from 'node:stream';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Call {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A conversation with a language server. */
export interface Connection {
  request(method: string, params?: unknown): Promise<unknown>;
  notify(method: string, params?: unknown): void;
}

/** Speaks with a language server over its standard streams. */
export function connection(output: Readable, input: Writable): Connection {
  const calls: Call[] = [];

  function send(message: object): void {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    input.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  }
  function receive({ id, method, result, error }: Message): void {
    if (id === undefined) return;
    // The server has questions of its own, for settings say, and waits for the answers.
    if (method !== undefined) send({ id, result: null });
    else if (error) calls[id]?.reject(new Error(error.message));
    else calls[id]?.resolve(result);
  }

  readMessages(output, receive);
  output.on('close', () => {
    for (const { reject } of calls) reject(new Error('The language server has gone.'));
  });
  return {
    request: (method, params) =>
      new Promise((resolve, reject) => send({ id: calls.push({ resolve, reject }) - 1, method, params })),
    notify: (method, params) => send({ method, params }),
  };
}

const header = /^Content-Length: (\d+)\r\n(?:.+\r\n)*\r\n/;

/** Each message is JSON after a header that says how many bytes it has; a chunk may hold any part of that. */
function readMessages(output: Readable, receive: (message: Message) => void): void {
  let received: Buffer = Buffer.alloc(0);
  output.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const [found, length] = header.exec(received.toString('latin1', 0, 200)) ?? [];
      if (found === undefined) return;
      const end = found.length + Number(length);
      if (received.length < end) return;
      const content = received.toString('utf8', found.length, end);
      received = received.subarray(end);
      receive(JSON.parse(content) as Message);
    }
  });
}
