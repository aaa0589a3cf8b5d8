import { z } from 'zod';
import { persona, tool } from '../../dist/index.js';

/** One persona with every field of the contract, as every contestant has it. */

const lookUp = {
  name: 'look_up_berth',
  description: 'Find the berth of a ship when the caller says its name.',
  parameters: {
    type: 'object',
    properties: {
      ship: { type: 'string', description: 'The name on the hull.' },
      urgent: { type: 'boolean' },
    },
    required: ['ship'],
  },
};
const noteFlag = {
  name: 'note_flag',
  description: 'Note a signal flag that comes into view.',
  parameters: { type: 'object', properties: { colour: { type: 'string' } }, required: ['colour'] },
};
const soundHorn = {
  name: 'sound_horn',
  description: 'Answer when a horn is heard.',
  parameters: { type: 'object', properties: {} },
};

const prompt = `You are the harbour master's voice. Ships call you before they enter, and you tell each of them its berth,
the depth of the water there, and what to keep clear of. Speak as people speak on the radio: short sentences, figures one
by one, and a word to show that you are done. Ask for the name of the ship first. When a caller is in distress, drop
everything else, ask for the position and the number of people on board, and hand over to the rescue service.`;

/** The body as a person would write it by hand. */
export const literal = {
  persona_name: 'Harbour Voice',
  pipeline_mode: 'full',
  system_prompt: prompt,
  default_replica_id: 'r-harbour',
  document_ids: ['d-chart', 'd-tides'],
  document_tags: ['harbour'],
  objectives_id: 'o-berth',
  guardrail_ids: ['g-no-gossip'],
  guardrail_tags: ['radio'],
  guardrails_id: 'g-2024',
  layers: {
    perception: {
      perception_model: 'raven-1',
      visual_awareness_queries: ['Which flag does the ship fly?', 'Is anybody on deck without a vest?'],
      visual_tools: [{ type: 'function', function: noteFlag }],
      visual_tool_prompt: 'Use note_flag when a flag goes up.',
      audio_awareness_queries: ['Is there a horn in the background?'],
      audio_tools: [{ type: 'function', function: soundHorn }],
      audio_tool_prompt: 'Use sound_horn when another horn is heard.',
    },
    stt: { stt_engine: 'tavus-parakeet', hotwords: 'Quayside, fairway and Skagerrak are places.' },
    llm: {
      model: 'pilot-2',
      base_url: 'https://llm.example.com/v1',
      api_key: 'sk-pilot-0001',
      speculative_inference: true,
      tools: [{ type: 'function', function: lookUp }],
      headers: { 'x-team': 'harbour' },
      extra_body: { temperature: 0.3, stop: ['\n\n'] },
    },
    tts: {
      tts_engine: 'elevenlabs',
      external_voice_id: 'v-master',
      api_key: 'sk-voice-0001',
      tts_model_name: 'eleven_flash_v2_5',
      tts_emotion_control: false,
      voice_settings: {
        speed: 1,
        stability: 0.5,
        similarity_boost: 0.7,
        style: 0.1,
        use_speaker_boost: true,
      },
      pronunciation_dictionary_id: 'pd-ships',
    },
    conversational_flow: {
      turn_detection_model: 'sparrow-1',
      turn_taking_patience: 'high',
      replica_interruptibility: 'low',
      voice_isolation: 'off',
      wake_phrase: 'Harbour voice, come in',
      idle_engagement: 'patient',
    },
  },
};

const tools = [lookUp, noteFlag, soundHorn].map(({ name, ...options }) => tool(name, options));

/** The same body by the chain, in as many steps as it takes. */
export function chain() {
  return persona()
    .name('Harbour Voice')
    .prompt(prompt)
    .replica('r-harbour')
    .documents('d-chart', 'd-tides')
    .documentTags('harbour')
    .objectives('o-berth')
    .guardrails('g-no-gossip')
    .guardrailTags('radio')
    .guardrailSet('g-2024')
    .customLlm({
      model: 'pilot-2',
      baseUrl: 'https://llm.example.com/v1',
      apiKey: 'sk-pilot-0001',
      speculativeInference: true,
      headers: { 'x-team': 'harbour' },
      extraBody: { temperature: 0.3, stop: ['\n\n'] },
    })
    .tools(tools[0])
    .tts('elevenlabs', {
      externalVoiceId: 'v-master',
      apiKey: 'sk-voice-0001',
      ttsModelName: 'eleven_flash_v2_5',
      ttsEmotionControl: false,
      voiceSettings: { speed: 1, stability: 0.5, similarityBoost: 0.7, style: 0.1, useSpeakerBoost: true },
      pronunciationDictionaryId: 'pd-ships',
    })
    .stt('tavus-parakeet', { hotwords: 'Quayside, fairway and Skagerrak are places.' })
    .perception('raven-1', {
      visual: {
        awarenessQueries: ['Which flag does the ship fly?', 'Is anybody on deck without a vest?'],
        tools: [tools[1]],
        toolPrompt: 'Use note_flag when a flag goes up.',
      },
      audio: {
        awarenessQueries: ['Is there a horn in the background?'],
        tools: [tools[2]],
        toolPrompt: 'Use sound_horn when another horn is heard.',
      },
    })
    .conversationalFlow({
      turnDetectionModel: 'sparrow-1',
      turnTakingPatience: 'high',
      replicaInterruptibility: 'low',
      voiceIsolation: 'off',
      wakePhrase: 'Harbour voice, come in',
      idleEngagement: 'patient',
    });
}

