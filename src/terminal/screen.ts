import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';

// What a person sees. Whether there are colours, Node decides: by the stream, NO_COLOR and FORCE_COLOR.

/** How a text stands out. */
export type Style = 'red' | 'yellow' | 'green' | 'dim' | 'bold';

/** A text with a style, where the stream shows colours. */
export function styled(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(style, text, { stream });
}

/** Writes a result, which another program may read. */
export function print(text: string): void {
  process.stdout.write(asLines(text));
}

/** Tells of what is going on, or what went wrong; no part of the result. */
export function note(text: string): void {
  process.stderr.write(asLines(text));
}

function asLines(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Lets a program go on whose reader has gone away, as `head` does: what it changes is not to be left half done. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** How far something is, in one line that is written anew; only on a terminal. */
export class Progress {
  readonly #stream = process.stderr;
  #isShown = false;

  show(text: string): void {
    if (!this.#stream.isTTY) return;
    this.#stream.write(`\r\u001b[K${text.slice(0, (this.#stream.columns || 80) - 1)}`);
    this.#isShown = true;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#isShown) this.#stream.write('\r\u001b[K');
    this.#isShown = false;
  }
}

/** Whether somebody is there to be asked. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks a question; only `y` and `yes` mean yes. */
export async function isConfirmed(question: string, signal: AbortSignal): Promise<boolean> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Ctrl-C goes to who reads the keyboard: it is handed on to who listens to the process.
    reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    // Whoever ends the input, with Ctrl-D, has not said yes.
    const ended = new Promise<string>((resolve) => reader.on('close', () => resolve('')));
    const answer = await Promise.race([reader.question(`${question} [y/N] `, { signal }), ended]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    reader.close();
  }
}
