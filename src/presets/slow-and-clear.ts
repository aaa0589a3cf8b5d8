import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';

/**
 * Speaks slowly and in plain words, and waits: for older people, for learners of a language, for a bad line.
 *
 * Sets `tts_engine` to `cartesia`, `tts_model_name` to `sonic-3`, `speed` to `0.9`, `turn_taking_patience` to `high`
 * and `replica_interruptibility` to `low`; adds to `system_prompt`.
 *
 * A tenth slower is easier to follow without sounding slowed down. Whoever hears badly also answers late, hence the
 * patience. Tavus's pages recommend `low` for information that matters: a cough, or a word to somebody else in the
 * room, does not stop the sentence.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/tts
 * @example
 * ```ts
 * persona().prompt('You remind people of their medicines.').use(slowAndClear);
 * // { "layers": { "tts": { "voice_settings": { "speed": 0.9 } } } }
 * ```
 */
export const slowAndClear: Preset<{ tts: 'cartesia' }> = preset((p) =>
  p
    .appendPrompt(
      'Use short sentences and common words, without idioms, foreign words or abbreviations. Say one thing in a turn, ' +
        'repeat what matters, and ask whether it was understood. If it was not, say it in other words.',
    )
    .tts('cartesia', { ttsModelName: 'sonic-3', voiceSettings: { speed: 0.9 } })
    .conversationalFlow({ turnTakingPatience: 'high', replicaInterruptibility: 'low' }),
);
