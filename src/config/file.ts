import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TavusConfigError } from '../errors/config-error.js';
import { type Config, defineConfig } from './index.js';

const names = ['ts', 'mts', 'js', 'mjs'].map((extension) => `tavus.config.${extension}`);

/** The file that the configuration is in; nothing where none is named and none is there. */
export function configFile(named?: string): string | undefined {
  if (named === undefined) return names.map((name) => resolve(name)).find(existsSync);
  if (existsSync(named)) return resolve(named);
  throw new TavusConfigError(`There is no file ${named}.`);
}

/** Reads the configuration. @throws {TavusConfigError} It cannot be read, or is not one. */
export async function readConfig(file: string): Promise<Config> {
  const { default: config } = await loaded(file);
  if (config === undefined) {
    throw new TavusConfigError(`${file} has no default export: write export default defineConfig({ … }).`);
  }
  try {
    return defineConfig(config as Config);
  } catch (cause) {
    throw new TavusConfigError(`The default export of ${file} is not what defineConfig() takes.`, { cause });
  }
}

interface Module {
  readonly default?: unknown;
}

async function loaded(file: string): Promise<Module> {
  const isTyped = /^\.[mc]?ts$/.test(extname(file));
  try {
    // Of an older Node, which does not know the file's ending, jiti is asked at once.
    if (isTyped && !process.features.typescript) return await byJiti(file, undefined);
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (isTyped && process.features.typescript && isOfTypes(error)) return byJiti(file, error);
    if (error instanceof TavusConfigError) throw error;
    throw failed(file, error);
  }
}

/** Whether Node can run the file, but not all of its TypeScript, or not all that it imports as it is written. */
function isOfTypes(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && codes.has(code);
}

const codes = new Set([
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
]);

async function byJiti(file: string, cause: unknown): Promise<Module> {
  const jiti = await jitiBeside(file);
  if (!jiti && cause !== undefined) {
    const way =
      'Node can run what only needs its types removed, and imports with the ending .ts. For all else, add jiti: npm install --save-dev jiti.';
    throw failed(file, cause, way);
  }
  if (!jiti) {
    throw new TavusConfigError(
      `Node ${process.versions.node} cannot run ${file} by itself: use Node 22.18 or newer, or add jiti: npm install --save-dev jiti.`,
    );
  }
  try {
    return await jiti.createJiti(pathToFileURL(file).href).import(file);
  } catch (error) {
    throw failed(file, error);
  }
}

interface Jiti {
  createJiti(from: string): { import(file: string): Promise<Module> };
}

/** jiti as the project of the file has it, which need not be where this package is. */
async function jitiBeside(file: string): Promise<Jiti | undefined> {
  try {
    return await import(pathToFileURL(createRequire(file).resolve('jiti')).href);
  } catch {
    return undefined;
  }
}

/** That the file cannot be run, with what it threw: that is its author's, and shown as it is. */
function failed(file: string, cause: unknown, way = ''): TavusConfigError {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new TavusConfigError(`${file} cannot be read: ${reason}${way && `\n${way}`}`, { cause });
}
