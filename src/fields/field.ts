import type { PlainObject } from '../json/json.js';
import type { Range } from './range.js';
import type { Secret } from './secret.js';
import type { Tool } from './tool.js';
import type { Unlisted } from './unlisted.js';
import { optionName, wireName } from './wire.js';

/** What the run time knows of one field of the body. The types know the same from the options interfaces. */
export type Field =
  | TextField
  | SecretField
  | FlagField
  | NumberField
  | ChoiceField<string>
  | TextListField
  | ToolListField
  | RecordField
  | SecretRecordField
  | EitherField
  | GroupField;

export interface TextField {
  readonly kind: 'text';
  /** The values that are listed, where some are: then `unlisted()` may stand for another. */
  readonly listed?: readonly string[];
  /** What Tavus takes where it is not set. */
  readonly default?: string;
  /** Whether a blank text is meant; in an id, a name or an address it is a slip. */
  readonly mayBeBlank?: true;
}
/** A string that nothing ever prints. */
export interface SecretField {
  readonly kind: 'secret';
}
export interface FlagField {
  readonly kind: 'flag';
  /** What Tavus documents for where it is not set. */
  readonly default?: boolean;
}
export interface NumberField {
  readonly kind: 'number';
  /** The numbers that it takes; any without it. */
  readonly range?: Range;
}
/** One of the values that Tavus lists. */
export interface ChoiceField<Value extends string> {
  readonly kind: 'choice';
  readonly values: readonly Value[];
  /** What Tavus documents for where it is not set. */
  readonly default?: Value;
}
/** Strings that accumulate in call order, without repeats. */
export interface TextListField {
  readonly kind: 'texts';
  /** The most entries that Tavus takes. */
  readonly max: number;
}
/** Tools that accumulate in call order; the last of a name takes the place of the first. */
export interface ToolListField {
  readonly kind: 'tools';
}
/** An object that travels as written: its keys are somebody else's. */
export interface RecordField {
  readonly kind: 'record';
  /** Those of its keys of which something is known. */
  readonly known?: GroupField;
}
/** Such an object whose values nothing ever prints. */
export interface SecretRecordField {
  readonly kind: 'secrets';
}
export interface EitherField {
  readonly kind: 'either';
  readonly of: readonly Field[];
}
/** An object whose keys Tavus lists. */
export interface GroupField {
  readonly kind: 'group';
  /** By wire name. */
  readonly fields: Readonly<Record<string, Field>>;
  /** The same, in order. */
  readonly entries: readonly (readonly [name: string, field: Field])[];
  /** The wire name of each option. */
  readonly names: ReadonlyMap<string, string>;
  /** What a later step leaves of the group when it turns it into something else; all of it unless stated. */
  readonly startsAnew?: StartsAnew;
  /** Whether its keys are somebody else's all the same, by the fields beside it. */
  readonly isOpenBeside?: (fields: PlainObject) => boolean;
  /** Set where the group itself turns something on: then its defaults are those of a group that is there. */
  readonly isSwitch?: true;
}
/** What to keep of a group before a patch is merged in: the settings of one engine mean nothing to another. */
export type StartsAnew = (before: Draft, patch: Draft) => Draft;
/** A body, or a part of one, while steps still add to it. */
export type Draft = Record<string, unknown>;

/** The one kind of field that fits a value's type, so that a table of fields cannot contradict its interface. */
type FieldFor<Value> = [Value] extends [boolean]
  ? FlagField
  : [Value] extends [number]
    ? NumberField
    : [Value] extends [readonly Tool[]]
      ? ToolListField
      : [Value] extends [readonly string[]]
        ? TextListField
        : [Secret] extends [Value]
          ? SecretField
          : [string] extends [Value]
            ? [Value] extends [string]
              ? TextField
              : EitherField
            : [Value] extends [string | Unlisted]
              ? ChoiceField<Exclude<Value, Unlisted>>
              : [number] extends [Value]
                ? EitherField
                : RecordField | SecretRecordField | GroupField;

/** A field for every option, under the option's name. */
export type FieldsOf<Options> = {
  readonly [Key in keyof Options]-?: FieldFor<NonNullable<Options[Key]>>;
};

export const text: TextField = { kind: 'text' };
export const prose: TextField = { kind: 'text', mayBeBlank: true };
export const secret: SecretField = { kind: 'secret' };
export const flag: FlagField = { kind: 'flag' };
export const number: NumberField = { kind: 'number' };
export const texts: TextListField = { kind: 'texts', max: Number.POSITIVE_INFINITY };
export const tools: ToolListField = { kind: 'tools' };
export const secrets: SecretRecordField = { kind: 'secrets' };

export function within(range: Range): NumberField {
  return { kind: 'number', range };
}

export const record: RecordField = { kind: 'record' };

export function recordOf(known: GroupField): RecordField {
  return { kind: 'record', known };
}

export function listedText<const Value extends string>(
  listed: readonly Value[],
  byDefault: NoInfer<Value>,
): TextField {
  return { kind: 'text', listed, default: byDefault };
}

export function choice<const Value extends string>(
  values: readonly Value[],
  byDefault?: NoInfer<Value>,
): ChoiceField<Value> {
  return { kind: 'choice', values, ...(byDefault !== undefined && { default: byDefault }) };
}

/** A flag that Tavus documents a default for. */
export function flagBeing(byDefault: boolean): FlagField {
  return { kind: 'flag', default: byDefault };
}

export function atMost(max: number): TextListField {
  return { kind: 'texts', max };
}

export function either(...of: readonly Field[]): EitherField {
  return { kind: 'either', of };
}

/** A group from a table under option names; the body's names follow from them. */
export function group(fields: Readonly<Record<string, Field>>, startsAnew?: StartsAnew): GroupField {
  const entries = Object.entries(fields).map(([name, field]) => [wireName(name), field] as const);
  const names = new Map(entries.map(([name]) => [optionName(name), name]));
  const byName = Object.fromEntries(entries);
  return { kind: 'group', fields: byName, entries, names, ...(startsAnew && { startsAnew }) };
}

/** What is known of a member of a group, where the fields beside it decide that too. */
export function memberBeside(
  within: Field | undefined,
  name: string,
  fields: PlainObject,
): Field | undefined {
  const field = memberField(within, name);
  return field?.kind === 'group' && field.isOpenBeside?.(fields) ? record : field;
}

/** What is known of a member; nothing where the table does not list it, or there is no table. */
export function memberField(within: Field | undefined, name: string): Field | undefined {
  return within?.kind === 'group' && Object.hasOwn(within.fields, name) ? within.fields[name] : undefined;
}

/** The options of a layer's step: the fields of the layer, but for those that have a step of their own. */
export function optionNames(layer: GroupField, ...except: readonly string[]): ReadonlySet<string> {
  return new Set(
    Object.keys(layer.fields)
      .map(optionName)
      .filter((name) => !except.includes(name)),
  );
}
