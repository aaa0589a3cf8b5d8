import { error, type Finding, type Sentence, warning } from '../errors/issues.js';
import {
  choice,
  type Draft,
  either,
  type FieldsOf,
  flag,
  flagBeing,
  type GroupField,
  group,
  number,
  optionNames,
  prose,
  secret,
  text,
  texts,
  within,
} from '../fields/field.js';
import { guardOf } from '../fields/listed.js';
import { misfitIssue, unknownField } from '../fields/misfit-rules.js';
import { type Places, sameName } from '../fields/places.js';
import { type Between0_7And1_2, type Between0And1, ranges } from '../fields/range.js';
import type { Secret } from '../fields/secret.js';
import { misfits } from '../fields/shape.js';
import { isUnlisted, type Unlisted, wireValue } from '../fields/unlisted.js';
import type { Wire } from '../fields/wire.js';
import type { JsonObject } from '../json/borrowed-types.js';
import { isPlainObject, type PlainObject } from '../json/json.js';
import { pointer } from '../json/pointer.js';

/** The text-to-speech engines that Tavus lists. */
export const ttsEngines = ['cartesia', 'elevenlabs', 'azure', 'tavus-auto'] as const;
/** A text-to-speech engine that Tavus lists. */
export type TtsEngine = (typeof ttsEngines)[number];
/**
 * Whether a value is a text-to-speech engine that Tavus lists: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const engine = process.env['GUIDE_VOICE'];
 * persona().prompt('You give tours.').when(isTtsEngine(engine) && engine, (p, listed) => p.tts(listed));
 * ```
 */
export const isTtsEngine: (value: unknown) => value is TtsEngine = guardOf(ttsEngines);
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
 * Voice settings of ElevenLabs. `Numbers` is inferred: the numbers that the compiler can read, for it to hold them to
 * their ranges.
 *
 * @see https://elevenlabs.io/docs/api-reference/voices/settings/get
 */
export interface ElevenLabsVoiceSettings<Numbers extends number = number> {
  /** How fast the voice speaks, 0.7 to 1.2; 1 is the voice's own pace. Sets `speed`. */
  readonly speed?: Between0_7And1_2<Numbers>;
  /** How even the voice stays, 0 to 1; lower is livelier. Sets `stability`. */
  readonly stability?: Between0And1<Numbers>;
  /** How closely it keeps to the original voice, 0 to 1. Sets `similarity_boost`. */
  readonly similarityBoost?: Between0And1<Numbers>;
  /** How much it exaggerates the original's style, 0 to 1. Sets `style`. */
  readonly style?: Between0And1<Numbers>;
  /** Whether to add likeness to the original speaker, at the price of delay. Sets `use_speaker_boost`. */
  readonly useSpeakerBoost?: boolean;
}

/** The voice settings of each engine of which they are known. */
export interface VoiceSettings {
  cartesia: CartesiaVoiceSettings;
  elevenlabs: ElevenLabsVoiceSettings;
}

/** The settings of one engine; where they are not known they are its own business and travel as written. */
export type VoiceSettingsOf<Engine, Numbers extends number = number> = Engine extends 'elevenlabs'
  ? ElevenLabsVoiceSettings<Numbers>
  : Engine extends keyof VoiceSettings
    ? VoiceSettings[Engine]
    : JsonObject;

/**
 * What `.tts()` takes beside the engine.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/tts
 */
export interface TtsOptions<Engine = keyof VoiceSettings, Numbers extends number = number> {
  /**
   * Your key at the engine, for a private voice only. Sets `api_key`. A string, or a function that is called
   * when `create()` runs; nothing prints it.
   */
  readonly apiKey?: Secret;
  /**
   * The voice's id at the engine; the replica's own voice speaks without it. Sets `external_voice_id`. A voice of
   * Tavus's own has a step: `.voice(id)`.
   */
  readonly externalVoiceId?: string;
  /** How the voice sounds; each engine has settings of its own. Sets `voice_settings`. */
  readonly voiceSettings?: VoiceSettingsOf<Engine, Numbers>;
  /**
   * Whether Tavus puts feeling into voice and face; Phoenix-4 replicas only. Sets `tts_emotion_control`;
   * `true` by default.
   */
  readonly ttsEmotionControl?: boolean;
  /**
   * The engine's model, such as `sonic-3`; Tavus does not check the name, and `azure` takes none. Sets
   * `tts_model_name`.
   */
  readonly ttsModelName?: string;
  /** A pronunciation dictionary that you made at Tavus. Sets `pronunciation_dictionary_id`. */
  readonly pronunciationDictionaryId?: string;
}

export interface TtsSettings extends TtsOptions {
  /** What speaks. */
  readonly ttsEngine?: TtsEngine | Unlisted;
  /** A voice of Tavus's own, which needs no engine. */
  readonly voiceId?: string;
}

/** What many write in `.tts()` and it does not take. The argument says what to do. */
export interface NoTtsOption<Why extends string> {
  readonly ' not an option of .tts()': Why;
}

/** {@link TtsOptions}, with the name that other APIs have for a voice: refused, as it can mean either of two. */
export interface TtsOptionsFor<Engine, Numbers extends number> extends TtsOptions<Engine, Numbers> {
  /** @deprecated It was never an option: `.voice(id)` takes a voice of Tavus's own, `externalVoiceId` that of an engine. */
  readonly voiceId?: NoTtsOption<Sentence<'unknown-field.voice'>>;
}

/** `layers.tts` as it goes on the wire. */
export interface TtsLayer extends Wire<TtsSettings> {}

