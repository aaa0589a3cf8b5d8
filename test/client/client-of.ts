import { expect } from 'vitest';
import { type PersonaReady, type Tavus, type TavusOptions, tavus } from '../../src/index.js';
import { Api } from './api.js';
import { keys } from './keys.js';
import { type Fault, type FaultServer, faultServer } from './transport/fault-server.js';

/** A client of a server of our own. */
export function clientOf(server: FaultServer, options: TavusOptions = {}): Tavus {
  return tavus({ baseUrl: server.url, apiKey: keys.api, ...options });
}

/** The methods of all requests that came, in their order. */
export function methods(server: FaultServer): readonly string[] {
  return server.requests.map(({ method }) => method);
}

/** Closes the connection without a word. */
export const drop: Fault = ({ socket }) => void socket.end();

/** What a persona sends, as a server stores it. */
export async function bodyOf(ready: PersonaReady): Promise<object> {
  const api = new Api();
  await using server = await faultServer(api.serve);
  await clientOf(server).personas.create(ready);
  const { persona_id, created_at, ...body } = api.personas.get('p1') ?? {};
  expect([persona_id, typeof created_at]).toEqual(['p1', 'string']);
  return body;
}
