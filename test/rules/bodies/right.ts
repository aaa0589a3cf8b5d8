import { type Bodies, flow, llm, many, perception, prompted, stt, toolOf, tts } from './row.js';

const own = { model: 'kelp-7', base_url: 'https://llm.example.com/v1', api_key: 'sk-kelp-0001' };
const elevenlabs = (voice_settings: object) => tts({ tts_engine: 'elevenlabs', voice_settings });
const cartesia = (tts_model_name: string, voice_settings: object) =>
  tts({ tts_engine: 'cartesia', tts_model_name, voice_settings });

const visual_tool_prompt = 'Use `read_sign` when a sign comes in sight.';
/** A tool that takes a text of as many characters. */
const reading = (maxLength: number) =>
  toolOf('read_sign', {
    parameters: { type: 'object', properties: { text: { type: 'string', maxLength } } },
  });
/** A tool with a schema that a library wrote, wherever one can stand. */
const written = (parameters: object) => {
  const list = [toolOf('read_sign', { parameters })];
  return prompted({
    layers: { perception: { visual_tools: list, visual_tool_prompt }, llm: { tools: list } },
  });
};

/** Bodies to which no rule objects. */
export const rightBodies: Bodies = {
  'a prompt': [{ system_prompt: 'You sing shanties on request.' }],
  'a name and a prompt': [prompted({ persona_name: 'Pier guide' })],
  'the schema of the file': [prompted({ $schema: '../persona.schema.json' })],
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

  'echo with a voice': [
    { pipeline_mode: 'echo', layers: { tts: { tts_engine: 'elevenlabs', external_voice_id: 'v-71' } } },
  ],
  'echo with an empty prompt': [{ pipeline_mode: 'echo', system_prompt: '' }],

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

  'an empty tool prompt without tools': [perception({ visual_tool_prompt: '' })],
  'an empty tool prompt beside an empty list': [perception({ audio_tool_prompt: '', audio_tools: [] })],
  'a text of exactly 1,000 characters': [perception({ visual_tools: [reading(1_000)], visual_tool_prompt })],
  'a longer text that a language model fills in': [llm({ tools: [reading(20_000)] })],

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
      idle_end_behavior: 'end_conversation',
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
  'a tool with empty parameters': [llm({ tools: [toolOf('ring_bell', { parameters: {} })] })],
  'a tool without properties': [llm({ tools: [toolOf('ring_bell', { parameters: { type: 'object' } })] })],
  'a name of exactly 64 characters': [llm({ tools: [toolOf('b'.repeat(64))] })],
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
  'a schema as zod writes it': [
    written({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        pier: { type: 'string', enum: ['north', 'south'] },
        times: { default: 1, type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
        note: { anyOf: [{ type: 'string', maxLength: 200 }, { type: 'null' }] },
        lamps: {
          type: 'object',
          propertyNames: { type: 'string' },
          additionalProperties: { type: 'number' },
        },
        place: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }] },
        next: { $ref: '#' },
      },
      required: ['pier', 'times'],
      additionalProperties: false,
      ui: { widget: 'dial' },
    }),
  ],
  'a schema as TypeBox writes it': [
    written({
      $id: 'Bell',
      type: 'object',
      required: ['pier'],
      properties: {
        pier: {
          anyOf: [
            { const: 'north', type: 'string' },
            { const: 'south', type: 'string' },
          ],
        },
        lamps: { type: 'object', patternProperties: { '^(.*)$': { type: 'number' } } },
      },
      unevaluatedProperties: { not: {} },
    }),
  ],
  'a schema as pydantic writes it': [
    written({
      $defs: {
        Pier: { enum: ['north', 'south'], title: 'Pier', type: 'string' },
        Boat: {
          properties: {
            name: { maxLength: 80, title: 'Name', type: 'string' },
            tows: { anyOf: [{ $ref: '#/$defs/Boat' }, { type: 'null' }], default: null },
          },
          required: ['name'],
          title: 'Boat',
          type: 'object',
        },
      },
      additionalProperties: false,
      example: { pier: 'north', type: 'a ferry' },
      properties: {
        pier: { $ref: '#/$defs/Pier', default: 'north' },
        boats: { default: [], items: { $ref: '#/$defs/Boat' }, title: 'Boats', type: 'array' },
      },
      title: 'Ring',
      type: 'object',
    }),
  ],
  'a schema as effect writes it': [
    written({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $defs: { NonEmptyString: { type: 'string', minLength: 1, title: 'nonEmptyString' } },
      type: 'object',
      required: ['pier'],
      properties: { pier: { $ref: '#/$defs/NonEmptyString' }, any: { $id: '/schemas/any' }, open: true },
      additionalProperties: false,
    }),
  ],
  'a schema as OpenAPI has it': [
    written({
      type: 'object',
      properties: { pier: { type: 'string', nullable: true, example: 'north' } },
      example: { type: 'north' },
      xml: { name: 'bell', type: 'element' },
      'x-order': { type: 'list' },
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
