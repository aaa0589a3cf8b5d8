import type { WithResponse } from '../call.js';
import type { Clock } from '../clock.js';
import type { CallOptions } from '../connection.js';
import { PersonaNameError } from '../errors/plan-errors.js';
import type { PersonaRequests } from '../persona-requests.js';
import type { ListedPage } from '../reconcile.js';

/** The ids of an account's own personas, by their name. */
export type Namesakes = ReadonlyMap<string, readonly string[]>;

/** Gives the names in the account, as they are at that time. */
export type LookUp = (options: CallOptions, clock: Clock) => Promise<Namesakes>;

/** Goes through the list for the names in it. */
export async function namesakes(
  requests: PersonaRequests,
  options: CallOptions,
  clock: () => Clock,
): Promise<WithResponse<Namesakes>> {
  const data = new Map<string, string[]>();
  // There is always a first page.
  let last!: Omit<ListedPage, 'page'>;
  for await (const { page, ...answer } of requests.pages({ type: 'user', limit: 100 }, options, clock)) {
    last = answer;
    for (const { personaId, personaName } of page.personas) {
      if (personaName === undefined) continue;
      const before = data.get(personaName);
      if (before) before.push(personaId);
      else data.set(personaName, [personaId]);
    }
  }
  return { ...last, data };
}

/** The one persona of a name; `undefined` if there is none. */
export function onlyOne(known: Namesakes, personaName: string): string | undefined {
  const personaIds = known.get(personaName) ?? [];
  if (personaIds.length > 1) throw new PersonaNameError({ personaName, personaIds });
  return personaIds[0];
}
