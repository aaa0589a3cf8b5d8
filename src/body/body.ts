import { atMost, choice, type Field, type GroupField, group, prose, text, texts } from '../fields/field.js';
import type { Unlisted } from '../fields/unlisted.js';
import type { WireValue } from '../fields/wire.js';
import { type ConferencingLayer, conferencingLayer } from './conferencing.js';
import { type ConversationalFlowLayer, conversationalFlowLayer } from './conversational-flow.js';
import { type DisclosureType, disclosureFields } from './disclosure.js';
import { type LlmLayer, llmLayer } from './llm.js';
import { type PerceptionLayer, perceptionLayer } from './perception.js';
import { type SttLayer, sttLayer } from './stt.js';
import { type TransportLayer, transportLayer } from './transport.js';
import { type TtsLayer, ttsLayer } from './tts.js';

/** The body of `POST /v2/personas`: what `.build()` gives and `.create()` sends. */
export interface PersonaBody {
  /** The persona's name. */
  readonly persona_name?: string;
  /** What the language model is told of its task; required in `full` mode. */
  readonly system_prompt?: string;
  /** `full` runs every layer, `echo` speaks what it is handed. */
  readonly pipeline_mode: 'full' | 'echo';
  /** The replica of a conversation that names none. */
  readonly default_replica_id?: string;
  /** Documents that every conversation may draw on. */
  readonly document_ids?: readonly string[];
  /** Tags of documents that every conversation may draw on. */
  readonly document_tags?: readonly string[];
  /** The objectives of every conversation. */
  readonly objectives_id?: string;
  /** The guardrails of every conversation, at most 50. */
  readonly guardrail_ids?: readonly string[];
  /** Tags of guardrails of every conversation, at most 50. */
  readonly guardrail_tags?: readonly string[];
  /**
   * A guardrail set of the older kind.
   * @deprecated `guardrail_ids` and `guardrail_tags` are its successors.
   */
  readonly guardrails_id?: string;
  /** Tools of the account that are attached, at most 50. */
  readonly tool_ids?: readonly string[];
  /** What the persona says first. */
  readonly greeting?: string;
  /** The languages that are spoken. */
  readonly languages?: readonly string[];
  /** When callers are told that they talk to an AI. */
  readonly disclosure_type?: WireValue<DisclosureType | Unlisted>;
  /** How the persona says that it is an AI. */
  readonly verbal_disclosure?: string;
  /** What stands on the picture to say that the persona is an AI. */
  readonly visual_disclosure?: string;
  /** The settings of each stage of the pipeline. */
  readonly layers?: PersonaLayers;
}

/** `layers` of a {@link PersonaBody}. */
export interface PersonaLayers {
  /** The language model. */
  readonly llm?: LlmLayer;
  /** Text to speech. */
  readonly tts?: TtsLayer;
  /** Speech to text. */
  readonly stt?: SttLayer;
  /** What the persona sees and hears. */
  readonly perception?: PerceptionLayer;
  /** Who speaks when. */
  readonly conversational_flow?: ConversationalFlowLayer;
  /** How picture and sound get to the caller. */
  readonly transport?: TransportLayer;
  /** How the persona is invited to meetings. */
  readonly conferencing?: ConferencingLayer;
}

const layers: { readonly [Layer in keyof PersonaLayers]-?: GroupField } = {
  perception: perceptionLayer,
  stt: sttLayer,
  llm: llmLayer,
  tts: ttsLayer,
  conversational_flow: conversationalFlowLayer,
  transport: transportLayer,
  conferencing: conferencingLayer,
};

const fields: { readonly [Name in keyof PersonaBody]-?: Field } = {
  persona_name: text,
  pipeline_mode: choice(['full', 'echo'], 'full'),
  system_prompt: prose,
  default_replica_id: text,
  document_ids: texts,
  document_tags: texts,
  objectives_id: text,
  guardrail_ids: atMost(50),
  guardrail_tags: atMost(50),
  guardrails_id: text,
  tool_ids: atMost(50),
  greeting: prose,
  languages: texts,
  ...disclosureFields,
  layers: group(layers),
};

/** What Tavus takes in the body, in the order in which `.build()` gives it. */
export const personaFields: GroupField = group(fields);

/** The name of a persona, for a message; nothing where it has none, or none that can be read. */
export function nameIn(body: unknown): string | undefined {
  try {
    const name: unknown = Object(body)['persona_name'];
    return typeof name === 'string' && name !== '' ? name : undefined;
  } catch {
    return undefined;
  }
}
