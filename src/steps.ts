import { optionName } from './wire.js';

/** The step that sets each field beside `layers`, and each layer. */
export const stepOf = {
  persona_name: 'name',
  pipeline_mode: 'full',
  system_prompt: 'prompt',
  default_replica_id: 'replica',
  document_ids: 'documents',
  document_tags: 'documentTags',
  objectives_id: 'objectives',
  guardrail_ids: 'guardrails',
  guardrail_tags: 'guardrailTags',
  guardrails_id: 'guardrailSet',
  perception: 'perception',
  stt: 'stt',
  llm: 'llm',
  tts: 'tts',
  conversational_flow: 'conversationalFlow',
} as const;

/** What sets a field that is not an option of its layer's step. */
const ownCalls: { readonly [place: string]: string } = {
  '/pipeline_mode': '.echo() or .full()',
  '/layers/llm/model': '.llm(model) or .customLlm({ model })',
  '/layers/llm/base_url': '.customLlm({ baseUrl })',
  '/layers/llm/api_key': '.customLlm({ apiKey })',
  '/layers/llm/tools': '.tools(…)',
  '/layers/tts/tts_engine': '.tts(engine)',
  '/layers/stt/stt_engine': '.stt(engine)',
  '/layers/perception/perception_model': '.perception(model)',
};

/** What a layer's step takes before its options. */
const firstArguments: { readonly [layer: string]: string } = {
  llm: 'model, ',
  tts: 'engine, ',
  stt: 'engine, ',
};

/** How a chain sets the field at a place of the body, as code. */
export function callFor(place: string): string {
  const own = ownCalls[place];
  if (own !== undefined) return own;
  const [, first = '', layer = '', ...names] = place.split('/');
  const step = `.${(stepOf as Readonly<Record<string, string>>)[first === 'layers' ? layer : first]}`;
  if (names.length === 0) return `${step}(…)`;
  const [, sense, ofSense] = /^(visual|audio)_(.+)$/.exec(names[0] ?? '') ?? [];
  if (sense && ofSense) return `.${sense}({ ${optionName(ofSense)} })`;
  return `${step}(${firstArguments[layer] ?? ''}${nested(names)})`;
}

/** `{ voiceSettings: { speed } }`; the keys of an open object stay as they are. */
function nested([name = '', ...inner]: readonly string[]): string {
  if (inner.length === 0) return `{ ${optionName(name)} }`;
  const inside = name === 'extra_body' ? `{ ${inner.join('.')} }` : nested(inner);
  return `{ ${optionName(name)}: ${inside} }`;
}
