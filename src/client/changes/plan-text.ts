import { printable } from '../../json/printable.js';
import { shownName } from '../errors/plan-errors.js';
import type { PersonaChange } from './changes.js';
import { type LineDiff, linesOf, toolsChanged } from './lines.js';
import type { PersonaPlan } from './plan.js';

/** Enough of a value to know it by. */
const longest = 60;
/** How much of it stands before the place where two values part. */
const lead = 20;

const signs: Readonly<Record<PersonaChange['op'], string>> = { add: '+', replace: '~', remove: '-' };

/**
 * A plan as text, a line for each change and for each warning; of a text with several lines, those that change.
 *
 * @param diff What compares lines; without it such a text is shown like any other.
 */
export function textOf(plan: PersonaPlan, diff?: LineDiff): string {
  const { action, personaId, personaName, changes, warnings } = plan;
  const who = `${shownName(personaName)}${personaId === undefined ? '' : ` (${personaId})`}`;
  const head = action === 'none' ? `${who} is up to date` : `${action} ${who}`;
  const notes = warnings.map(
    ({ path, message, hint }) => `! ${path || '/'}: ${message}${hint ? ` ${hint}` : ''}`,
  );
  const lines = changes.flatMap((change) => linesFor(change, diff));
  return [head, ...[...lines, ...notes].map((line) => `  ${line}`)].map(printable).join('\n');
}

/** Many plans as text: how many of each kind, then those that do something or warn. */
export function textOfAll(plans: readonly PersonaPlan[]): string {
  const count = (action: PersonaPlan['action']) => plans.filter((plan) => plan.action === action).length;
  const personas = plans.length === 1 ? '1 persona' : `${plans.length} personas`;
  const sum = `${count('create')} to create, ${count('update')} to update, ${count('none')} up to date`;
  const telling = plans.filter(({ action, warnings }) => action !== 'none' || warnings.length > 0);
  return [`${personas}: ${sum}`, ...telling.map(String)].join('\n');
}

function linesFor(change: PersonaChange, diff: LineDiff | undefined): readonly string[] {
  const { op, path } = change;
  const tools = toolsChanged(change);
  if (tools) return [`${signs[op]} ${path}: ${tools.map((tool) => excerpt(tool, 0)).join(', ')}`];
  const lines = diff && linesOf(change, diff);
  return lines ? [`${signs[op]} ${path}:`, ...lines.map((line) => `  ${line}`)] : [lineOf(change)];
}

function lineOf({ op, path, before, after }: PersonaChange): string {
  const [old, next] = [JSON.stringify(before) ?? '', JSON.stringify(after) ?? ''];
  if (op !== 'replace') return `${signs[op]} ${path}: ${excerpt(old || next, 0)}`;
  const from = parting(old, next);
  const changed = old === next ? 'the same, but for what is secret' : excerpt(next, from);
  return `${signs[op]} ${path}: ${excerpt(old, from)} -> ${changed}`;
}

/** Where two texts part. */
function parting(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index++;
  return index;
}

/** The part of a text in which the difference is: a prompt may be long, and differ in one word. */
function excerpt(text: string, from: number): string {
  if (text.length <= longest) return text;
  const start = Math.max(0, Math.min(from - lead, text.length - longest));
  const end = start + longest;
  // A character may be two units long, and cut in half.
  const part = text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return `${start > 0 ? '…' : ''}${part}${end < text.length ? '…' : ''}`;
}
