import { type Bodies, toolOf } from './row.js';

const perceptionModel = '/layers/perception/perception_model';

/** Bodies with several mistakes, as they come out of real projects; and echo, which is at odds with most layers. */
export const wholeBodies: Bodies = {
  // Echo
  'echo with a prompt': [
    { pipeline_mode: 'echo', system_prompt: 'You repeat the harbour radio.' },
    'warning ignored-in-echo /system_prompt',
  ],
  'echo with a language model': [
    { pipeline_mode: 'echo', layers: { llm: { model: 'tavus-gpt-oss' } } },
    'warning ignored-in-echo /layers/llm',
  ],
  'echo with a prompt, a language model and a voice, which alone it uses': [
    { pipeline_mode: 'echo', system_prompt: 'You repeat.', layers: { tts: {}, llm: {} } },
    'warning ignored-in-echo /system_prompt',
    'warning ignored-in-echo /layers/llm',
  ],
  'echo with an empty prompt and a tool': [
    { pipeline_mode: 'echo', system_prompt: '', layers: { llm: { tools: [toolOf('ring_bell')] } } },
    'warning ignored-in-echo /layers/llm',
  ],
  'echo with speech to text': [
    { pipeline_mode: 'echo', layers: { stt: { stt_engine: 'tavus-auto' } } },
    'error echo-incompatible /layers/stt',
  ],
  'echo with a model that perceives': [
    { pipeline_mode: 'echo', layers: { perception: { perception_model: 'raven-1' } } },
    'error echo-incompatible /layers/perception',
  ],
  'echo with something to watch for': [
    { pipeline_mode: 'echo', layers: { perception: { visual_awareness_queries: ['Is there fog?'] } } },
    'error echo-incompatible /layers/perception',
  ],
  'echo with something to listen for while perception is off': [
    {
      pipeline_mode: 'echo',
      layers: { perception: { perception_model: 'off', audio_awareness_queries: ['Is there a horn?'] } },
    },
    'error echo-incompatible /layers/perception',
  ],
  'echo with both': [
    {
      pipeline_mode: 'echo',
      layers: { perception: { perception_model: 'raven-0' }, stt: { stt_engine: 'tavus-auto' } },
    },
    'error echo-incompatible /layers/perception',
    `warning deprecated-value ${perceptionModel} → raven-1`,
  ],

  // Whole personas
  'a persona of the first pages': [
    {
      persona_name: 'Pier guide',
      system_prompt: 'You read the ferry timetable to people at the pier.',
      pipeline_mode: 'full',
      context: 'The last ferry goes at nine.',
      default_replica_id: 'r-9',
      layers: {
        llm: { model: 'tavus-llama', speculative_inference: true },
        tts: { tts_engine: 'cartesia', voice_settings: { speed: 'normal', emotion: ['positivity:high'] } },
        perception: {
          perception_model: 'raven-0',
          ambient_awareness_queries: ['Does anyone carry a suitcase?'],
          perception_tool_prompt: 'Use `call_porter` when somebody carries a suitcase.',
          perception_tools: [toolOf('call_porter')],
        },
        stt: {
          stt_engine: 'tavus-advanced',
          participant_pause_sensitivity: 'high',
          participant_interrupt_sensitivity: 'low',
          smart_turn_detection: true,
        },
      },
    },
    `warning deprecated-value ${perceptionModel} → raven-1`,
    'error legacy-field /layers/perception/ambient_awareness_queries → visual_awareness_queries',
    'error legacy-field /layers/perception/perception_tool_prompt → visual_tool_prompt',
    'error legacy-field /layers/perception/perception_tools → visual_tools',
    'warning deprecated-value /layers/stt/stt_engine → tavus-auto',
    'error legacy-field /layers/stt/participant_pause_sensitivity → turn_taking_patience',
    'error legacy-field /layers/stt/participant_interrupt_sensitivity → replica_interruptibility',
    'error legacy-field /layers/stt/smart_turn_detection → turn_detection_model',
    'error unknown-value /layers/llm/model → ‘tavus-gemma-4’',
    'warning legacy-field /context → system_prompt',
  ],
  'a persona with a vqa layer': [
    {
      persona_name: 'Lamp keeper',
      system_prompt: 'You keep the lamp.',
      context: 'The lamp is on the north pier.',
      layers: {
        vqa: { enable_vision: true },
        llm: { model: 'tavus-gpt-4o-mini' },
        stt: { stt_engine: 'tavus-turbo' },
      },
    },
    'error unknown-value /layers/stt/stt_engine → ‘tavus-auto’',
    'warning deprecated-value /layers/llm/model → tavus-gemma-4',
    'error legacy-field /layers/vqa → visual_awareness_queries',
    'warning legacy-field /context → system_prompt',
  ],
  'a persona of the newest pages': [
    {
      pal_name: 'Gull counter',
      default_face_id: 'f-9',
      system_prompt: 'You count gulls aloud.',
      greeting: 'One!',
      disclosure_type: 'always',
      layers: {
        llm: { model: 'tavus-glm-4.7' },
        tts: { tts_engine: 'tavus-auto' },
        perception: { emotion_recognition: 'limited' },
        conversational_flow: { turn_detection_model: 'sparrow-2', pal_interruptibility: 'low' },
      },
    },
    'warning deprecated-value /layers/llm/model → tavus-gemma-4',
    'error legacy-field /layers/conversational_flow/pal_interruptibility → replica_interruptibility',
    'error legacy-field /pal_name → persona_name',
    'error legacy-field /default_face_id → default_replica_id',
  ],
  'a persona that a hand-written type let through': [
    {
      persona_name: 'Night ferry',
      system_prompt: 'You whisper on the night ferry.',
      replica_id: 'r-9',
      layers: {
        conversational: { turn_taking_patience: 'low' },
        tts: { tts_engine: 'elevenlabs', voice_id: 'Xb71', tts_emotion_control: 'true' },
      },
    },
    'warning voice-id /layers/tts/voice_id',
    'error wrong-type /layers/tts/tts_emotion_control → Write true without quotes.',
    'error legacy-field /layers/conversational → conversational_flow',
    'error legacy-field /replica_id → default_replica_id',
  ],
  'a persona on the developer’s machine': [
    {
      persona_name: 'Harbour office',
      system_prompt: 'You answer for the harbour office.',
      layers: {
        llm: { model: 'kelp-7', base_url: 'http://localhost:11434/v1', tools: [toolOf('callHarbourMaster')] },
        perception: { perception_model: 'basic' },
      },
    },
    `error unknown-value ${perceptionModel} → ‘raven-1’`,
    'warning unreachable-url /layers/llm/base_url',
    'error custom-llm-incomplete /layers/llm/api_key',
  ],
  'everything customised': [
    {
      persona_name: 'Coast watch',
      system_prompt: 'You watch the coast with whoever calls.',
      pipeline_mode: 'full',
      layers: {
        document_ids: ['d-1'],
        document_tags: ['tides'],
        llm: {
          model: 'tavus-claude-haiku-4.5',
          extra_body: { temperature: 0.7, top_p: 0.9 },
          tools: [
            toolOf('report_wreck', {
              parameters: {
                type: 'object',
                properties: { place: { type: 'string' } },
                urgency_level: { type: 'string', enum: ['low', 'high'] },
                required: ['place', 'urgency_level'],
              },
            }),
          ],
        },
        tts: {
          tts_engine: 'cartesia',
          tts_model_name: 'sonic-3',
          voice_settings: { speed: 'normal', emotion: ['positivity:high'] },
        },
        conversational_flow: { turn_detection_model: 'sparrow-1', turn_commitment: 'medium' },
      },
    },
    'error tool-shape /layers/llm/tools/0/function/parameters/urgency_level',
    'error tool-shape /layers/llm/tools/0/function/parameters/required/1',
    'warning sonic-1-setting /layers/tts/voice_settings/speed',
    'warning sonic-1-setting /layers/tts/voice_settings/emotion',
    'error legacy-field /layers/conversational_flow/turn_commitment → turn_taking_patience',
    'error misplaced-field /layers/document_ids → /document_ids',
    'error misplaced-field /layers/document_tags → /document_tags',
  ],
};
