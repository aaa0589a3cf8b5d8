import { personaFields } from '../../body/body.js';
import { amend, type TavusError } from '../../errors/tavus-error.js';
import type { PlainObject } from '../../json/json.js';
import { difference, isSecretPath, leavesOf } from '../compare/difference.js';
import type { ResponseInfo } from '../transport/call.js';
import type { Clock } from '../transport/clock.js';
import { httpDate } from '../transport/retry-after.js';
import type { Page, Persona } from './persona-in.js';

/** How long to wait before looking: a list may lag behind. */
export const settling = 1_000;

/** A page of the list, with what came along. */
export interface ListedPage {
  readonly page: Page;
  readonly response: ResponseInfo;
  readonly attempts: number;
}

/** What a lost `create()` left behind. */
export interface Search {
  readonly failure: TavusError;
  readonly sent: object;
  /** When the call began, by the clock of this machine. */
  readonly began: number;
  readonly clock: Clock;
  /** Personas that other calls of this client have received. */
  readonly taken: ReadonlySet<string>;
  pages(): AsyncIterable<ListedPage>;
}

/** The one persona that a create whose answer was lost has made, or else its error, which says what was found. */
export async function reconciled(search: Search): Promise<{ persona: Persona } & Omit<ListedPage, 'page'>> {
  const { failure, clock } = search;
  const found: Persona[] = [];
  let last: ListedPage | undefined;
  try {
    await clock.pause(settling);
    for await (const listed of search.pages()) {
      last = listed;
      found.push(...listed.page.personas.filter((persona) => isMatch(persona, search, listed.response)));
    }
  } catch {
    // The first failure counts: this one only kept the call from explaining it.
    amend(failure, 'Looking for it failed too.');
    throw failure;
  }
  const [persona, ...others] = found;
  if (persona && others.length === 0 && last) {
    return { persona, response: last.response, attempts: last.attempts };
  }
  amend(failure, persona ? severalFound(found) : 'It was looked for, and not found in the list so far.');
  throw failure;
}

function severalFound(found: readonly Persona[]): string {
  return `Several new personas are equal to it: ${found.map(({ personaId }) => personaId).join(', ')}.`;
}

function isMatch(persona: Persona, { sent, began, taken }: Search, response: ResponseInfo): boolean {
  if (taken.has(persona.personaId)) return false;
  const created = persona.createdAt === undefined ? Number.NaN : utc(persona.createdAt);
  return created >= beganByServer(began, response) && holds(persona.body, sent);
}

/** The time of the server may differ from ours; its header is cut to seconds, so that much stays open. */
function beganByServer(began: number, { headers }: ResponseInfo): number {
  const there = httpDate(headers['date'] ?? '');
  return there === undefined ? began : began + (there - Date.now());
}

function utc(time: string): number {
  return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(time) || !time.includes('T') ? time : `${time}Z`);
}

/** Whether a stored body has all that was sent; secrets come back masked, or not at all. */
function holds(stored: PlainObject, sent: object): boolean {
  const { changes } = difference(stored, { ...sent }, personaFields, {});
  return changes.flatMap(leavesOf).every(({ path }) => isSecretPath(path));
}
