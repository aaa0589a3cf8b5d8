import { wireName } from './wire.js';

/** What became of a name that is not a field of the contract. */
export type OtherName =
  /** It is called otherwise; the value stays as it is. */
  | { readonly now: string }
  /** It is called otherwise now, and the meaning of its values was turned round. */
  | { readonly turned: string; readonly how: string }
  /** Other pages of the documents name it. */
  | { readonly newer: true }
  /** Tavus takes it still, and something else does its work. */
  | { readonly deprecated: string }
  /** Nothing does its work any more. */
  | { readonly gone: string };

const newer: OtherName = { newer: true };

/** Names that public code and other pages use, by their place in the body. What stands in a wrong place is computed. */
export const otherNames: { readonly [pointer: string]: OtherName } = {
  '/context': { deprecated: 'Put it into system_prompt; it is sent as it is.' },
  '/skills': newer,
  '/memories': newer,
  '/is_template': newer,
  '/api_key': { gone: 'The key of the account is not a part of a body.' },
  '/prompt': { now: 'system_prompt' },
  '/replica_id': { now: 'default_replica_id' },
  '/face_id': { now: 'default_replica_id' },
  '/layers/conversational': { now: 'conversational_flow' },
  '/layers/vqa': { gone: 'The perception layer does its work: visual_awareness_queries.' },
  '/layers/perception/ambient_awareness_queries': { now: 'visual_awareness_queries' },
  '/layers/perception/ambient_awareness': { now: 'visual_awareness_queries' },
  '/layers/perception/perception_tool_prompt': { now: 'visual_tool_prompt' },
  '/layers/perception/perception_tools': { now: 'visual_tools' },
  '/layers/perception/tool_prompt': {
    gone: 'Each sense has its own: visual_tool_prompt, audio_tool_prompt.',
  },
  '/layers/perception/screen_awareness_queries': newer,
  '/layers/perception/screen_tools': newer,
  '/layers/stt/participant_pause_sensitivity': {
    turned: '/layers/conversational_flow/turn_taking_patience',
    how: 'a high sensitivity (a quick answer) is a low patience',
  },
  '/layers/stt/participant_interrupt_sensitivity': {
    turned: '/layers/conversational_flow/replica_interruptibility',
    how: 'the documents give low the meaning that high has now',
  },
  '/layers/stt/smart_turn_detection': {
    gone: 'layers.conversational_flow.turn_detection_model decides this.',
  },
  '/layers/stt/model': { now: 'stt_engine' },
  '/layers/stt/provider': { now: 'stt_engine' },
  '/layers/tts/provider': { now: 'tts_engine' },
  '/layers/conversational_flow/turn_commitment': { gone: 'turn_taking_patience is the nearest to it.' },
  '/layers/mcp': newer,
  '/layers/transport/output_settings': newer,
  '/layers/llm/provider': { gone: 'A hosted model is told by its name; your own has base_url and api_key.' },
  '/dynamic_greeting': newer,
  '/layers/tts/elevenlabs_voice_id': { now: 'external_voice_id' },
  '/layers/tts/cartesia_voice_id': { now: 'external_voice_id' },
  '/layers/tts/playht_voice_id': { now: 'external_voice_id' },
  '/layers/tts/playht_user_id': { gone: 'PlayHT is not an engine of Tavus any more.' },
  '/layers/tts/model': { now: 'tts_model_name' },
};

/** Whether a field was one once, under this name. */
export function isFormerField(path: string): boolean {
  const other = Object.hasOwn(otherNames, path) ? otherNames[path] : undefined;
  return other !== undefined && !('newer' in other || 'deprecated' in other);
}

/** Where a field is now that had this name once, wherever the name stands. */
export function placeOfFormerName(name: string): string | undefined {
  const path = Object.keys(otherNames).find((path) => path.endsWith(`/${wireName(name)}`));
  const other = path === undefined ? undefined : otherNames[path];
  return path !== undefined && other && 'now' in other ? path.replace(/[^/]*$/, other.now) : undefined;
}

/** Fields of a conversation, which is another call. */
const conversationFields = new Set([
  ...[
    'conversation_id',
    'conversation_url',
    'conversation_name',
    'conversational_context',
    'custom_greeting',
  ],
  ...[
    'callback_url',
    'audio_only',
    'properties',
    'memory_stores',
    'document_retrieval_strategy',
    'test_mode',
  ],
  ...['require_auth', 'max_participants', 'max_call_duration', 'participant_left_timeout', 'language'],
  ...['participant_absent_timeout', 'enable_recording', 'enable_closed_captions', 'apply_greenscreen'],
  ...['recording_s3_bucket_name', 'recording_s3_bucket_region', 'aws_assume_role_arn'],
]);

/** Whether a name is that of a field of a conversation. */
export function isOfConversation(name: string): boolean {
  return conversationFields.has(wireName(name));
}

/** Fields that only the server writes. */
export const serverFields: ReadonlySet<string> = new Set([
  ...['persona_id', 'pal_id', 'created_at', 'updated_at', 'persona_type', 'pal_type', 'pal_description'],
  ...['is_published', 'conferencing_email'],
]);

/** Names the JSON Schema of a file, for an editor: it is not a part of the persona, and nothing sends it. */
export const schemaName = '$schema';

