/** A number that a field does not take. The argument says which it takes. */
export interface OutOfRange<Name extends string> {
  readonly ' takes': Name;
}

/** The numbers a field takes, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

// Each range stands here in figures for the run time and in digits for the compiler, which sees a number only as
// it is printed. A plain `number` passes the compiler; the run time judges it.

/** The ranges of the body's numbers, by the words that the compiler prints. */
export const ranges: { readonly [Name in '0 to 1' | '0 to 2' | '0.7 to 1.2']: Range } = {
  '0 to 1': { min: 0, max: 1 },
  '0 to 2': { min: 0, max: 2 },
  '0.7 to 1.2': { min: 0.7, max: 1.2 },
};

/** How a positive number below 0.000001 is printed. */
type Tiny = `${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}${string}e-${string}`;

// `Numbers` are all literals that a step was given, whichever field each is for: one type parameter shows better in
// an editor than one a field. So each number is judged by itself, and a field's value has to be one of the right ones.

type DigitsFrom0To1 = '0' | '1' | `0.${string}` | Tiny;
/** `Numbers`, but for literals that are not from 0 to 1. */
export type Between0And1<Numbers extends number> = Numbers extends unknown
  ? number extends Numbers
    ? Numbers
    : `${Numbers}` extends DigitsFrom0To1
      ? Numbers
      : Numbers & OutOfRange<'0 to 1'>
  : never;

type DigitsFrom0To2 = '2' | `1.${string}` | DigitsFrom0To1;
/** `Numbers`, but for literals that are not from 0 to 2. */
export type Between0And2<Numbers extends number> = Numbers extends unknown
  ? number extends Numbers
    ? Numbers
    : `${Numbers}` extends `${string}e+${string}`
      ? Numbers & OutOfRange<'0 to 2'>
      : `${Numbers}` extends DigitsFrom0To2
        ? Numbers
        : Numbers & OutOfRange<'0 to 2'>
  : never;

type DigitsFrom07To12 = '1' | '1.2' | `0.${7 | 8 | 9}${string}` | `1.${0 | 1}${string}`;
/** `Numbers`, but for literals that are not from 0.7 to 1.2. */
export type Between0_7And1_2<Numbers extends number> = Numbers extends unknown
  ? number extends Numbers
    ? Numbers
    : `${Numbers}` extends `${string}e${string}`
      ? Numbers & OutOfRange<'0.7 to 1.2'>
      : `${Numbers}` extends DigitsFrom07To12
        ? Numbers
        : Numbers & OutOfRange<'0.7 to 1.2'>
  : never;
