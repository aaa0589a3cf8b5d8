import { type Finding, type Sentence, warning } from '../errors/issues.js';
import {
  choice,
  type Field,
  type FieldsOf,
  type GroupField,
  group,
  prose,
  texts,
  tools,
} from '../fields/field.js';
import { guardOf } from '../fields/listed.js';
import type { Tool } from '../fields/tool.js';
import type { Unlisted } from '../fields/unlisted.js';
import { type Wire, type WireValue, wireName } from '../fields/wire.js';
import { isPlainObject, type PlainObject, part } from '../json/json.js';

/** The perception models that Tavus lists. */
export const perceptionModels = ['raven-1', 'raven-0', 'off'] as const;
/** A perception model that Tavus lists; `raven-1` is the default. */
export type PerceptionModel = (typeof perceptionModels)[number];
/**
 * Whether a value is a perception model that Tavus lists: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const model = process.env['GUIDE_EYE'];
 * persona().prompt('You give tours.').when(isPerceptionModel(model) && model, (p, listed) => p.perception(listed));
 * ```
 */
export const isPerceptionModel: (value: unknown) => value is PerceptionModel = guardOf(perceptionModels);
/** How much of the caller's mood is read, as far as it is known. */
export const emotionRecognitions = ['auto', 'full', 'limited'] as const;
/** How much of the caller's mood is read. */
export type EmotionRecognition = (typeof emotionRecognitions)[number];
/**
 * Whether a value is a listed emotion recognition: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const emotion = process.env['GUIDE_EMOTION'];
 * if (isEmotionRecognition(emotion)) persona().perception('raven-1', { emotionRecognition: emotion });
 * ```
 */
export const isEmotionRecognition: (value: unknown) => value is EmotionRecognition =
  guardOf(emotionRecognitions);
/** What Tavus takes when the layer names no model. */
export const defaultPerceptionModel: PerceptionModel = 'raven-1';

/** What the persona watches for. On the wire each name starts with `visual_`, but for `analysisQueries`. */
export interface VisualOptions {
  /**
   * Questions that Raven keeps asking of the picture while the call runs; the answers reach the language
   * model as context. Sets `visual_awareness_queries`. Entries add up over steps. At most 1,000 characters
   * each are safe.
   */
  readonly awarenessQueries?: readonly string[];
  /**
   * Questions that Raven answers once, when the call has ended; the answers are in the analysis that Tavus sends to
   * the `callback_url` of the conversation. Sets `perception_analysis_queries`. Entries add up over steps.
   */
  readonly analysisQueries?: readonly string[];
  /** Tools to call on what is seen. Sets `visual_tools`. Entries add up over steps, the last of a name wins. */
  readonly tools?: readonly Tool[];
  /** How and when to use the visual tools; name each of them. Sets `visual_tool_prompt`. */
  readonly toolPrompt?: string;
}

/** What the persona listens for; `raven-1` only. On the wire each name starts with `audio_`. */
export interface AudioOptions {
  /**
   * Questions that Raven keeps asking of the voice while the call runs, its tone and its mood; the answers
   * reach the language model as context. Sets `audio_awareness_queries`. Entries add up over steps.
   */
  readonly awarenessQueries?: readonly string[];
  /** Tools to call on what is heard. Sets `audio_tools`. Entries add up over steps, the last of a name wins. */
  readonly tools?: readonly Tool[];
  /** How and when to use the audio tools; name each of them. Sets `audio_tool_prompt`. */
  readonly toolPrompt?: string;
}

/** What `.perception()` takes beside the model: `raven-1` takes both senses, `raven-0` only `visual`, `off` none. */
export interface PerceptionOptions {
  /** What the persona watches for; the same as a `.visual(…)` step. */
  readonly visual?: VisualOptions;
  /** What the persona listens for; the same as an `.audio(…)` step. */
  readonly audio?: AudioOptions;
  /**
   * How much of the caller's mood is read; the same as an `.emotionRecognition(…)` step. Sets `emotion_recognition`:
   * `auto` (the default) follows the law that the conversation is held under, `full` and `limited` decide it.
   */
  readonly emotionRecognition?: EmotionRecognition | Unlisted;
}

