import { mergeInto, patchOf } from './draft.js';
import type { Draft, GroupField } from './field.js';
import { copyJson, isPlainObject, pointer, setOwn } from './json.js';
import { defaultPerceptionModel } from './layers/perception.js';
import { type Issue, misplacedInExtra } from './rules.js';

/** A persona while its steps are carried out. */
export interface PersonaDraft {
  readonly body: Draft;
  /** What `.appendPrompt()` adds to the prompt, in call order, each once. */
  readonly paragraphs: Set<string>;
  /** What `.extra()` adds, as it was written. It is no part of a layer, so no layer that starts anew drops it. */
  readonly extras: Draft[];
  /** What a step did that the body cannot show. */
  readonly issues: Issue[];
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

/** A draft with every step of a chain carried out in call order, presets where they were used. */
export function draftOf(chain: Chain | undefined, within: GroupField): PersonaDraft {
  const draft: PersonaDraft = {
    body: { pipeline_mode: 'full' },
    paragraphs: new Set(),
    extras: [],
    issues: [],
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
  finish(draft, within);
  return draft;
}

/** Writes out what the steps rely on: the whole prompt, and the perception model that settings imply. */
function finish(draft: PersonaDraft, within: GroupField): void {
  const { body, paragraphs, extras } = draft;
  for (const extra of extras) mergeUnknown(draft, body, extra, within, '');
  const prompt = body['system_prompt'];
  // A prompt made of nothing but added paragraphs would hide from the rules that none was written.
  if (paragraphs.size > 0 && (prompt || body['pipeline_mode'] === 'echo')) {
    body['system_prompt'] = [prompt, ...paragraphs].filter(Boolean).join('\n\n');
  }
  const layers = body['layers'];
  const perception = isPlainObject(layers) ? layers['perception'] : undefined;
  if (isPlainObject(perception) && Object.keys(perception).length > 0) {
    perception['perception_model'] ??= defaultPerceptionModel;
  }
}

/** The step that merges options into the body. The options are read now, the body is written when it is built. */
export function setting(options: object, within: GroupField): Step {
  const patch = patchOf(options, within, '');
  return (draft) => mergeInto(draft.body, patch, within);
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
) {
  for (const [key, value] of Object.entries(extra)) {
    const field = within && Object.hasOwn(within.fields, key) ? within.fields[key] : undefined;
    const at = pointer(path, key);
    if (isPlainObject(value) && (!field || field.kind === 'group')) {
      const before = Object.hasOwn(into, key) ? into[key] : undefined;
      // A copy: what is in the draft may still belong to a step.
      const inner = isPlainObject(before) ? { ...before } : {};
      setOwn(into, key, inner);
      mergeUnknown(draft, inner, value, field, at);
    } else if (field) {
      draft.issues.push(misplacedInExtra(at));
    } else {
      setOwn(into, key, value);
    }
  }
}
