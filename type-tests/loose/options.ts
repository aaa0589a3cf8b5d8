import { persona } from 'tavus-persona';

declare const settings: {
  readonly hotwords?: string;
  readonly speed?: number;
  readonly queries?: string[];
  readonly key?: string;
};

// Without exactOptionalPropertyTypes, a property that may be missing may be undefined too.
export const coach = persona()
  .prompt('You give tours.')
  .tts('elevenlabs', { voiceSettings: { speed: settings.speed }, apiKey: settings.key })
  .stt('tavus-auto', { hotwords: settings.hotwords })
  .perception('raven-1', { visual: undefined, audio: { awarenessQueries: settings.queries } })
  .visual({ awarenessQueries: settings.queries })
  .conversationalFlow({ wakePhrase: settings.hotwords })
  .llm('tavus-gpt-oss', { headers: undefined, speculativeInference: undefined });

export const sent = coach.create({ apiKey: settings.key, signal: undefined });
