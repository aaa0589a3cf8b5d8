/**
 * A schema of a library that says itself what it is as JSON Schema: Standard JSON Schema, which zod 4, ArkType and, through
 * its adapter, Valibot implement.
 *
 * @see https://standardschema.dev
 */
export interface StandardJsonSchema<Output = unknown> {
  /** What the standard asks for, apart from the library's own members. */
  readonly '~standard': {
    /** Judges a value: gives what it becomes, or what is wrong with it. */
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>;
    /** The types that the schema stands for. */
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
    /** Turns the schema into JSON Schema. */
    readonly jsonSchema: {
      readonly input: (options: { readonly target: 'draft-2020-12' }) => Record<string, unknown>;
    };
  };
}

/** What a schema says of a value. */
export type StandardResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One thing that a schema finds wrong with a value. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The type of the values that a JSON Schema allows, as far as its literal tells. */
export type FromSchema<Schema> = Schema extends { readonly const: infer Value }
  ? Value
  : Schema extends { readonly enum: readonly (infer Value)[] }
    ? Value
    : Schema extends { readonly type: infer Type }
      ? OfType<Schema, Type extends readonly (infer One)[] ? One : Type>
      : Schema extends { readonly anyOf: readonly (infer One)[] } | { readonly oneOf: readonly (infer One)[] }
        ? FromSchema<One>
        : unknown;

/** The JSON types of which nothing else has to be known. */
interface Plain {
  string: string;
  number: number;
  integer: number;
  boolean: boolean;
  null: null;
}

type OfType<Schema, Type> = Type extends keyof Plain
  ? Plain[Type]
  : Type extends 'array'
    ? Schema extends { readonly items: infer Items }
      ? readonly FromSchema<Items>[]
      : readonly unknown[]
    : Type extends 'object'
      ? FromProperties<Schema>
      : unknown;

type FromProperties<Schema> = Schema extends { readonly properties: infer Properties }
  ? string extends keyof Properties
    ? AnyArguments
    : Filled<Properties, RequiredOf<Schema> & keyof Properties>
  : Schema extends { readonly additionalProperties: infer Entry extends object }
    ? { readonly [name: string]: FromSchema<Entry> }
    : AnyArguments;

/** Arguments of which nothing is known. */
export interface AnyArguments {
  readonly [name: string]: unknown;
}

/** The names that a literal requires; of a list that is not a literal nobody knows which. */
type RequiredOf<Schema> = Schema extends { readonly required: readonly (infer Name)[] }
  ? string extends Name
    ? never
    : Name
  : never;

/** Written out as one object, as an editor shows it. */
type Filled<Properties, Required extends keyof Properties> = {
  readonly [Name in keyof Properties as Name extends Required ? Name : never]: FromSchema<Properties[Name]>;
} & {
  readonly [Name in keyof Properties as Name extends Required ? never : Name]?: FromSchema<Properties[Name]>;
} extends infer All
  ? { readonly [Name in keyof All]: All[Name] }
  : never;

/** What the arguments of a tool are, by what its parameters were given as. */
export type ArgumentsFrom<Parameters> = [Parameters] extends [StandardJsonSchema<infer Output>]
  ? Output
  : string extends keyof Parameters
    ? AnyArguments
    : [keyof Parameters] extends [never]
      ? AnyArguments
      : FromProperties<Parameters>;
