import { error, type Finding, warning } from '../errors/issues.js';
import {
  type Draft,
  type FieldsOf,
  flagBeing,
  type GroupField,
  group,
  listedText,
  optionNames,
  record,
  recordOf,
  secret,
  secrets,
  text,
  tools,
  within,
} from '../fields/field.js';
import { otherValues, today } from '../fields/legacy.js';
import { guardOf } from '../fields/listed.js';
import { meaning, misfitIssue, unknownValue } from '../fields/misfit-rules.js';
import { sameName } from '../fields/places.js';
import { type Between0And1, type Between0And2, ranges } from '../fields/range.js';
import type { Secret } from '../fields/secret.js';
import { misfits } from '../fields/shape.js';
import type { Tool } from '../fields/tool.js';
import { isUnlisted } from '../fields/unlisted.js';
import type { Wire } from '../fields/wire.js';
import type { JsonObject } from '../json/borrowed-types.js';
import { isPlainObject, type PlainObject } from '../json/json.js';
import { nearest, nearestValue } from '../json/nearest.js';
import { pointer } from '../json/pointer.js';
import { urlIn } from '../json/url.js';

/** The language models that Tavus hosts and lists. */
export const hostedModels = [
  'tavus-gemma-4',
  'tavus-gemma-4-thinking',
  'tavus-gpt-5.6-sol',
  'tavus-gpt-5.6-terra',
  'tavus-glm-4.7',
  'tavus-gpt-oss',
  'tavus-gemini-2.5-flash',
  'tavus-claude-haiku-4.5',
  'tavus-gpt-5.2',
  'tavus-gemini-3-flash',
] as const;
/** A language model that Tavus hosts and lists; `tavus-gemma-4` is the default since autumn 2026. */
export type HostedModel = (typeof hostedModels)[number];
/**
 * Whether a value is a language model that Tavus hosts and lists: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const model = process.env['GUIDE_MODEL'];
 * persona().prompt('You give tours.').when(isHostedModel(model) && model, (p, listed) => p.llm(listed));
 * ```
 */
export const isHostedModel: (value: unknown) => value is HostedModel = guardOf(hostedModels);

/** The most tokens that a prompt may have, by hosted model, where it is known. */
export const longestPrompts: ReadonlyMap<unknown, number> = new Map<HostedModel, number>([
  ['tavus-glm-4.7', 200_000],
  ['tavus-gpt-oss', 32_000],
  ['tavus-gemini-2.5-flash', 32_000],
  ['tavus-claude-haiku-4.5', 32_000],
  ['tavus-gpt-5.2', 32_000],
  ['tavus-gemini-3-flash', 32_000],
]);

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
  /**
   * Parameters for the address of the model's server, as written, such as `{ 'api-version': '2026-10-01' }`. Sets
   * `default_query`. It is meant for a model of your own.
   */
  readonly defaultQuery?: JsonObject;
  /** HTTP headers for the model's server, by name. Sets `headers`. Their values are secrets: nothing prints them. */
  readonly headers?: { readonly [name: string]: Secret };
}

/** What a language model that Tavus hosts takes. `Numbers` is inferred, for the ranges. */
export interface HostedLlmOptions<Numbers extends number = number> extends LlmOptions {
  /** Parameters of the model, as written. Sets `extra_body`. */
  readonly extraBody?: JsonObject & HostedParameters<Numbers>;
}

