import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { spokenStyle } from './spoken-style.js';

/**
 * A screen in a hall: silent until it is called, quick and discreet then.
 *
 * Sets `wake_phrase` to `Hello Concierge`, `turn_detection_model` to `sparrow-1`, `voice_isolation` to `near`,
 * `turn_taking_patience` to `low`, `replica_interruptibility` to `high`, `idle_engagement` to `off` and
 * `idle_end_behavior` to `wait`; adds to `visual_awareness_queries` and, with `spokenStyle`, to `system_prompt`.
 *
 * People walk and talk past a kiosk. With a wake phrase it answers only who calls it, though it keeps listening for
 * the transcript; Tavus's pages ask for a phrase that nobody says by accident, so take one of two distinctive words.
 * `near` is meant for a speaker within a metre; the newer `sparrow-2` was seen to take no notice of it, so the turns are
 * those of `sparrow-1`. Visitors stand, and others hear every word: hence quick answers that can be cut short, no
 * talk into an empty hall, nothing personal. Between two visitors the conversation stays open.
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
      turnDetectionModel: 'sparrow-1',
      wakePhrase: 'Hello Concierge',
      voiceIsolation: 'near',
      turnTakingPatience: 'low',
      replicaInterruptibility: 'high',
      idleEngagement: 'off',
      idleEndBehavior: 'wait',
    })
    .visual({ awarenessQueries: ['Does somebody stand close to the screen and face it?'] }),
);
