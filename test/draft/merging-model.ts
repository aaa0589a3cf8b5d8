import { isDeepStrictEqual } from 'node:util';
import { type Argument, isCall, type StepCall, type StepName } from '../support/chains.js';

/** Plain JSON that is still being written. */
export type Plain = { [name: string]: unknown };

/**
 * What a chain is meant to build, told a second time and in the plainest way: a loop over the steps that writes
 * into one object. It shares no code with the library.
 */
export function modelOf(steps: readonly StepCall[]): Plain {
  const body: Plain = { pipeline_mode: 'full' };
  const paragraphs: unknown[] = [];
  const extras: Plain[] = [];
  let engineKind = '';
  for (const { step, args } of steps) {
    const values = args.map(plain);
    // An unlisted engine is another one, even under a listed name.
    const [engine] = args;
    const kind = `${typeof engine} ${values[0]}`;
    if (step === 'tts' && kind !== engineKind && 'tts_engine' in layerOf(body, 'tts')) {
      keepOnly(layerOf(body, 'tts'), ['voice_id']);
    }
    if (step === 'tts') engineKind = kind;
    if (step === 'appendPrompt') paragraphs.push(...values);
    else if (step === 'extra') extras.push(...values);
    else actions[step](body, ...values);
  }
  for (const fields of extras) mergeDeep(body, fields);
  if ('system_prompt' in body || body['pipeline_mode'] === 'echo') {
    const prompt = body['system_prompt'];
    const there = typeof prompt === 'string' ? runsOf(prompt.split('\n\n')) : [];
    const added = distinct(paragraphs).filter((text) => !there.includes(text as string));
    const parts = [prompt, ...added].filter((part) => part !== undefined);
    if (parts.length > 0) body['system_prompt'] = parts.join('\n\n');
  }
  const perception = (body['layers'] as Plain | undefined)?.['perception'] as Plain | undefined;
  if (perception && Object.keys(perception).length > 0 && body['pipeline_mode'] !== 'echo') {
    perception['perception_model'] ??= 'raven-1';
  }
  return body;
}

/** What any paragraphs of a text that follow each other are together. */
function runsOf(paragraphs: readonly string[]): readonly string[] {
  return paragraphs.flatMap((_, from) =>
    paragraphs.slice(from).map((_, count) => paragraphs.slice(from, from + count + 1).join('\n\n')),
  );
}

/** The same body as it prints. */
export function withoutSecrets(body: Plain): Plain {
  const layers = body['layers'] as { readonly [layer: string]: Plain } | undefined;
  for (const layer of [layers?.['llm'], layers?.['tts']]) {
    if (layer?.['api_key']) layer['api_key'] = '[secret]';
    for (const name of Object.keys(layer?.['headers'] ?? {}))
      (layer?.['headers'] as Plain)[name] = '[secret]';
  }
  return body;
}

type Action = (body: Plain, ...args: readonly never[]) => void;

const actions: { readonly [Step in Exclude<StepName, 'appendPrompt' | 'extra'>]: Action } = {
  name: sets('persona_name'),
  prompt: sets('system_prompt'),
  replica: sets('default_replica_id'),
  objectives: sets('objectives_id'),
  guardrailSet: sets('guardrails_id'),
  echo: (body) => set(body, { pipeline_mode: 'echo' }),
  full: (body) => set(body, { pipeline_mode: 'full' }),
  documents: adds('document_ids'),
  documentTags: adds('document_tags'),
  guardrails: adds('guardrail_ids'),
  guardrailTags: adds('guardrail_tags'),
  attach: adds('tool_ids'),
  greeting: sets('greeting'),
  languages: adds('languages'),
  disclosure: (body, type: string, options: Plain = {}) => {
    set(body, { disclosure_type: type });
    for (const [kind, text] of Object.entries(options)) set(body, { [`${kind}_disclosure`]: text });
  },
  tools: (body, ...tools) => set(layerOf(body, 'llm'), { tools }),
  llm: (body, model: string, options: Plain = {}) => {
    if ('base_url' in layerOf(body, 'llm')) keepOnly(layerOf(body, 'llm'), ['tools']);
    set(layerOf(body, 'llm'), { ...options, model });
  },
  customLlm: (body, options: Plain) => {
    const llm = layerOf(body, 'llm');
    if ('model' in llm && !('base_url' in llm)) keepOnly(llm, ['tools']);
    set(llm, options);
  },
  tts: (body, engine: string, options: Plain = {}) => {
    const tts = layerOf(body, 'tts');
    set(tts, { ...options, ttsEngine: engine });
  },
  voice: (body, id) => set(layerOf(body, 'tts'), { voice_id: id }),
  stt: (body, engine: string, options: Plain = {}) =>
    set(layerOf(body, 'stt'), { ...options, sttEngine: engine }),
  perception: (body, model: string, { emotionRecognition, ...senses }: Plain = {}) => {
    set(layerOf(body, 'perception'), { perceptionModel: model });
    for (const [sense, settings] of Object.entries(senses)) perceive(body, sense, settings as Plain);
    if (emotionRecognition !== undefined) set(layerOf(body, 'perception'), { emotionRecognition });
  },
  visual: (body, settings: Plain) => perceive(body, 'visual', settings),
  audio: (body, settings: Plain) => perceive(body, 'audio', settings),
  emotionRecognition: (body, value) => set(layerOf(body, 'perception'), { emotion_recognition: value }),
  conversationalFlow: (body, options: Plain) => set(layerOf(body, 'conversational_flow'), options),
  transport: (body, type: string, options: Plain = {}) =>
    set(layerOf(body, 'transport'), { ...options, transportType: type }),
  conferencing: (body, options: Plain) => set(layerOf(body, 'conferencing'), options),
};