/** Whether a field beside `layers` is one that only the server writes, also as a client of some language shows it. */
export function isServerField(name: string): boolean {
  return serverFields.has(wireName(name));
}

/** The newer vocabulary, in which a persona is a PAL and a replica a face: its names, by place, and ours. */
const newerNames = {
  '/pal_name': 'persona_name',
  '/default_face_id': 'default_replica_id',
  '/layers/conversational_flow/pal_interruptibility': 'replica_interruptibility',
} as const;
/** The same, as the compiler knows it. */
export type PalNames = typeof newerNames;
export const palNames: { readonly [pointer: string]: string } = newerNames;

/** What the agents of other vendors call a thing, and where a persona has it. */
const foreignNames: { readonly [name: string]: string } = {
  instructions: '/system_prompt',
  system: '/system_prompt',
  system_message: '/system_prompt',
  developer_message: '/system_prompt',
  general_prompt: '/system_prompt',
  description: '/system_prompt',
  first_message: '/greeting',
  begin_message: '/greeting',
  initial_message: '/greeting',
  opening_message: '/greeting',
  welcome_message: '/greeting',
  greeting_message: '/greeting',
  agent_name: '/persona_name',
  assistant_name: '/persona_name',
  display_name: '/persona_name',
  title: '/persona_name',
  avatar: '/default_replica_id',
  avatar_id: '/default_replica_id',
  replica: '/default_replica_id',
  face: '/default_replica_id',
  voice: '/layers/tts',
  voice_name: '/layers/tts/external_voice_id',
  transcriber: '/layers/stt',
  asr: '/layers/stt',
  stt_model: '/layers/stt/stt_engine',
  llm_model: '/layers/llm/model',
  llm_id: '/layers/llm/model',
  functions: '/layers/llm/tools',
  general_tools: '/layers/llm/tools',
  endpoint: '/layers/llm/base_url',
  vision: '/layers/perception',
  turn_detection: '/layers/conversational_flow/turn_detection_model',
  interruption_sensitivity: '/layers/conversational_flow/replica_interruptibility',
  knowledge_base: '/document_ids',
  knowledge_base_ids: '/document_ids',
  documents: '/document_ids',
};

/** What chat completions take, which is the model's own business. */
const modelParameters = new Set([
  ...['max_tokens', 'max_completion_tokens', 'frequency_penalty', 'presence_penalty', 'parallel_tool_calls'],
  ...['tool_choice', 'response_format', 'reasoning_effort', 'seed', 'stop', 'top_k', 'logit_bias', 'stream'],
]);

/** Where a persona has what agents of other vendors have under a name. */
export function placeOfForeignName(name: string): string | undefined {
  const key = wireName(name);
  if (modelParameters.has(key)) return `/layers/llm/extra_body/${key}`;
  return Object.hasOwn(foreignNames, key) ? foreignNames[key] : undefined;
}

/** What Tavus takes, and recommends, since autumn 2026: the one place to change when that changes. */
export const today = { model: 'tavus-gemma-4', turnDetection: 'sparrow-2' } as const;

/** What became of a value that is not listed. */
export interface OtherValue {
  /** Tavus never took it: it is what others call the value. */
  readonly guessed?: true;
  /** What to take instead. */
  readonly use?: string;
  /** The server named it when it refused another value, and no page does. */
  readonly unexplained?: true;
  /** Tavus still takes it. */
  readonly deprecated?: true;
}

const retired = (use: string): OtherValue => ({ use });
const unexplained: OtherValue = { unexplained: true };

/** Values that public code and other pages use, by the field's place. */
export const otherValues: { readonly [pointer: string]: { readonly [value: string]: OtherValue } } = {
  '/layers/perception/perception_model': {
    basic: retired('raven-1'),
    'raven-0': { use: 'raven-1', deprecated: true },
    'raven-2': unexplained,
  },
  '/layers/stt/stt_engine': {
    'tavus-turbo': retired('tavus-auto'),
    'tavus-advanced': { use: 'tavus-auto', deprecated: true },
  },
  '/layers/conversational_flow/turn_detection_model': {
    'sparrow-0': { use: today.turnDetection, deprecated: true },
    'time-based': retired(today.turnDetection),
    timebased: retired(today.turnDetection),
  },
  '/layers/conversational_flow/voice_isolation': { far: unexplained },
  '/layers/conversational_flow/turn_taking_patience': { verylow: retired('low'), veryhigh: retired('high') },
  '/layers/conversational_flow/replica_interruptibility': {
    verylow: retired('low'),
    veryhigh: retired('high'),
  },
  '/layers/llm/model': {
    'tavus-gpt-4o': { use: today.model, deprecated: true },
    'tavus-gpt-4o-mini': { use: today.model, deprecated: true },
    'tavus-gpt-4.1': { use: today.model, deprecated: true },
    'tavus-glm-4.7': { use: today.model, deprecated: true },
    'tavus-llama': retired(today.model),
    'tavus-llama-4': retired(today.model),
    'tavus-llama-3-8b-instruct': retired(today.model),
  },
  '/layers/tts/tts_engine': {
    playht: retired('cartesia'),
    '11labs': { use: 'elevenlabs', guessed: true },
  },
};
