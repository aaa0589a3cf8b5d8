import { type Finding, warning } from '../errors/issues.js';
import { choice, type FieldsOf, type GroupField, group, optionNames, prose } from '../fields/field.js';
import { today } from '../fields/legacy.js';
import { guardOf } from '../fields/listed.js';
import type { Unlisted } from '../fields/unlisted.js';
import type { Wire } from '../fields/wire.js';
import type { PlainObject } from '../json/json.js';

/** The turn detection models that Tavus lists. */
export const turnDetectionModels = ['sparrow-2', 'sparrow-1', 'sparrow-0'] as const;
/** A turn detection model that Tavus lists. */
export type TurnDetectionModel = (typeof turnDetectionModels)[number];
/**
 * Whether a value is a turn detection model that Tavus lists: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const model = process.env['GUIDE_TURNS'];
 * if (isTurnDetectionModel(model)) persona().conversationalFlow({ turnDetectionModel: model });
 * ```
 */
export const isTurnDetectionModel: (value: unknown) => value is TurnDetectionModel =
  guardOf(turnDetectionModels);
/** How much of something, in three steps. */
export const levels = ['low', 'medium', 'high'] as const;
/** How much of something, in three steps. */
export type Level = (typeof levels)[number];
/**
 * Whether a value is one of the three steps: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const patience = process.env['GUIDE_PATIENCE'];
 * if (isLevel(patience)) persona().conversationalFlow({ turnTakingPatience: patience });
 * ```
 */
export const isLevel: (value: unknown) => value is Level = guardOf(levels);
/** The voice isolation settings that Tavus lists. */
export const voiceIsolations = ['near', 'off'] as const;
/** A voice isolation setting that Tavus lists. */
export type VoiceIsolation = (typeof voiceIsolations)[number];
/**
 * Whether a value is a voice isolation setting that Tavus lists: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const isolation = process.env['GUIDE_ISOLATION'];
 * if (isVoiceIsolation(isolation)) persona().conversationalFlow({ voiceIsolation: isolation });
 * ```
 */
export const isVoiceIsolation: (value: unknown) => value is VoiceIsolation = guardOf(voiceIsolations);
/** The idle engagement settings that Tavus lists. */
export const idleEngagements = ['off', 'patient', 'eager'] as const;
/** An idle engagement setting that Tavus lists. */
export type IdleEngagement = (typeof idleEngagements)[number];
/**
 * Whether a value is an idle engagement setting that Tavus lists: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const engagement = process.env['GUIDE_IDLE'];
 * if (isIdleEngagement(engagement)) persona().conversationalFlow({ idleEngagement: engagement });
 * ```
 */
export const isIdleEngagement: (value: unknown) => value is IdleEngagement = guardOf(idleEngagements);

/** What Tavus can do at the end of a silence, as far as it is known. */
export const idleEndBehaviors = ['wait', 'end_conversation'] as const;
/** What Tavus does at the end of a silence. */
export type IdleEndBehavior = (typeof idleEndBehaviors)[number];
/**
 * Whether a value is an idle end behavior that is known: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const end = process.env['GUIDE_SILENCE'];
 * if (isIdleEndBehavior(end)) persona().conversationalFlow({ idleEndBehavior: end });
 * ```
 */
export const isIdleEndBehavior: (value: unknown) => value is IdleEndBehavior = guardOf(idleEndBehaviors);

/**
 * Who speaks when. Without this layer all of it is off; one setting turns on the layer, and the others then
 * have the defaults named here.
 *
 * @see https://docs.tavus.io/sections/conversational-video-interface/persona/conversational-flow
 */
