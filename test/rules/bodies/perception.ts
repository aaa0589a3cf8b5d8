import { type Bodies, perception, toolOf } from './row.js';

const bell = [toolOf('ring_bell')];
const model = '/layers/perception/perception_model';

/** A tool that a sense calls with these parameters. */
const taking = (schema: object) =>
  perception({
    audio_tools: [toolOf('note_call', { parameters: { type: 'object', ...schema } })],
    audio_tool_prompt: 'Use `note_call` at a distress call.',
  });
const parameters = '/layers/perception/audio_tools/0/function/parameters';

/** Mistakes in the perception layer. */
export const perceptionBodies: Bodies = {
  // Former names
  ambient_awareness_queries: [
    perception({ perception_model: 'raven-1', ambient_awareness_queries: ['Is there fog?'] }),
    'error legacy-field /layers/perception/ambient_awareness_queries → visual_awareness_queries',
  ],
  ambient_awareness: [
    perception({ ambient_awareness: ['Is there fog?'] }),
    'error legacy-field /layers/perception/ambient_awareness → visual_awareness_queries',
  ],
  'perception_tools with their prompt': [
    perception({ perception_tool_prompt: 'Use `ring_bell` in fog.', perception_tools: bell }),
    'error legacy-field /layers/perception/perception_tool_prompt → visual_tool_prompt',
    'error legacy-field /layers/perception/perception_tools → visual_tools',
  ],
  tool_prompt: [
    perception({ tool_prompt: 'Use `ring_bell` in fog.' }),
    'error legacy-field /layers/perception/tool_prompt → visual_tool_prompt',
  ],
  'former names on a former model': [
    perception({ perception_model: 'raven-0', ambient_awareness_queries: ['Is there fog?'] }),
    `warning deprecated-value ${model} → raven-1`,
    'error legacy-field /layers/perception/ambient_awareness_queries → visual_awareness_queries',
  ],

  // Names of other pages
  'screen_awareness_queries and screen_tools': [
    perception({ screen_awareness_queries: ['Is the chart open?'], screen_tools: bell }),
    'error unknown-field /layers/perception/screen_awareness_queries → .extra()',
    'error unknown-field /layers/perception/screen_tools → .extra()',
  ],

  // The model
  'a model that only an error names': [
    perception({ perception_model: 'raven-2' }),
    `error unknown-value ${model} → unlisted('raven-2')`,
  ],
  'emotions without perception': [
    perception({ perception_model: 'off', emotion_recognition: 'full' }),
    `error perception-off ${model}`,
  ],
  'the model basic': [
    perception({ perception_model: 'basic' }),
    `error unknown-value ${model} → It was given up: take ‘raven-1’`,
  ],
  'the model raven-0': [
    perception({ perception_model: 'raven-0' }),
    `warning deprecated-value ${model} → raven-1`,
  ],
  'a model in capitals': [
    perception({ perception_model: 'Raven-1' }),
    `error unknown-value ${model} → Did you mean ‘raven-1’?`,
  ],
  'a model without its dash': [
    perception({ perception_model: 'raven1' }),
    `error unknown-value ${model} → ‘raven-1’`,
  ],
  'a model that there is not': [
    perception({ perception_model: 'enabled' }),
    `error unknown-value ${model} → unlisted(`,
  ],
  'null for the model': [perception({ perception_model: null }), `warning empty-value ${model}`],
  'false for the model': [perception({ perception_model: false }), `error wrong-type ${model}`],
  'the model for the layer': [perception('raven-1'), 'error wrong-type /layers/perception'],

  // What a model does not do
  'audio queries with raven-0': [
    perception({ perception_model: 'raven-0', audio_awareness_queries: ['Is there a foghorn?'] }),
    `warning deprecated-value ${model} → raven-1`,
    `error audio-needs-raven-1 ${model}`,
  ],
  'audio tools with raven-0': [
    perception({
      perception_model: 'raven-0',
      audio_tools: bell,
      audio_tool_prompt: 'Use `ring_bell` at a horn.',
    }),
    `warning deprecated-value ${model} → raven-1`,
    `error audio-needs-raven-1 ${model}`,
  ],
  'visual queries while perception is off': [
    perception({ perception_model: 'off', visual_awareness_queries: ['Is there fog?'] }),
    `error perception-off ${model}`,
  ],
  'audio queries while perception is off': [
    perception({ perception_model: 'off', audio_awareness_queries: ['Is there a foghorn?'] }),
    `error perception-off ${model}`,
  ],
  'tools while perception is off': [
    perception({
      perception_model: 'off',
      visual_tools: bell,
      visual_tool_prompt: 'Use `ring_bell` in fog.',
    }),
    `error perception-off ${model}`,
  ],

  // Types
  'one query that is no list': [
    perception({ visual_awareness_queries: 'Is there fog?' }),
    'error wrong-type /layers/perception/visual_awareness_queries → in brackets',
  ],
  'a query that is an object': [
    perception({ visual_awareness_queries: ['Is there fog?', { query: 'Is there rain?' }] }),
    'error wrong-type /layers/perception/visual_awareness_queries/1',
  ],
  'null for the audio queries': [
    perception({ audio_awareness_queries: null }),
    'warning empty-value /layers/perception/audio_awareness_queries',
  ],
  'tools by name': [
    perception({ visual_tools: { ring_bell: bell[0] } }),
    'error wrong-type /layers/perception/visual_tools',
  ],
  'a list for the tool prompt': [
    perception({ visual_tool_prompt: ['Use `ring_bell`', 'in fog.'], visual_tools: bell }),
    'error wrong-type /layers/perception/visual_tool_prompt → Join the entries',
  ],

  // Style
  'a query of 1,001 characters': [
    perception({ visual_awareness_queries: ['Is there fog?', '?'.repeat(1_001)] }),
    'warning entry-length /layers/perception/visual_awareness_queries/1',
  ],
  'visual tools without a prompt': [
    perception({ visual_tools: bell }),
    'warning tool-prompt /layers/perception/visual_tools',
  ],
  'audio tools without a prompt': [
    perception({ audio_tools: bell }),
    'warning tool-prompt /layers/perception/audio_tools',
  ],
  'a prompt that names no tool': [
    perception({ visual_tool_prompt: 'Use the tool when it is foggy.', visual_tools: bell }),
    'warning tool-prompt /layers/perception/visual_tool_prompt',
  ],
  'a prompt without tools': [
    perception({ audio_tool_prompt: 'Use `ring_bell` when you hear a horn.' }),
    'warning tool-prompt /layers/perception/audio_tool_prompt',
  ],
  'a prompt with an empty list': [
    perception({ audio_tool_prompt: 'Use `ring_bell` when you hear a horn.', audio_tools: [] }),
    'warning tool-prompt /layers/perception/audio_tool_prompt',
  ],

  'an empty prompt for tools': [
    perception({ visual_tool_prompt: ' ', visual_tools: bell }),
    'warning tool-prompt /layers/perception/visual_tools',
  ],

  // Tools of a wrong shape, which are tools all the same
  'a prompt for a tool by its name': [
    perception({ visual_tools: ['note_smile'], visual_tool_prompt: 'Call it.' }),
    'error tool-shape /layers/perception/visual_tools/0',
  ],
  'a prompt for a tool with a bad name': [
    perception({ audio_tools: [toolOf('note-laugh')], audio_tool_prompt: 'Call note-laugh on laughter.' }),
    'error tool-shape /layers/perception/audio_tools/0/function/name',
  ],
  'a prompt for one tool that is none among others': [
    perception({ visual_tools: [...bell, null], visual_tool_prompt: 'Call it.' }),
    'error tool-shape /layers/perception/visual_tools/1',
  ],
  'a prompt for tools that are no list': [
    perception({ visual_tools: bell[0], visual_tool_prompt: 'Use `ring_bell`.' }),
    'error wrong-type /layers/perception/visual_tools',
  ],

  // Texts that grow too long
  'a text of 1,001 characters': [
    taking({ properties: { text: { type: 'string', maxLength: 1_001 } } }),
    `warning tool-shape ${parameters}/properties/text/maxLength`,
  ],
  'a long text in a list, in an object, in a definition': [
    taking({
      properties: {
        signs: { type: 'array', items: { type: ['string', 'null'], maxLength: 4_000 } },
        boat: { type: 'object', properties: { 'log/book': { maxLength: 5_000 } } },
        note: { anyOf: [{ type: 'null' }, { type: 'string', maxLength: 6_000 }] },
        count: { type: 'number', maxLength: 7_000 },
      },
      $defs: { Text: { type: 'string', maxLength: 8_000 } },
    }),
    `warning tool-shape ${parameters}/$defs/Text/maxLength`,
    `warning tool-shape ${parameters}/properties/signs/items/maxLength`,
    `warning tool-shape ${parameters}/properties/boat/properties/log~1book/maxLength`,
    `warning tool-shape ${parameters}/properties/note/anyOf/1/maxLength`,
  ],

  // Slips of the keyboard
  'a query in the singular': [
    perception({ visual_awareness_query: ['Is there fog?'] }),
    'error unknown-field /layers/perception/visual_awareness_query → ‘visual_awareness_queries’',
  ],
  'tools in the wrong plural': [
    perception({ audio_tools_prompt: 'Use `ring_bell`.' }),
    'error unknown-field /layers/perception/audio_tools_prompt → ‘audio_tool_prompt’',
  ],
  'perceptionModel in camelCase': [
    perception({ perceptionModel: 'raven-1' }),
    'error unknown-field /layers/perception/perceptionModel → ‘perception_model’',
  ],
};
