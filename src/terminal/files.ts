import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TavusConfigError } from '../errors/config-error.js';

/**
 * Writes a file, and its folder where there is none.
 *
 * @param mode Who may read it; without it as for any new file.
 * @throws {TavusConfigError} It cannot be written.
 */
export async function write(file: string, text: string, mode?: number): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    // First beside it: who is interrupted leaves the old file, or the new one.
    const beside = `${file}.${process.pid}.tmp`;
    await writeFile(beside, text, { mode: mode ?? 0o666 });
    await rename(beside, file);
  } catch (cause) {
    throw new TavusConfigError(`${file} cannot be written: ${reasonOf(cause)}.`, { cause });
  }
}

/**
 * Writes files, all or none: one that is there with another content is only written over by force.
 *
 * @throws {TavusConfigError} One is there, or cannot be written.
 */
export async function writeAll(
  files: readonly { readonly file: string; readonly text: string }[],
  force: boolean,
): Promise<void> {
  const there = await Promise.all(files.map(({ file }) => textIn(file)));
  const others = files.filter(({ text }, index) => there[index] !== undefined && there[index] !== text);
  if (others.length > 0 && !force) {
    const named = others.map(({ file }) => file).join(', ');
    throw new TavusConfigError(
      `Not written, as other content is there: ${named}. To write over it, add --force.`,
    );
  }
  for (const { file, text } of files) await write(file, text);
}

/** What is in a file; nothing where there is no such file. @throws {TavusConfigError} It cannot be read. */
export async function textIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new TavusConfigError(`${file} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

/** Why a file cannot be read or written, in words. */
export function reasonOf(error: unknown): string {
  const reason = reasons[codeOf(error)];
  if (reason !== undefined) return reason;
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error ? String(Reflect.get(error, 'code')) : '';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'the disk takes no changes',
  ENOSPC: 'the disk is full',
};