export interface ConversationalFlowOptions {
  /**
   * What decides that the caller has finished. Sets `turn_detection_model`: `sparrow-2` (the default since September
   * 2026), `sparrow-1` (the default before) or the older `sparrow-0`.
   */
  readonly turnDetectionModel?: TurnDetectionModel | Unlisted;
  /**
   * How long the persona waits for its turn. Sets `turn_taking_patience`: `low` answers quickly and may cut
   * into a pause, `medium` is the default, `high` waits until the caller is clearly done.
   */
  readonly turnTakingPatience?: Level | Unlisted;
  /**
   * How readily the persona stops when the caller speaks. Sets `replica_interruptibility`: `low` keeps
   * talking, `medium` is the default, `high` stops at once.
   */
  readonly replicaInterruptibility?: Level | Unlisted;
  /**
   * Whether the caller's voice is separated from the room. Sets `voice_isolation`: `near` (the default) for a
   * caller within a metre of the microphone, `off` to take the sound as it is. `sparrow-2` was seen to ignore it.
   */
  readonly voiceIsolation?: VoiceIsolation | Unlisted;
  /**
   * What the persona waits to hear before it answers anything; what it hears before that still enters the
   * transcript. Sets `wake_phrase`; none by default. Take two distinctive words or more.
   */
  readonly wakePhrase?: string;
  /**
   * What the persona goes back to sleep on, until it hears the wake phrase again. Sets `sleep_phrase`; none by default.
   * Newer than the contract page.
   */
  readonly sleepPhrase?: string;
  /**
   * Whether the persona breaks a silence. Sets `idle_engagement`: `off` (the default) never does, `patient`
   * after a long one, `eager` after a short one.
   */
  readonly idleEngagement?: IdleEngagement | Unlisted;
  /**
   * What happens if nobody answers any more. Sets `idle_end_behavior`: `wait` keeps the conversation open,
   * `end_conversation` ends it. Newer than the contract page: the server was seen to take both, and no page names a
   * default.
   */
  readonly idleEndBehavior?: IdleEndBehavior | Unlisted;
}

/** `layers.conversational_flow` as it goes on the wire. */
export interface ConversationalFlowLayer extends Wire<ConversationalFlowOptions> {}

const fields: FieldsOf<ConversationalFlowOptions> = {
  turnDetectionModel: choice(turnDetectionModels, today.turnDetection),
  turnTakingPatience: choice(levels, 'medium'),
  replicaInterruptibility: choice(levels, 'medium'),
  voiceIsolation: choice(voiceIsolations, 'near'),
  wakePhrase: prose,
  sleepPhrase: prose,
  idleEngagement: choice(idleEngagements, 'off'),
  idleEndBehavior: choice(idleEndBehaviors),
};

/** What Tavus takes in `layers.conversational_flow`. */
export const conversationalFlowLayer: GroupField = { ...group(fields), isSwitch: true };

/** What `.conversationalFlow()` takes. */
export const conversationalFlowOptionNames: ReadonlySet<string> = optionNames(conversationalFlowLayer);

/** Words that come up in any conversation. */
const commonWords = new Set(
  'hey hi hello ok okay yes no yeah please thanks stop start help go now you well so and the wait listen'.split(
    ' ',
  ),
);

/** The layer's own rules. */
export function conversationalFlowRules(layer: PlainObject): readonly Finding[] {
  return [...isolation(layer), ...commonPhrases(layer)];
}

/** One project reports it of the live server; no page says so. */
function isolation({ turn_detection_model: model, voice_isolation: given }: PlainObject): readonly Finding[] {
  if (model !== 'sparrow-2' || typeof given !== 'string') return [];
  return [warning('idle-setting', '/layers/conversational_flow/voice_isolation', 'voice_isolation')];
}

function commonPhrases(layer: PlainObject): readonly Finding[] {
  return (['wake', 'sleep'] as const).flatMap((what) => {
    const phrase = layer[`${what}_phrase`];
    if (typeof phrase !== 'string') return [];
    const isCommon = commonWords.has(phrase.toLowerCase().replace(/[^\p{L}]/gu, ''));
    const id = what === 'wake' ? 'wake-phrase' : 'wake-phrase.sleep';
    return isCommon ? [warning(id, `/layers/conversational_flow/${what}_phrase`, phrase)] : [];
  });
}
