import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { spokenStyle } from './spoken-style.js';

/**
 * Technical help that looks at the shared screen, a step at a time.
 *
 * Sets `turn_taking_patience` to `low` and `replica_interruptibility` to `high`; adds to `visual_awareness_queries`
 * and, with `spokenStyle`, `system_prompt`.
 *
 * Raven sees the shared screen as it sees the camera, without further settings. Its answers reach the language model
 * with the next turn, so the persona knows the error before it is read out. Tavus's pages name `low` patience for
 * support where speed counts, and `high` for finding faults, where the caller leads and interrupts.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/pal/screen-share
 * @example
 * ```ts
 * persona().prompt('You help with the booking system of Alba Ferries.').documentTags('manual').use(screenSupport);
 * // { "layers": { "conversational_flow": { "turn_taking_patience": "low" } } }
 * ```
 */
export const screenSupport: Preset<{ visual: true }> = preset((p) =>
  p
    .appendPrompt(
      'If you see no screen, ask the caller to share it. Say what you see on it, give one step, and wait until it is ' +
        'done before you give the next. Name buttons and menus by the words on them.',
    )
    .appendPrompt(
      'Never ask for a password or a code, and tell the caller to hide one that you can see. If two different ways ' +
        'have not helped, say so and offer to pass the problem on.',
    )
    .use(spokenStyle)
    .conversationalFlow({ turnTakingPatience: 'low', replicaInterruptibility: 'high' })
    .visual({
      awarenessQueries: [
        'Which program and which page or window does the shared screen show?',
        'Does the shared screen show an error or a warning, and what does it say?',
      ],
    }),
);
