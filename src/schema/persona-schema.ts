import type { PersonaBody } from '../body/body.js';
import { TavusConfigError } from '../errors/config-error.js';
import { sentences } from '../errors/tavus-error.js';
import { namesIn } from '../json/pointer.js';
import { checkPersona } from '../rules/check.js';
import { jsonSchema } from './json-schema.js';
import { inDraft2020, type Schema } from './schema.js';

/** A persona as JSON: a {@link PersonaBody} that may leave out what has a default. */
export interface PersonaJson extends Partial<PersonaBody> {
  /** Names the JSON Schema of a file, for an editor. It is not sent. */
  readonly $schema?: string;
}

/** One thing that is wrong with a persona. */
export interface PersonaSchemaIssue {
  /** What is wrong, and what to do. */
  readonly message: string;
  /** The keys that lead to it. */
  readonly path: readonly (string | number)[];
}

/** What {@link PersonaSchema} says of a value: that it is a persona, or why not. */
export type PersonaVerdict =
  | { readonly value: PersonaJson; readonly issues?: undefined }
  | { readonly issues: readonly PersonaSchemaIssue[] };

/** A Standard Schema that is a Standard JSON Schema too. */
export interface PersonaSchema {
  /** What the two standards ask for. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    /** Judges a value by all rules. Warnings let it pass. */
    readonly validate: (value: unknown) => PersonaVerdict;
    /** The types that it stands for. They are for the compiler: there is no value. */
    readonly types?: { readonly input: PersonaJson; readonly output: PersonaJson } | undefined;
    /** The schema of `tavus-persona/schema.json` without what it says of each field, as `draft-07` or `draft-2020-12`. */
    readonly jsonSchema: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/**
 * A persona's JSON as a [Standard Schema](https://standardschema.dev), for the libraries that take one: routers, forms,
 * clients of language models. It judges by the rules of `checkPersona()`, and gives its JSON Schema.
 *
 * @example
 * ```ts
 * const { validate } = personaSchema['~standard'];
 * validate({ system_prompt: 'You give tours.', layers: { stt: { stt_engine: 'tavus-whisper' } } }).issues; // undefined
 * validate({ system_prompt: 'You give tours.', layers: { stt: { engine: 'tavus-whisper' } } }).issues;
 * // [{ "path": ["layers", "stt", "engine"] }]
 * ```
 */
export const personaSchema: PersonaSchema = Object.freeze({
  '~standard': Object.freeze({
    version: 1,
    vendor: 'tavus-persona',
    validate: verdictOn,
    jsonSchema: Object.freeze({ input: inTarget, output: inTarget }),
  }),
});

function verdictOn(value: unknown): PersonaVerdict {
  const errors = checkPersona(value).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { value: value as PersonaJson };
  return {
    issues: errors.map(({ path, message, hint }) => ({
      message: sentences(message, hint),
      path: namesIn(path).map((name) => (/^\d+$/.test(name) ? Number(name) : name)),
    })),
  };
}

const targets: { readonly [target: string]: (schema: Schema) => Schema } = {
  'draft-07': (schema) => schema,
  'draft-2020-12': inDraft2020,
};

function inTarget({ target }: { readonly target: string }): Record<string, unknown> {
  const written = Object.hasOwn(targets, target) ? targets[target] : undefined;
  // A copy of all of it, which the caller may change.
  if (written) return JSON.parse(JSON.stringify(written(jsonSchema())));
  const known = Object.keys(targets).join(' and ');
  throw new TavusConfigError(`personaSchema has its JSON Schema as ${known}, not as ${target}.`);
}
