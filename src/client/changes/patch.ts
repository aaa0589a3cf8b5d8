import { memberField } from '../../fields/field.js';
import { palPlace } from '../../fields/vocabulary.js';
import { isPlainObject, type PlainObject } from '../../json/json.js';
import { hasPlace } from '../../json/place.js';
import { isWithin, pointer } from '../../json/pointer.js';
import { type Difference, isSecretPath, namesSecret } from '../compare/difference.js';
import type { PatchOperation } from '../requests/persona-requests.js';

/** Some of the changes of a persona, which go in one request. */
export interface PatchPart {
  readonly changes: readonly Difference[];
  /** Whether a draft may stand in its way, which `overwriteDraft` throws away. */
  readonly meetsDraft: boolean;
}

const conferencing = '/layers/conferencing';

/**
 * Changes by the request that they go in: Tavus takes one of `layers.conferencing` only if there is nothing else in
 * the patch. It comes last.
 */
export function partsOf(changes: readonly Difference[]): readonly PatchPart[] {
  const all = changes.flatMap(apart);
  const isAlone = ({ path }: Difference) => isWithin(path, conferencing);
  const parts = [
    { changes: all.filter((change) => !isAlone(change)), meetsDraft: true },
    { changes: all.filter(isAlone), meetsDraft: false },
  ];
  return parts.filter((part) => part.changes.length > 0);
}

/** Takes what has to go alone out of the layers that come, or go, as a whole. */
function apart(change: Difference): readonly Difference[] {
  const { op, path, before, after } = change;
  if (path === '/layers' && op === 'remove' && isPlainObject(before) && 'conferencing' in before) {
    return Object.entries(before).map(([name, layer]) => {
      return { op, path: pointer(path, name), field: memberField(change.field, name), before: layer, after };
    });
  }
  if (op === 'remove' || path !== '/layers' || !isPlainObject(after)) return [change];
  const { conferencing: alone, ...others } = after;
  // Without the others there is no place for it: then the layers come with it alone.
  if (alone === undefined || Object.keys(others).length === 0) return [change];
  const single = { path: conferencing, field: undefined, before: undefined, after: alone };
  return [
    { ...change, after: others },
    { op: 'add', ...single },
  ];
}

/** Those of the changes that are left which have to go alone, or bring the place for it. */
export function aloneIn(left: readonly Difference[]): readonly Difference[] {
  return left.filter(({ path }) => path === '/layers' || isWithin(path, conferencing));
}

/** Whether none of these changes is left to be made, whatever else there is. */
export function isMade(part: PatchPart, left: readonly Difference[]): boolean {
  const paths = part.changes.map(({ path }) => path);
  const open = left.flatMap(apart).filter(({ path }) => !isSecretPath(path));
  return !open.some(({ path }) => paths.some((made) => isWithin(path, made)));
}

/**
 * The patch that makes changes. It begins with tests of all that it overwrites, so that it fails as a whole if
 * somebody else was faster.
 *
 * @param shown What the server shows: a place that has its newer name there is patched under that name.
 */
export function patchFor(changes: readonly Difference[], shown: PlainObject = {}): readonly PatchOperation[] {
  return [...changes.flatMap(testsOf), ...changes.map(operationOf)].map((operation) => {
    const newer = palPlace(operation.path);
    return hasPlace(shown, newer) ? { ...operation, path: newer } : operation;
  });
}

/** Tests of what the server shows and a change overwrites, member by member: there may be a key that it hides. */
function testsOf({ op, path, field, before }: Difference): readonly PatchOperation[] {
  if (op === 'add' || isSecretPath(path) || before === null) return [];
  // What is shown under the name of a secret may be a mask. In a tool such a name is a parameter's.
  if (isPlainObject(before) || (field?.kind !== 'tools' && namesSecret(before))) {
    return Object.entries(before as object).flatMap(([name, value]) => {
      const inner = { path: pointer(path, name), field: memberField(field, name), before: value };
      return testsOf({ op, after: undefined, ...inner });
    });
  }
  // A clone, as what was read conceals from JSON what looks like a secret.
  return [{ op: 'test', path, value: structuredClone(before) }];
}

function operationOf({ op, path, after }: Difference): PatchOperation {
  return op === 'remove' ? { op, path } : { op, path, value: after };
}
