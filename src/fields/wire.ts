import type { JsonObject, SnakeCase } from '../json/borrowed-types.js';
import type { Tool } from './tool.js';
import type { Unlisted } from './unlisted.js';

/** Options as they go on the wire: each name in snake_case, each value as JSON. */
export type Wire<Options> = {
  readonly [Name in keyof Options as WireName<Name>]: WireValue<Options[Name]>;
};

/** An option's name as Tavus writes it. */
export type WireName<Name> = Name extends string ? SnakeCase<Name> : never;

/** What becomes of an option's value: an unlisted one and a secret are strings there, an interface is renamed. */
export type WireValue<Value> = Value extends Unlisted
  ? string & {}
  : Value extends (...args: never) => unknown
    ? string
    : Value extends Tool | JsonObject | readonly unknown[]
      ? Value
      : Value extends object
        ? string extends keyof Value
          ? { readonly [Key in keyof Value]: Value[Key] extends infer Entry ? WireValue<Entry> : never }
          : Wire<Value>
        : Value;

const camelHump = /[A-Z]/g;

/** {@link WireName} at run time. */
export function wireName(name: string): string {
  return name.replace(camelHump, (letter) => `_${letter.toLowerCase()}`);
}

/** The option's name of a field. */
export function optionName(wireName: string): string {
  return wireName.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
