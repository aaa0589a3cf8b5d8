import type { PersonaReady } from '../../persona.js';
import type { Issue } from '../../rules.js';
import type { WithResponse } from '../call.js';
import type { Clock } from '../clock.js';
import { TavusConfigError } from '../errors/config-error.js';
import { checkedOptions } from '../options.js';
import type { PersonaRequests } from '../persona-requests.js';
import { namesakes, onlyOne } from './namesakes.js';
import {
  type ChangeOptions,
  type PersonaPlan,
  type PlanOptions,
  planBetween,
  type SharedPlan,
  type Statement,
} from './plan.js';

/** Judges a persona. */
export async function statementOf(
  requests: PersonaRequests,
  ready: PersonaReady,
  clock: Clock,
): Promise<Statement> {
  const warnings: Issue[] = [];
  const body = await requests.body('update', ready, clock, (issue) => warnings.push(issue));
  return { body, warnings };
}

/** Finds out what is to be done about a persona. */
export async function planOf(
  requests: PersonaRequests,
  ready: PersonaReady,
  options: PlanOptions,
): Promise<WithResponse<PersonaPlan>> {
  const { id, match }: { readonly id?: string; readonly match?: string } = checkedOptions(
    'plan',
    options ?? {},
  );
  if ((id === undefined) === (match !== 'name')) {
    throw new TavusConfigError("plan() takes one of { id } and { match: 'name' }.");
  }
  const clock = requests.clock(options);
  const statement = await statementOf(requests, ready, clock);
  const hiding = requests.hiding(statement.body);
  if (id !== undefined) return planFor(hiding, id, statement, options, clock);
  const name = nameOf(statement);
  const known = await namesakes(hiding, options, clock);
  const found = onlyOne(known.data, name);
  if (found !== undefined) return planFor(hiding, found, statement, options, clock);
  return { ...known, data: planBetween(hiding, statement, options) };
}

/** The plan for a persona that is there. */
export async function planFor(
  requests: PersonaRequests,
  id: string,
  statement: Statement,
  options: ChangeOptions,
  clock: Clock,
): Promise<WithResponse<SharedPlan>> {
  const found = await requests.stored(id, options, clock);
  return { ...found, data: planBetween(requests, statement, options, found.data) };
}

/** The name that a persona is looked for by. */
export function nameOf({ body: { persona_name: name } }: Statement): string {
  if (name) return name;
  throw new TavusConfigError(
    "This persona has no name to be found by: call .name('…'), or plan with { id }.",
  );
}
