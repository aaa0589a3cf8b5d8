import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { spokenStyle } from './spoken-style.js';

/**
 * The talk before a visit to the doctor: lets people finish, knows medical words, leaves the judgement to the clinic.
 *
 * Sets `stt_engine` to `tavus-deepgram-medical`, `turn_taking_patience` to `high` and `replica_interruptibility` to
 * `medium`; adds to `visual_awareness_queries`, `audio_awareness_queries` and, with `spokenStyle`, `system_prompt`.
 *
 * Tavus's pages name this engine for the vocabulary of clinics, and a patient turn for medical talks: whoever
 * describes pain stops to think. The engine understands English only, so choose another for other languages. Add the
 * names of your doctors and medicines as `hotwords`. What the persona is not to do, such as giving a diagnosis, is
 * only asked of it here; guardrails watch over it.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/stt
 * @example
 * ```ts
 * persona()
 *   .prompt('You receive the patients of Zeilinger and Huth, a practice for children.')
 *   .use(clinicalIntake)
 *   .stt('tavus-deepgram-medical', { hotwords: 'Dr. Zeilinger, Dr. Huth, salbutamol, amoxicillin' })
 *   .guardrailTags('medical');
 * // { "layers": { "stt": { "stt_engine": "tavus-deepgram-medical" } }, "guardrail_tags": ["medical"] }
 * ```
 */
export const clinicalIntake: Preset<{ stt: true; visual: true; audio: true }> = preset((p) =>
  p
    .appendPrompt(
      'Find out what the clinic needs to know before the visit: what is wrong, since when, how bad it is, what ' +
        'makes it better or worse, medicines, allergies, earlier illnesses. Use everyday words. At the end, sum up ' +
        'what you noted and ask whether it is right.',
    )
    .appendPrompt(
      'You give no diagnosis, recommend no treatment and call no symptom harmless. If anything sounds like an ' +
        'emergency, such as pain in the chest, trouble breathing, heavy bleeding or thoughts of suicide, end the ' +
        'questions and tell the patient to call the emergency number now.',
    )
    .use(spokenStyle)
    .stt('tavus-deepgram-medical')
    .conversationalFlow({ turnTakingPatience: 'high', replicaInterruptibility: 'medium' })
    .visual({ awarenessQueries: ['Does the patient look as if something hurts, or as if they might faint?'] })
    .audio({ awarenessQueries: ['Is the patient short of breath, or is the speech slurred?'] }),
);
