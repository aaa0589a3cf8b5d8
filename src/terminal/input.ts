import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { TavusConfigError } from '../errors/config-error.js';
import { reasonOf } from './files.js';

/** A text, and where it is from; or why there is none. */
export type Source = {
  /** The path as it was given; `<stdin>` for standard input. */
  readonly file: string;
} & (
  | { readonly text: string; readonly failure?: never }
  | { readonly text?: never; readonly failure: string }
);

/** Reads files; standard input where there are none, and for `-`. @throws {TavusConfigError} There is nothing to read. */
export async function sources(files: readonly string[]): Promise<readonly Source[]> {
  if (files.length === 0 && process.stdin.isTTY) {
    throw new TavusConfigError('Name a file, or pass JSON on standard input.');
  }
  const named = [...new Set(files.length === 0 ? ['-'] : files)];
  return Promise.all(named.map(sourceOf));
}

async function sourceOf(file: string): Promise<Source> {
  if (file === '-') return { file: '<stdin>', text: await text(process.stdin) };
  try {
    return { file, text: await readFile(file, 'utf8') };
  } catch (error) {
    return { file, failure: `It cannot be read: ${reasonOf(error)}.` };
  }
}
