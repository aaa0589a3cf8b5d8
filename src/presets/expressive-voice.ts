import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';

/**
 * A voice and a face that show feeling.
 *
 * Sets `tts_engine` to `cartesia`, `tts_model_name` to `sonic-3` and `tts_emotion_control` to `true`.
 *
 * With emotion control Tavus itself asks the language model for the feeling of each sentence, and voice and face
 * follow it; it works with Phoenix-4 replicas. It is on by default, and stated here so that it stays on after a preset
 * that turned it off. It needs speculative inference, which is on by default too: a persona that turned that off is
 * warned. The voice stays the replica's own unless you name one: add it with your `.tts('cartesia', { … })`.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/tts
 * @example
 * ```ts
 * persona().prompt('You tell bedtime stories.').use(expressiveVoice);
 * // { "layers": { "tts": { "tts_model_name": "sonic-3", "tts_emotion_control": true } } }
 * ```
 */
export const expressiveVoice: Preset<{ tts: 'cartesia' }> = preset((p) =>
  p.tts('cartesia', { ttsModelName: 'sonic-3', ttsEmotionControl: true }),
);
