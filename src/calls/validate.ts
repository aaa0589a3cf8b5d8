import type { Schema } from '@cfworker/json-schema';
import type { StandardIssue, StandardJsonSchema } from '../fields/schema-types.js';
import type { Tool, ToolParameters } from '../fields/tool.js';
import { schemaOfTool } from '../fields/tool-schema.js';
import { pointer } from '../json/pointer.js';
import { isObject } from './event.js';

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
  const { parameters = nothing } = tool.function;
  const judge: Judge = own ? (given) => byLibrary(own, given) : byValidator(parameters);
  const isDeclared = Object.hasOwn(parameters.properties ?? {}, spoken);
  return isDeclared ? judge : (given) => withoutSpoken(judge, given);
}

const nothing: ToolParameters = { type: 'object', properties: {} };

/** What Tavus has been seen to put beside the arguments: what the persona says while the tool is at work. */
const spoken = 'response_to_user';

/** Judges anew, without what no author of a schema has asked for, where it is all that is wrong. */
async function withoutSpoken(judge: Judge, given: unknown): Promise<Judged> {
  const judged = await judge(given);
  if ('value' in judged || !isObject(given) || !Object.hasOwn(given, spoken)) return judged;
  const { [spoken]: _, ...others } = given;
  const again = await judge(others);
  return 'value' in again ? again : judged;
}

function byValidator(parameters: object): Judge {
  let validator: Promise<Validate> | undefined;
  return async (given) => {
    validator ??= validatorOf(parameters).catch((error: unknown) => {
      // A page may have been offline for a moment: the next call tries again.
      validator = undefined;
      throw error;
    });
    return (await validator)(given);
  };
}

type Validate = (given: unknown) => Judged;

async function byLibrary(schema: StandardJsonSchema, given: unknown): Promise<Judged> {
  const result = await schema['~standard'].validate(given);
  return result.issues ? { issues: result.issues.map(issueOf) } : { value: result.value };
}

function issueOf({ message, path = [] }: StandardIssue): ArgumentIssue {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return { path: keys.reduce(pointer, ''), message };
}

/** Loaded with the first call: whoever never gets one, or has a library's schemas, does without. */
async function validatorOf(parameters: object): Promise<Validate> {
  const { Validator } = await import('@cfworker/json-schema');
  const validator = new Validator(withoutFormats(parameters) as Schema, '2020-12', false);
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

/** Keywords whose values are data, and not schemas. */
const ofData: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples']);

/**
 * A copy of a schema without `format`, which only describes a text unless somebody asks for more: what a model has heard
 * as a time or an address is rarely written to the letter.
 */
function withoutFormats(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutFormats);
  if (typeof schema !== 'object' || schema === null) return schema;
  const others = Object.entries(schema).filter(
    ([key, value]) => key !== 'format' || typeof value !== 'string',
  );
  return Object.fromEntries(
    others.map(([key, value]) => [key, ofData.has(key) ? value : withoutFormats(value)]),
  );
}
