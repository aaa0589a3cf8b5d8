import type { FinishedPersona, PersonaOrChange } from '../../draft/handover.js';
import { TavusConfigError } from '../../errors/config-error.js';
import type { PersonaRequests } from '../requests/persona-requests.js';
import type { WithResponse } from '../transport/call.js';
import type { Clock } from '../transport/clock.js';
import { idsByName, onlyOne } from './names.js';
import type { ChangeOptions, PersonaPlan, PlanOptions } from './plan.js';
import { planToChange, planToCreate, type SharedPlan } from './planned.js';
import { type Statement, statementOf, type WholeStatement, wholeStatement } from './statement.js';

/** Finds out what is to be done about a persona. */
export async function planOf(
  plain: PersonaRequests,
  given: PersonaOrChange,
  options: PlanOptions,
): Promise<WithResponse<PersonaPlan>> {
  const { id, match }: { readonly id?: string; readonly match?: string } = options;
  if ((id === undefined) === (match !== 'name')) {
    throw new TavusConfigError("plan() takes one of { id } and { match: 'name' }.");
  }
  const clock = plain.clock(options);
  if (id !== undefined) {
    return planById(await statementOf(plain, given, options.prune, clock), id, options, clock);
  }
  const statement = await wholeStatement(plain, given as FinishedPersona, clock);
  const name = nameOf(statement);
  const known = await idsByName(statement.requests, options, clock);
  const found = onlyOne(known.data, name);
  if (found !== undefined) return planById(statement, found, options, clock);
  return { ...known, data: planToCreate(statement, options) };
}

/** The plan for a persona that is there. */
export async function planById(
  statement: Statement,
  id: string,
  options: ChangeOptions,
  clock: Clock,
): Promise<WithResponse<SharedPlan>> {
  const found = await statement.requests.stored(id, options, clock);
  return { ...found, data: await planToChange(statement, options, found.data) };
}

/** The name that a persona is looked for by. */
export function nameOf({ personaName }: WholeStatement): string {
  if (typeof personaName === 'string' && personaName !== '') return personaName;
  throw new TavusConfigError(
    "This persona has no name to be found by: call .name('…'), or plan with { id }.",
  );
}
