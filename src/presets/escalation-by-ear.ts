import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { tool } from '../fields/tool.js';

const handOver = tool('hand_over_to_person', {
  description: 'Hand the conversation over to a person.',
  parameters: {
    type: 'object',
    properties: {
      reason: {
        type: 'string',
        // Tavus names 1,000 as the most for a perception tool; a reason needs less.
        maxLength: 300,
        description: 'What upsets the caller, in one sentence for the colleague who takes over.',
      },
    },
    required: ['reason'],
  },
});

/**
 * Fetches a person when the caller sounds upset for a while.
 *
 * Sets `audio_tool_prompt`; adds the tool `hand_over_to_person` to `audio_tools`, and to `audio_awareness_queries`
 * and `system_prompt`.
 *
 * A transcript does not show that somebody is angry; `raven-1` hears it. It calls the tool itself, beside the language
 * model, which does not learn of it: your app receives the event `conversation.perception_tool_call`, and tells the
 * persona that a person takes over. A single sigh must not end a call, so the tool prompt asks for several turns in a
 * row. Where `emotion_recognition` is `limited`, as `tutor` and `interviewer` set it, Raven has little to go by.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/perception-tool
 * @example
 * ```ts
 * persona().prompt('You help with lost parcels.').use(escalationByEar);
 * // { "layers": { "perception": { "audio_tools": [{ "function": { "name": "hand_over_to_person" } }] } } }
 * ```
 */
export const escalationByEar: Preset<{ audio: true }> = preset((p) =>
  p
    .appendPrompt(
      'As soon as you are told that a person takes over, say so in one sentence, without excuses, and ask nothing ' +
        'more. Until then, do not argue with a caller who is upset: say what you understood and do the next thing.',
    )
    .audio({
      awarenessQueries: ['Has the caller sounded angry, desperate or worn out in more than one turn?'],
      tools: [handOver],
      toolPrompt:
        'Call `hand_over_to_person` when the caller sounds upset in several turns in a row, or shouts for a person. ' +
        'A sigh, a laugh or thinking aloud is no reason. Call it once in a conversation at most.',
    }),
);
