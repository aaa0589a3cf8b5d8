import type { JsonObject } from 'type-fest';
import { isPlainObject } from '../json.js';
import { withoutSecrets } from '../secret.js';
import { TavusApiError, TavusAuthenticationError, TavusBadRequestError } from './errors/api-error.js';
import { TavusResponseError } from './errors/transport-errors.js';

/** What is kept of an HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Where a redirect points. */
  readonly location: string | null;
}

/** A persona as Tavus created it. */
export interface CreatedPersona {
  /** What a conversation names as `persona_id`. */
  readonly personaId: string;
  /** The name that the server stored. */
  readonly personaName: string | undefined;
  /** When it was created, as the server writes it. */
  readonly createdAt: string | undefined;
  /** All that the server sent. */
  readonly body: JsonObject;
}

/** Said where nobody can know what the server did. */
export const unknownEffect = 'The persona may have been created: look for it before you call create() again.';

/** Enough of a server's text to act on. */
const longestMessage = 4096;

/** The persona in an answer, or the error that the answer stands for. */
export function createdPersona(answer: Answer, secrets: readonly string[]): CreatedPersona {
  const body = parsed(answer.text);
  if (answer.status < 200 || answer.status > 299) throw rejection(answer, body, secrets);
  if (!isPlainObject(body) || typeof body['persona_id'] !== 'string') {
    throw new TavusResponseError(`The server reported success without a persona_id. ${unknownEffect}`);
  }
  const { persona_id: personaId, persona_name: personaName, created_at: createdAt } = body;
  return {
    personaId: personaId as string,
    personaName: typeof personaName === 'string' ? personaName : undefined,
    createdAt: typeof createdAt === 'string' ? createdAt : undefined,
    body: body as JsonObject,
  };
}

function rejection(
  { status, text, location }: Answer,
  body: unknown,
  secrets: readonly string[],
): TavusApiError {
  const said = withoutSecrets(serverText(body) ?? plainText(text), secrets).slice(0, longestMessage);
  const serverMessage = said || (location ? `a redirect to ${hostOf(location)}, not followed` : 'nothing');
  const details = { status, serverMessage, body };
  if (status === 400) return new TavusBadRequestError(details);
  if (status === 401) return new TavusAuthenticationError(details);
  return new TavusApiError(details);
}

/** The server's own words. Its documents put them in `error` or in `message`, and not always as text. */
function serverText(body: unknown): string | undefined {
  if (!isPlainObject(body)) return undefined;
  const words = [body['error'], body['message']].find((part) => part !== undefined && part !== null);
  if (isPlainObject(words) && typeof words['message'] === 'string') return words['message'];
  return words === undefined || typeof words === 'string' ? words : JSON.stringify(words);
}

/** A page of a proxy as one line. */
function plainText(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function hostOf(location: string): string {
  return URL.parse(location)?.host ?? 'another address';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
