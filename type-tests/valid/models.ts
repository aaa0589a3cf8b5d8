import {
  type HostedModel,
  type PerceptionModel,
  persona,
  type SttEngine,
  type TtsEngine,
  unlisted,
} from 'tavus-persona';

declare const settings: {
  model: HostedModel;
  ears: SttEngine;
  eyes: PerceptionModel;
  voice: TtsEngine;
  key?: string;
};

// @ok a key from the environment, which may not be there
declare const env: Record<string, string | undefined>;
persona()
  .prompt('You give tours.')
  .tts('elevenlabs', { apiKey: () => env['VOICE_KEY'] })
  .customLlm({
    model: 'stock-1',
    baseUrl: 'https://llm.example.com/v1',
    apiKey: async () => env['LLM_KEY'],
    headers: { 'x-team': () => env['TEAM'] },
  })
  .create({ apiKey: () => env['TAVUS_KEY'] });

// @ok listed values that are known at run time
persona().prompt('You give tours.').llm(settings.model).tts(settings.voice).stt(settings.ears).build();

// @ok a perception model that is known at run time
persona().prompt('You give tours.').perception(settings.eyes).build();

// @ok values newer than the library
persona()
  .prompt('You give tours.')
  .llm(unlisted('tavus-next'))
  .tts(unlisted('loudmouth'), { voiceSettings: { pitch: 3, depth: ['low', { at: 2 }] } })
  .stt(unlisted('tavus-murmur'))
  .perception(unlisted('raven-2'))
  .conversationalFlow({ turnDetectionModel: unlisted('sparrow-3'), turnTakingPatience: unlisted('endless') })
  .build();

// @ok a model of your own
persona()
  .prompt('You know our stock.')
  .customLlm({
    model: 'stock-1',
    baseUrl: 'https://llm.example.com/v1',
    apiKey: 'a-key',
    headers: { 'x-team': 'stock', authorization: async () => 'Bearer a-key' },
    extraBody: { temperature: 0.2, stop: ['END'], logit_bias: null },
    speculativeInference: false,
  })
  .build();

// @ok a key that is fetched when it is needed
persona()
  .prompt('You know our stock.')
  .customLlm({
    model: 'stock-1',
    baseUrl: 'https://llm.example.com/v1',
    apiKey: () => settings.key ?? 'none',
  })
  .tts('elevenlabs', { apiKey: async () => 'a-key', externalVoiceId: 'v-oak' });

// @ok the voice settings of ElevenLabs
persona()
  .prompt('You read the news.')
  .tts('elevenlabs', {
    voiceSettings: { speed: 1.1, stability: 0.6, similarityBoost: 0.8, style: 0.2, useSpeakerBoost: true },
    ttsEmotionControl: false,
    pronunciationDictionaryId: 'pd-names',
  })
  .build();

// @ok the voice settings of Cartesia
persona()
  .prompt('You read the news.')
  .tts('cartesia', {
    voiceSettings: { speed: 'slow', volume: 1.5, emotion: ['positivity:high', 'curiosity'] },
  })
  .build();

// @ok a typo-proof default beside a setting
persona()
  .prompt('You listen.')
  .stt('tavus-deepgram-medical', settings.key ? { hotwords: settings.key } : {})
  .build();

// @ok both senses beside the model
persona()
  .prompt('You greet guests.')
  .perception('raven-1', {
    visual: { awarenessQueries: ['Who waits?'] },
    audio: { awarenessQueries: ['Is somebody whispering?'] },
  })
  .build();

// @ok every setting of the conversational flow
persona()
  .prompt('You listen.')
  .conversationalFlow({
    turnDetectionModel: 'sparrow-1',
    turnTakingPatience: 'low',
    replicaInterruptibility: 'medium',
    voiceIsolation: 'near',
    wakePhrase: 'Good morning, Ada',
    idleEngagement: 'eager',
  })
  .build();
