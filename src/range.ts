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
export const ranges: { readonly [Name in RangeName]: Range } = {
  '0 to 1': { min: 0, max: 1 },
  '0 to 2': { min: 0, max: 2 },
  '0.7 to 1.2': { min: 0.7, max: 1.2 },
};

/** How most numbers of each range are printed. */
interface Digits {
  '0 to 1': '0' | '1' | `0.${string}` | Tiny;
  '0 to 2': '0' | '1' | '2' | `0.${string}` | Tiny;
  '0.7 to 1.2': '1' | '1.2' | `0.${7 | 8 | 9}${string}`;
}

/** How a positive number below 0.000001 is printed. */
type Tiny = `${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}${string}e-${string}`;

/** How the others are, as long as no exponent follows: 1.1e-7 begins like 1.1. */
interface MoreDigits {
  '0 to 1': never;
  '0 to 2': `1.${string}`;
  '0.7 to 1.2': `1.${0 | 1}${string}`;
}

/** A range of numbers, in words. */
export type RangeName = keyof Digits;

/** `Value`, unless it is a literal outside of a range. */
export type InRange<Name extends RangeName, Value extends number> = Value &
  (number extends Value
    ? unknown
    : `${Value}` extends Digits[Name]
      ? unknown
      : `${Value}` extends `${string}e${string}`
        ? OutOfRange<Name>
        : `${Value}` extends Digits[Name] | MoreDigits[Name]
          ? unknown
          : OutOfRange<Name>);
