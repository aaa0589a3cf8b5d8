import type { JsonObject } from 'type-fest';
import type { PatchOperation } from '../../src/client/requests/persona-requests.js';
import type { Exchange, Fault } from './transport/fault-server.js';

/** The API's personas, as little of it as a client's test needs, to be put between the faults of a server. */
export class Api {
  readonly personas = new Map<string, JsonObject>();
  /** How many personas a page has at most, whatever the client asks for. */
  mostOnPage = 100;
  /** Whether lists and answers say how many there are. */
  counts = true;
  /** Whether one persona comes as it is, or in `data`, alone or in a list. */
  wrapping: 'bare' | 'object' | 'list' = 'list';

  readonly serve: Fault = (exchange) => {
    const { method, path } = exchange.request;
    const url = new URL(path, 'http://api');
    const id = url.pathname.split('/')[3];
    if (method === 'POST') this.#reply(exchange, 200, this.create(exchange.request.body));
    else if (id === undefined) this.#reply(exchange, 200, this.#page(url.searchParams));
    else if (!this.personas.has(id)) this.#reply(exchange, 404, { message: 'No such persona' });
    else if (method === 'GET') this.#reply(exchange, 200, this.#wrapped(id));
    else if (method === 'PATCH') exchange.answer(this.patch(id, exchange.request.body));
    else exchange.answer(this.delete(id));
  };

  create(body: string): JsonObject {
    const persona_id = `p${this.personas.size + 1}`;
    const created_at = new Date().toISOString();
    const persona = { ...(JSON.parse(body) as JsonObject), persona_id, created_at };
    this.personas.set(persona_id, persona);
    return { persona_id, created_at };
  }

  delete(id: string): 204 {
    this.personas.delete(id);
    return 204;
  }

  patch(id: string, patch: string): 200 | 304 | 422 {
    const before = this.personas.get(id);
    const next = structuredClone(before) as JsonObject;
    try {
      for (const operation of JSON.parse(patch) as PatchOperation[]) apply(operation, next);
    } catch {
      return 422;
    }
    if (JSON.stringify(next) === JSON.stringify(before)) return 304;
    this.personas.set(id, next);
    return 200;
  }

  #page(query: URLSearchParams): JsonObject {
    const limit = Math.min(Number(query.get('limit') ?? 10), this.mostOnPage);
    const from = (Number(query.get('page') ?? 1) - 1) * limit;
    const all = [...this.personas.values()];
    return { data: all.slice(from, from + limit), ...(this.counts && { total_count: all.length }) };
  }

  #wrapped(id: string): JsonObject {
    const persona = this.personas.get(id) as JsonObject;
    if (this.wrapping === 'bare') return persona;
    return { data: this.wrapping === 'list' ? [persona] : persona };
  }

  #reply(exchange: Exchange, status: number, body: JsonObject): void {
    exchange.answer(status, JSON.stringify(body), {
      date: new Date().toUTCString(),
      'x-request-id': 'r-1',
      'x-else': 'not told',
    });
  }
}

/** An operation on objects, which is all that the client does. */
function apply(operation: PatchOperation, persona: JsonObject): void {
  const keys = operation.path.slice(1).split('/');
  const last = keys.pop() as string;
  const holder = keys.reduce((inner, key) => inner[key] as JsonObject, persona);
  if (typeof holder !== 'object' || holder === null) throw new Error('no such place');
  if (operation.op !== 'add' && !(last in holder)) throw new Error('no such member');
  if (operation.op === 'remove') delete holder[last];
  else if (operation.op !== 'test') holder[last] = operation.value as JsonObject;
  else if (JSON.stringify(holder[last]) !== JSON.stringify(operation.value)) throw new Error('not equal');
}
