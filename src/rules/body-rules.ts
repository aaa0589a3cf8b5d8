import { longestPrompts } from '../body/llm.js';
import { error, type Finding, warning } from '../errors/issues.js';
import { type PlainObject, part } from '../json/json.js';

/** The rules of the fields beside `layers`. */
export function bodyRules(body: PlainObject): readonly Finding[] {
  return [...ignoredInEcho(body), ...promptLength(body), ...deprecatedGuardrailSet(body)];
}

/** TTS is not among them: text that is echoed is spoken by it. */
function ignoredInEcho(body: PlainObject): readonly Finding[] {
  if (body['pipeline_mode'] !== 'echo') return [];
  const layers = part(body, 'layers');
  const prompt = body['system_prompt'];
  const hasPrompt = typeof prompt === 'string' && prompt.trim() !== '';
  return [
    ...(hasPrompt ? [warning('ignored-in-echo', '/system_prompt', 'the prompt')] : []),
    ...('llm' in layers ? [warning('ignored-in-echo', '/layers/llm', 'the LLM and its tools')] : []),
  ];
}

/** As the documents count them. */
export const charactersPerToken = 4;

function promptLength(body: PlainObject): readonly Finding[] {
  const prompt = body['system_prompt'];
  if (typeof prompt !== 'string') return [];
  const tokens = Math.ceil(prompt.length / charactersPerToken);
  if (tokens <= 5_000) return [];
  const said = tokens.toLocaleString('en');
  const { model, base_url: address } = part(part(body, 'layers'), 'llm');
  const longest = address === undefined ? longestPrompts.get(model) : undefined;
  if (longest !== undefined && tokens > longest) {
    const hint = `${model} takes ${longest.toLocaleString('en')}: shorten it, or take another model.`;
    return [error('prompt-length.hosted', '/system_prompt', said, hint)];
  }
  if (tokens > 15_000) return [warning('prompt-length.long', '/system_prompt', said)];
  return [warning('prompt-length', '/system_prompt', said)];
}

function deprecatedGuardrailSet(body: PlainObject): readonly Finding[] {
  if (!('guardrails_id' in body)) return [];
  const both = 'guardrail_ids' in body || 'guardrail_tags' in body;
  return [warning(both ? 'deprecated-guardrail-set.both' : 'deprecated-guardrail-set', '/guardrails_id')];
}
