import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';

/**
 * The face for an agent that runs on LiveKit.
 *
 * Sets `pipeline_mode` to `echo` and `transport_type` to `livekit`.
 *
 * The agent in the LiveKit room listens, thinks and speaks; Tavus moves the face to its voice. The persona therefore
 * needs no prompt, and nothing in it may watch, listen or transcribe: what other presets bring for that does not go
 * together with this one, and what they add to the prompt is ignored, with a warning. The pages of Tavus and of LiveKit
 * ask for exactly these two fields. If you have the choice, Tavus calls its own pipeline the faster way.
 *
 * @see https://docs.tavus.io/sections/integrations/livekit
 * @example
 * ```ts
 * persona().name('Face of the box office').use(liveKitEcho);
 * // { "pipeline_mode": "echo", "layers": { "transport": { "transport_type": "livekit" } } }
 * ```
 */
export const liveKitEcho: Preset<{ mode: 'echo' }> = preset((p) => p.echo().transport('livekit'));
