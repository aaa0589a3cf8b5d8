import type { JsonObject } from 'type-fest';
import { objectionTo } from './contract.js';
import { type Records, type SandboxPersona, type SandboxRequest, storePersona } from './records.js';

/** What goes back to the client. */
export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a route makes of the body of a request whose head is in order. */
export type Route = (body: SandboxRequest['body'], records: Records) => Answer;

/** The most bytes that a body may have. */
export const largestBody: number = 1024 * 1024;

/** Every path with the methods that it takes. */
const routes: ReadonlyMap<string, ReadonlyMap<string, Route>> = new Map([
  ['/v2/personas', new Map([['POST', createPersona]])],
]);

/** The part of a request that arrives first. */
type RequestHead = Pick<SandboxRequest, 'method' | 'path' | 'headers'>;

/** Finds the route of a request, or the answer if its head alone is wrong. */
export function routeOf({ method, path, headers }: RequestHead, apiKey: string): Route | Answer {
  const methods = routes.get(path);
  if (!methods)
    return refusal(404, `The sandbox has no such path: it takes ${[...routes.keys()].join(', ')}.`);
  const route = methods.get(method);
  const allow = [...methods.keys()].join(', ');
  if (!route) return { ...refusal(405, `This path takes ${allow}, not ${method}.`), headers: { allow } };
  if (headers['x-api-key'] === undefined) return unauthorized('The header x-api-key is missing.');
  if (headers['x-api-key'] !== apiKey)
    return unauthorized('The header x-api-key is not the key of this sandbox.');
  if (!isJson(headers)) return refusal(415, 'The header content-type: expected application/json.');
  if (Number(headers['content-length']) > largestBody) return tooLarge();
  return route;
}

export function tooLarge(): Answer {
  return refusal(413, `The body: expected at most ${largestBody} bytes.`);
}

export function refusal(status: number, error: string): Answer {
  return { status, body: { error } };
}

/** The API has another name for what it says to a wrong key. */
function unauthorized(message: string): Answer {
  return { status: 401, body: { message } };
}

/** Whether the body says to be JSON. Where there is none, there is nothing to say. */
function isJson(headers: RequestHead['headers']): boolean {
  const type = headers['content-type'];
  if (type !== undefined) return /^application\/json\s*(;|$)/i.test(type);
  return headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0);
}

function createPersona(body: unknown, records: Records): Answer {
  const objection = objectionTo(body);
  if (objection !== undefined) return refusal(400, objection);
  const persona = storePersona(records, body as SandboxPersona['body']);
  const { personaId: persona_id, personaName: persona_name, createdAt: created_at } = persona;
  return {
    status: 200,
    body: { persona_id, ...(persona_name !== undefined && { persona_name }), created_at },
  };
}
