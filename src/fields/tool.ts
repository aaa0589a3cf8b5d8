import { TavusConfigError } from '../errors/config-error.js';
import type { Sentence } from '../errors/issues.js';
import type { JsonObject } from '../json/borrowed-types.js';
import { deepFreeze, isPlainObject } from '../json/json.js';
import { copyJson } from './copy-json.js';
import type { ArgumentsFrom, StandardJsonSchema } from './schema-types.js';
import { nameOfParameters } from './tool-forms.js';
import { schemaOfTool } from './tool-schema.js';

/**
 * A function that the persona may call, in the shape that goes on the wire. Made by {@link tool}. `Tool` alone is any
 * tool; the type of one that was made keeps its name and the type of its arguments, for {@link toolCalls}.
 */
export interface Tool<out Name extends string = string, out Arguments = unknown> {
  /** Always `'function'`. */
  readonly type: 'function';
  /** What is called, when, and with what. */
  readonly function: ToolFunction<Name>;
  // For the compiler alone; the leading space keeps it out of completion.
  readonly ' arguments'?: Arguments;
}

/** What a {@link Tool} calls. */
export interface ToolFunction<out Name extends string = string> {
  /** The name that arrives in the tool call event. */
  readonly name: Name;
  /** What the tool does and when to call it: all that the model knows of it. */
  readonly description: string;
  /** What the model is to fill in, as a JSON Schema. {@link tool} always writes it. */
  readonly parameters?: ToolParameters;
}

/** The arguments of a tool as a JSON Schema of type `object`. It travels as written. */
export interface ToolParameters {
  /** Always `'object'`: the arguments arrive by name. */
  readonly type: 'object';
  /** One schema for each argument. */
  readonly properties: { readonly [name: string]: ToolParameter };
  /** The arguments that the model must fill in. */
  readonly required?: readonly string[];
  /** Any other keyword of JSON Schema. */
  readonly [keyword: string]: unknown;
}

/** The JSON Schema of one argument of a tool. */
export interface ToolParameter {
  /** The argument's JSON type. */
  readonly type?: string | readonly string[];
  /** What the argument means, for the model. */
  readonly description?: string;
  /** The values it can have. */
  readonly enum?: readonly unknown[];
  /** Any other keyword of JSON Schema. */
  readonly [keyword: string]: unknown;
}

/** A name that no tool can have. The argument says why. */
export interface InvalidToolName<Why extends string> {
  readonly ' invalid tool name': Why;
}

/** A type that the parameters of a tool cannot have. The argument says why. */
export interface NotAnObjectSchema<Why extends string> {
  readonly ' not an object schema': Why;
}

/** A required argument that is none of the tool's. The arguments say which, and which there are. */
export interface NotAProperty<Why extends string, There> {
  readonly ' not a property': Why;
  readonly ' there are': There;
}

/**
 * What {@link tool} takes for a JSON Schema: one that was written by hand, or what a library declares that it makes,
 * which is less than what it makes. The run time judges the rest.
 */
export interface ToolSchema {
  /** `'object'`: the arguments arrive by name. */
  readonly type?: unknown;
  /** One schema for each argument. */
  readonly properties?: { readonly [name: string]: ToolParameter | ToolSchemaProperty | boolean } | undefined;
  /** The arguments that the model must fill in. */
  readonly required?: readonly string[] | undefined;
  /** What the arguments are together. */
  readonly description?: string | undefined;
}

/** A {@link ToolParameter} as a library declares it: an interface, which has no index signature. */
export interface ToolSchemaProperty {
  /** The argument's JSON type. */
  readonly type?: string | readonly string[] | undefined;
  /** What the argument means, for the model. */
  readonly description?: string | undefined;
  /** The values it can have. */
  readonly enum?: unknown;
}

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
// The characters of a keyboard; the run time judges all others.
type Punctuation =
  | (' ' | '-' | '.' | ',' | ':' | ';' | '!' | '?' | '/' | '\\' | '|' | '(' | ')' | '[' | ']' | '{' | '}')
  | ('<' | '>' | '"' | "'" | '`' | '#' | '$' | '%' | '&' | '*' | '+' | '=' | '@' | '^' | '~');

/** `Name`, unless it is a literal that breaks `^[a-zA-Z_][a-zA-Z0-9_]*$`. */
export type ToolName<Name extends string> = Name &
  (string extends Name
    ? unknown
    : [Misnamed<Name>] extends [never]
      ? unknown
      : InvalidToolName<Sentence<'tool-shape.name', Misnamed<Name>>>);

type Misnamed<Name extends string> = Extract<
  Name,
  '' | `${Digit}${string}` | `${string}${Punctuation}${string}`
>;

/** What {@link tool} takes beside the name. */
export interface ToolOptions<Parameters extends AnySchema = ToolParameters> {
  /** What the tool does and when to call it: all that the model knows of it. */
  readonly description: string;
  /**
   * What the model is to fill in, as a JSON Schema of type `object`, or as a schema of a library that can turn itself into
   * one (zod 4.2 and later, ArkType, Valibot through its adapter). Without it the tool takes nothing.
   */
  readonly parameters?: Parameters;
}

/** What {@link tool} takes as parameters. Of a library's schema the types below ask for more. */
export type AnySchema = ToolSchema | { readonly '~standard': object };

