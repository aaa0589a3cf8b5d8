import { type Bodies, many, prompted } from './row.js';

/** Mistakes beside the layers, and around them. */
export const topBodies: Bodies = {
  // No body at all
  'null for a body': [null, 'error wrong-type (body)'],
  'a text for a body': ['{"system_prompt": "You sing."}', 'error wrong-type (body)'],
  'a list for a body': [[{ system_prompt: 'You sing.' }], 'error wrong-type (body)'],
  'a number for a body': [42, 'error wrong-type (body)'],

  // The prompt
  'nothing in the body': [{}, 'error prompt-required /system_prompt'],
  'a name and no prompt': [{ persona_name: 'Pier guide' }, 'error prompt-required /system_prompt'],
  'an empty prompt': [{ system_prompt: '' }, 'error prompt-required /system_prompt'],
  'null for the prompt': [
    { system_prompt: null },
    'warning empty-value /system_prompt',
    'error prompt-required /system_prompt',
  ],
  'lines for a prompt': [
    { system_prompt: ['You sing.', 'You hum.'] },
    'error wrong-type /system_prompt → Join the entries',
  ],
  'the prompt under a guessed name': [
    { prompt: 'You read the tide tables.' },
    'error prompt-required /system_prompt',
    'error legacy-field /prompt → system_prompt',
  ],
  'a prompt of 5,001 tokens': [
    { system_prompt: 'tide'.repeat(5_001) },
    'warning prompt-length /system_prompt',
  ],
  'a prompt of 15,001 tokens': [
    { system_prompt: 'tide'.repeat(15_001) },
    'warning prompt-length /system_prompt',
  ],
  'a prompt of 32,001 tokens': [
    { system_prompt: 'tide'.repeat(32_001), layers: { llm: { model: 'tavus-gpt-oss' } } },
    'error prompt-length /system_prompt',
  ],
  'a prompt of 32,001 tokens for a model of one’s own': [
    {
      system_prompt: 'tide'.repeat(32_001),
      layers: { llm: { model: 'kelp-7', base_url: 'https://llm.example.com/v1', api_key: 'sk-kelp-0001' } },
    },
    'warning prompt-length /system_prompt',
  ],

  // Fields of older pages, of newer pages and of other endpoints
  context: [
    prompted({ context: 'The ferry goes every hour.' }),
    'warning legacy-field /context → Put it into system_prompt',
  ],
  ...Object.fromEntries(
    ['skills', 'memories', 'is_template', 'dynamic_greeting'].map(
      (name) => [name, [prompted({ [name]: ['en'] }), `error unknown-field /${name} → .extra()`]] as const,
    ),
  ),
  'the key of the account': [
    prompted({ api_key: 'k-4711' }),
    'error misplaced-field /api_key → The key of the account',
  ],
  tool_ids: [prompted({ tool_ids: many(51) }), 'error too-many /tool_ids'],
  disclosure_type: [
    prompted({ disclosure_type: 'sometimes' }),
    'error unknown-value /disclosure_type → ‘always’, ‘auto’, ‘off’',
  ],
  context_type: [prompted({ context_type: 'short' }), 'error unknown-field /context_type → .extra()'],
  pal_name: [prompted({ pal_name: 'Pier guide' }), 'error legacy-field /pal_name → persona_name'],
  default_face_id: [
    prompted({ default_face_id: 'f-9' }),
    'error legacy-field /default_face_id → default_replica_id',
  ],
  face_id: [prompted({ face_id: 'f-9' }), 'error legacy-field /face_id → default_replica_id'],
  replica_id: [prompted({ replica_id: 'r-9' }), 'error legacy-field /replica_id → default_replica_id'],
  'both names of the replica': [
    prompted({ default_replica_id: 'r-9', replica_id: 'r-9' }),
    'error legacy-field /replica_id → default_replica_id',
  ],
  'conversational_context of a conversation': [
    prompted({ conversational_context: 'The caller is on the pier.' }),
    'error misplaced-field /conversational_context → a conversation',
  ],
  'custom_greeting of a conversation': [
    prompted({ custom_greeting: 'Ahoy!' }),
    'error misplaced-field /custom_greeting → a conversation',
  ],
  'properties of a conversation': [
    prompted({ properties: { language: 'english' } }),
    'error misplaced-field /properties → a conversation',
  ],

  // Layers in the wrong place
  'perception beside layers': [
    prompted({ perception: { perception_model: 'raven-1' } }),
    'error misplaced-field /perception → /layers/perception',
  ],
  'stt beside layers': [
    prompted({ stt: { stt_engine: 'tavus-auto' } }),
    'error misplaced-field /stt → /layers/stt',
  ],
  'llm beside layers': [
    prompted({ llm: { model: 'tavus-gpt-oss' } }),
    'error misplaced-field /llm → /layers/llm',
  ],
  'tts beside layers': [
    prompted({ tts: { tts_engine: 'cartesia' } }),
    'error misplaced-field /tts → /layers/tts',
  ],
  'conversational_flow beside layers': [
    prompted({ conversational_flow: { idle_engagement: 'off' } }),
    'error misplaced-field /conversational_flow → /layers/conversational_flow',
  ],
  'layers.conversational': [
    prompted({ layers: { conversational: { turn_taking_patience: 'low' } } }),
    'error legacy-field /layers/conversational → conversational_flow',
  ],
  'layers.vqa': [
    prompted({ layers: { vqa: { enable_vision: true } } }),
    'error legacy-field /layers/vqa → visual_awareness_queries',
  ],
  'layers.conferencing with what it does not take': [
    prompted({ default_replica_id: 'r-9', layers: { conferencing: { host: 'pier-call' } } }),
    'error unknown-field /layers/conferencing/host → .extra()',
  ],
  'meetings without a face': [
    prompted({ layers: { conferencing: { username: 'pier-desk' } } }),
    'error conferencing-replica /layers/conferencing',
  ],
  'a username in capitals': [
    prompted({ default_replica_id: 'r-9', layers: { conferencing: { username: 'Pier-Desk' } } }),
    'warning lower-case /layers/conferencing/username',
  ],
  'output_settings of a transport': [
    prompted({ layers: { transport: { output_settings: {} } } }),
    'error unknown-field /layers/transport/output_settings → .extra()',
  ],
  'layers.mcp': [
    prompted({ layers: { mcp: { connectors: ['m-1'] } } }),
    'error unknown-field /layers/mcp → .extra()',
  ],
  'layers.meta_llm and layers.meta_tts': [
    prompted({ layers: { meta_llm: {}, meta_tts: {} } }),
    'error unknown-field /layers/meta_llm → .extra()',
    'error unknown-field /layers/meta_tts → .extra()',
  ],
  'documents inside layers': [
    prompted({ layers: { document_ids: ['d-1'], document_tags: ['ferries'] } }),
    'error misplaced-field /layers/document_ids → /document_ids',
    'error misplaced-field /layers/document_tags → /document_tags',
  ],
  'layers as a list': [
    prompted({ layers: [{ llm: { model: 'tavus-gpt-oss' } }] }),
    'error wrong-type /layers',
  ],
  'null for layers': [prompted({ layers: null }), 'warning empty-value /layers'],
  'layer in the singular': [
    prompted({ layer: { llm: {} } }),
    'error unknown-field /layer → Did you mean ‘layers’?',
  ],

  // Values and types
  'a mode in capitals': [prompted({ pipeline_mode: 'Full' }), 'error unknown-value /pipeline_mode → ‘full’'],
  'a mode that there is not': [
    prompted({ pipeline_mode: 'standard' }),
    'error unknown-value /pipeline_mode → ‘echo’',
  ],
  'null for the mode': [prompted({ pipeline_mode: null }), 'warning empty-value /pipeline_mode'],
  'a number for a name': [prompted({ persona_name: 7 }), 'error wrong-type /persona_name'],
  'a number for an id': [prompted({ objectives_id: 7 }), 'error wrong-type /objectives_id'],
  'one document that is no list': [
    prompted({ document_ids: 'd-1' }),
    'error wrong-type /document_ids → in brackets',
  ],
  'a tag that is no text': [prompted({ document_tags: ['ferries', 8] }), 'error wrong-type /document_tags/1'],
  '51 guardrails': [prompted({ guardrail_ids: many(51) }), 'error too-many /guardrail_ids'],
  '51 guardrail tags': [prompted({ guardrail_tags: many(51) }), 'error too-many /guardrail_tags'],
  'one guardrail that is no list': [
    prompted({ guardrail_ids: 'g-1' }),
    'error wrong-type /guardrail_ids → in brackets',
  ],
  'a guardrail set': [prompted({ guardrails_id: 'gs-1' }), 'warning deprecated-guardrail-set /guardrails_id'],
  'a guardrail set beside guardrails': [
    prompted({ guardrail_ids: ['g-1'], guardrails_id: 'gs-1' }),
    'warning deprecated-guardrail-set /guardrails_id',
  ],

  // Slips of the keyboard
  'systemPrompt in camelCase': [
    { systemPrompt: 'You sing.' },
    'error prompt-required /system_prompt',
    'error unknown-field /systemPrompt → ‘system_prompt’',
  ],
  'personaName in camelCase': [
    prompted({ personaName: 'Pier guide' }),
    'error unknown-field /personaName → ‘persona_name’',
  ],
  'a letter that is missing': [
    { system_promt: 'You sing.' },
    'error prompt-required /system_prompt',
    'error unknown-field /system_promt → ‘system_prompt’',
  ],
  objective_id: [prompted({ objective_id: 'o-1' }), 'error unknown-field /objective_id → ‘objectives_id’'],
  default_replica: [
    prompted({ default_replica: 'r-9' }),
    'error unknown-field /default_replica → ‘default_replica_id’',
  ],
  'a field that nobody has': [prompted({ moon_phase: 'full' }), 'error unknown-field /moon_phase → .extra()'],
  'a field with a slash and a tilde': [prompted({ 'a/b~c': 1 }), 'error unknown-field /a~1b~0c → .extra()'],
};
