import type { Sandbox } from '../../src/sandbox/index.js';

export const mebibyte: number = 1024 * 1024;

/** A body that nothing is wrong with. */
export const greeter = { persona_name: 'Greeter', system_prompt: 'You say hello, and mean it.' };

/** A request that nothing is wrong with, but for what is changed. */
export function post(tavus: Sandbox, body: BodyInit | null, change: RequestInit & { path?: string } = {}) {
  const { path = '/v2/personas', headers, ...init } = change;
  const fine = { 'x-api-key': tavus.apiKey, 'content-type': 'application/json' };
  return fetch(tavus.url + path, { method: 'POST', body, ...init, headers: { ...fine, ...headers } });
}

/** A body that has exactly this many bytes. */
export function bodyOf(size: number): string {
  const empty = JSON.stringify({ system_prompt: '' });
  return JSON.stringify({ system_prompt: 'a'.repeat(size - empty.length) });
}

/** An answer that has arrived to its end. */
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON, of whatever shape; `undefined` without a body. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says by what it reads which shape it expects.
  readonly body: any;
}

/** Sends a body, a string as written, and reads the answer. */
export async function ask(tavus: Sandbox, method: string, path: string, body?: unknown): Promise<Asked> {
  const json = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  const response = await post(tavus, json, { method, path });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, body: text === '' ? undefined : JSON.parse(text) };
}

export function patch(tavus: Sandbox, path: string, operations: unknown): Promise<Asked> {
  return ask(tavus, 'PATCH', path, operations);
}

/** Creates a persona and gives its id. */
export async function seed(tavus: Sandbox, body: object): Promise<string> {
  const { status, body: created } = await ask(tavus, 'POST', '/v2/personas', body);
  if (status !== 200) throw new Error(`The sandbox refuses the body: ${JSON.stringify(created)}`);
  return created.persona_id;
}
