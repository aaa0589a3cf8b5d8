import { personaFields } from '../body/body.js';
import { misfits, type OpenPaths } from '../fields/shape.js';
import { isPlainObject } from '../json/json.js';

/** Where the API takes anything, although the library's own tables know more. */
const open: OpenPaths = new Set(['/layers/llm/tools', '/layers/llm/headers', '/layers/tts/voice_settings']);

/** Enough to repair a body in one go. */
const mostReported = 10;

/** What the API would object to in a body, in a sentence; nothing if it would create the persona. */
export function objectionTo(body: unknown): string | undefined {
  const found: string[] = [];
  for (const { path, message } of misfits(body, personaFields, open)) {
    if (found.push(`${path || 'The body'}: ${message}.`) === mostReported) break;
  }
  if (found.length > 0) return found.join(' ');
  return lacksPrompt(body) ? '/system_prompt: required unless pipeline_mode is "echo".' : undefined;
}

/** The one demand that the API makes in prose. */
function lacksPrompt(body: unknown): boolean {
  return isPlainObject(body) && body['pipeline_mode'] !== 'echo' && !body['system_prompt'];
}
