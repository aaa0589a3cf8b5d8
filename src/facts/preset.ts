import type { JsonObject } from '../json/borrowed-types.js';
import type { Put } from './state.js';

/**
 * Steps to use in a persona: what {@link preset} gives, or any builder.
 *
 * `Preset` alone means any preset: for a persona that uses one the rules hold when `build()` or `create()` runs.
 * `Preset<…>` has the facts that the rules read, as an object, so that the compiler can check the persona.
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

/** Presets in a list, which can have lists in it; `false` stands for none. */
export interface PresetList extends ReadonlyArray<Preset | false | readonly (Preset | false)[]> {}

/** The facts that a preset states; of a union of presets, a union of theirs. */
export type FactsIn<Given> = Given extends Preset<infer P> ? P : never;

/** What becomes of the facts of a persona. */
export interface Facts<S, Given> {
  /** After `.use(Given)`; a union gives a union. */
  one: UsedOne<S, Given>;
  /** After `.use(...Given)`, which compilers do not infer where it is called on one of several builders. */
  all: [readonly (Preset | false | PresetList)[]] extends [Given] ? { dynamic: true } : UsedAll<S, Given>;
  /** After an `.each()` that uses `Given`. */
  repeated: Repeated<S, Given>;
}

/**
 * What becomes of the facts `S` when `Given` is used; `any` stays `any`. Where the result of a call is expected to have
 * some type, compilers infer `Given` from this type, and would follow the recursion below without end. The index
 * stops them: they do not know it before they know `Given`.
 */
export type After<S, Given, How extends keyof Facts<S, Given> = 'one'> = unknown extends S
  ? S
  : Facts<S, Given>[[Given] extends [unknown] ? How : never];

/** What becomes of them where one or the other is used: facts that come out equal are counted once. */
export type AfterEither<S, One, Other> = unknown extends S ? S : Distinct<After<S, One> | After<S, Other>>;

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
 * The facts after any number of presets of a list, in any order. Each round uses one more, until no new facts come of
 * it. If that takes too many rounds, the rules hold at run time.
 */
type Repeated<S, Given, Rounds extends readonly unknown[] = []> = [
  Boxed<Distinct<S | UsedOne<S, Given>>>,
] extends [Boxed<S>]
  ? S
  : Rounds['length'] extends MostRounds<Exclude<Boxed<Distinct<UsedOne<{}, Given>>>, Preset<{}>>>
    ? { dynamic: true }
    : Repeated<Distinct<S | UsedOne<S, Given>>, Given, readonly [...Rounds, unknown]>;

/** Enough for four presets of different facts. With more than eight, compilers would have too much to do. */
type MostRounds<Presets> = Count<Presets> extends 9 ? 0 : 4;

/** How many members a union has, up to nine. */
type Count<Union, Counted extends readonly unknown[] = []> = [Union] extends [never]
  ? Counted['length']
  : Counted['length'] extends 9
    ? 9
    : Count<Exclude<Union, OneOf<Union>>, readonly [...Counted, unknown]>;

/** Any one member of a union: where functions take one each, compilers infer the argument of a single one. */
type OneOf<Union> = (Union extends unknown ? (take: (one: Union) => void) => void : never) extends (
  take: infer All,
) => void
  ? All extends (one: infer One) => void
    ? One
    : never
  : never;

/** The same facts, equal ones once. To a compiler, objects of different origin are different, but tuples are not. */
type Distinct<S> = OfEntries<EntriesOf<S>>;
type EntriesOf<S> = S extends unknown ? [{ [K in keyof S]: [K, S[K]] }[keyof S]] : never;
type OfEntries<Entries> = Entries extends [infer Entry extends [PropertyKey, unknown]]
  ? { [E in Entry as E[0]]: E[1] }
  : never;

/** Facts in a box, which are compared as a whole: bare, those with one more would be assignable to those without. */
type Boxed<S> = S extends unknown ? Preset<S> : never;
