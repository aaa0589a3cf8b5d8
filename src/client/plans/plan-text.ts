import type { PersonaChange } from './changes.js';
import type { PersonaPlan } from './plan.js';

/** Enough of a value to know it by. */
const longest = 60;
/** How much of it stands before the place where two values part. */
const lead = 20;

const signs: Readonly<Record<PersonaChange['op'], string>> = { add: '+', replace: '~', remove: '-' };

/** A plan as text, a line for each change and for each warning. */
export function textOf(plan: PersonaPlan): string {
  const { action, personaId, changes, warnings } = plan;
  const id = personaId === undefined ? '' : ` (${personaId})`;
  const head =
    action === 'none' ? `${nameOf(plan)}${id} is as it should be` : `${action} ${nameOf(plan)}${id}`;
  const notes = warnings.map(
    ({ path, message, hint }) => `! ${path || '/'}: ${message}${hint ? ` ${hint}` : ''}`,
  );
  return [head, ...[...changes.map(lineOf), ...notes].map((line) => `  ${line}`)].join('\n');
}

/** Many plans as text: how many of each kind, then those that do something or warn. */
export function textOfAll(plans: readonly PersonaPlan[]): string {
  const count = (action: PersonaPlan['action']) => plans.filter((plan) => plan.action === action).length;
  const personas = plans.length === 1 ? '1 persona' : `${plans.length} personas`;
  const sum = `${count('create')} to create, ${count('update')} to update, ${count('none')} as it should be`;
  const telling = plans.filter(({ action, warnings }) => action !== 'none' || warnings.length > 0);
  return [`${personas}: ${sum}`, ...telling.map(textOf)].join('\n');
}

function nameOf({ personaName }: PersonaPlan): string {
  return personaName === undefined ? 'a persona without a name' : JSON.stringify(personaName);
}

function lineOf({ op, path, before, after }: PersonaChange): string {
  const [old, next] = [JSON.stringify(before) ?? '', JSON.stringify(after) ?? ''];
  const from = op === 'replace' ? parting(old, next) : 0;
  const values =
    op === 'replace' ? `${excerpt(old, from)} -> ${excerpt(next, from)}` : excerpt(old || next, from);
  return `${signs[op]} ${path}: ${values}`;
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
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