/** The name of an option of {@link PerceptionOptions}. */
export type PerceptionOption = keyof PerceptionOptions;

/** Options for a sense that the perception model does not have. The argument says what to do. */
export interface NotForThisModel<Why extends string> {
  readonly ' not for this model': Why;
}

interface ModelLimits {
  'raven-0': { readonly audio?: NotForThisModel<Sentence<'audio-needs-raven-1', 'raven-0'>> };
  off: {
    readonly visual?: NotForThisModel<Sentence<'perception-off', 'visual'>>;
    readonly audio?: NotForThisModel<Sentence<'perception-off', 'audio'>>;
    readonly emotionRecognition?: NotForThisModel<Sentence<'perception-off', 'emotionRecognition'>>;
  };
}

/** The senses that a model refuses, beside the {@link PerceptionOptions} that it takes. */
export type LimitsOf<Model> = Model extends keyof ModelLimits ? ModelLimits[Model] : {};

/** The {@link PerceptionOptions} that a model takes. `Sense` is inferred and says which senses were given. */
export type PerceptionOptionsFor<Model, Sense extends keyof PerceptionOptions> = Options &
  Named<PerceptionOptions, Sense> &
  LimitsOf<Model>;

/** The same, but not readonly: a compiler infers nothing where a type meets itself. */
interface Options extends PerceptionOptions {
  visual?: VisualOptions;
  audio?: AudioOptions;
  emotionRecognition?: EmotionRecognition | Unlisted;
}

/** Like `Pick`, but for the types of the members, for which a compiler would work thirty times as much. */
type Named<Of, Name extends keyof Of> = { readonly [Given in Name]?: unknown };

/** What a `.perception()` step states. A sense that the model refuses has been refused already. */
export type PerceptionFacts<Model, Sense extends keyof PerceptionOptions> = [Sense] extends [never]
  ? { perception: Model }
  : [Model] extends ['off' | 'raven-0']
    ? FactsOf<Model, Exclude<Sense, [Model] extends ['off'] ? PerceptionOption : 'audio'>>
    : FactsOf<Model, Sense>;

type FactsOf<Model, Sense extends string> = {
  [Fact in 'perception' | Sense]: Fact extends 'perception' ? Model : true;
};

/** A sense's options under the names that Tavus gives them: `toolPrompt` is `visual_tool_prompt`. */
type SenseLayer<Sense extends string, Options> = Wire<{
  [Name in keyof Options as SenseOption<Sense, Name>]: Options[Name];
}>;

/** Queries for the end of a call are older than the two senses: Tavus has another prefix for them. */
export type SenseOption<Sense extends string, Name> = Name extends 'analysisQueries'
  ? 'perceptionAnalysisQueries'
  : `${Sense}${Capitalize<Name & string>}`;

