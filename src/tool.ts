import type { JsonObject } from 'type-fest';
import { copyJson, deepFreeze } from './json.js';

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
  /** What the model is to fill in, as a JSON Schema. */
  readonly parameters: ToolParameters;
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

/** What {@link tool} takes beside the name. */
export interface ToolOptions {
  /** What the tool does and when to call it: all that the model knows of it. */
  readonly description: string;
  /** What the model is to fill in, as a JSON Schema of type `object`. Without it the tool takes nothing. */
  readonly parameters?: ToolParameters;
}

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
export function tool(name: string, options: ToolOptions): Tool {
  const { description, parameters = { type: 'object', properties: {} } } = options;
  const body = copyJson({ name, description, parameters }, '/function') as JsonObject & ToolFunction;
  return deepFreeze({ type: 'function', function: body });
}
