import { afterEach, beforeEach } from 'vitest';
import { type Tavus, type TavusOptions, tavus } from '../../../src/index.js';
import { type Sandbox, sandbox } from '../../../src/sandbox/index.js';

/** A sandbox of its own for each test of the file that imports it. */
export let server: Sandbox;
/** A client of that sandbox. */
export let client: Tavus;
beforeEach(async () => {
  server = await sandbox();
  client = clientWith({});
});
afterEach(() => server.close());

/** Another client of it. */
export function clientWith(options: TavusOptions): Tavus {
  return tavus({ baseUrl: server.url, apiKey: server.apiKey, ...options });
}

/** The requests so far, as `METHOD status`. */
export function traffic(): readonly string[] {
  return server.requests.map(({ method, status }) => `${method} ${status}`);
}

/** What a call sends. */
export async function sentBy(call: () => Promise<unknown>): Promise<readonly string[]> {
  const before = server.requests.length;
  await call();
  return traffic().slice(before);
}
