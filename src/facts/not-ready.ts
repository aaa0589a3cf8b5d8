import type { Issues } from './fact-rules.js';

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
