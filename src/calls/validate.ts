import type { StandardIssue, StandardJsonSchema } from '../fields/schema-types.js';
import type { Tool } from '../fields/tool.js';
import { schemaOfTool } from '../fields/tool-schema.js';

/** One thing that is wrong with the arguments of a call. */
export interface ArgumentIssue {
  /** Where in the arguments, as a JSON Pointer; empty for all of them. */
  readonly path: string;
  /** What is wrong, in the words of the schema's library. */
  readonly message: string;
}

/** What a tool's schema says of arguments. */
export type Judged = { readonly value: unknown } | { readonly issues: readonly ArgumentIssue[] };

/** Judges arguments of one tool. */
export type Judge = (given: unknown) => Promise<Judged>;

/** What judges the arguments of a tool: the library that its schema is of, or a validator of JSON Schema. */
export function judgeOf(tool: Tool): Judge {
  const own = (tool as { readonly [schemaOfTool]?: StandardJsonSchema })[schemaOfTool];
  if (own) return (given) => byLibrary(own, given);
  let validator: Promise<(given: unknown) => Judged> | undefined;
  return async (given) => {
    validator ??= validatorOf(tool.function.parameters ?? {}).catch((error: unknown) => {
      // A page may have been offline for a moment: the next call tries again.
      validator = undefined;
      throw error;
    });
    return (await validator)(given);
  };
}

async function byLibrary(schema: StandardJsonSchema, given: unknown): Promise<Judged> {
  const result = await schema['~standard'].validate(given);
  return result.issues ? { issues: result.issues.map(issueOf) } : { value: result.value };
}

function issueOf({ message, path = [] }: StandardIssue): ArgumentIssue {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return { path: keys.map((key) => `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''), message };
}

/** Loaded with the first call: whoever never gets one, or has a library's schemas, does without. */
async function validatorOf(parameters: object): Promise<(given: unknown) => Judged> {
  const { Validator } = await import('@cfworker/json-schema');
  const validator = new Validator(structuredClone(parameters), '2020-12', false);
  return (given) => {
    const { valid, errors } = validator.validate(given);
    if (valid) return { value: given };
    // The outer errors only say that there are inner ones.
    const inner = errors.filter(({ keyword }) => keyword !== 'properties' && keyword !== 'items');
    const shown = inner.length > 0 ? inner : errors;
    return {
      issues: shown.map(({ instanceLocation, error }) => ({
        path: instanceLocation.slice(1),
        message: error,
      })),
    };
  };
}
