import { type Answer, refusal } from './answer.js';
import { createPersona, deletePersona, listPersonas, patchPersona, readPersona } from './personas.js';
import type { Records, SandboxRequest } from './records.js';

/** What a method does at a path. */
export interface Route {
  /** The content types that it takes; none if it looks at no body. */
  readonly takes: readonly string[];
  /** Answers a request that has arrived to its end. */
  readonly answer: (records: Records, request: SandboxRequest) => Answer;
}

/** The most bytes that a body may have. */
export const largestBody: number = 1024 * 1024;

const json = 'application/json';
const jsonPatch = 'application/json-patch+json';

/** Every path with the methods that it takes. */
const routes: ReadonlyMap<string, ReadonlyMap<string, Route>> = new Map(
  // One resource under two names.
  ['/v2/personas', '/v2/pals'].flatMap((collection) => [
    [
      collection,
      new Map<string, Route>([
        ['POST', { takes: [json], answer: createPersona }],
        ['GET', { takes: [], answer: listPersonas }],
      ]),
    ],
    [
      `${collection}/{id}`,
      new Map<string, Route>([
        ['GET', { takes: [], answer: readPersona }],
        ['PATCH', { takes: [json, jsonPatch], answer: patchPersona }],
        ['DELETE', { takes: [], answer: deletePersona }],
      ]),
    ],
  ]),
);

/** The part of a request that arrives first. */
type RequestHead = Pick<SandboxRequest, 'method' | 'path' | 'headers'>;

/** Finds the route of a request, or the answer if its head alone is wrong. */
export function routeOf({ method, path, headers }: RequestHead, apiKey: string): Route | Answer {
  const methods = routes.get(path.replace(/^(\/v2\/(?:personas|pals))\/[^/]+$/, '$1/{id}'));
  if (!methods)
    return refusal(404, `The sandbox has no such path: it takes ${[...routes.keys()].join(', ')}.`);
  const route = methods.get(method);
  const allow = [...methods.keys()].join(', ');
  if (!route) return { ...refusal(405, `This path takes ${allow}, not ${method}.`), headers: { allow } };
  if (headers['x-api-key'] === undefined) return unauthorized('The header x-api-key is missing.');
  if (headers['x-api-key'] !== apiKey)
    return unauthorized('The header x-api-key is not the key of this sandbox.');
  if (!fits(headers, route))
    return refusal(415, `The header content-type: expected ${route.takes.join(' or ')}.`);
  if (Number(headers['content-length']) > largestBody) return tooLarge();
  return route;
}

export function tooLarge(): Answer {
  return refusal(413, `The body: expected at most ${largestBody} bytes.`);
}

/** The API has another name for what it says to a wrong key. */
function unauthorized(message: string): Answer {
  return { status: 401, body: { message } };
}

/** Whether the body says to be what the route takes. Where there is none, there is nothing to say. */
function fits(headers: RequestHead['headers'], { takes }: Route): boolean {
  if (takes.length === 0) return true;
  const type = headers['content-type'];
  if (type !== undefined) return takes.includes(type.replace(/\s*(;.*)?$/s, '').toLowerCase());
  return headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0);
}
