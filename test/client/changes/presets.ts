import { type Preset, persona, preset } from '../../../src/index.js';
import { seed } from '../../sandbox/client.js';
import { client, server } from './fresh-sandbox.js';

export const guide = persona().name('Harbour Guide').prompt('You know every ferry.');
export const voice = preset((p) => p.tts('cartesia', { ttsModelName: 'sonic-3' }));

/** Stores a body and gives its id. */
export function stored(body: object): Promise<string> {
  return seed(server, body);
}

/** What is stored after a change, its keys as they really are. */
export async function changed(body: object, change: Preset, options: object = {}): Promise<unknown> {
  const id = await stored(body);
  await client.personas.update(id, change, options);
  return structuredClone(server.personas.at(-1)?.body);
}

/** The patch that was sent last. */
export function patch(): unknown {
  return server.requests.findLast(({ method }) => method === 'PATCH')?.body;
}

export const full = {
  persona_name: 'Harbour Guide',
  system_prompt: 'You know every ferry.',
  pipeline_mode: 'full',
};
