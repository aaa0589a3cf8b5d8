import { preset } from '../builder/builder.js';
import type { Preset } from '../facts/preset.js';
import { tool } from '../fields/tool.js';

const documentShown = tool('document_shown', {
  description: 'Report a document with a photo that is held up to the camera.',
  parameters: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        enum: ['passport', 'identity_card', 'driving_licence', 'residence_permit', 'other'],
        description: 'The kind of document, as far as it can be told.',
      },
      readable: { type: 'boolean', description: 'Whether its text is sharp and not covered.' },
    },
    required: ['kind', 'readable'],
  },
});

/**
 * An identity check by sight: reports a document that is held up to the camera.
 *
 * Sets `visual_tool_prompt`; adds the tool `document_shown` to `visual_tools`, and to `visual_awareness_queries` and
 * `system_prompt`.
 *
 * Raven calls the tool itself when it sees the document, beside the language model, which does not learn of it; your
 * app receives the event `conversation.perception_tool_call`. Tavus's pages ask for a tool prompt that says when to
 * call which tool. Whether a document is genuine, and whose it is, your app has to find out: the persona neither
 * decides it nor reads anything from the document aloud.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/perception-tool
 * @example
 * ```ts
 * persona().prompt('You open accounts for a savings bank.').use(identityCheck);
 * // { "layers": { "perception": { "visual_tools": [{ "function": { "name": "document_shown" } }] } } }
 * ```
 */
export const identityCheck: Preset<{ visual: true }> = preset((p) =>
  p
    .appendPrompt(
      'To check who somebody is, ask them to hold a document with a photo up to the camera, in good light and with ' +
        'nothing covered. Say that it is being looked at. You do not decide whether it is genuine or theirs, and you ' +
        'read no number, date or address from it aloud.',
    )
    .visual({
      awarenessQueries: [
        'Is a document with a photo held up to the camera, and is its text sharp?',
        'How many people are in the picture?',
      ],
      tools: [documentShown],
      toolPrompt:
        'Call `document_shown` when a document with a photo is held still in front of the camera and its kind can be ' +
        'told, once for each document. Do not call it for a bank card, or for anything in the background.',
    }),
);
