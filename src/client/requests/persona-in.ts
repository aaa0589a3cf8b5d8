import { concealSecrets } from '../../fields/conceal.js';
import type { JsonObject } from '../../json/borrowed-types.js';
import { isPlainObject, type PlainObject } from '../../json/json.js';
import { TavusResponseError } from '../errors/transport-errors.js';
import { type Action, outcomeOf } from '../transport/advice.js';
import { parsed } from '../transport/answer.js';
import type { Success } from '../transport/request.js';

/** A persona as Tavus holds it. */
export interface Persona {
  /** What a conversation names as `persona_id`. */
  readonly personaId: string;
  /** The name that the server stored. */
  readonly personaName: string | undefined;
  /** When it was created, as the server writes it. */
  readonly createdAt: string | undefined;
  /** All that the server sent. What looks like a secret in it prints as `[secret]`. */
  readonly body: JsonObject;
}

/** A persona as Tavus created it. */
export interface CreatedPersona extends Persona {
  /** Set where the answer was lost and `onUnknown: 'reconcile'` found the persona. */
  readonly recovered?: true;
}

/** The persona in an answer: bare, or in `data`, alone or as a list of one. */
export function personaIn(success: Success, action: Action): Persona {
  const body = jsonIn(success, action);
  const data = isPlainObject(body) && idIn(body) === undefined ? body['data'] : body;
  const found = personaOf(Array.isArray(data) ? data[0] : data);
  if (found) return found;
  throw unreadable(success, action, 'without a persona_id');
}

/** Whether the answer to a patch says that a draft of PAL Maker was thrown away for it. */
export function tellsOfDraft({ answer }: Success): boolean {
  const body = parsed(answer.text);
  const data = isPlainObject(body) && isPlainObject(body['data']) ? { ...body['data'], ...body } : body;
  const discarded = isPlainObject(data) ? data['discarded_maker_changes'] : undefined;
  // A flag, or what was in it: both are said to be there.
  return Boolean(discarded) && !(Array.isArray(discarded) && discarded.length === 0);
}

/** A page of a list. */
export interface Page {
  readonly personas: readonly Persona[];
  /** How many there are on all pages, where the server says. */
  readonly total: number | undefined;
}

/** The page in an answer. */
export function pageIn(success: Success): Page {
  const body = jsonIn(success, 'list');
  const data = isPlainObject(body) ? body['data'] : body;
  if (!Array.isArray(data)) throw unreadable(success, 'list', 'without a list of personas');
  const personas = data.map((entry) => {
    const found = personaOf(entry);
    if (found) return found;
    throw unreadable(success, 'list', 'with a persona that has no persona_id');
  });
  const total = isPlainObject(body) ? body['total_count'] : undefined;
  return { personas, total: typeof total === 'number' ? total : undefined };
}

/** The id, under the name that this endpoint has for it, or under the newer one. */
function idIn(body: PlainObject): string | undefined {
  return [body['persona_id'], body['pal_id']].find((id) => typeof id === 'string' && id !== '') as
    | string
    | undefined;
}

function personaOf(body: unknown): Persona | undefined {
  if (!isPlainObject(body)) return undefined;
  const personaId = idIn(body);
  if (personaId === undefined) return undefined;
  const { created_at: createdAt } = body;
  return {
    personaId,
    personaName: [body['persona_name'], body['pal_name']].find((name) => typeof name === 'string'),
    createdAt: typeof createdAt === 'string' ? createdAt : undefined,
    body: concealSecrets(body as JsonObject),
  };
}

function jsonIn(success: Success, action: Action): unknown {
  const { text, whole } = success.answer;
  if (!whole) throw unreadable(success, action, 'with more than anybody means');
  const body = parsed(text);
  if (typeof body === 'string') {
    throw unreadable(success, action, text.trim() === '' ? 'without a body' : 'with text that is not JSON');
  }
  return body;
}

function unreadable({ answer, attempts }: Success, action: Action, flaw: string): TavusResponseError {
  const { status, requestId } = answer.info;
  const effect = action === 'get' || action === 'list' ? 'none' : 'unknown';
  const advice = outcomeOf(action, effect) || 'Check baseUrl.';
  return new TavusResponseError({ status, flaw, requestId, attempts, effect, advice });
}