function sets(name: string): Action {
  return (body, value) => set(body, { [name]: value });
}

function adds(name: string): Action {
  return (body, ...entries) => set(body, { [name]: entries });
}

function layerOf(body: Plain, layer: string): Plain {
  return inner(inner(body, 'layers'), layer);
}

function keepOnly(layer: Plain, names: readonly string[]): void {
  for (const name of Object.keys(layer)) if (!names.includes(name)) delete layer[name];
}

function perceive(body: Plain, sense: string, settings: Plain): void {
  const entries = Object.entries(settings).map(([name, value]) => {
    return [name === 'analysisQueries' ? 'perception_analysis_queries' : `${sense}_${name}`, value];
  });
  set(layerOf(body, 'perception'), Object.fromEntries(entries));
}

const lists =
  /^(tools|languages|allowlist|tool_ids|(document|guardrail)_(ids|tags)|(visual|audio)_(tools|awareness_queries)|perception_analysis_queries)$/;
const keyed = /^(voice_settings|extra_body|default_query|headers|(input|room)_settings)$/;

/** Writes options into an object: lists grow, open objects take keys, and the rest is replaced. */
function set(into: Plain, options: Plain): void {
  for (const [option, value] of Object.entries(options)) {
    const name = snakeCase(option);
    const before = into[name];
    const all = lists.test(name) ? [...((before as unknown[]) ?? []), ...(value as unknown[])] : [];
    if (/tools$/.test(name)) into[name] = lastOfEachName(all as readonly Named[]);
    else if (lists.test(name)) into[name] = distinct(all);
    else if (name === 'voice_settings') into[name] = { ...(before as Plain), ...snakeKeys(value as Plain) };
    else if (keyed.test(name)) into[name] = { ...(before as Plain), ...(value as Plain) };
    else into[name] = value;
  }
}

function mergeDeep(into: Plain, fields: Plain): void {
  for (const [name, value] of Object.entries(fields)) {
    if (isObject(value)) mergeDeep(inner(into, name), value);
    else into[name] = value;
  }
}

/** The object under a name, made if there is none. */
function inner(object: Plain, name: string): Plain {
  const value = object[name];
  if (isObject(value)) return value;
  const made: Plain = {};
  object[name] = made;
  return made;
}

function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function distinct(entries: readonly unknown[]): readonly unknown[] {
  return entries.filter(
    (entry, index) => entries.findIndex((other) => isDeepStrictEqual(other, entry)) === index,
  );
}

interface Named {
  readonly function: { readonly name: string };
}

/** The last tool of each name, in the place of the first. */
function lastOfEachName(tools: readonly Named[]): readonly Named[] {
  const names = [...new Set(tools.map((tool) => tool.function.name))];
  return names.flatMap((name) => tools.findLast((tool) => tool.function.name === name) ?? []);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Those of the listed engines; others are an unlisted engine's own and stay as they are. */
const voiceNames = /^(similarityBoost|useSpeakerBoost)$/;

function snakeKeys(object: Plain): Plain {
  const entries = Object.entries(object);
  return Object.fromEntries(
    entries.map(([name, value]) => [voiceNames.test(name) ? snakeCase(name) : name, value]),
  );
}

/** An argument as it goes on the wire; a copy, so that no two steps share anything. */
function plain(argument: Argument): never {
  return onWire(argument) as never;
}

function onWire(argument: Argument): unknown {
  if (typeof argument !== 'object' || argument === null) return argument;
  if (Array.isArray(argument)) return argument.map(onWire);
  if (!isCall(argument)) {
    return Object.fromEntries(Object.entries(argument).map(([name, value]) => [name, onWire(value)]));
  }
  const [first, options] = argument.args.map(onWire);
  if (argument.$call !== 'tool') return first;
  const parameters = { type: 'object', properties: {} };
  return { type: 'function', function: { name: first, parameters, ...(options as Plain) } };
}
