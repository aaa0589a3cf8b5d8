import { type Bodies, prompted, tts } from './row.js';

const engine = '/layers/tts/tts_engine';
const settings = '/layers/tts/voice_settings';
const cartesia = (voice_settings: unknown, model = 'sonic-3') =>
  tts({ tts_engine: 'cartesia', tts_model_name: model, voice_settings });
const elevenlabs = (voice_settings: unknown) => tts({ tts_engine: 'elevenlabs', voice_settings });

/** Mistakes in the layer of the voice. */
export const ttsBodies: Bodies = {
  // Names
  voice_id: [tts({ tts_engine: 'cartesia', voice_id: 'Xb71' }), 'warning voice-id /layers/tts/voice_id'],
  ...Object.fromEntries(
    ['cartesia_voice_id', 'playht_voice_id'].map(
      (name) =>
        [
          name,
          [tts({ [name]: 'v-71' }), `error legacy-field /layers/tts/${name} → external_voice_id`],
        ] as const,
    ),
  ),
  provider: [tts({ provider: 'cartesia' }), 'error legacy-field /layers/tts/provider → tts_engine'],
  'the engine 11labs': [
    tts({ tts_engine: '11labs' }),
    'error unknown-value /layers/tts/tts_engine → ‘elevenlabs’',
  ],
  playht_user_id: [
    tts({ playht_user_id: 'u-71' }),
    'error legacy-field /layers/tts/playht_user_id → not an engine',
  ],
  elevenlabs_voice_id: [
    tts({ tts_engine: 'elevenlabs', elevenlabs_voice_id: 'v-71' }),
    'error legacy-field /layers/tts/elevenlabs_voice_id → external_voice_id',
  ],
  model: [
    tts({ tts_engine: 'cartesia', model: 'sonic-3' }),
    'error legacy-field /layers/tts/model → tts_model_name',
  ],
  'speed in the layer': [
    tts({ tts_engine: 'cartesia', speed: 1.1 }),
    `error misplaced-field /layers/tts/speed → ${settings}/speed`,
  ],
  'emotion in the layer': [
    tts({ tts_engine: 'cartesia', emotion: 'calm' }),
    `error misplaced-field /layers/tts/emotion → ${settings}/emotion`,
  ],
  'a slip in a name': [
    tts({ tts_engine: 'cartesia', external_voiceid: 'v-71' }),
    'error unknown-field /layers/tts/external_voiceid → ‘external_voice_id’',
  ],
  'settings in the singular': [
    tts({ tts_engine: 'cartesia', voice_setting: { volume: 1 } }),
    'error unknown-field /layers/tts/voice_setting → ‘voice_settings’',
  ],

  // The engine
  'the engine playht': [tts({ tts_engine: 'playht' }), `error unknown-value ${engine} → ‘cartesia’`],
  'a voice of Tavus and one of an engine': [
    tts({ voice_id: 'v71', external_voice_id: 'Xb71' }),
    'error voice-id /layers/tts/voice_id',
  ],
  'a model for azure': [
    tts({ tts_engine: 'azure', tts_model_name: 'neural' }),
    'warning azure-model /layers/tts/tts_model_name',
  ],
  'an engine in capitals': [
    tts({ tts_engine: 'ElevenLabs' }),
    `error unknown-value ${engine} → Did you mean ‘elevenlabs’?`,
  ],
  'an engine in two words': [
    tts({ tts_engine: 'eleven_labs' }),
    `error unknown-value ${engine} → ‘elevenlabs’`,
  ],
  'an engine that there is not': [
    tts({ tts_engine: 'foghorn' }),
    `error unknown-value ${engine} → Take ‘cartesia’, ‘elevenlabs’, ‘azure’, ‘tavus-auto’, or unlisted(`,
  ],
  'null for the engine': [tts({ tts_engine: null }), `warning empty-value ${engine}`],
  'the engine for the layer': [tts('cartesia'), 'error wrong-type /layers/tts'],
  'settings of an engine that there is not': [
    tts({ tts_engine: 'foghorn', voice_settings: { blast: 3 } }),
    `error unknown-value ${engine}`,
  ],

  // Types
  'true in quotes for emotion control': [
    tts({ tts_emotion_control: 'true' }),
    'error wrong-type /layers/tts/tts_emotion_control → Write true without quotes.',
  ],
  'false in quotes for emotion control': [
    tts({ tts_emotion_control: 'false' }),
    'error wrong-type /layers/tts/tts_emotion_control → Write false without quotes.',
  ],
  'an emotion for emotion control': [
    tts({ tts_emotion_control: { emotion: 'calm' } }),
    'error wrong-type /layers/tts/tts_emotion_control',
  ],
  'a number for the voice': [
    tts({ external_voice_id: 71 }),
    'error wrong-type /layers/tts/external_voice_id',
  ],
  'null for the key': [
    tts({ tts_engine: 'elevenlabs', api_key: null }),
    'warning empty-value /layers/tts/api_key',
  ],
  'dictionaries as a list': [
    tts({ pronunciation_dictionary_id: ['pd-1'] }),
    'error wrong-type /layers/tts/pronunciation_dictionary_id',
  ],
  'a text for the settings': [cartesia('calm'), `error wrong-type ${settings}`],
  'a list for the settings': [elevenlabs([{ speed: 1 }]), `error wrong-type ${settings}`],

  // Settings of Cartesia
  'a list of emotions for Sonic 3': [
    cartesia({ emotion: ['positivity:high', 'curiosity'] }),
    `warning sonic-1-setting ${settings}/emotion → Give one word.`,
  ],
  'a word for the speed of Sonic 3': [
    cartesia({ speed: 'normal' }),
    `warning sonic-1-setting ${settings}/speed → Give a number.`,
  ],
  'both for Sonic 2': [
    cartesia({ emotion: ['calm:low'], speed: 'slow' }, 'sonic-2'),
    `warning sonic-1-setting ${settings}/speed → Give a number.`,
    `warning sonic-1-setting ${settings}/emotion → Give one word.`,
  ],
  'a speed that there is not': [
    cartesia({ speed: 'brisk' }, 'sonic-1'),
    `error wrong-type ${settings}/speed`,
  ],
  'a volume in quotes': [cartesia({ volume: '1.2' }), `error wrong-type ${settings}/volume`],
  'stability for Cartesia': [
    cartesia({ stability: 0.4 }),
    `error other-engine-setting ${settings}/stability → elevenlabs`,
  ],
  'three settings of ElevenLabs for Cartesia': [
    cartesia({ similarity_boost: 0.4, style: 0.1, use_speaker_boost: true, volume: 1 }),
    `error other-engine-setting ${settings}/similarity_boost → elevenlabs`,
    `error other-engine-setting ${settings}/style → elevenlabs`,
    `error other-engine-setting ${settings}/use_speaker_boost → elevenlabs`,
  ],
  'stability without an engine': [
    tts({ voice_settings: { stability: 0.4 } }),
    `error other-engine-setting ${settings}/stability → elevenlabs`,
  ],

  // Settings of ElevenLabs
  'a speed of 0.5': [elevenlabs({ speed: 0.5 }), `error out-of-range ${settings}/speed`],
  'a speed of 1.3': [elevenlabs({ speed: 1.3 }), `error out-of-range ${settings}/speed`],
  'a speed in words': [elevenlabs({ speed: 'normal' }), `error wrong-type ${settings}/speed`],
  percentages: [
    elevenlabs({ stability: 40, similarity_boost: 75, style: 10 }),
    `error out-of-range ${settings}/stability`,
    `error out-of-range ${settings}/similarity_boost`,
    `error out-of-range ${settings}/style`,
  ],
  'true in quotes for the boost': [
    elevenlabs({ use_speaker_boost: 'true' }),
    `error wrong-type ${settings}/use_speaker_boost → Write true without quotes.`,
  ],
  'emotion for ElevenLabs': [
    elevenlabs({ emotion: 'calm' }),
    `error other-engine-setting ${settings}/emotion → cartesia`,
  ],
  'volume for ElevenLabs': [
    elevenlabs({ volume: 1.2 }),
    `error other-engine-setting ${settings}/volume → cartesia`,
  ],
  'a list of emotions and a slow speed for ElevenLabs': [
    elevenlabs({ speed: 0.5, emotion: ['positivity:high'] }),
    `error out-of-range ${settings}/speed`,
    `error other-engine-setting ${settings}/emotion → cartesia`,
  ],
  'a slip in a setting': [
    elevenlabs({ stabilty: 0.4 }),
    `error unknown-field ${settings}/stabilty → ‘stability’`,
  ],
  'a setting that there is not': [
    elevenlabs({ reverb: 0.4 }),
    `error unknown-field ${settings}/reverb → .extra()`,
  ],

  // Two layers at odds
  'emotion control without speculative inference': [
    prompted({ layers: { llm: { speculative_inference: false }, tts: { tts_emotion_control: true } } }),
    'warning emotion-control /layers/tts/tts_emotion_control',
  ],
};