const text = z.string();
const toolShape = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: text,
    description: text,
    parameters: z.object({
      type: z.literal('object'),
      properties: z.record(text, z.looseObject({})),
      required: z.array(text).optional(),
    }),
  }),
});
const unit = z.number().min(0).max(1);
const levels = z.enum(['low', 'medium', 'high']);

/** What zod knows of the body: its shape, and none of the rules between fields. */
export const schema = z.strictObject({
  persona_name: text.optional(),
  pipeline_mode: z.enum(['full', 'echo']),
  system_prompt: text.optional(),
  default_replica_id: text.optional(),
  document_ids: z.array(text).optional(),
  document_tags: z.array(text).optional(),
  objectives_id: text.optional(),
  guardrail_ids: z.array(text).max(50).optional(),
  guardrail_tags: z.array(text).max(50).optional(),
  guardrails_id: text.optional(),
  layers: z
    .strictObject({
      perception: z
        .strictObject({
          perception_model: z.enum(['raven-1', 'raven-0', 'off']).optional(),
          visual_awareness_queries: z.array(text).optional(),
          visual_tools: z.array(toolShape).optional(),
          visual_tool_prompt: text.optional(),
          audio_awareness_queries: z.array(text).optional(),
          audio_tools: z.array(toolShape).optional(),
          audio_tool_prompt: text.optional(),
        })
        .optional(),
      stt: z
        .strictObject({
          stt_engine: z
            .enum([
              'tavus-auto',
              'tavus-parakeet',
              'tavus-soniox',
              'tavus-whisper',
              'tavus-deepgram-medical',
              'tavus-advanced',
            ])
            .optional(),
          hotwords: text.optional(),
        })
        .optional(),
      llm: z
        .strictObject({
          model: text.optional(),
          base_url: text.optional(),
          api_key: text.optional(),
          speculative_inference: z.boolean().optional(),
          tools: z.array(toolShape).optional(),
          headers: z.record(text, text).optional(),
          extra_body: z.looseObject({}).optional(),
        })
        .optional(),
      tts: z
        .strictObject({
          tts_engine: z.enum(['cartesia', 'elevenlabs']).optional(),
          external_voice_id: text.optional(),
          api_key: text.optional(),
          tts_model_name: text.optional(),
          tts_emotion_control: z.boolean().optional(),
          voice_settings: z
            .strictObject({
              speed: z.number().min(0.7).max(1.2).optional(),
              stability: unit.optional(),
              similarity_boost: unit.optional(),
              style: unit.optional(),
              use_speaker_boost: z.boolean().optional(),
            })
            .optional(),
          pronunciation_dictionary_id: text.optional(),
        })
        .optional(),
      conversational_flow: z
        .strictObject({
          turn_detection_model: z.enum(['sparrow-1', 'sparrow-0']).optional(),
          turn_taking_patience: levels.optional(),
          replica_interruptibility: levels.optional(),
          voice_isolation: z.enum(['near', 'off']).optional(),
          wake_phrase: text.optional(),
          idle_engagement: z.enum(['off', 'patient', 'eager']).optional(),
        })
        .optional(),
    })
    .optional(),
});

/** The literal with so many tools, queries and documents: what can grow in a body. */
export function grown(count) {
  const each = (make) => Array.from({ length: count }, (_, index) => make(index));
  const { layers } = literal;
  const grownTool = (index) => ({
    type: 'function',
    function: { ...lookUp, name: `look_up_${index}`, parameters: structuredClone(lookUp.parameters) },
  });
  return {
    ...literal,
    document_ids: each((index) => `d-${index}`),
    layers: {
      ...layers,
      llm: { ...layers.llm, tools: each(grownTool) },
      perception: {
        ...layers.perception,
        visual_awareness_queries: each((index) => `Is ship ${index} in sight?`),
      },
    },
  };
}
