import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { spokenStyle } from './spoken-style.js';

/**
 * A first talk with somebody who may buy: asks before it offers, and promises nothing.
 *
 * Sets `turn_taking_patience` to `medium`, `replica_interruptibility` to `high` and `idle_engagement` to `eager`;
 * adds to `audio_awareness_queries` and, with `spokenStyle`, `system_prompt`.
 *
 * Tavus's pages name `eager` for sales, where a silence loses the visitor, and `medium` patience for sales calls.
 * `high` is theirs for talks that the other side leads, as a buyer should. Put your product and its prices into
 * documents: the paragraphs forbid making them up.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/conversational-flow
 * @example
 * ```ts
 * persona().prompt('You sell heat pumps for Alba, a firm in Leith.').documentTags('prices').use(salesCall);
 * // { "layers": { "conversational_flow": { "idle_engagement": "eager" } } }
 * ```
 */
export const salesCall: Preset<{ audio: true }> = preset((p) =>
  p
    .appendPrompt(
      'Find out before you offer: how they do it today, what bothers them about it, who decides, and by when. Let ' +
        'them talk more than you do. Then name the one thing that helps them most, and one next step.',
    )
    .appendPrompt(
      'Never make up a price, a discount, a date, a feature or a customer: say that a colleague will confirm it. A ' +
        'no is an answer. Thank them for it and stop selling.',
    )
    .use(spokenStyle)
    .conversationalFlow({
      turnTakingPatience: 'medium',
      replicaInterruptibility: 'high',
      idleEngagement: 'eager',
    })
    .audio({ awarenessQueries: ['Does the caller sound doubtful, or pressed for time?'] }),
);
