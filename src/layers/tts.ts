import type { JsonObject } from 'type-fest';
import {
  choice,
  type Draft,
  either,
  type FieldsOf,
  flag,
  type GroupField,
  group,
  number,
  secret,
  text,
  texts,
} from '../field.js';
import type { Secret } from '../secret.js';
import { type Unlisted, wireValue } from '../unlisted.js';
import type { Wire } from '../wire.js';

/** The text-to-speech engines that Tavus lists. */
export const ttsEngines = ['cartesia', 'elevenlabs'] as const;
/** A text-to-speech engine that Tavus lists. */
export type TtsEngine = (typeof ttsEngines)[number];
/** The words that Sonic-1 takes for a speed. */
export const speedWords = ['slowest', 'slow', 'normal', 'fast', 'fastest'] as const;

/** Voice settings of Cartesia, the engine behind the Sonic models. */
export interface CartesiaVoiceSettings {
  /** How fast the voice speaks: a factor, or for Sonic-1 a word or a number from -1 to 1. Sets `speed`. */
  readonly speed?: number | (typeof speedWords)[number];
  /** How loud the voice speaks, as a factor; from Sonic-3 on. Sets `volume`. */
  readonly volume?: number;
  /** The feeling in the voice: one word, or for Sonic-1 a list such as `['positivity:high']`. Sets `emotion`. */
  readonly emotion?: string | readonly string[];
}

/**
 * Voice settings of ElevenLabs.
 *
 * @see https://elevenlabs.io/docs/api-reference/voices/settings/get
 */
export interface ElevenLabsVoiceSettings {
  /** How fast the voice speaks, 0.7 to 1.2; 1 is the voice's own pace. Sets `speed`. */
  readonly speed?: number;
  /** How even the voice stays, 0 to 1; lower is livelier. Sets `stability`. */
  readonly stability?: number;
  /** How closely it keeps to the original voice, 0 to 1. Sets `similarity_boost`. */
  readonly similarityBoost?: number;
  /** How much it exaggerates the original's style, 0 to 1. Sets `style`. */
  readonly style?: number;
  /** Whether to add likeness to the original speaker, at the price of delay. Sets `use_speaker_boost`. */
  readonly useSpeakerBoost?: boolean;
}

/** The voice settings of each engine. */
export interface VoiceSettings {
  cartesia: CartesiaVoiceSettings;
  elevenlabs: ElevenLabsVoiceSettings;
}

/** The settings of one engine; those of an unlisted engine are its own business and travel as written. */
export type VoiceSettingsOf<Engine> = Engine extends keyof VoiceSettings ? VoiceSettings[Engine] : JsonObject;

/**
 * What `.tts()` takes beside the engine.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/tts
 */
export interface TtsOptions<Engine = TtsEngine> {
  /**
   * Your key at the engine, for a private voice only. Sets `api_key`. A string, or a function that is called
   * when `create()` runs; nothing prints it.
   */
  readonly apiKey?: Secret;
  /** The voice's id at the engine; the replica's own voice speaks without it. Sets `external_voice_id`. */
  readonly externalVoiceId?: string;
  /** How the voice sounds; each engine has settings of its own. Sets `voice_settings`. */
  readonly voiceSettings?: VoiceSettingsOf<Engine>;
  /**
   * Whether Tavus puts feeling into voice and face; Phoenix-4 replicas only. Sets `tts_emotion_control`;
   * `true` by default.
   */
  readonly ttsEmotionControl?: boolean;
  /** The engine's model, such as `sonic-3`; Tavus does not check the name. Sets `tts_model_name`. */
  readonly ttsModelName?: string;
  /** A pronunciation dictionary that you made at Tavus. Sets `pronunciation_dictionary_id`. */
  readonly pronunciationDictionaryId?: string;
}

interface TtsSettings extends TtsOptions {
  /** What speaks. */
  readonly ttsEngine?: TtsEngine | Unlisted;
}

/** `layers.tts` as it goes on the wire. */
export interface TtsLayer extends Wire<TtsSettings> {}

/** What Tavus takes in `voice_settings`, by engine. */
export const voiceSettings: { readonly [Engine in TtsEngine]: FieldsOf<VoiceSettings[Engine]> } = {
  cartesia: { speed: either(number, choice(speedWords)), volume: number, emotion: either(text, texts) },
  elevenlabs: {
    speed: number,
    stability: number,
    similarityBoost: number,
    style: number,
    useSpeakerBoost: flag,
  },
};

const fields: FieldsOf<TtsSettings> = {
  ttsEngine: choice(ttsEngines),
  externalVoiceId: text,
  apiKey: secret,
  ttsModelName: text,
  ttsEmotionControl: flag,
  voiceSettings: group({ ...voiceSettings.elevenlabs, ...voiceSettings.cartesia }),
  pronunciationDictionaryId: text,
};

/** What Tavus takes in `layers.tts`. */
export const ttsLayer: GroupField = group(fields, forgetOtherEngine);

/** The settings of one engine mean nothing to another. */
function forgetOtherEngine(before: Draft, patch: Draft): Draft {
  if (!('tts_engine' in before && 'tts_engine' in patch)) return before;
  return wireValue(before['tts_engine']) === wireValue(patch['tts_engine']) ? before : {};
}