/** The parameters of hosted models that have a range. */
export interface HostedParameters<Numbers extends number = number> {
  /** How freely the model chooses its words, 0 to 2. Sets `temperature`. */
  readonly temperature?: Between0And2<Numbers>;
  /** From how large a share of the likelier words it chooses, 0 to 1. Sets `top_p`. */
  readonly top_p?: Between0And1<Numbers>;
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

export interface LlmSettings extends Partial<CustomLlmOptions> {
  /** A model that Tavus hosts, or the model's name at an endpoint of your own. */
  readonly model?: string;
  /** Functions that the model may call. */
  readonly tools?: readonly Tool[];
}

/** `layers.llm` as it goes on the wire. */
export interface LlmLayer extends Wire<LlmSettings> {}

/** The parameters of hosted models that have a range. */
export const hostedParameters: GroupField = group({
  temperature: within(ranges['0 to 2']),
  topP: within(ranges['0 to 1']),
});

const fields: FieldsOf<LlmSettings> = {
  model: listedText(hostedModels, today.model),
  baseUrl: text,
  apiKey: secret,
  speculativeInference: flagBeing(true),
  tools,
  headers: secrets,
  extraBody: recordOf(hostedParameters),
  defaultQuery: record,
};

/** What Tavus takes in `layers.llm`. */
export const llmLayer: GroupField = group(fields, keepToolsBetweenHosts);

/** What `.llm()` takes beside the model. */
export const llmOptionNames: ReadonlySet<string> = optionNames(
  llmLayer,
  'model',
  'baseUrl',
  'apiKey',
  'tools',
);
/** What `.customLlm()` takes. */
export const customLlmOptionNames: ReadonlySet<string> = optionNames(llmLayer, 'tools');

/** A hosted model and one of your own share nothing but the tools. */
function keepToolsBetweenHosts(before: Draft, patch: Draft): Draft {
  const moves = 'model' in before && 'model' in patch && 'base_url' in before !== 'base_url' in patch;
  if (!moves) return before;
  return 'tools' in before ? { tools: before['tools'] } : {};
}

/** The layer's own rules. */
export function llmRules(layer: PlainObject): readonly Finding[] {
  const own = 'base_url' in layer || 'api_key' in layer;
  return own
    ? [...ownModel(layer), ...incompleteLlm(layer), ...baseUrl(layer)]
    : [...notHosted(layer), ...hostedRanges(layer)];
}

/** Only Tavus has a list of models. */
function ownModel({ model }: PlainObject): readonly Finding[] {
  return isUnlisted(model)
    ? [error('wrong-type', '/layers/llm/model', 'expected a string, got unlisted()')]
    : [];
}

/** A model of one's own is three fields, or it is none. */
export function incompleteLlm(layer: PlainObject): readonly Finding[] {
  const missing = ['model', 'base_url', 'api_key'].filter((name) => !(name in layer));
  return missing.map((name) => error('custom-llm-incomplete', `/layers/llm/${name}`, name));
}

function notHosted({ model }: PlainObject): readonly Finding[] {
  const path = '/layers/llm/model';
  if (typeof model !== 'string' || hostedModels.some((hosted) => hosted === model)) return [];
  const known = Object.hasOwn(otherValues[path] ?? {}, model) ? otherValues[path]?.[model] : undefined;
  if (known?.deprecated) return [];
  if (known || /^tavus[-_]/i.test(model)) return [unknownValue(path, model, hostedModels)];
  const near = nearestValue(model, hostedModels);
  const hint = near === undefined ? undefined : meaning(near);
  return [error('custom-llm-incomplete.hosted', path, model, hint)];
}

function hostedRanges(layer: PlainObject): readonly Finding[] {
  const body = layer['extra_body'];
  const path = '/layers/llm/extra_body';
  if (!isPlainObject(body)) return [];
  const names = Object.keys(hostedParameters.fields);
  const misspelt = Object.keys(body).flatMap((key) => {
    const name = Object.hasOwn(hostedParameters.fields, key)
      ? undefined
      : (sameName(key, names) ?? nearest(key, names));
    if (name === undefined) return [];
    return [warning('unknown-field.parameter', pointer(path, key), key, meaning(name))];
  });
  return [...misfits(body, hostedParameters, new Set(), path).map(misfitIssue), ...misspelt];
}

/** Hosts that only this machine, or its own network, knows. */
const privateHosts = [
  /^[^.:]+$/,
  /\.(localhost|local|internal|lan|home\.arpa)$/,
  /^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^\[(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/,
];

function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  return privateHosts.some((pattern) => pattern.test(host));
}

function baseUrl(layer: PlainObject): readonly Finding[] {
  const given = layer['base_url'];
  const path = '/layers/llm/base_url';
  if (typeof given !== 'string') return [];
  if (given !== given.trim()) return [error('base-url.blank', path)];
  const url = urlIn(given);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return [error('base-url', path)];
  return [
    ...(url.username || url.password ? [error('base-url.credentials', path)] : []),
    ...(/\/chat\/completions\/?$/.test(url.pathname) ? [error('base-url.route', path)] : []),
    ...(isPrivate(url.hostname) ? [warning('unreachable-url', path, url.host)] : []),
  ];
}
