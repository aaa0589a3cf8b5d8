/** What became of a name that is no field of the contract. */
export type OtherName =
  /** It is called otherwise now; the value stays as it is. */
  | { readonly now: string }
  /** It is called otherwise now, and the meaning of its values was turned round. */
  | { readonly turned: string; readonly how: string }
  /** It is a field, of another place. */
  | { readonly belongs: string }
  /** Other pages of the documents name it. */
  | { readonly newer: true }
  /** Nothing does its work any more. */
  | { readonly gone: string };

const newer: OtherName = { newer: true };

/** Names that public code and other pages use, by their place in the body. */
export const otherNames: { readonly [pointer: string]: OtherName } = {
  '/context': newer,
  '/greeting': newer,
  '/disclosure_type': newer,
  '/verbal_disclosure': newer,
  '/visual_disclosure': newer,
  '/tool_ids': newer,
  '/replica_id': { now: 'default_replica_id' },
  '/default_face_id': { now: 'default_replica_id' },
  '/face_id': { now: 'default_replica_id' },
  '/pal_name': { now: 'persona_name' },
  '/prompt': { now: 'system_prompt' },
  '/perception': { belongs: '/layers/perception' },
  '/stt': { belongs: '/layers/stt' },
  '/llm': { belongs: '/layers/llm' },
  '/tts': { belongs: '/layers/tts' },
  '/conversational_flow': { belongs: '/layers/conversational_flow' },
  '/conversational_context': { gone: 'It is a field of a conversation, not of a persona.' },
  '/custom_greeting': { gone: 'It is a field of a conversation, not of a persona.' },
  '/properties': { gone: 'It is a field of a conversation, not of a persona.' },
  '/layers/document_ids': { belongs: '/document_ids' },
  '/layers/document_tags': { belongs: '/document_tags' },
  '/layers/conversational': { now: 'conversational_flow' },
  '/layers/transport': newer,
  '/layers/conferencing': newer,
  '/layers/vqa': { gone: 'The perception layer does its work: visual_awareness_queries.' },
  '/layers/perception/ambient_awareness_queries': { now: 'visual_awareness_queries' },
  '/layers/perception/ambient_awareness': { now: 'visual_awareness_queries' },
  '/layers/perception/perception_tool_prompt': { now: 'visual_tool_prompt' },
  '/layers/perception/perception_tools': { now: 'visual_tools' },
  '/layers/perception/tool_prompt': {
    gone: 'Each sense has its own: visual_tool_prompt, audio_tool_prompt.',
  },
  '/layers/perception/perception_analysis_queries': newer,
  '/layers/perception/emotion_recognition': newer,
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
  '/layers/stt/turn_detection_model': { belongs: '/layers/conversational_flow/turn_detection_model' },
  '/layers/conversational_flow/turn_commitment': { gone: 'turn_taking_patience is the nearest to it.' },
  '/layers/conversational_flow/pal_interruptibility': { now: 'replica_interruptibility' },
  '/layers/llm/default_query': newer,
  '/layers/llm/temperature': { belongs: '/layers/llm/extra_body/temperature' },
  '/layers/llm/top_p': { belongs: '/layers/llm/extra_body/top_p' },
  '/layers/tts/voice_id': { now: 'external_voice_id' },
  '/layers/tts/elevenlabs_voice_id': { now: 'external_voice_id' },
  '/layers/tts/emotion': { belongs: '/layers/tts/voice_settings/emotion' },
  '/layers/tts/speed': { belongs: '/layers/tts/voice_settings/speed' },
  '/layers/tts/model': { now: 'tts_model_name' },
};

/** What became of a value that is not listed. */
export interface OtherValue {
  /** What to take instead; without it, newer pages list the value. */
  readonly use?: string;
  /** Tavus still takes it. */
  readonly deprecated?: true;
}

const retired = (use: string): OtherValue => ({ use });

/** Values that public code and other pages use, by the field's place. */
export const otherValues: { readonly [pointer: string]: { readonly [value: string]: OtherValue } } = {
  '/layers/perception/perception_model': {
    basic: retired('raven-1'),
    'raven-0': { use: 'raven-1', deprecated: true },
  },
  '/layers/stt/stt_engine': {
    'tavus-turbo': retired('tavus-auto'),
    'tavus-advanced': { use: 'tavus-auto', deprecated: true },
  },
  '/layers/conversational_flow/turn_detection_model': {
    'sparrow-0': { use: 'sparrow-1', deprecated: true },
    'sparrow-2': {},
    'time-based': retired('sparrow-1'),
    timebased: retired('sparrow-1'),
  },
  '/layers/conversational_flow/turn_taking_patience': { verylow: retired('low'), veryhigh: retired('high') },
  '/layers/conversational_flow/replica_interruptibility': {
    verylow: retired('low'),
    veryhigh: retired('high'),
  },
  '/layers/llm/model': {
    'tavus-gpt-4o': { use: 'tavus-gpt-oss', deprecated: true },
    'tavus-gpt-4o-mini': { use: 'tavus-gpt-oss', deprecated: true },
    'tavus-gpt-4.1': { use: 'tavus-gpt-oss', deprecated: true },
    'tavus-llama': retired('tavus-gpt-oss'),
    'tavus-llama-4': retired('tavus-gpt-oss'),
    'tavus-llama-3-8b-instruct': retired('tavus-gpt-oss'),
    'tavus-glm-4.7': {},
    'tavus-gemma-4': {},
    'tavus-gemma-4-thinking': {},
    'tavus-gpt-5.6-sol': {},
    'tavus-gpt-5.6-terra': {},
  },
  '/layers/tts/tts_engine': { playht: retired('cartesia'), azure: {}, 'tavus-auto': {} },
};
