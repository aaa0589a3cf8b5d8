import { textForm } from '../../fields/form.js';
import type { JsonObject } from '../../json/borrowed-types.js';
import { PersonaNameError } from '../errors/plan-errors.js';
import type { Persona } from '../requests/persona-in.js';
import type { PersonaRequests } from '../requests/persona-requests.js';
import type { ListedPage } from '../requests/reconcile.js';
import type { WithResponse } from '../transport/call.js';
import type { Clock } from '../transport/clock.js';
import type { CallOptions } from '../transport/connection.js';

/** The ids of an account's own personas, by what {@link nameKey} makes of their name. */
export type IdsByName = ReadonlyMap<string, ReadonlySet<string>>;

/** Gives the names in the account, as they are at that time. */
export type LookUp = (options: CallOptions, clock: Clock) => Promise<IdsByName>;

/** A name as it is compared: a server may trim it, or write a letter with an accent in another way. */
export function nameKey(name: string): string {
  return textForm(name).normalize('NFC');
}

/** Goes through the list for the names in it. */
export async function idsByName(
  requests: PersonaRequests,
  options: CallOptions,
  clock: Clock,
): Promise<WithResponse<IdsByName>> {
  const first = await listed(requests, options, clock, new Map());
  // Who deletes one meanwhile moves another past the page that is read: a name that is missed would be made again.
  const { data, response, attempts } = first.isWhole
    ? first
    : await listed(requests, options, clock, first.data);
  return { data, response, attempts };
}

async function listed(
  requests: PersonaRequests,
  options: CallOptions,
  clock: Clock,
  data: Map<string, Set<string>>,
): Promise<WithResponse<Map<string, Set<string>>> & { readonly isWhole: boolean }> {
  const query = { type: 'user', limit: 100, isThorough: true } as const;
  let count = 0;
  const totals = new Set<number>();
  // There is always a first page.
  let last!: Omit<ListedPage, 'page'>;
  for await (const { page, ...answer } of requests.pages(query, options, () => clock)) {
    last = answer;
    count += page.personas.length;
    if (page.total !== undefined) totals.add(page.total);
    note(page.personas, data);
  }
  const [total = count, ...others] = totals;
  return { ...last, data, isWhole: others.length === 0 && count >= total };
}

/** Takes note of the names of personas; those of Tavus's own are nobody's. */
function note(personas: readonly Persona[], known: Map<string, Set<string>>): void {
  for (const { personaId, personaName, body } of personas) {
    if (personaName === undefined || isStock(body)) continue;
    const key = nameKey(personaName);
    known.set(key, (known.get(key) ?? new Set()).add(personaId));
  }
}

/** The same names, of personas that somebody has listed. */
export function idsIn(personas: readonly Persona[]): IdsByName {
  const known = new Map<string, Set<string>>();
  note(personas, known);
  return known;
}

/** Whether it is one of Tavus's own, in either vocabulary. */
export function isStock(body: JsonObject): boolean {
  return body['persona_type'] === 'system' || body['pal_type'] === 'system';
}

/** The one persona of a name; `undefined` if there is none. */
export function onlyOne(known: IdsByName, personaName: string): string | undefined {
  const personaIds = [...(known.get(nameKey(personaName)) ?? [])];
  if (personaIds.length > 1) throw new PersonaNameError({ personaName, personaIds });
  return personaIds[0];
}