/** `unknown`, unless `Parameters` are what the run time would refuse: then what they would have to be. */
export type ToolOptionsOf<Name extends string, Parameters> = Parameters extends {
  readonly '~standard': infer Standard;
}
  ? Standard extends { readonly jsonSchema: object }
    ? unknown
    : { readonly parameters: NotAnObjectSchema<ValidatesOnly<Name>> }
  : LiteralOptionsOf<Name, Parameters>;

/** What is said of a schema without JSON Schema, by the compiler and by the run time. */
type ValidatesOnly<Name extends string> =
  `The schema of '${Name}' can only validate: take one that gives its JSON Schema too.`;

type LiteralOptionsOf<Name extends string, Parameters> = [ObjectSchema<Parameters>] extends [never]
  ? {
      readonly parameters: Parameters extends { type: 'object' }
        ? Pick<ToolParameters, 'properties'>
        : { readonly type: NotAnObjectSchema<Sentence<'tool-shape.parameters', Name>> };
    }
  : Requiring<Parameters>;

/** Those of the forms of a schema that can have the type `object`: a library's type is a union of all forms. */
type ObjectSchema<Parameters> = Parameters extends unknown
  ? string extends keyof Parameters
    ? Parameters
    : [keyof Parameters] extends [never]
      ? Parameters
      : Parameters extends { properties?: unknown; type?: infer Type }
        ? 'type' | 'properties' extends keyof Parameters
          ? 'object' extends Type
            ? Parameters
            : never
          : never
        : never
  : never;

/** A brand on `required` where it is a literal list that names what `properties` lacks. */
type Requiring<Parameters> = Parameters extends {
  properties: infer Properties;
  required: readonly (infer Required extends string)[];
}
  ? string extends Required
    ? unknown
    : [Exclude<Required, keyof Properties>] extends [never]
      ? unknown
      : {
          readonly parameters: {
            readonly required: NotAProperty<
              Sentence<'tool-shape.required', Exclude<Required, keyof Properties>>,
              keyof Properties
            >;
          };
        }
  : unknown;

/**
 * Describes a function that the persona may call: by the language model (`.tools()`), by what it sees
 * (`.visual()`), or by what it hears (`.audio()`). Your app receives the call as an event and answers it.
 *
 * @example
 * ```ts
 * const lookUp = tool('look_up_order', {
 *   description: 'Find an order when the caller gives its number.',
 *   parameters: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
 * });
 * persona().prompt('Help with orders.').tools(lookUp);
 * // { …, "layers": { "llm": { "tools": [{ "type": "function", "function": { "name": "look_up_order", … } }] } } }
 * ```
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/llm-tool
 */
export function tool<const Name extends string, const Parameters extends AnySchema = {}>(
  name: ToolName<Name>,
  options: ToolOptions<Parameters> & ToolOptionsOf<Name, Parameters>,
): Tool<Name, ArgumentsFrom<Parameters>> {
  refuseOtherCalls(name, options);
  const { description, parameters = { type: 'object', properties: {} } } = options;
  const schema = librarySchemaIn(parameters);
  const written = schema ? jsonSchemaOf(name, schema) : parameters;
  const body = copyJson({ name, description, parameters: written }, '/function') as JsonObject &
    ToolFunction<Name>;
  const made: Tool<Name, ArgumentsFrom<Parameters>> = { type: 'function', function: body };
  // Not enumerable: it is not a part of the JSON, and nothing prints it.
  if (schema) Object.defineProperty(made, schemaOfTool, { value: schema });
  return deepFreeze(made);
}

function librarySchemaIn(parameters: unknown): StandardJsonSchema | undefined {
  const isHolder =
    (typeof parameters === 'object' && parameters !== null) || typeof parameters === 'function';
  return isHolder && '~standard' in parameters ? (parameters as StandardJsonSchema) : undefined;
}

/** What a library makes of its schema, without what only says which JSON Schema it is. */
function jsonSchemaOf(name: string, schema: StandardJsonSchema): object {
  const { jsonSchema } = schema['~standard'];
  if (typeof jsonSchema?.input !== 'function') {
    const why: ValidatesOnly<string> = `The schema of '${name}' can only validate: take one that gives its JSON Schema too.`;
    throw new TavusConfigError(why);
  }
  try {
    const { $schema: _, ...written } = jsonSchema.input({ target: 'draft-2020-12' });
    return written;
  } catch (cause) {
    throw new TavusConfigError(`The schema of '${name}' has a part that JSON Schema cannot express.`, {
      cause,
    });
  }
}

/** Refuses, with a sentence that shows how, what a compiler would not have let through. */
function refuseOtherCalls(name: unknown, options: unknown): void {
  if (typeof name !== 'string' || !isPlainObject(options)) {
    throw new TavusConfigError("tool() takes a name and an object: tool('…', { description, parameters }).");
  }
  const other = Object.keys(options).find(
    (key) => key !== 'description' && key !== 'parameters' && options[key] !== undefined,
  );
  if (other === undefined) return;
  throw new TavusConfigError(
    nameOfParameters({ [other]: true }) === undefined
      ? `tool() does not know '${other}': it takes description and parameters beside the name.`
      : `tool() takes '${other}' as parameters: write tool('…', { description, parameters }).`,
  );
}
