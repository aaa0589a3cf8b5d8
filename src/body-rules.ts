import { type PlainObject, part } from './json.js';
import { error, type Issue, warning } from './rules.js';

/** The rules of the fields beside `layers`. */
export function bodyRules(body: PlainObject): readonly Issue[] {
  return [...ignoredInEcho(body), ...promptLength(body), ...deprecatedGuardrailSet(body)];
}

/** TTS is not among them: text that is echoed is spoken by it. */
function ignoredInEcho(body: PlainObject): readonly Issue[] {
  if (body['pipeline_mode'] !== 'echo') return [];
  const layers = part(body, 'layers');
  const hasPrompt = 'system_prompt' in body && body['system_prompt'] !== '';
  return [
    ...(hasPrompt ? [warning('ignored-in-echo', '/system_prompt', 'the prompt')] : []),
    ...('llm' in layers ? [warning('ignored-in-echo', '/layers/llm', 'the LLM and its tools')] : []),
  ];
}

/** As the documents count them. */
const charactersPerToken = 4;

function promptLength(body: PlainObject): readonly Issue[] {
  const prompt = body['system_prompt'];
  if (typeof prompt !== 'string') return [];
  const tokens = Math.ceil(prompt.length / charactersPerToken);
  const hosted = !('base_url' in part(part(body, 'layers'), 'llm'));
  if (tokens <= 5_000) return [];
  const said = tokens.toLocaleString('en');
  if (tokens > 32_000 && hosted) return [error('prompt-length.hosted', '/system_prompt', said)];
  if (tokens > 15_000) return [warning('prompt-length.long', '/system_prompt', said)];
  return [warning('prompt-length', '/system_prompt', said)];
}

function deprecatedGuardrailSet(body: PlainObject): readonly Issue[] {
  if (!('guardrails_id' in body)) return [];
  const both = 'guardrail_ids' in body || 'guardrail_tags' in body;
  return [warning(both ? 'deprecated-guardrail-set.both' : 'deprecated-guardrail-set', '/guardrails_id')];
}
