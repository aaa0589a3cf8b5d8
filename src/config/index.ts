import type { Finished } from '../builder/persona.js';
import type { TavusOptions } from '../client/transport/connection.js';
import { TavusConfigError } from '../errors/config-error.js';
import { isPlainObject } from '../json/json.js';

/**
 * A Tavus account, or a part of one: where the personas go to, and what is different there. Without a key and an address of
 * its own, the command takes `TAVUS_API_KEY` and `TAVUS_BASE_URL`.
 */
export interface Environment<Key extends string = string> extends TavusOptions {
  /** Makes the name that a persona has here of its own one; the same without it. */
  readonly name?: (name: string) => string;
  /** The ids of personas that are there, by their keys; the others are looked for by their names. */
  readonly ids?: { readonly [Name in Key]?: string };
}

/** What the command `tavus-persona` plans and applies. */
export interface Config<Key extends string = string> {
  /** The finished personas, each under a key of your own, by which the command names it. */
  readonly personas: { readonly [Name in Key]: Finished };
  /** Where they go to, by name; to the account of `TAVUS_API_KEY` without it. */
  readonly environments?: { readonly [name: string]: Environment<NoInfer<Key>> };
}

/**
 * The configuration of the command `tavus-persona`, which `tavus.config.ts` exports as its default. It gives back what it
 * takes, with its types held to.
 *
 * @throws {TavusConfigError} There are no personas in it.
 * @example
 * ```ts
 * import { defineConfig } from 'tavus-persona/config';
 *
 * const usher = persona().name('Theatre Usher').prompt('You show guests to their seats.');
 * export default defineConfig({
 *   personas: { usher },
 *   environments: {
 *     production: {},
 *     staging: { apiKey: () => process.env['STAGING_KEY'], name: (name) => `${name} (staging)` },
 *   },
 * });
 * ```
 */
export function defineConfig<const Key extends string>(config: Config<Key>): Config<Key> {
  if (isPlainObject(config) && isRecord(config.personas)) return config;
  throw new TavusConfigError(
    'defineConfig() takes { personas: { usher, … } }, with a persona under each key.',
  );
}

function isRecord(personas: unknown): boolean {
  return (
    typeof personas === 'object' && personas !== null && !Array.isArray(personas) && !('build' in personas)
  );
}
