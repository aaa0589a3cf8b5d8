import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';

/**
 * Answers that are made for the ear.
 *
 * Sets a paragraph of `system_prompt`: short turns, one question at a time, no lists, numbers as people say them.
 *
 * A language model writes as if somebody read it, but a persona's answer is spoken. Tavus's pages therefore ask for
 * short turns and one question at a time, which also come sooner: the voice begins while the model goes on. The
 * presets for a role bring this one along, and a paragraph that comes twice appears once.
 *
 * @see https://docs.tavus.io/sections/onboarding-guide/prompting-guide
 * @example
 * ```ts
 * persona().prompt('You run the box office of a small theatre.').use(spokenStyle).check();
 * // []
 * ```
 */
export const spokenStyle: Preset<{}> = preset((p) =>
  p.appendPrompt(
    'What you write is spoken aloud. Take one to three short sentences for a turn and ask one thing at a time. ' +
      'Use no headings, no lists, no symbols and no emoji. Say dates, times, amounts and abbreviations the way ' +
      'people say them.',
  ),
);
