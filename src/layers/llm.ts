import type { JsonObject } from 'type-fest';
import {
  type Draft,
  type FieldsOf,
  flag,
  type GroupField,
  group,
  record,
  secret,
  secrets,
  text,
  tools,
} from '../field.js';
import type { Secret } from '../secret.js';
import type { Tool } from '../tool.js';
import type { Wire } from '../wire.js';

/** The language models that Tavus hosts and lists. */
export const hostedModels = [
  'tavus-gpt-oss',
  'tavus-gemini-2.5-flash',
  'tavus-claude-haiku-4.5',
  'tavus-gpt-5.2',
  'tavus-gemini-3-flash',
] as const;
/** A language model that Tavus hosts and lists; `tavus-gpt-oss` is the one to begin with. */
export type HostedModel = (typeof hostedModels)[number];

/** What every language model takes, hosted by Tavus or by you. */
export interface LlmOptions {
  /**
   * Whether the model starts on what the caller says before the caller has finished. Sets
   * `speculative_inference`; `true` by default.
   */
  readonly speculativeInference?: boolean;
  /**
   * Parameters of the model, as written. Sets `extra_body`. A model that Tavus hosts takes `temperature`
   * (0 to 2) and `top_p` (0 to 1); your own takes whatever its server does.
   */
  readonly extraBody?: JsonObject;
  /** HTTP headers for the model's server, by name. Sets `headers`. Their values are secrets: nothing prints them. */
  readonly headers?: { readonly [name: string]: Secret };
}

/** A language model of your own, behind an endpoint that speaks OpenAI's chat completions. */
export interface CustomLlmOptions extends LlmOptions {
  /** The model's name at your endpoint. Sets `model`. */
  readonly model: string;
  /**
   * Where the endpoint is, without `/chat/completions`, which Tavus appends. Sets `base_url`. It must be
   * reachable from the internet and stream its answers.
   */
  readonly baseUrl: string;
  /**
   * The endpoint's key. Sets `api_key`. A string, or a function that is called when `create()` runs; nothing
   * prints it.
   */
  readonly apiKey: Secret;
}

interface LlmSettings extends Partial<CustomLlmOptions> {
  readonly tools?: readonly Tool[];
}

/** `layers.llm` as it goes on the wire. */
export interface LlmLayer extends Wire<LlmSettings> {}

const fields: FieldsOf<LlmSettings> = {
  model: text,
  baseUrl: text,
  apiKey: secret,
  speculativeInference: flag,
  tools,
  headers: secrets,
  extraBody: record,
};

/** What Tavus takes in `layers.llm`. */
export const llmLayer: GroupField = group(fields, keepToolsBetweenHosts);

/** A hosted model and one of your own share nothing but the tools. */
function keepToolsBetweenHosts(before: Draft, patch: Draft): Draft {
  const moves = 'model' in before && 'model' in patch && 'base_url' in before !== 'base_url' in patch;
  if (!moves) return before;
  return 'tools' in before ? { tools: before['tools'] } : {};
}
