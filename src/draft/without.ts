import { personaFields } from '../body/body.js';
import type { ConferencingOptions } from '../body/conferencing.js';
import type { ConversationalFlowOptions } from '../body/conversational-flow.js';
import { disclosureNames } from '../body/disclosure.js';
import type { LlmOptions } from '../body/llm.js';
import { type Sensed, sensedBy } from '../body/perception.js';
import type { SttOptions } from '../body/stt.js';
import type { TtsOptions } from '../body/tts.js';
import { TavusConfigError } from '../errors/config-error.js';
import { shortened, warning } from '../errors/issues.js';
import type { Stated } from '../facts/state.js';
import type { Draft, GroupField } from '../fields/field.js';
import type { Tool } from '../fields/tool.js';
import { optionName } from '../fields/wire.js';
import { isPlainObject, part } from '../json/json.js';
import { nearest, simplified } from '../json/nearest.js';
import { namesIn, pointer } from '../json/pointer.js';
import type { PersonaDraft, Step } from './chain.js';
import { kindOf } from './composition.js';
import { List } from './draft.js';
import { isAloneInStep, stepIn } from './steps.js';

/** An entry of a list: a text as it was given, a tool, or the name of a tool. */
type Entry = string | Tool;

// Lists, so that a compiler prints the names where one is wrong, and not the name of a type.

/** The parts that are taken out as a whole. */
const wholes = [
  'name',
  'prompt',
  'appendPrompt',
  'replica',
  'objectives',
  'guardrailSet',
  'greeting',
  'disclosure',
  'llm',
  'tts',
  'voice',
  'stt',
  'perception',
  'visual',
  'audio',
  'emotionRecognition',
  'conversationalFlow',
  'transport',
  'conferencing',
  'extra',
] as const;
/** The parts of which single entries can be taken out. */
const lists = [
  'documents',
  'documentTags',
  'guardrails',
  'guardrailTags',
  'attach',
  'languages',
  'tools',
  'conferencing.allowlist',
  'visual.awarenessQueries',
  'visual.analysisQueries',
  'visual.tools',
  'audio.awarenessQueries',
  'audio.tools',
] as const;

/** A part that is taken out as a whole: what a step sets, or one option of it. */
export type WholePart = (
  | (typeof wholes)[number]
  | `llm.${keyof LlmOptions}`
  | `tts.${keyof TtsOptions}`
  | `stt.${keyof SttOptions}`
  | `conversationalFlow.${keyof ConversationalFlowOptions}`
  | `conferencing.${Exclude<keyof ConferencingOptions, 'allowlist'>}`
  | `${'visual' | 'audio'}.toolPrompt`
)[][number];
/** A part of which single entries can be taken out. */
export type ListPart = (typeof lists)[number];
/** What `.without()` can take out of a persona, named by the step that sets it. */
export type Part = WholePart | ListPart;

/** The entries of a part that can be taken out; none if it is not a list. */
export type EntriesOf<Of extends Part> = Of extends ListPart ? [entries?: Entry | readonly Entry[]] : [];

/** The facts that are gone once a part is taken out. */
export type FactsWithout<Of extends Part> = Part extends Of
  ? // A name that is not one: the step has been refused, and says why.
    {}
  : Of extends 'perception'
    ? { perception: undefined; visual: undefined; audio: undefined; emotionRecognition: undefined }
    : Of extends Stated
      ? { [Gone in Of]: undefined }
      : {};

/** Where a part is. */
interface Whereabouts {
  /** Its field or layer, as a JSON Pointer. */
  readonly place: string;
  /** Of perception, the sense whose fields are taken out; all of the layer without it. */
  readonly only?: Sensed['sense'];
  /** Of a layer, the field that stays. */
  readonly but?: string;
  /** Further fields of the same step. */
  readonly also?: readonly string[];
  /** What goes with it that is not in the body. */
  readonly besides?: (draft: PersonaDraft) => void;
}

const perception = '/layers/perception';

/** Of what a step's name alone does not tell. */
const special: { readonly [Of in Part]?: Whereabouts } = {
  // Paragraphs wait beside the body until it has a prompt, and so does what is newer than the library.
  appendPrompt: { place: '', besides: ({ paragraphs }) => paragraphs.clear() },
  extra: { place: '', besides: ({ extras }) => extras.splice(0) },
  // Tools have a step of their own, and so has a voice of Tavus's own.
  llm: { place: '/layers/llm', but: 'tools' },
  tts: { place: '/layers/tts', but: 'voice_id' },
  disclosure: { place: '/disclosure_type', also: [...disclosureNames.values()] },
  // The facts are stated even where a step sets nothing in the body.
  perception: {
    place: perception,
    besides({ stated }) {
      stated.delete('visual');
      stated.delete('audio');
      stated.delete('emotionRecognition');
    },
  },
  visual: { place: perception, only: 'visual', besides: ({ stated }) => stated.delete('visual') },
  audio: { place: perception, only: 'audio', besides: ({ stated }) => stated.delete('audio') },
  emotionRecognition: {
    place: `${perception}/emotion_recognition`,
    besides: ({ stated }) => stated.delete('emotionRecognition'),
  },
};

