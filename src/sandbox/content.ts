import type { IncomingMessage } from 'node:http';

/** A body that has arrived to its end. */
export interface Content {
  /** The parsed JSON, or the text if it is none, or `undefined` if there is nothing. */
  readonly value: unknown;
  /** Why it is no JSON. */
  readonly flaw?: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Receives a body, or learns early that it is too large. If the client goes away, the promise stays pending:
 * nobody is left to answer.
 */
export async function received(request: IncomingMessage, most: number): Promise<Content | 'too large'> {
  const bytes = await bytesOf(request, most);
  return typeof bytes === 'string' ? bytes : contentOf(bytes);
}

function bytesOf(request: IncomingMessage, most: number): Promise<Buffer | 'too large'> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) {
        chunks.push(chunk);
        return;
      }
      // The rest is read and forgotten: many clients look at the answer only when all is sent.
      chunks = [];
      resolve('too large');
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

function contentOf(bytes: Buffer): Content {
  if (bytes.length === 0) return { value: undefined, flaw: 'The body: expected a JSON object, got nothing.' };
  try {
    return { value: JSON.parse(utf8.decode(bytes)) };
  } catch {
    // Not the parser's own words: they quote from the text, which may hold a secret.
    return { value: bytes.toString(), flaw: 'The body: expected JSON in UTF-8, got something else.' };
  }
}
