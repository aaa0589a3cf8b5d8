import { defaultPerceptionModel } from '../body/perception.js';
import { type Finding, warning } from '../errors/issues.js';
import { type BodyFacts, factsOf } from '../facts/fact-rules.js';
import type { Fact, Stated } from '../facts/state.js';
import { copyJson } from '../fields/copy-json.js';
import { type Draft, type GroupField, memberField } from '../fields/field.js';
import { isServerField, schemaName } from '../fields/legacy.js';
import { isOfLaterDate, meaning, misfitIssue, unknownField, unknownOption } from '../fields/misfit-rules.js';
import { placesIn } from '../fields/places.js';
import { misfits, unknownKeys } from '../fields/shape.js';
import { isPlainObject, type PlainObject, setOwn } from '../json/json.js';
import { pointer } from '../json/pointer.js';
import { isMasked, secretsIn } from '../rules/secret-rules.js';
import { begun, mergeInto, patchOf, rendered, type SealedPlace, sealedBody } from './draft.js';
import { misplacedInExtra } from './extra.js';

/** A persona while its steps are carried out. */
export interface PersonaDraft {
  readonly body: Draft;
  /** What `.appendPrompt()` adds to the prompt, in call order, each once; at the end, what still waits for one. */
  readonly paragraphs: Set<string>;
  /** Facts that a step states even where it sets no field, such as `.visual({})`. */
  readonly stated: Set<Stated>;
  /** What presets require. */
  readonly needs: Set<Fact>;
  /** What `.extra()` adds, as it was written. It is not part of a layer, so no layer that starts anew drops it. */
  readonly extras: Draft[];
  /** Places of unlisted fields that are sent on purpose. */
  readonly onPurpose: Set<string>;
  /** Places where the body that the chain began with shows that there is a secret, and not which. */
  readonly masked: Set<string>;
  /** What went wrong in a step and left no trace in the body. */
  readonly issues: Finding[];
  /** Whether what the steps go on from is not known: then none makes a text out of the old one. */
  readonly isPart: boolean;
}

/** A persona whose steps have been carried out. */
export interface FinishedDraft
  extends Pick<PersonaDraft, 'paragraphs' | 'needs' | 'onPurpose' | 'masked' | 'issues'> {
  /** In the order of the wire, as the rules see it: secrets masked, unlisted values as they are. */
  readonly body: Draft;
  /** Where these are. */
  readonly sealed: readonly SealedPlace[];
  readonly facts: BodyFacts;
}

/** What a step does to a draft. */
export type Step = (draft: PersonaDraft) => void;

/**
 * The steps of a builder, newest first. A step is one new link, whatever came before, and a builder that
 * is used as a preset is one link too: chains share what they have in common and never change.
 */
export interface Chain {
  readonly before: Chain | undefined;
  readonly step: Step | Chain;
}

/** What the steps of a chain go on from. */
export interface Beginning {
  /** The body of a stored persona. Nothing is written out then: what it relies on is its own. */
  readonly stored?: PlainObject;
  /** Whether it is not known yet. */
  readonly isPart?: boolean;
}

/** A draft with every step of a chain carried out in call order, presets where they were used. */
export function draftOf(
  chain: Chain | undefined,
  within: GroupField,
  { stored, isPart = false }: Beginning = {},
): FinishedDraft {
  const draft: PersonaDraft = {
    body: stored ? begun(sealedBody(stored, within), within) : { pipeline_mode: 'full' },
    paragraphs: new Set(),
    stated: new Set(),
    needs: new Set(),
    extras: [],
    onPurpose: new Set(),
    masked: new Set(),
    issues: [],
    isPart,
  };
  const steps: Step[] = [];
  const open: (Chain | undefined)[] = [chain];
  // Walked backwards with a stack of our own: a chain may be longer than the call stack is deep.
  for (let link = open.pop(); link !== undefined || open.length > 0; link = open.pop()) {
    if (link === undefined) continue;
    open.push(link.before);
    if (typeof link.step === 'function') steps.push(link.step);
    else open.push(link.step);
  }
  for (const step of steps.reverse()) step(draft);
  // Before the defaults are written: rules and `.requires()` ask for what the persona states itself.
  const facts = factsOf(draft.body);
  finish(draft, within);
  if (!stored) writeModel(draft.body);
  const { paragraphs, needs, onPurpose, masked, issues } = draft;
  const sealed: SealedPlace[] = [];
  const body = rendered(draft.body, within, sealed);
  const stated = new Set([...facts.stated, ...draft.stated]);
  return { body, sealed, paragraphs, needs, onPurpose, masked, issues, facts: { ...facts, stated } };
}

