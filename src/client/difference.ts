import { sameJson } from '../draft.js';
import type { Field, GroupField } from '../field.js';
import { isPlainObject, type PlainObject, pointer } from '../json.js';

/** An operation of a JSON Patch (RFC 6902), of those that {@link difference} writes. */
export type PatchOperation =
  | { readonly op: 'test' | 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/**
 * The patch that turns what the server holds into what a persona states. It begins with tests of all that it
 * overwrites, so that it fails as a whole if somebody else was faster. A list is replaced as a whole.
 *
 * A secret that the server holds is never compared, replaced or removed, with one exception: it goes along when
 * the address that it belongs to changes. What the server shows may be a mask.
 *
 * @param prune Whether to remove what the table lists and the persona does not state.
 */
export function difference(
  stored: PlainObject,
  stated: PlainObject,
  within: GroupField,
  prune: boolean,
): readonly PatchOperation[] {
  const changes: PatchOperation[] = [];
  const tests: PatchOperation[] = [];
  compare({ stored, stated, within, path: '', prune, changes, tests });
  return [...tests, ...changes];
}

interface Comparison {
  readonly stored: PlainObject;
  readonly stated: PlainObject;
  readonly within: GroupField;
  readonly path: string;
  readonly prune: boolean;
  readonly changes: PatchOperation[];
  readonly tests: PatchOperation[];
}

function compare(level: Comparison): void {
  const { stored, stated, within } = level;
  const names = new Set([...Object.keys(within.fields), ...Object.keys(stated)]);
  const before = level.changes.length;
  const secrets: string[] = [];
  for (const name of names) {
    const field = fieldOf(within, name);
    if (isSecret(field)) secrets.push(name);
    else compareMember(level, name, field, memberOf(stored, name), memberOf(stated, name));
  }
  const changed = level.changes.length > before;
  for (const name of secrets) compareSecret(level, name, changed);
}

function compareMember(
  level: Comparison,
  name: string,
  field: Field | undefined,
  stored: unknown,
  stated: unknown,
): void {
  const path = pointer(level.path, name);
  if (stated === undefined) {
    // null is how the server writes that there is nothing.
    if (level.prune && field && stored !== undefined && stored !== null) {
      if (!holdsSecret(stored, field)) level.tests.push({ op: 'test', path, value: stored });
      level.changes.push({ op: 'remove', path });
    }
    return;
  }
  if (field?.kind === 'group' && isPlainObject(stored) && isPlainObject(stated)) {
    compare({ ...level, stored, stated, within: field, path });
  } else if (stored === undefined) {
    level.changes.push({ op: 'add', path, value: stated });
  } else if (!sameJson(stored, stated)) {
    level.tests.push({ op: 'test', path, value: stored });
    level.changes.push({ op: 'replace', path, value: stated });
  }
}

/** What a secret of a layer is for: with another of these, it is another secret. */
const addresses = ['base_url', 'tts_engine'];

function compareSecret(level: Comparison, name: string, changed: boolean): void {
  const { stored, stated, changes } = level;
  const path = pointer(level.path, name);
  const shown = memberOf(stored, name);
  const known = shown !== undefined && shown !== null;
  const value = memberOf(stated, name);
  const moves = addresses.some((address) => {
    const next = memberOf(stated, address);
    return (next !== undefined || level.prune) && (next ?? null) !== (memberOf(stored, address) ?? null);
  });
  if (value !== undefined) {
    // What the server does not show may be there all the same: alone it is no reason for a patch.
    if (moves || (!known && changed)) changes.push({ op: known ? 'replace' : 'add', path, value });
  } else if (level.prune && moves && known) {
    changes.push({ op: 'remove', path });
  }
}

function isSecret(field: Field | undefined): boolean {
  return field?.kind === 'secret' || field?.kind === 'secrets';
}

/** Whether a stored value has a secret in it: what is shown of that cannot be tested. */
function holdsSecret(stored: unknown, field: Field): boolean {
  if (field.kind !== 'group' || !isPlainObject(stored)) return isSecret(field);
  return Object.entries(stored).some(([name, value]) => {
    const inner = fieldOf(field, name);
    return value !== null && inner !== undefined && holdsSecret(value, inner);
  });
}

function fieldOf(within: GroupField, name: string): Field | undefined {
  return Object.hasOwn(within.fields, name) ? within.fields[name] : undefined;
}

function memberOf(of: PlainObject, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
