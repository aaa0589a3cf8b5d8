import { personaFields } from '../body/body.js';
import { type Finding, type Issue, issuesFor, type Rule } from '../errors/issues.js';
import type { GroupField } from '../fields/field.js';
import { readable } from '../json/json.js';
import { inBodyOrder, judged } from './judged.js';
import { received } from './received.js';

/**
 * Judges any body by all rules, whoever made it. Nothing is thrown and nothing is changed, whatever comes in.
 *
 * @example
 * ```ts
 * checkPersona({ system_prompt: 'You give tours.', tts_engine: 'cartesia' });
 * // [{ "rule": "misplaced-field", "severity": "error", "path": "/tts_engine" }]
 * ```
 */
export function checkPersona(body: unknown): readonly Issue[] {
  return issuesIn(body, personaFields);
}

/** All that is wrong with a body that somebody hands over, in the order of its fields; none is changed. */
export function issuesIn(
  given: unknown,
  fields: GroupField,
  reader: 'chain' | 'json' = 'json',
): readonly Issue[] {
  try {
    return issuesFor(reader, all(given, fields));
  } catch {
    // Something in it throws when it is read. A copy of what can be read tells all the same.
    return issuesFor(reader, all(readable(given), fields));
  }
}

function all(given: unknown, fields: GroupField): readonly Finding[] {
  const { body, findings, isStored, isSound } = received(given, fields);
  // What is something else than a body has no other faults.
  if (!body && findings.length > 0) return findings;
  const found = [...findings, ...judged({ body: body ?? given, isSound }, fields)];
  return inBodyOrder(isStored ? found.map(asOfServer) : found, fields);
}

/** A field that the server holds is none to refuse, whatever is known of it, nor a key that it does not show. */
function asOfServer(finding: Finding): Finding {
  const isHidden = finding.rule === 'custom-llm-incomplete' && finding.path.endsWith('/api_key');
  return isHidden || ofFields.has(finding.rule) ? { ...finding, severity: 'warning' } : finding;
}

const ofFields: ReadonlySet<Rule> = new Set<Rule>(['unknown-field', 'misplaced-field', 'legacy-field']);
