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

type DigitsFrom0To1 = '0' | '1' | `0.${string}` | Tiny;
/** `Value`, unless it is a literal that is not from 0 to 1. */
export type Between0And1<Value extends number> = Value &
  (number extends Value ? unknown : `${Value}` extends DigitsFrom0To1 ? unknown : OutOfRange<'0 to 1'>);

type DigitsFrom0To2 = '2' | `1.${string}` | DigitsFrom0To1;
/** `Value`, unless it is a literal that is not from 0 to 2. */
export type Between0And2<Value extends number> = Value &
  (number extends Value
    ? unknown
    : `${Value}` extends `${string}e+${string}`
      ? OutOfRange<'0 to 2'>
      : `${Value}` extends DigitsFrom0To2
        ? unknown
        : OutOfRange<'0 to 2'>);

type DigitsFrom07To12 = '1' | '1.2' | `0.${7 | 8 | 9}${string}` | `1.${0 | 1}${string}`;
/** `Value`, unless it is a literal that is not from 0.7 to 1.2. */
export type Between0_7And1_2<Value extends number> = Value &
  (number extends Value
    ? unknown
    : `${Value}` extends `${string}e${string}`
      ? OutOfRange<'0.7 to 1.2'>
      : `${Value}` extends DigitsFrom07To12
        ? unknown
        : OutOfRange<'0.7 to 1.2'>);
