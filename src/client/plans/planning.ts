import type { PersonaReady } from '../../persona.js';
import type { Issue } from '../../rules.js';
import type { WithResponse } from '../call.js';
import type { Clock } from '../clock.js';
import { TavusConfigError } from '../errors/config-error.js';
import { checkedOptions } from '../options.js';
import type { PersonaRequests } from '../persona-requests.js';
import { idsByName, onlyOne } from './names.js';
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
  return { body, warnings, requests: requests.hiding(body) };
}

/** Finds out what is to be done about a persona. */
export async function planOf(
  plain: PersonaRequests,
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
  const clock = plain.clock(options);
  const statement = await statementOf(plain, ready, clock);
  if (id !== undefined) return planById(statement, id, options, clock);
  const name = nameOf(statement);
  const known = await idsByName(statement.requests, options, clock);
  const found = onlyOne(known.data, name);
  if (found !== undefined) return planById(statement, found, options, clock);
  return { ...known, data: planBetween(statement, options) };
}

/** The plan for a persona that is there. */
export async function planById(
  statement: Statement,
  id: string,
  options: ChangeOptions,
  clock: Clock,
): Promise<WithResponse<SharedPlan>> {
  const found = await statement.requests.stored(id, options, clock);
  return { ...found, data: planBetween(statement, options, found.data) };
}

/** The name that a persona is looked for by. */
export function nameOf({ body }: Statement): string {
  const name: unknown = body.persona_name;
  if (typeof name === 'string' && name !== '') return name;
  throw new TavusConfigError(
    "This persona has no name to be found by: call .name('…'), or plan with { id }.",
  );
}
