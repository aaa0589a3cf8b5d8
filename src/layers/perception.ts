import { choice, type Field, type FieldsOf, type GroupField, group, text, texts, tools } from '../field.js';
import { isPlainObject } from '../json.js';
import type { Tool } from '../tool.js';
import type { Unlisted } from '../unlisted.js';
import type { Wire, WireValue } from '../wire.js';

/** The perception models that Tavus lists. */
export const perceptionModels = ['raven-1', 'raven-0', 'off'] as const;
/** A perception model that Tavus lists; `raven-1` is the default. */
export type PerceptionModel = (typeof perceptionModels)[number];
/** What Tavus takes when the layer names no model. */
export const defaultPerceptionModel: PerceptionModel = 'raven-1';

/** What the persona watches for. On the wire each name starts with `visual_`. */
export interface VisualOptions {
  /**
   * Questions that Raven keeps asking of the picture while the call runs; the answers reach the language
   * model as context. Sets `visual_awareness_queries`. Entries add up over steps. At most 1,000 characters
   * each are safe.
   */
  readonly awarenessQueries?: readonly string[];
  /** Tools to call on what is seen. Sets `visual_tools`. Entries add up over steps. */
  readonly tools?: readonly Tool[];
  /** How and when to use these tools; name each of them. Sets `visual_tool_prompt`. */
  readonly toolPrompt?: string;
}

/** What the persona listens for; `raven-1` only. On the wire each name starts with `audio_`. */
export interface AudioOptions {
  /**
   * Questions that Raven keeps asking of the voice while the call runs, its tone and its mood; the answers
   * reach the language model as context. Sets `audio_awareness_queries`. Entries add up over steps.
   */
  readonly awarenessQueries?: readonly string[];
  /** Tools to call on what is heard. Sets `audio_tools`. Entries add up over steps. */
  readonly tools?: readonly Tool[];
  /** How and when to use these tools; name each of them. Sets `audio_tool_prompt`. */
  readonly toolPrompt?: string;
}

/** What `raven-1` takes beside its name. */
export interface PerceptionOptions {
  /** What the persona watches for; the same as a `.visual(…)` step. */
  readonly visual?: VisualOptions;
  /** What the persona listens for; the same as an `.audio(…)` step. */
  readonly audio?: AudioOptions;
}

/** A sense's options under the names that Tavus gives them: `toolPrompt` is `visual_tool_prompt`. */
type SenseLayer<Sense extends string, Options> = Wire<{
  [Name in keyof Options as `${Sense}${Capitalize<Name & string>}`]: Options[Name];
}>;

/** `layers.perception` as it goes on the wire. */
export interface PerceptionLayer
  extends SenseLayer<'visual', VisualOptions>,
    SenseLayer<'audio', AudioOptions> {
  /** The model that interprets what the persona sees and hears. */
  readonly perception_model?: WireValue<PerceptionModel | Unlisted>;
}

const visual: FieldsOf<VisualOptions> = { awarenessQueries: texts, tools, toolPrompt: text };
const audio: FieldsOf<AudioOptions> = { awarenessQueries: texts, tools, toolPrompt: text };

/** What Tavus takes in `layers.perception`. */
export const perceptionLayer: GroupField = group({
  perceptionModel: choice(perceptionModels),
  ...(prefixed({ visual, audio }) as Record<string, Field>),
});

/** `{ visual: { toolPrompt } }` as `{ visualToolPrompt }`: Tavus keeps the two senses apart by a prefix. */
export function prefixed<Value>(senses: { readonly [sense: string]: Value }): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [sense, options] of Object.entries(senses)) {
    // What is no set of options stays as it is, for the rules to name.
    if (!isPlainObject(options)) flat[sense] = options;
    else for (const [name, value] of Object.entries(options)) flat[`${sense}${capitalized(name)}`] = value;
  }
  return flat;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
