import type { Sandbox } from '../src/sandbox/index.js';

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