/** Writes out what steps have left for the end: what is newer than the library, and the whole prompt. */
function finish(draft: PersonaDraft, within: GroupField): void {
  const { body, paragraphs, extras } = draft;
  for (const extra of extras) mergeUnknown(draft, body, extra, within, '', within);
  const prompt = body['system_prompt'];
  // A prompt made of nothing but added paragraphs would hide from the rules that none was written.
  const isText = typeof prompt === 'string' && prompt.trim() !== '';
  if (paragraphs.size > 0 && (isText || (prompt === undefined && body['pipeline_mode'] === 'echo'))) {
    body['system_prompt'] = withParagraphs(isText ? prompt : '', paragraphs);
    paragraphs.clear();
  }
}

/** A prompt with further paragraphs. What it has already, as a stored one may, is not added again. */
function withParagraphs(prompt: string, paragraphs: ReadonlySet<string>): string {
  const missing = [...paragraphs].filter((text) => !`\n\n${prompt}\n\n`.includes(`\n\n${text}\n\n`));
  return [prompt, ...missing].filter(Boolean).join('\n\n');
}

/** Writes out the perception model that settings imply. */
function writeModel(body: Draft): void {
  const layers = body['layers'];
  const perception = isPlainObject(layers) ? layers['perception'] : undefined;
  if (
    body['pipeline_mode'] !== 'echo' &&
    isPlainObject(perception) &&
    Object.keys(perception).length > 0 &&
    !('perception_model' in perception)
  ) {
    setOwn(perception, 'perception_model', defaultPerceptionModel);
  }
}

/** The step that merges options into the body. The options are read now, the body is written when it is built. */
export function setting(options: object, within: GroupField): Step {
  const { patch, strangers } = patchOf(options, within);
  return (draft) => {
    mergeInto(draft.body, patch, within);
    draft.issues.push(
      ...strangers.map(({ path, name, option }) => unknownOption(path, name, meaning(option))),
    );
  };
}

/** The same for fields that are on the wire as they are written. */
export function settingAsWritten(fields: object, within: GroupField): Step {
  const patch = sealedBody(fields, within);
  return (draft) => mergeInto(draft.body, patch, within);
}

/**
 * The step that begins with a body as it is on the wire. Fields that the library does not know are kept, and all
 * fields of a body that is stored.
 */
export function beginning(body: object, within: GroupField, isStored: boolean): Step {
  const sealed = sealedBody(body, within);
  const onPurpose = unknownKeys(sealed, within, new Set())
    .filter(
      ({ path, key, within: group }) =>
        isStored || isOfLaterDate(unknownField(path, key, group, placesIn(within))),
    )
    .map(({ path }) => path);
  const masked = secretsIn(body as PlainObject, within)
    .filter(({ path, text }) => isMasked(text, path))
    .map(({ path }) => path);
  return (draft) => {
    // At the beginning lists are what they are, repeats and all; later on they add up like those of any step.
    if (Object.keys(draft.body).length === 1) {
      // Not Object.assign(), for which __proto__ is not a key.
      for (const [key, value] of Object.entries(begun(sealed, within))) setOwn(draft.body, key, value);
    } else mergeInto(draft.body, sealed, within);
    for (const path of onPurpose) draft.onPurpose.add(path);
    for (const path of masked) draft.masked.add(path);
  };
}

/** The step that adds fields which the library does not know. Those that it knows are reported, not merged. */
export function adding(extra: object): Step {
  const copy = copyJson(extra, '') as Draft;
  return (draft) => draft.extras.push(copy);
}

function mergeUnknown(
  draft: PersonaDraft,
  into: Draft,
  extra: Draft,
  within: GroupField | undefined,
  path: string,
  root: GroupField,
) {
  for (const [key, value] of Object.entries(extra)) {
    const field = memberField(within, key);
    const at = pointer(path, key);
    // A file that is handed over as it is may name its schema.
    if (path === '' && key === schemaName) continue;
    if (path === '' && isServerField(key)) {
      draft.issues.push(warning('server-field', at, key));
      continue;
    }
    // A known field in a wrong place would go out there; below what nobody knows, names are somebody else's.
    const places =
      field || !within
        ? []
        : placesIn(root)
            .of(key)
            .filter((place) => place.endsWith(`/${key}`));
    if (places.length > 0) {
      draft.issues.push(misplacedInExtra(at, places));
      continue;
    }
    if (!field) draft.onPurpose.add(at);
    if (isPlainObject(value) && (!field || field.kind === 'group')) {
      const before = Object.hasOwn(into, key) ? into[key] : undefined;
      if (field && before !== undefined && !isPlainObject(before)) continue;
      // A copy: what is in the draft may still belong to a step.
      const inner = isPlainObject(before) ? { ...before } : {};
      setOwn(into, key, inner);
      mergeUnknown(draft, inner, value, field, at, root);
    } else if (field?.kind === 'group') {
      draft.issues.push(...misfits(value, field, new Set(), at).map(misfitIssue));
    } else if (field) {
      draft.issues.push(misplacedInExtra(at));
    } else {
      setOwn(into, key, value);
    }
  }
}
