import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { PersonaBody } from '../body/body.js';
import { TavusConfigError } from '../errors/config-error.js';
import { conceal, concealSecrets } from '../fields/conceal.js';
import { mask } from '../fields/secret.js';
import type { FaultQueue } from './fault-queue.js';
import type { Normalisation } from './normalise.js';

/** A persona that was created in a sandbox. */
export interface SandboxPersona {
  /** The id in the answer: `p` and 11 hexadecimal digits. */
  readonly personaId: string;
  /** `persona_name` of the body, if it had one. */
  readonly personaName: string | undefined;
  /** When it was created, in ISO 8601, UTC. */
  readonly createdAt: string;
  /**
   * The JSON as it was received, secrets included: they can be read here, and print as `[secret]`. Fields that
   * the library knows have passed the contract; voice settings and what is in a tool are as the sender wrote them.
   * What came to `/v2/pals` has the names that `/v2/personas` has for its fields.
   * After a PATCH it is what the patch has made of it.
   */
  readonly body: Partial<PersonaBody> & { readonly [field: string]: unknown };
}

/** A request that reached a sandbox, whatever became of it. */
export interface SandboxRequest {
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path, without the query. */
  readonly path: string;
  /** The query, decoded; of a name that comes twice, the last value. A secret in it prints as `[secret]`. */
  readonly query: Readonly<Record<string, string>>;
  /** Every header by its name in lower case. All but harmless ones print as `[secret]`. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The parsed JSON, or the text if it is none; such a text does not print. `undefined` if there was no body,
   * if it is over 1 MiB, and as long as it has not arrived to its end.
   */
  readonly body: unknown;
  /** The HTTP status that was answered; `undefined` if none was: the client went away before, or a fault struck. */
  readonly status: number | undefined;
}

/** A {@link SandboxRequest} while it is served. */
export type OpenRequest = { -readonly [Name in keyof SandboxRequest]: SandboxRequest[Name] };

/** What PAL Maker holds of personas and has not published, by their ids. */
export type Drafts = Map<string, SandboxPersona['body']>;

/** What a sandbox holds. */
export interface Records {
  readonly apiKey: string;
  readonly personas: SandboxPersona[];
  readonly requests: SandboxRequest[];
  readonly faults: FaultQueue;
  /** How one persona is answered. */
  readonly personaAs: 'list' | 'object';
  /** In which form personas are stored. */
  readonly normalise: readonly Normalisation[];
  /** What becomes of a patch while PAL Maker holds a draft. */
  readonly makerChanges: 'refuse' | 'draft';
  readonly drafts: Drafts;
}

/** Headers that cannot carry a secret. Any other one may: a proxy has names of its own. */
const harmlessHeaders = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'content-type',
  'host',
  'transfer-encoding',
  'user-agent',
]);

/** The record of a request of which only the head has arrived. */
export function openRequest(method: string, url: string, received: IncomingHttpHeaders): OpenRequest {
  const headers = Object.fromEntries(Object.entries(received).map(([name, value]) => [name, String(value)]));
  const concealed = Object.keys(headers).filter((name) => !harmlessHeaders.has(name));
  conceal(headers, Object.fromEntries(concealed.map((name) => [name, mask])));
  const [path = '', ...search] = url.split('?');
  const query = Object.fromEntries(new URLSearchParams(search.join('?')));
  concealSecrets(query);
  return { method, path, query, headers, body: undefined, status: undefined };
}

/** Adds the body to a request's record. */
export function recordBody(record: OpenRequest, body: unknown): void {
  record.body = body;
  // Nobody can tell where in a text a secret is.
  if (typeof body === 'string') conceal(record, { body: `[${body.length} characters]` });
  else concealSecrets(body);
}

/**
 * The persona with an id.
 *
 * @throws {TavusConfigError} There is none.
 */
export function personaOf(personas: readonly SandboxPersona[], id: string): SandboxPersona {
  const persona = personas.find(({ personaId }) => personaId === id);
  if (persona) return persona;
  throw new TavusConfigError(`The sandbox has no persona with the id ${JSON.stringify(id)}.`);
}

/** Stores a body that the contract takes. */
export function storePersona(personas: SandboxPersona[], body: SandboxPersona['body']): SandboxPersona {
  const persona: SandboxPersona = {
    personaId: unusedId(personas),
    personaName: body.persona_name,
    createdAt: new Date().toISOString(),
    body,
  };
  personas.push(persona);
  return persona;
}

/** Puts another body in the place of a persona's own. */
export function replacePersona(
  personas: SandboxPersona[],
  persona: SandboxPersona,
  body: SandboxPersona['body'],
): SandboxPersona {
  concealSecrets(body);
  const replaced = { ...persona, personaName: body.persona_name, body };
  personas[personas.indexOf(persona)] = replaced;
  return replaced;
}

function unusedId(personas: readonly SandboxPersona[]): string {
  const id = `p${randomBytes(6).toString('hex').slice(1)}`;
  return personas.some(({ personaId }) => personaId === id) ? unusedId(personas) : id;
}
