import { sameJson } from '../draft.js';
import type { Field, GroupField } from '../field.js';
import { isPlainObject, type PlainObject, pointer } from '../json.js';
import { isSecretName, maskSecrets } from '../secret.js';

/** One thing that the server holds otherwise than a persona states it. */
export interface Difference {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly field: Field | undefined;
  /** What the server shows; `undefined` where it shows nothing. */
  readonly before: unknown;
  /** What the persona states; `undefined` where it states nothing. */
  readonly after: unknown;
}

/** What becomes of a key or an address that the server holds, where nobody has said what shall. */
export interface KeyNote {
  readonly path: string;
  readonly fate: 'kept' | 'removed' | 'readdressed' | 'diverts';
}

/** How a difference is taken. */
export interface DifferenceOptions {
  /** Whether to remove what the table lists and the persona does not state. */
  readonly prune?: boolean | undefined;
  /** Whether a secret that the persona states is sent even if there is no other reason to. */
  readonly resendSecrets?: boolean | undefined;
}

/** {@link difference}, with what is to be said of the keys. */
export interface Differences {
  readonly changes: readonly Difference[];
  readonly notes: readonly KeyNote[];
}

/**
 * What has to change so that the server holds what a persona states. A list is one value.
 *
 * A secret that the server holds is never compared: what it shows may be a mask. It is sent along when its layer
 * changes, as servers have been seen to forget it then, and removed only together with the address that it is for.
 */
export function difference(
  stored: PlainObject,
  stated: PlainObject,
  within: GroupField,
  options: DifferenceOptions,
): Differences {
  const comparison = { stored, stated, within, path: '', options, changes: [], notes: [] };
  compare(comparison);
  return comparison;
}

interface Comparison {
  readonly stored: PlainObject;
  readonly stated: PlainObject;
  readonly within: GroupField;
  readonly path: string;
  readonly options: DifferenceOptions;
  readonly changes: Difference[];
  readonly notes: KeyNote[];
}

function compare(level: Comparison): void {
  const { stored, stated, within, changes } = level;
  const names = new Set([...Object.keys(within.fields), ...Object.keys(stated)]);
  const before = changes.length;
  const secrets: string[] = [];
  for (const name of names) {
    const field = fieldOf(within, name);
    if (isSecret(field)) secrets.push(name);
    else compareMember(level, name, field, memberOf(stored, name), memberOf(stated, name));
  }
  if (!level.options.prune && isDiverted(level)) {
    level.notes.push({ path: pointer(level.path, 'base_url'), fate: 'diverts' });
  }
  const changed = changes.length > before;
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
  const change = (op: Difference['op']) =>
    level.changes.push({ op, path, field, before: stored, after: stated });
  if (stated === undefined) {
    // null is how the server writes that there is nothing.
    if (!level.options.prune || !field || stored === undefined || stored === null) return;
    level.notes.push(
      ...secretsShown(stored, field, path).map((key) => ({ path: key, fate: 'removed' as const })),
    );
    change('remove');
  } else if (field?.kind === 'group' && isPlainObject(stored) && isPlainObject(stated)) {
    compare({ ...level, stored, stated, within: field, path });
  } else if (stored === undefined) {
    change('add');
  } else if (!isSame(stored, stated, field)) {
    change('replace');
  }
}

/** Whether two values are the same, as far as what is shown can tell. */
function isSame(stored: unknown, stated: unknown, field: Field | undefined): boolean {
  // In an open object a key may stand under a name of its own. In a tool such a name is a parameter's.
  return field?.kind === 'record'
    ? sameJson(maskSecrets(stored), maskSecrets(stated))
    : sameJson(stored, stated);
}

/** Whether a model that is stated without an address would be called at the one that is stored. */
function isDiverted({ stored, stated }: Comparison): boolean {
  const [model, address] = [memberOf(stated, 'model'), memberOf(stated, 'base_url')];
  return model !== undefined && address === undefined && (memberOf(stored, 'base_url') ?? null) !== null;
}

/** What a secret of a layer is for: with another of these, it is another secret. */
const addresses = ['base_url', 'tts_engine'];

function compareSecret(level: Comparison, name: string, changed: boolean): void {
  const { stored, stated, options, changes, notes } = level;
  const path = pointer(level.path, name);
  const field = fieldOf(level.within, name);
  const [before, after] = [memberOf(stored, name), memberOf(stated, name)];
  const shown = before !== undefined && before !== null;
  const moves = addresses.some((address) => {
    const next = memberOf(stated, address);
    return (next !== undefined || options.prune) && (next ?? null) !== (memberOf(stored, address) ?? null);
  });
  if (after !== undefined) {
    // What the server does not show may be there all the same: that alone is no reason to send it.
    const send = moves || changed || options.resendSecrets;
    if (send) changes.push({ op: shown ? 'replace' : 'add', path, field, before, after });
  } else if (shown && moves) {
    if (options.prune) changes.push({ op: 'remove', path, field, before, after });
    else notes.push({ path, fate: 'readdressed' });
  } else if (shown && options.prune) {
    notes.push({ path, fate: 'kept' });
  }
}

/** Whether a field is one that nothing ever prints. */
export function isSecret(field: Field | undefined): boolean {
  return field?.kind === 'secret' || field?.kind === 'secrets';
}

/** Where a stored body, or a part of one, shows that it holds a secret. */
export function secretsShown(stored: unknown, field: Field, path = ''): readonly string[] {
  if (stored === undefined || stored === null) return [];
  if (isSecret(field)) return [path];
  if (field.kind !== 'group' || !isPlainObject(stored)) return [];
  return field.entries.flatMap(([name, inner]) => {
    return secretsShown(memberOf(stored, name), inner, pointer(path, name));
  });
}

function fieldOf(within: GroupField, name: string): Field | undefined {
  return Object.hasOwn(within.fields, name) ? within.fields[name] : undefined;
}

function memberOf(of: PlainObject, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

/** An operation of a JSON Patch (RFC 6902), of those that {@link patchFor} writes. */
export type PatchOperation =
  | { readonly op: 'test' | 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/**
 * The patch that makes changes. It begins with tests of all that it overwrites, so that it fails as a whole if
 * somebody else was faster.
 */
export function patchFor(changes: readonly Difference[]): readonly PatchOperation[] {
  return [...changes.flatMap(testsOf), ...changes.map(operationOf)];
}

/** Tests of what the server shows and a change overwrites, field by field: a layer may hold a key that it hides. */
function testsOf({ op, path, field, before }: Difference): readonly PatchOperation[] {
  if (op === 'add' || isSecret(field)) return [];
  if (field?.kind === 'group' && isPlainObject(before)) {
    return Object.entries(before).flatMap(([name, value]) => {
      const inner = { path: pointer(path, name), field: fieldOf(field, name), before: value };
      return testsOf({ op, after: undefined, ...inner });
    });
  }
  // What is shown under the name of a secret may be a mask.
  return namesSecret(before) ? [] : [{ op: 'test', path, value: before }];
}

function namesSecret(value: unknown): boolean {
  // A stack of our own: JSON from outside may be nested deeper than the call stack.
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next) && Object.keys(next).some(isSecretName)) return true;
    for (const inner of Object.values(next)) open.push(inner);
  }
  return false;
}

function operationOf({ op, path, after }: Difference): PatchOperation {
  return op === 'remove' ? { op, path } : { op, path, value: after };
}
