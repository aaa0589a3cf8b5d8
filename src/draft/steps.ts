import { disclosureNames } from '../body/disclosure.js';
import { sensedBy } from '../body/perception.js';
import { optionName } from '../fields/wire.js';

/** The step or steps that set each field beside `layers`, and each layer. */
export const stepOf = {
  persona_name: '.name()',
  pipeline_mode: '.echo() or .full()',
  system_prompt: '.prompt()',
  default_replica_id: '.replica()',
  document_ids: '.documents()',
  document_tags: '.documentTags()',
  objectives_id: '.objectives()',
  guardrail_ids: '.guardrails()',
  guardrail_tags: '.guardrailTags()',
  guardrails_id: '.guardrailSet()',
  tool_ids: '.attach()',
  greeting: '.greeting()',
  languages: '.languages()',
  disclosure_type: '.disclosure()',
  verbal_disclosure: '.disclosure()',
  visual_disclosure: '.disclosure()',
  perception: '.perception()',
  stt: '.stt()',
  llm: '.llm() or .customLlm()',
  tts: '.tts()',
  conversational_flow: '.conversationalFlow()',
  transport: '.transport()',
  conferencing: '.conferencing()',
} as const;

/** The same for fields of layers that not the layer's step sets; those of a sense have the sense's. */
const ownSteps = {
  'llm/base_url': '.customLlm()',
  'llm/api_key': '.customLlm()',
  'llm/tools': '.tools()',
  'tts/voice_id': '.voice()',
  'perception/perception_analysis_queries': '.visual()',
  'perception/emotion_recognition': '.emotionRecognition()',
} as const;
export type OwnSteps = typeof ownSteps;

/** The step that sets the field at a place of the body. */
export function stepIn(place: string): string {
  const [, first = '', layer = '', name = ''] = place.split('/');
  const sensed = layer === 'perception' ? sensedBy(name) : undefined;
  if (sensed) return `.${sensed.sense}()`;
  return (first === 'layers' ? (steps[`${layer}/${name}`] ?? steps[layer]) : steps[first]) ?? '';
}

const steps: Readonly<Record<string, string>> = { ...stepOf, ...ownSteps };

const aloneInStep = new Set(['llm/tools', 'tts/voice_id', 'perception/emotion_recognition']);

/** Whether the step that sets a field of a layer sets nothing else. */
export function isAloneInStep(layer: string, name: string): boolean {
  return aloneInStep.has(`${layer}/${name}`);
}

/** What a layer's step takes before its options. */
const firstArguments: { readonly [layer: string]: string } = {
  llm: 'model',
  tts: 'engine',
  stt: 'engine',
  perception: 'model',
  transport: 'type',
};
/** The fields that these are. */
const firstFields = new Set(['model', 'tts_engine', 'stt_engine', 'perception_model', 'transport_type']);

/** How a chain sets the field at a place of the body, as code: `.tts(engine, { externalVoiceId })`. */
export function callFor(place: string): string {
  const step = stepIn(place);
  const [, first = '', layer = '', name = '', ...inside] = place.split('/');
  const disclosure = [...disclosureNames].find(([, field]) => field === first);
  if (disclosure) return filled(step, `type, { ${disclosure[0]} }`);
  const args = argumentsFor(layer, name, inside);
  if (first !== 'layers' || args === undefined) return place === '/pipeline_mode' ? step : filled(step, '…');
  return filled(firstFields.has(name) ? step : (step.split(' or ')[0] ?? ''), args);
}

function filled(step: string, args: string): string {
  return step.replaceAll('()', `(${args})`);
}

function argumentsFor(layer: string, name: string, inside: readonly string[]): string | undefined {
  if (name === '' || isAloneInStep(layer, name)) return undefined;
  const first = firstArguments[layer];
  if (firstFields.has(name)) return first;
  const sensed = sensedBy(name);
  if (sensed) return `{ ${sensed.option} }`;
  const options = nested([name, ...inside]);
  return first === undefined || `${layer}/${name}` in ownSteps ? options : `${first}, ${options}`;
}

/** `{ voiceSettings: { speed } }`; the keys of an open object stay as they are. */
function nested([name = '', ...inner]: readonly string[]): string {
  if (inner.length === 0) return `{ ${optionName(name)} }`;
  const inside = name === 'extra_body' ? `{ ${inner.join('.')} }` : nested(inner);
  return `{ ${optionName(name)}: ${inside} }`;
}
