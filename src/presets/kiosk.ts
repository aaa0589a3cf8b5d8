import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { spokenStyle } from './spoken-style.js';

/**
 * A screen in a hall: silent until it is called, quick and discreet then.
 *
 * Sets `wake_phrase` to `Hello Concierge`, `voice_isolation` to `near`, `turn_taking_patience` to `low`,
 * `replica_interruptibility` to `high` and `idle_engagement` to `off`; adds to `visual_awareness_queries` and, with
 * `spokenStyle`, to `system_prompt`.
 *
 * People walk and talk past a kiosk. With a wake phrase it answers only who calls it, though it keeps listening for
 * the transcript; Tavus's pages ask for a phrase that nobody says by accident, so take one of two distinctive words.
 * `near` is meant for a speaker within a metre. Visitors stand, and others hear every word: hence quick answers that
 * can be cut short, no talk into an empty hall, nothing personal.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/conversational-flow
 * @example
 * ```ts
 * persona()
 *   .prompt('You guide visitors through the town hall of Leith.')
 *   .use(kiosk)
 *   .conversationalFlow({ wakePhrase: 'Good day Provost' });
 * // { "layers": { "conversational_flow": { "wake_phrase": "Good day Provost", "voice_isolation": "near" } } }
 * ```
 */
export const kiosk: Preset<{ visual: true }> = preset((p) =>
  p
    .appendPrompt(
      'You are a screen in a public place. People stand in front of you, often in a hurry, and others can hear: ' +
        'give the one fact that they need and the way to it. Never say anything personal about anybody, and never ' +
        'ask for it. If you cannot help, say where the staff are.',
    )
    .use(spokenStyle)
    .conversationalFlow({
      wakePhrase: 'Hello Concierge',
      voiceIsolation: 'near',
      turnTakingPatience: 'low',
      replicaInterruptibility: 'high',
      idleEngagement: 'off',
    })
    .visual({ awarenessQueries: ['Does somebody stand close to the screen and face it?'] }),
);
