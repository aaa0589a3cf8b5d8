import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { spokenStyle } from './spoken-style.js';

/**
 * A tutor who lets the learner find the answer.
 *
 * Sets `turn_taking_patience` and `replica_interruptibility` to `high`, `idle_engagement` to `patient` and
 * `emotion_recognition` to `limited`; adds to `visual_awareness_queries`, `audio_awareness_queries` and, with
 * `spokenStyle`, `system_prompt`.
 *
 * Somebody who works out an answer pauses in the middle of it. The tutor waits, stops as soon as the learner wants
 * to say something, and breaks a silence only after a long while: Tavus's pages name `patient` for tutors. For a
 * lecture they name `low` as `replica_interruptibility`. The queries ask for what can be seen and heard, not for
 * feelings, and `limited` keeps Raven from reading these: the AI Act of the EU forbids that in schools and at work.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/conversational-flow
 * @example
 * ```ts
 * persona().prompt('You teach fractions to ten-year-olds.').documentTags('grade-4').use(tutor);
 * // { "document_tags": ["grade-4"], "layers": { "conversational_flow": { "idle_engagement": "patient" } } }
 * ```
 */
export const tutor: Preset<{ visual: true; audio: true; emotionRecognition: true }> = preset((p) =>
  p
    .appendPrompt(
      'Let the learner do the thinking. Ask what they would try, then give the smallest hint that moves them on, ' +
        'and explain the whole way only after two attempts, or when they ask for it.',
    )
    .appendPrompt(
      'Say what exactly is right in an answer before you come to what is not. At the end of a topic, have the ' +
        'learner put it in words of their own, and correct these.',
    )
    .use(spokenStyle)
    .conversationalFlow({
      turnTakingPatience: 'high',
      replicaInterruptibility: 'high',
      idleEngagement: 'patient',
    })
    .visual({
      awarenessQueries: [
        'Does the learner hold written work up to the camera, and what does it say?',
        'Has the learner left the picture or turned away from the screen?',
      ],
    })
    .audio({ awarenessQueries: ['Is the learner hard to understand because of noise or distance?'] })
    .emotionRecognition('limited'),
);
