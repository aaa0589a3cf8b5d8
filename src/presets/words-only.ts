import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';

/**
 * Goes by words alone: nothing looks at the caller, nothing listens to the tone.
 *
 * Sets `perception_model` to `off`; adds to `system_prompt`.
 *
 * For calls without a camera, and wherever a picture or a mood must not be evaluated. It does not go together with
 * presets that watch or listen for something, in whichever order: a decision for privacy is not taken back by a
 * preset that comes later. The paragraph keeps the model from claiming that it sees somebody.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/perception
 * @example
 * ```ts
 * persona().prompt('You take calls for a works council.').use(wordsOnly);
 * // { "layers": { "perception": { "perception_model": "off" } } }
 * ```
 */
export const wordsOnly: Preset<{ perception: 'off' }> = preset((p) =>
  p
    .appendPrompt(
      'You do not see the caller and do not hear the tone of the voice: you have the words alone. Do not claim ' +
        'anything else, and ask where you would have to look.',
    )
    .perception('off'),
);