/** {@link SenseOption} at run time. */
function senseOption(sense: string, name: string): string {
  return `${name === 'analysisQueries' ? 'perception' : sense}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** `layers.perception` as it goes on the wire. */
export interface PerceptionLayer
  extends SenseLayer<'visual', VisualOptions>,
    SenseLayer<'audio', AudioOptions> {
  /** The model that interprets what the persona sees and hears. */
  readonly perception_model?: WireValue<PerceptionModel | Unlisted>;
  /** How much of the caller's mood is read. */
  readonly emotion_recognition?: WireValue<EmotionRecognition | Unlisted>;
}

const visual: FieldsOf<VisualOptions> = {
  awarenessQueries: texts,
  analysisQueries: texts,
  tools,
  toolPrompt: prose,
};
const audio: FieldsOf<AudioOptions> = { awarenessQueries: texts, tools, toolPrompt: prose };
const bothSenses = { visual, audio };

/** What Tavus takes in `layers.perception`. */
export const perceptionLayer: GroupField = group({
  perceptionModel: choice(perceptionModels, defaultPerceptionModel),
  ...(prefixed(bothSenses) as Record<string, Field>),
  emotionRecognition: choice(emotionRecognitions, 'auto'),
});

/** What `.perception()` takes beside the model. */
export const perceptionOptionNames: ReadonlySet<string> = new Set([
  ...Object.keys(bothSenses),
  'emotionRecognition',
]);

/** What each of the two takes. */
export const senseOptionNames: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(bothSenses).map(([sense, fields]) => [sense, new Set(Object.keys(fields))]),
);

/** A sense, and the name of one of its options. */
export interface Sensed {
  readonly sense: 'visual' | 'audio';
  readonly option: string;
}

const sensedByField: ReadonlyMap<string, Sensed> = new Map(
  Object.entries(bothSenses).flatMap(([sense, fields]) =>
    Object.keys(fields).map((option) => {
      return [wireName(senseOption(sense, option)), { sense: sense as Sensed['sense'], option }] as const;
    }),
  ),
);

/** The option of a sense that a field of the layer is; nothing if it is of the layer itself. */
export function sensedBy(field: string): Sensed | undefined {
  return sensedByField.get(field);
}

/** `{ visual: { toolPrompt } }` as `{ visualToolPrompt }`: Tavus keeps the two senses apart by a prefix. */
export function prefixed<Value>(senses: { readonly [sense: string]: Value }): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [sense, options] of Object.entries(senses)) {
    // What is not a set of options stays as it is, for the rules to name.
    if (!isPlainObject(options) || !Object.hasOwn(bothSenses, sense)) flat[sense] = options;
    else for (const [name, value] of Object.entries(options)) flat[senseOption(sense, name)] = value;
  }
  return flat;
}

/** As the documents of perception tools have it; those of the layer name 10,000. */
const longestEntry = 1_000;

/** The fields of a sense. */
const senses = ['visual', 'audio'].map((sense) => ({
  sense,
  queries: `${sense}_awareness_queries`,
  tools: `${sense}_tools`,
  toolPrompt: `${sense}_tool_prompt`,
}));
type Sense = (typeof senses)[number];

/** The layer's own rules. */
export function perceptionRules(layer: PlainObject): readonly Finding[] {
  return senses.flatMap((sense) => [...entryLength(layer, sense), ...toolPrompt(layer, sense)]);
}

function entryLength(layer: PlainObject, { queries: name }: Sense): readonly Finding[] {
  const queries = layer[name];
  if (!Array.isArray(queries)) return [];
  return Object.entries(queries).flatMap(([index, query]) =>
    typeof query === 'string' && query.length > longestEntry
      ? [warning('entry-length', `/layers/perception/${name}/${index}`, query.length.toLocaleString('en'))]
      : [],
  );
}

function toolPrompt(layer: PlainObject, { sense, tools, toolPrompt }: Sense): readonly Finding[] {
  const { [tools]: list = [], [toolPrompt]: prompt = '' } = layer;
  // What is not a list of tools, or not a text, has an issue of its own.
  if (!Array.isArray(list) || typeof prompt !== 'string') return [];
  const path = `/layers/perception/${toolPrompt}`;
  const isSilent = prompt.trim() === '';
  // Not map() and length, for which a hole is an entry.
  const names = Object.values(list).map(toolName);
  if (names.length === 0) return isSilent ? [] : [warning('tool-prompt.toolless', path)];
  if (!names.every((name) => name !== undefined)) return [];
  if (isSilent) return [warning('tool-prompt.missing', `/layers/perception/${tools}`, sense)];
  const said = new Set(prompt.match(/\w+/g));
  return names.some((name) => said.has(name)) ? [] : [warning('tool-prompt', path, names.join(', '))];
}

/** The name of a tool, where a prompt can say it; a tool without such a name has an issue of its own. */
function toolName(tool: unknown): string | undefined {
  const name = isPlainObject(tool) ? (part(tool, 'function')['name'] ?? tool['name']) : undefined;
  return typeof name === 'string' && /^\w+$/.test(name) ? name : undefined;
}
