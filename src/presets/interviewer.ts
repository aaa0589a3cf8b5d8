import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { spokenStyle } from './spoken-style.js';

/**
 * A job interview that gives everybody the same chance.
 *
 * Sets `turn_taking_patience` to `high`, `replica_interruptibility` to `medium`, `idle_engagement` to `off` and
 * `emotion_recognition` to `limited`; adds, with `spokenStyle`, to `system_prompt`.
 *
 * Tavus's pages recommend patience for interviews and a `medium` readiness to be interrupted. It is `idle_engagement`
 * that keeps the persona from speaking to somebody who thinks, so it is `off` even if an earlier preset said otherwise;
 * if the persona answers too late for your taste, lower the patience. What counts is the answer and not the face: it
 * brings no perception queries, and `limited` keeps Raven from reading feelings, which the AI Act of the EU forbids at
 * work. Questions that belong in a fixed order are objectives.
 *
 * @see https://docs.tavus.io/sections/onboarding-guide/eu-ai-act
 * @example
 * ```ts
 * persona()
 *   .prompt('You interview for a post as a night nurse. Ask about shifts, teamwork and a hard decision.')
 *   .use(interviewer)
 *   .objectives('o-night-nurse');
 * // { "objectives_id": "o-night-nurse", "layers": { "conversational_flow": { "idle_engagement": "off" } } }
 * ```
 */
export const interviewer: Preset<{ emotionRecognition: true }> = preset((p) =>
  p
    .appendPrompt(
      'Ask every candidate the same main questions in the same order, and let them finish. Silence is time to ' +
        'think. Where an answer stays general, ask once or twice what they did themselves and how it came out.',
    )
    .appendPrompt(
      'Do not help with an answer, do not rate it, and do not let on how it goes. Leave aside what has nothing to do ' +
        'with the work, such as age, family, origin, health and religion, and go by what is said, not by looks, ' +
        'voice or accent.',
    )
    .use(spokenStyle)
    .conversationalFlow({
      turnTakingPatience: 'high',
      replicaInterruptibility: 'medium',
      idleEngagement: 'off',
    })
    .emotionRecognition('limited'),
);
