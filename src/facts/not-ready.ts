import type { Issues, PalIssues } from './fact-rules.js';

/**
 * What stands in the place of `build` and `create` while a rule is broken. It cannot be called; its argument
 * says why, one sentence for each rule.
 */
export interface NotReady<Why extends readonly string[]> {
  readonly ' not ready': Why;
}

/** An end of the chain: `Call` once no rule is broken, until then the reason; of any facts only the run time knows. */
export type End<S, Call> = [S] extends [{ dynamic: true }]
  ? Call
  : [Issues<S>] extends [[]]
    ? Call
    : NotReady<Exclude<Issues<S>, []>>;

/**
 * {@link End} for what only a persona with a replica can do. Of any facts it is any: finished personas with a replica and
 * without one can stand in the same list.
 */
export type PalEnd<S, Call> = unknown extends S
  ? // biome-ignore lint/suspicious/noExplicitAny: nothing else takes both a function and the reason why there is none.
    any
  : [S] extends [{ dynamic: true }]
    ? Call
    : [PalIssues<S>] extends [[]]
      ? Call
      : NotReady<Exclude<PalIssues<S>, []>>;