/** Where every part is, by its name: a step's, or a step's and its option's. */
export const whereabouts: ReadonlyMap<string, Whereabouts> = new Map([
  ...placesOf(personaFields, '').map((place) => [partAt(place), { place }] as const),
  ...Object.entries(special),
]);

function placesOf({ entries }: GroupField, path: string): readonly string[] {
  const depth = path.split('/').length;
  return entries.flatMap(([name, field]) => {
    const place = pointer(path, name);
    const inner = field.kind === 'group' && depth < 3 ? placesOf(field, place) : [];
    // Nobody takes out the mode: .echo() and .full() take back each other.
    return place === '/layers' || place === '/pipeline_mode' ? inner : [place, ...inner];
  });
}

function partAt(place: string): string {
  const step = /\w+/.exec(stepIn(place))?.[0] ?? '';
  const [, , layer = '', name] = place.split('/');
  if (name !== undefined && isAloneInStep(layer, name)) return step;
  const option = name && ((layer === 'perception' && sensedBy(name)?.option) || optionName(name));
  return option === undefined ? step : `${step}.${option}`;
}

/** The step that takes a part out of a draft, or entries of it. */
export function takingOut(part: unknown, given: readonly unknown[]): Step {
  const where = typeof part === 'string' ? whereabouts.get(part) : undefined;
  if (!where) throw notAPart(part);
  if (given.length === 0) return (draft) => takeOut(draft, where);
  const entries = entriesIn(String(part), given[0]);
  return (draft) => {
    for (const entry of entries) takeOutEntry(draft, where, entry);
  };
}

const otherWays: { readonly [name: string]: string } = {
  customLlm: "did you mean 'llm'?",
  echo: 'call .full() instead.',
  full: 'call .echo() instead.',
};

/** Whoever does not name a step may have the field's name, or have misspelt it. */
function notAPart(given: unknown): TavusConfigError {
  if (typeof given !== 'string')
    return new TavusConfigError(`.without() takes the name of a step as a text, not ${kindOf(given)}.`);
  const [name = ''] = given.split('.').slice(-1);
  const ofField = [...whereabouts].find(
    ([, { place }]) => place !== '' && simplified(namesIn(place).at(-1) ?? '') === simplified(name),
  );
  const meant = ofField?.[0] ?? nearest(given, [...whereabouts.keys()]);
  const way = otherWays[given] ?? (meant ? `did you mean '${meant}'?` : 'it takes the name of a step.');
  return new TavusConfigError(`.without() does not know '${shortened(given)}': ${way}`);
}

function entriesIn(of: string, given: unknown): readonly string[] {
  if (!lists.some((name) => name === of))
    throw new TavusConfigError(`.without('${of}') takes all of it out, and nothing beside it.`);
  return (Array.isArray(given) ? given : [given]).map((entry) => {
    const name = isPlainObject(entry) ? part(entry, 'function')['name'] : entry;
    if (typeof name === 'string') return name;
    const kind =
      name === undefined ? 'undefined: is the variable set that it comes from?' : `${typeof name}.`;
    throw new TavusConfigError(`.without('${of}', …) takes a text, a tool, or a list of these, not ${kind}`);
  });
}

function takeOut(draft: PersonaDraft, where: Whereabouts): void {
  const { place, only, but, also = [], besides } = where;
  besides?.(draft);
  for (const name of also) delete draft.body[name];
  changeAt(draft.body, namesIn(place), (value) => {
    if (only === undefined && but === undefined) return undefined;
    if (!isPlainObject(value)) return undefined;
    const stays = (name: string) => (only === undefined ? name === but : sensedBy(name)?.sense !== only);
    for (const name of Object.keys(value)) if (!stays(name)) delete value[name];
    return Object.keys(value).length > 0 ? value : undefined;
  });
}

function takeOutEntry(draft: PersonaDraft, { place }: Whereabouts, entry: string): void {
  let wasThere = false;
  changeAt(draft.body, namesIn(place), (value) => {
    if (!(value instanceof List)) return value;
    wasThere = value.remove(entry);
    return value.entries.length > 0 ? value : undefined;
  });
  if (!wasThere) draft.issues.push(warning('nothing-to-take-out', place, entry));
}

/** Changes what is at a place of a draft, if anything is. A group in which nothing is left goes too. */
function changeAt(
  holder: Draft,
  [name = '', ...inside]: readonly string[],
  change: (value: unknown) => unknown,
): void {
  if (!Object.hasOwn(holder, name)) return;
  const value = holder[name];
  if (inside.length === 0) {
    const changed = change(value);
    if (changed === undefined) delete holder[name];
  } else if (isPlainObject(value)) {
    changeAt(value, inside, change);
    if (Object.keys(value).length === 0) delete holder[name];
  }
}