/** What Tavus takes in `voice_settings`, by engine. */
export const voiceSettings: { readonly [Engine in keyof VoiceSettings]: FieldsOf<VoiceSettings[Engine]> } = {
  cartesia: { speed: either(number, choice(speedWords)), volume: number, emotion: either(text, texts) },
  elevenlabs: {
    speed: within(ranges['0.7 to 1.2']),
    stability: within(ranges['0 to 1']),
    similarityBoost: within(ranges['0 to 1']),
    style: within(ranges['0 to 1']),
    useSpeakerBoost: flag,
  },
};

const fields: FieldsOf<TtsSettings> = {
  ttsEngine: choice(ttsEngines),
  voiceId: text,
  externalVoiceId: text,
  apiKey: secret,
  ttsModelName: text,
  ttsEmotionControl: flagBeing(true),
  voiceSettings: {
    ...group({ ...voiceSettings.elevenlabs, ...voiceSettings.cartesia }),
    isOpenBeside: ({ tts_engine: engine }) => engine !== undefined && !hasKnownSettings(engine),
  },
  // Blank, it takes the dictionary away.
  pronunciationDictionaryId: prose,
};

/** What Tavus takes in `layers.tts`. */
export const ttsLayer: GroupField = group(fields, forgetOtherEngine);

/** What `.tts()` takes beside the engine. */
export const ttsOptionNames: ReadonlySet<string> = optionNames(ttsLayer, 'ttsEngine', 'voiceId');

/** Whether something is known of an engine's voice settings; those of others travel as written. */
export function hasKnownSettings(engine: unknown): boolean {
  return typeof engine === 'string' && Object.hasOwn(voiceSettings, engine);
}

/** The settings of one engine mean nothing to another. A voice of Tavus's own needs none. */
function forgetOtherEngine(before: Draft, patch: Draft): Draft {
  if (!('tts_engine' in before && 'tts_engine' in patch)) return before;
  const [one, other] = [before['tts_engine'], patch['tts_engine']];
  const name = wireValue(other);
  // A listed engine and an unlisted one of its name are two: nobody knows what the second takes.
  const isTwo = isUnlisted(one) !== isUnlisted(other) && ttsEngines.some((engine) => engine === name);
  if (wireValue(one) === name && !isTwo) return before;
  return 'voice_id' in before ? { voice_id: before['voice_id'] } : {};
}

/** The engine of a layer that names none. */
export const defaultEngine = 'cartesia';
/** What is known of voice settings, by engine. */
export const settingsGroups: { readonly [engine: string]: GroupField } = {
  cartesia: group(voiceSettings.cartesia),
  elevenlabs: group(voiceSettings.elevenlabs),
};

/** The layer's own rules. */
export function ttsRules(layer: PlainObject, llm: PlainObject, places: Places): readonly Finding[] {
  return [
    ...oneVoice(layer),
    ...voiceSettingRules(layer, places),
    ...azureModel(layer),
    ...sonic1Setting(layer),
    ...emotionControl(layer, llm),
  ];
}

function oneVoice({ voice_id: own, external_voice_id: external }: PlainObject): readonly Finding[] {
  if (typeof own !== 'string') return [];
  const path = '/layers/tts/voice_id';
  if (external !== undefined) return [error('voice-id', path)];
  return /^v/i.test(own) ? [] : [warning('voice-id.foreign', path)];
}

function azureModel({ tts_engine: engine, tts_model_name: model }: PlainObject): readonly Finding[] {
  return engine === 'azure' && model !== undefined
    ? [warning('azure-model', '/layers/tts/tts_model_name')]
    : [];
}

function voiceSettingRules(layer: PlainObject, places: Places): readonly Finding[] {
  const { tts_engine: engine = defaultEngine, voice_settings: settings } = layer;
  const own =
    typeof engine === 'string' && Object.hasOwn(settingsGroups, engine) ? settingsGroups[engine] : undefined;
  if (!isPlainObject(settings) || !own) return [];
  const path = '/layers/tts/voice_settings';
  const others = Object.entries(settingsGroups).filter(([name]) => name !== engine);
  const foreign = Object.keys(settings).flatMap((key) => {
    if (Object.hasOwn(own.fields, key)) return [];
    if (sameName(key, Object.keys(own.fields))) return [unknownField(pointer(path, key), key, own, places)];
    const [other] = others.find(([, { fields }]) => sameName(key, Object.keys(fields))) ?? [];
    if (!other) return [unknownField(pointer(path, key), key, own, places)];
    const hint = `It belongs to ${other}; ${engine} has ${Object.keys(own.fields).join(', ')}.`;
    return [error('other-engine-setting', pointer(path, key), key, hint)];
  });
  return [...misfits(settings, own, new Set(), path).map(misfitIssue), ...foreign];
}

function sonic1Setting({ tts_model_name: model, voice_settings: settings }: PlainObject): readonly Finding[] {
  if (typeof model !== 'string' || !/^sonic-(?!1\b)\w/.test(model) || !isPlainObject(settings)) return [];
  const path = '/layers/tts/voice_settings';
  const { speed, emotion } = settings;
  return [
    ...(typeof speed === 'string'
      ? [warning('sonic-1-setting', `${path}/speed`, 'speed', 'Give a number.')]
      : []),
    ...(Array.isArray(emotion)
      ? [warning('sonic-1-setting', `${path}/emotion`, 'emotion', 'Give one word.')]
      : []),
  ];
}

function emotionControl(layer: PlainObject, llm: PlainObject): readonly Finding[] {
  const useless = layer['tts_emotion_control'] === true && llm['speculative_inference'] === false;
  return useless ? [warning('emotion-control', '/layers/tts/tts_emotion_control')] : [];
}
