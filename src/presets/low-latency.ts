import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { spokenStyle } from './spoken-style.js';

/**
 * Answers as soon as possible.
 *
 * Sets `model` to `tavus-gemma-4`, `speculative_inference` to `true`, `stt_engine` to `tavus-parakeet`,
 * `turn_taking_patience` to `low` and `replica_interruptibility` to `high`; adds, with `spokenStyle`, to
 * `system_prompt`.
 *
 * Each wait of a turn is cut. The model is the one that new personas have since autumn 2026; for many tools, try
 * `tavus-gpt-oss` too. `tavus-parakeet` is the engine with the lowest latency in Tavus's pages, for English and
 * other European languages; speculative inference lets the model begin before the caller has finished; low patience
 * takes the turn early, and a high readiness to be interrupted gives it back; a short answer is heard sooner. The price:
 * the persona cuts into a pause now and then. With a model of your own, call `.customLlm(…)` after `.use()`, since a
 * hosted model starts that layer anew.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/stt
 * @example
 * ```ts
 * persona().prompt('You ask the questions of a pub quiz.').use(lowLatency);
 * // { "layers": { "stt": { "stt_engine": "tavus-parakeet" }, "llm": { "model": "tavus-gemma-4" } } }
 * ```
 */
export const lowLatency: Preset<{ llm: 'hosted'; stt: true }> = preset((p) =>
  p
    .use(spokenStyle)
    .llm('tavus-gemma-4', { speculativeInference: true })
    .stt('tavus-parakeet')
    .conversationalFlow({
      turnTakingPatience: 'low',
      replicaInterruptibility: 'high',
    }),
);
