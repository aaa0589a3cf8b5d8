import type { PersonaDraft, Step } from './chain.js';
import { TavusConfigError } from './client/errors/config-error.js';
import { List } from './draft.js';
import type { Draft } from './field.js';
import { isPlainObject, namesIn, part } from './json.js';
import { nearest } from './nearest.js';
import { warning } from './rules.js';
import type { Fact } from './state.js';
import type { Tool } from './tool.js';

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
  'llm',
  'tts',
  'stt',
  'perception',
  'visual',
  'visual.toolPrompt',
  'audio',
  'audio.toolPrompt',
  'conversationalFlow',
] as const;
/** A part that is taken out as a whole. */
export type WholePart = (typeof wholes)[number];
/** The parts of which single entries can be taken out. */
const lists = [
  'documents',
  'documentTags',
  'guardrails',
  'guardrailTags',
  'tools',
  'visual.awarenessQueries',
  'visual.tools',
  'audio.awarenessQueries',
  'audio.tools',
] as const;
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
    ? { perception: undefined; visual: undefined; audio: undefined }
    : Of extends Fact
      ? { [Gone in Of]: undefined }
      : {};

/** Where a part is. */
export interface Whereabouts {
  /** Its field or layer, as a JSON Pointer. */
  readonly place: string;
  /** Of a layer, how the names of the fields begin that are taken out; all of them without it. */
  readonly only?: string;
  /** Of a layer, the field that stays. */
  readonly but?: string;
  /** Facts that a step may have stated without setting anything in the body. */
  readonly facts?: readonly Fact[];
}

const perception = '/layers/perception';

/** Where every part is. */
export const whereabouts: { readonly [Of in Part]: Whereabouts } = {
  name: { place: '/persona_name' },
  prompt: { place: '/system_prompt' },
  // Paragraphs wait beside the body until it has a prompt.
  appendPrompt: { place: '' },
  replica: { place: '/default_replica_id' },
  documents: { place: '/document_ids' },
  documentTags: { place: '/document_tags' },
  objectives: { place: '/objectives_id' },
  guardrails: { place: '/guardrail_ids' },
  guardrailTags: { place: '/guardrail_tags' },
  guardrailSet: { place: '/guardrails_id' },
  // Tools have a step of their own.
  llm: { place: '/layers/llm', but: 'tools' },
  tools: { place: '/layers/llm/tools' },
  tts: { place: '/layers/tts' },
  stt: { place: '/layers/stt' },
  perception: { place: perception, facts: ['visual', 'audio'] },
  visual: { place: perception, only: 'visual_', facts: ['visual'] },
  'visual.awarenessQueries': { place: `${perception}/visual_awareness_queries` },
  'visual.toolPrompt': { place: `${perception}/visual_tool_prompt` },
  'visual.tools': { place: `${perception}/visual_tools` },
  audio: { place: perception, only: 'audio_', facts: ['audio'] },
  'audio.awarenessQueries': { place: `${perception}/audio_awareness_queries` },
  'audio.toolPrompt': { place: `${perception}/audio_tool_prompt` },
  'audio.tools': { place: `${perception}/audio_tools` },
  conversationalFlow: { place: '/layers/conversational_flow' },
};

/** The step that takes a part out of a draft, or entries of it. */
export function takingOut(part: string, given: readonly unknown[]): Step {
  if (!isPart(part)) throw notAPart(part);
  const where = whereabouts[part];
  if (given.length === 0) return (draft) => takeOut(draft, where);
  const entries = entriesIn(part, given[0]);
  return (draft) => {
    for (const entry of entries) takeOutEntry(draft, where, entry);
  };
}

function isPart(part: unknown): part is Part {
  return typeof part === 'string' && Object.hasOwn(whereabouts, part);
}

/** Whoever does not name a step may have the field's name, or have misspelt it. */
function notAPart(part: unknown): TavusConfigError {
  const text = String(part);
  const [ofField] = Object.entries(whereabouts).find(([, { place }]) => place.endsWith(`/${text}`)) ?? [];
  const meant = ofField ?? nearest(text, Object.keys(whereabouts));
  const way = meant === undefined ? 'it takes the name of a step.' : `did you mean '${meant}'?`;
  return new TavusConfigError(`.without() does not know '${text}': ${way}`);
}

function entriesIn(of: Part, given: unknown): readonly string[] {
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
  const { place, only, but, facts = [] } = where;
  if (where === whereabouts.appendPrompt) draft.paragraphs.clear();
  for (const fact of facts) draft.stated.delete(fact);
  changeAt(draft.body, namesIn(place), (value) => {
    if (only === undefined && but === undefined) return undefined;
    if (!isPlainObject(value)) return undefined;
    const stays = (name: string) => (only === undefined ? name === but : !name.startsWith(only));
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
