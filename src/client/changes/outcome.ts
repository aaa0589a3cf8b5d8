import { personaFields } from '../../body/body.js';
import type { Issue } from '../../errors/issues.js';
import { isPlainObject, type PlainObject, part, setOwn } from '../../json/json.js';
import { namesIn } from '../../json/pointer.js';
import { issuesIn } from '../../rules/check.js';
import type { Difference } from '../compare/difference.js';
import type { PlanWarning } from './changes.js';

/**
 * The rules that a stored persona will break when changes are made to it, though neither it nor what is stated breaks
 * them alone: what stays of the one may not fit the other.
 */
export function brokenTogether(
  stored: PlainObject,
  stated: PlainObject,
  changes: readonly Difference[],
): readonly PlanWarning[] {
  if (changes.length === 0) return [];
  const there = withoutEmpty(stored);
  const alone = [...errorsOf(there), ...errorsOf(stated)];
  return errorsOf(changed(there, changes))
    .filter((issue) => !alone.some(({ rule, path }) => rule === issue.rule && path === issue.path))
    .map(({ path, message }) => ({
      path,
      message,
      hint: 'What is stored does not fit what the persona states: set prune, or state it too.',
    }));
}

/** Without what is empty: to a rule it would be something. */
function withoutEmpty(value: PlainObject): PlainObject {
  const members = Object.entries(value).map(([name, inner]) => {
    return [name, isPlainObject(inner) ? withoutEmpty(inner) : inner] as const;
  });
  return Object.fromEntries(members.filter(([, inner]) => !isEmpty(inner)));
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function errorsOf(body: PlainObject): readonly Issue[] {
  return issuesIn(body, personaFields, 'chain').filter(({ severity }) => severity === 'error');
}

function changed(stored: PlainObject, changes: readonly Difference[]): PlainObject {
  const body: Record<string, unknown> = structuredClone(stored);
  for (const { op, path, after } of changes) {
    const names = [...namesIn(path)];
    const last = names.pop() ?? '';
    let parent = body;
    for (const name of names) {
      const inner = part(parent, name);
      setOwn(parent, name, inner);
      parent = inner as Record<string, unknown>;
    }
    if (op === 'remove') delete parent[last];
    else setOwn(parent, last, after);
  }
  return body;
}
