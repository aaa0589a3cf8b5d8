import { Ajv } from 'ajv';
import { checkPersona, type Issue } from '../../src/index.js';
import { jsonSchema } from '../../src/schema/json-schema.js';
import { isSayable } from './rules.js';

/** What ajv warns of, it would warn every user of. */
function refuse(message: unknown): never {
  throw new Error(String(message));
}

/** Whether ajv takes a body, at its strictest. */
export const takes = new Ajv({
  strict: true,
  allErrors: true,
  logger: { log: refuse, warn: refuse, error: refuse },
}).compile(jsonSchema());

/** What the schema has to say of a body. */
export type Due = 'take' | 'refuse' | 'either';

/** What the schema has to say of a body, by what the rules say of it. */
export function dueOf(body: unknown, issues: readonly Issue[] = checkPersona(body)): Due {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.some(isSayable)) return 'refuse';
  return errors.length > 0 || isAllowance(body, issues) ? 'either' : 'take';
}

/**
 * Whether the rules take a body for the sake of who hands it over, though nobody would write it like this: what the
 * server holds may be newer than the library or older, and what counts as not set is set aside.
 */
function isAllowance(body: unknown, issues: readonly Issue[]): boolean {
  const { persona_id: id, pal_id: palId, personaId: holder } = Object(body);
  return Boolean(id || palId || holder) || issues.some(({ rule }) => rule === 'empty-value');
}

/** What is wrong with the verdict of ajv; nothing where it is the one that is due. */
export function flawIn(body: unknown): string | undefined {
  const issues = checkPersona(body);
  const due = dueOf(body, issues);
  const verdict = takes(body) ? 'take' : 'refuse';
  if (due === 'either' || verdict === due) return undefined;
  const said = (verdict === 'refuse' ? takes.errors : issues) ?? [];
  const lines = [body, ...said].map((one) => JSON.stringify(one));
  return [`ajv says ${verdict}, and ${due} is due.`, ...lines].join('\n');
}
