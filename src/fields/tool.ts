import { TavusConfigError } from '../errors/config-error.js';
import type { Sentence } from '../errors/issues.js';
import type { JsonObject } from '../json/borrowed-types.js';
import { deepFreeze, isPlainObject } from '../json/json.js';
import { copyJson } from './copy-json.js';
import { nameOfParameters } from './tool-forms.js';

/** A function that the persona may call, in the shape that goes on the wire. Made by {@link tool}. */
export interface Tool {
  /** Always `'function'`. */
  readonly type: 'function';
  /** What is called, when, and with what. */
  readonly function: ToolFunction;
}

/** What a {@link Tool} calls. */
export interface ToolFunction {
  /** The name that arrives in the tool call event. */
  readonly name: string;
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
export interface ToolOptions<Parameters extends ToolSchema = ToolParameters> {
  /** What the tool does and when to call it: all that the model knows of it. */
  readonly description: string;
  /** What the model is to fill in, as a JSON Schema of type `object`. Without it the tool takes nothing. */
  readonly parameters?: Parameters;
}

/** `unknown`, unless `Parameters` are what the run time would refuse: then what they would have to be. */
export type ToolOptionsOf<Name extends string, Parameters> = [ObjectSchema<Parameters>] extends [never]
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
export function tool<const Name extends string, const Parameters extends ToolSchema>(
  name: ToolName<Name>,
  options: ToolOptions<Parameters> & ToolOptionsOf<Name, Parameters>,
): Tool {
  refuseOtherCalls(name, options);
  const { description, parameters = { type: 'object', properties: {} } } = options;
  const body = copyJson({ name, description, parameters }, '/function') as JsonObject & ToolFunction;
  return deepFreeze({ type: 'function', function: body });
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
