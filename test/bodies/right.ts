import { type Bodies, flow, llm, many, perception, prompted, stt, toolOf, tts } from './row.js';

const own = { model: 'kelp-7', base_url: 'https://llm.example.com/v1', api_key: 'sk-kelp-0001' };
const elevenlabs = (voice_settings: object) => tts({ tts_engine: 'elevenlabs', voice_settings });
const cartesia = (tts_model_name: string, voice_settings: object) =>
  tts({ tts_engine: 'cartesia', tts_model_name, voice_settings });

/** Bodies to which no rule objects. */
export const rightBodies: Bodies = {
  'a prompt': [{ system_prompt: 'You sing shanties on request.' }],
  'a name and a prompt': [prompted({ persona_name: 'Pier guide' })],
  'the mode in words': [prompted({ pipeline_mode: 'full' })],
  'a prompt of exactly 5,000 tokens': [{ system_prompt: 'tide'.repeat(5_000) }],
  'a prompt in several scripts': [{ system_prompt: '潮の満ち引きを教える。 Отвечай кратко. 🐚' }],
  'a replica, documents and objectives': [
    prompted({
      default_replica_id: 'r-9',
      document_ids: ['d-1', 'd-2'],
      document_tags: ['ferries'],
      objectives_id: 'o-1',
    }),
  ],
  '50 guardrails and 50 tags': [prompted({ guardrail_ids: many(50), guardrail_tags: many(50) })],
  'empty lists': [prompted({ document_ids: [], guardrail_tags: [] })],
  'repeats in a list': [prompted({ document_ids: ['d-1', 'd-1'] })],
  'layers without a layer': [prompted({ layers: {} })],
  'layers without a setting': [prompted({ layers: { llm: {}, tts: {}, stt: {}, perception: {} } })],

  'echo alone': [{ pipeline_mode: 'echo' }],
  'echo with a name and a replica': [
    { pipeline_mode: 'echo', persona_name: 'Harbour radio', default_replica_id: 'r-9' },
  ],
  'echo with perception off': [
    { pipeline_mode: 'echo', layers: { perception: { perception_model: 'off' } } },
  ],

  'perception off': [perception({ perception_model: 'off' })],
  'queries for both senses': [
    perception({
      perception_model: 'raven-1',
      visual_awareness_queries: ['Is there fog?', 'Is the pier crowded?'],
      audio_awareness_queries: ['Is there a foghorn?'],
    }),
  ],
  'audio queries without a model': [perception({ audio_awareness_queries: ['Is there a foghorn?'] })],
  'a query of exactly 1,000 characters': [perception({ visual_awareness_queries: ['?'.repeat(1_000)] })],
  'tools for both senses': [
    perception({
      perception_model: 'raven-1',
      visual_tool_prompt: 'Use `ring_bell` when fog comes in.',
      visual_tools: [toolOf('ring_bell')],
      audio_tool_prompt: 'Use `light_lamp` when a horn sounds.',
      audio_tools: [toolOf('light_lamp')],
    }),
  ],

  'each engine that hears: tavus-auto': [stt({ stt_engine: 'tavus-auto', hotwords: 'Skerry, Voe' })],
  'each engine that hears: tavus-parakeet': [stt({ stt_engine: 'tavus-parakeet' })],
  'each engine that hears: tavus-soniox': [stt({ stt_engine: 'tavus-soniox' })],
  'each engine that hears: tavus-whisper': [stt({ stt_engine: 'tavus-whisper' })],
  'each engine that hears: tavus-deepgram-medical': [stt({ stt_engine: 'tavus-deepgram-medical' })],
  'hot words alone': [stt({ hotwords: 'Skerry' })],

  'the whole conversational flow': [
    flow({
      turn_detection_model: 'sparrow-1',
      turn_taking_patience: 'high',
      replica_interruptibility: 'low',
      voice_isolation: 'near',
      wake_phrase: 'Ahoy captain',
      idle_engagement: 'patient',
    }),
  ],
  'a wake phrase that begins with a common word': [flow({ wake_phrase: 'Hey Skerryvore' })],

  'each hosted model: tavus-gpt-oss': [llm({ model: 'tavus-gpt-oss', speculative_inference: true })],
  'each hosted model: tavus-gemini-2.5-flash': [llm({ model: 'tavus-gemini-2.5-flash' })],
  'each hosted model: tavus-claude-haiku-4.5': [llm({ model: 'tavus-claude-haiku-4.5' })],
  'each hosted model: tavus-gpt-5.2': [llm({ model: 'tavus-gpt-5.2' })],
  'each hosted model: tavus-gemini-3-flash': [llm({ model: 'tavus-gemini-3-flash' })],
  'parameters at the ends of their ranges': [
    llm({ model: 'tavus-gpt-oss', extra_body: { temperature: 2, top_p: 0, seed: 7 } }),
  ],
  'a model of one’s own': [llm({ ...own, headers: { 'x-pier': 'north' } })],
  'any parameter for a model of one’s own': [llm({ ...own, extra_body: { temperature: 5, top_p: 'auto' } })],
  'an address with a port': [llm({ ...own, base_url: 'https://llm.example.com:8443/v1/' })],

  'a tool': [llm({ model: 'tavus-gpt-oss', tools: [toolOf('ring_bell')] })],
  'a tool in camelCase': [llm({ tools: [toolOf('ringBell')] })],
  'a tool without parameters': [llm({ tools: [toolOf('ring_bell', { parameters: undefined })] })],
  'a tool that leaves a parameter open': [
    llm({
      tools: [
        toolOf('ring_bell', {
          parameters: {
            type: 'object',
            properties: { times: { type: 'integer' }, pier: { enum: ['north', 'south'] } },
            required: ['times'],
            additionalProperties: false,
          },
        }),
      ],
    }),
  ],
  'a tool with definitions of its own': [
    llm({
      tools: [
        toolOf('ring_bell', {
          parameters: {
            type: 'object',
            properties: { pier: { $ref: '#/$defs/pier' } },
            $defs: { pier: { type: 'string' } },
          },
        }),
      ],
    }),
  ],
  'one tool twice': [llm({ tools: [toolOf('ring_bell'), toolOf('ring_bell')] })],

  'an engine alone': [tts({ tts_engine: 'cartesia' })],
  'a private voice': [
    tts({
      tts_engine: 'elevenlabs',
      api_key: 'sk-foam-0001',
      external_voice_id: 'v-71',
      tts_model_name: 'eleven_flash_v2_5',
      pronunciation_dictionary_id: 'pd-1',
      tts_emotion_control: false,
    }),
  ],
  'the lowest settings of ElevenLabs': [
    elevenlabs({ speed: 0.7, stability: 0, similarity_boost: 0, style: 0, use_speaker_boost: false }),
  ],
  'the highest settings of ElevenLabs': [
    elevenlabs({ speed: 1.2, stability: 1, similarity_boost: 1, style: 1, use_speaker_boost: true }),
  ],
  'settings of Sonic 3': [cartesia('sonic-3', { speed: 1.1, volume: 0.8, emotion: 'calm' })],
  'settings of Sonic 1': [cartesia('sonic-1', { speed: -0.5, emotion: ['positivity:high', 'curiosity'] })],
  'a word for the speed of Sonic 1': [cartesia('sonic-1', { speed: 'slow' })],
  'emotion control with speculative inference': [
    prompted({ layers: { llm: { speculative_inference: true }, tts: { tts_emotion_control: true } } }),
  ],
  'every layer': [
    {
      persona_name: 'Coast watch',
      system_prompt: 'You watch the coast with whoever calls.',
      pipeline_mode: 'full',
      default_replica_id: 'r-9',
      guardrail_tags: ['safety'],
      layers: {
        perception: { perception_model: 'raven-1', visual_awareness_queries: ['Is there fog?'] },
        stt: { stt_engine: 'tavus-auto', hotwords: 'Skerryvore' },
        llm: { model: 'tavus-gpt-oss', tools: [toolOf('report_wreck')], extra_body: { temperature: 0.3 } },
        tts: { tts_engine: 'cartesia', tts_model_name: 'sonic-3', voice_settings: { volume: 1.1 } },
        conversational_flow: { turn_taking_patience: 'medium' },
      },
    },
  ],
};
