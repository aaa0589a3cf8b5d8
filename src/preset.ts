import type { JsonObject } from 'type-fest';
import type { Put } from './state.js';

/**
 * Steps to use in a persona: what {@link preset} gives, or any builder.
 *
 * Without an argument it is any preset: a persona that uses one is judged when `build()` or `create()` runs. With
 * one it states the facts that the rules read, as an object, and is judged by the compiler.
 *
 * @example
 * ```ts
 * const features: Record<string, Preset> = {
 *   ears: preset((p) => p.perception('raven-1')),
 *   warmVoice: preset((p) => p.tts('cartesia', { ttsModelName: 'sonic-3' })),
 * };
 * ```
 */
// biome-ignore lint/suspicious/noExplicitAny: no other argument takes presets of all facts, which are invariant.
export interface Preset<in out S = any> {
  // A phantom: it carries the facts for the compiler and does not exist at run time. Its name is what a compiler
  // prints where two presets differ; the leading space keeps it out of completion.
  readonly ' other facts: as a type, write Preset without <…>': (facts: S) => S;
  /** The body that the steps make, with every secret masked. */
  toJSON(): JsonObject;
}

/** What `.use()` takes: a preset, `false` for none, or a list of these, which may have lists in it. */
export type Usable = PresetOrNone | readonly (PresetOrNone | readonly PresetOrNone[])[];
type PresetOrNone = Preset | false;

/** The facts that a preset states, or each of several. */
export type FactsIn<Given> = Given extends Preset<infer P> ? P : never;

/** What becomes of a persona's facts. Any facts stay any, whatever is used. */
interface Facts<S, Given> {
  /** After `.use(Given)`; of a union it is each in turn. */
  one: UsedOne<S, Given>;
  /** After `.use(...Given)`. */
  all: UsedAll<S, Given>;
  /** After an `.each()` that uses `Given`. */
  repeated: Repeated<S, Given>;
}

/**
 * What becomes of the facts `S`. Where a call's result is expected to be of some type, compilers look for `Given` in
 * what it gives; an index that they know as late as `Given` keeps them from following the recursion below for ever.
 */
export type After<S, Given, How extends keyof Facts<S, Given> = 'one'> = 0 extends 1 & S
  ? S
  : Facts<S, Given>[[Given] extends [unknown] ? How : never];

type UsedOne<S, Given> =
  Given extends Preset<infer P>
    ? [P] extends [{ dynamic: true }]
      ? { dynamic: true }
      : Put<S, P>
    : Given extends readonly unknown[]
      ? UsedAll<S, Given>
      : S;

// Also where a compiler puts any in the place of what it does not infer: there would be no end of it otherwise.
type UsedAll<S, Given> = [Given] extends [readonly []]
  ? S
  : Given extends readonly [infer First, ...infer Rest]
    ? UsedAll<UsedOne<S, First>, Rest>
    : Given extends readonly [...infer Before, infer Last]
      ? UsedOne<UsedAll<S, Before>, Last>
      : Given extends readonly (infer Entry)[]
        ? Repeated<S, Entry>
        : S;

/**
 * The facts after any number of the same things in any order, as a list may hold them: what is added in each round
 * is added until nothing is new. A list with more than four different things in it is judged at run time.
 */
type Repeated<S, Given, Rounds extends readonly unknown[] = []> = [Boxed<S | UsedOne<S, Given>>] extends [
  Boxed<S>,
]
  ? S
  : Rounds['length'] extends 4
    ? { dynamic: true }
    : Repeated<S | UsedOne<S, Given>, Given, readonly [...Rounds, unknown]>;

/** States in boxes, so that each is compared as a whole: bare, one with more facts would pass for one with less. */
type Boxed<S> = S extends unknown ? Preset<S> : never;
