import type { Issue, Rule } from '../../src/index.js';
import { isDynamic, type Said, type Way } from './verdicts.js';

/** Rules over facts, which the compiler judges at the end of the chain. */
export const ofFacts: readonly Rule[] = [
  ...(['prompt-required', 'audio-needs-raven-1', 'perception-off'] as const),
  ...(['echo-incompatible', 'needs-missing'] as const),
];
/** Rules over what a step is given, which the compiler judges at the step. */
const ofSteps: readonly Rule[] = [
  ...(['custom-llm-incomplete', 'unknown-field', 'misplaced-field'] as const),
  ...(['unknown-value', 'wrong-type', 'out-of-range', 'other-engine-setting', 'tool-shape'] as const),
];
/** Every rule that the compiler knows. */
export const known: readonly Rule[] = [...ofFacts, ...ofSteps];

/** What a compiler and the run time do not agree on about one program, in words; nothing where they agree. */
export function disagreement({ texts, unjudged }: Said, ways: readonly Way[]): string | undefined {
  const all = texts.join('\n');
  const errors = ways.map((way) => knownErrors(way, isDynamic(way, unjudged), all));
  const broken = ways.some(({ refused }, nth) => refused || (errors[nth] ?? []).length > 0);
  if (broken && texts.length === 0) return `tsc takes it, check() says ${JSON.stringify(errors)}`;
  if (!broken && texts.length > 0) return `check() takes it, tsc says ${all}`;
  if (!texts.some(isOfStep)) return endsDiffer(all, errors);
  const hasWrongStep =
    ways.some(({ refused }) => refused) || errors.flat().some(({ rule }) => isOfSteps(rule, all));
  return hasWrongStep ? unsaid(all, errors.flat()) : `check() objects to no step, tsc says ${all}`;
}

function isOfStep(text: string): boolean {
  return !text.includes('NotReady<');
}

/** A sense that a model lacks is refused at the step too, where `.dynamic()` changes nothing. */
const ofSenses: readonly Rule[] = ['audio-needs-raven-1', 'perception-off', 'echo-incompatible'];

function isOfSteps(rule: Rule, said: string): boolean {
  return ofSteps.includes(rule) || (said.includes('NotForThisModel<') && ofSenses.includes(rule));
}

function knownErrors({ issues }: Way, dynamic: boolean, said: string): readonly Issue[] {
  return issues.filter(
    ({ rule, severity }) =>
      severity === 'error' && (isOfSteps(rule, said) || (!dynamic && ofFacts.includes(rule))),
  );
}

/** Where a step is refused, later facts are a guess: only the sentences about steps have to be there. */
function unsaid(said: string, errors: readonly Issue[]): string | undefined {
  const missing = errors.find((issue) => hasSentence(issue, said) && !said.includes(printed(issue.message)));
  return missing && `tsc does not print '${missing.message}': ${said}`;
}

/** Whether a type has the sentence too: of a sense, a field for `.extra()`, a range, and what `tool()` reads. */
function hasSentence({ rule, message }: Issue, said: string): boolean {
  if (rule === 'audio-needs-raven-1' || rule === 'perception-off') return said.includes('NotForThisModel<');
  if (rule === 'misplaced-field') return message.includes('.extra()');
  return rule === 'out-of-range' || /cannot name a tool|^required names/.test(message);
}

/** A sentence as a type is printed; of a range the numbers alone are part of the type. */
function printed(message: string): string {
  const range = /(\d[\d.]* to \d[\d.]*), got /.exec(message)?.[1];
  return JSON.stringify(range ?? message);
}

/** Each way's sentences have to stand in one tuple, and no tuple may stand for no way. */
function endsDiffer(said: string, errors: readonly (readonly Issue[])[]): string | undefined {
  const broken = errors.filter((issues) => issues.length > 0);
  const found = new Set(broken.map((issues) => tuple(issues.map(({ message }) => message))));
  const printed = new Set(tuplesIn(said));
  if (found.size === printed.size && [...found].every((tuple) => printed.has(tuple))) return undefined;
  return `tsc says ${[...printed].join(' | ')}, check() says ${[...found].join(' | ')}`;
}

function tuplesIn(text: string): readonly string[] {
  const tuples = text.matchAll(/\[(?:"(?:[^"\\]|\\.)*"(?:, )?)+\]/g);
  return Array.from(tuples, ([sentences]) => tuple(JSON.parse(sentences) as string[]));
}

/** In one order: the compiler has that of the rules, the run time that of the body. */
function tuple(sentences: readonly string[]): string {
  return JSON.stringify(sentences.toSorted());
}
