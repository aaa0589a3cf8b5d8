import { isDeepStrictEqual } from 'node:util';
import { match, P } from 'ts-pattern';
import { isSecretName } from '../fields/secret.js';
import { isPlainObject, setOwn } from '../json/json.js';
import { namesIn } from '../json/pointer.js';

/** Why a patch was not applied; it repeats nothing of the patch, which may hold a secret. */
export class PatchError extends Error {}

/** Where a value is, or could be. */
interface Place {
  readonly parent: unknown[] | Record<string, unknown>;
  readonly key: string;
}

/** The name under which the whole document stands while a patch is applied. */
const root = 'document';

/**
 * What a JSON Patch (RFC 6902) makes of a document, which stays as it is.
 *
 * @throws {PatchError} It is no patch, or does not fit the document.
 */
export function patched(document: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw new PatchError('The patch: expected an array of operations.');
  const holder: Record<string, unknown> = { [root]: structuredClone(document) };
  for (const [index, operation] of patch.entries()) {
    try {
      apply(holder, operation);
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      throw new PatchError(`Operation ${index}: ${error.message}`);
    }
  }
  return holder[root];
}

function apply(holder: Record<string, unknown>, operation: unknown): void {
  if (!isPlainObject(operation)) throw new PatchError('expected an object.');
  const path = tokensOf(operation, 'path');
  const at = () => placeAt(holder, path);
  match(operation['op'])
    .with('add', () => insert(at(), givenValue(operation)))
    .with('remove', () => remove(at()))
    .with('replace', () => replace(at(), givenValue(operation)))
    .with(P.union('move', 'copy'), (op) => {
      const from = tokensOf(operation, 'from');
      // Below another name nobody would know it for a secret, and it would print.
      if (from.some(isSecretName) && !path.some(isSecretName)) throw new PatchError('would show a secret.');
      if (op === 'copy') insert(at(), structuredClone(existing(placeAt(holder, from))));
      else move(holder, from, path);
    })
    .with('test', () => {
      if (!isDeepStrictEqual(existing(at()), givenValue(operation))) throw new PatchError('the test failed.');
    })
    .otherwise(() => {
      throw new PatchError('op: expected one of "add", "remove", "replace", "move", "copy", "test".');
    });
}

function move(holder: Record<string, unknown>, from: readonly string[], path: readonly string[]): void {
  const source = placeAt(holder, from);
  const value = existing(source);
  const inside = path.length > from.length && from.every((token, index) => path[index] === token);
  if (inside) throw new PatchError('from: a value cannot move into itself.');
  remove(source);
  insert(placeAt(holder, path), value);
}

/** The steps of a JSON Pointer (RFC 6901), from the holder of the document on. */
function tokensOf(operation: Readonly<Record<string, unknown>>, name: 'path' | 'from'): readonly string[] {
  const pointer = operation[name];
  if (typeof pointer !== 'string' || !/^(\/([^~]|~[01])*)?$/s.test(pointer)) {
    throw new PatchError(`${name}: expected a JSON Pointer.`);
  }
  return [root, ...namesIn(pointer)];
}

function placeAt(holder: Record<string, unknown>, tokens: readonly string[]): Place {
  let parent: unknown = holder;
  for (const token of tokens.slice(0, -1)) parent = existing(placeIn(parent, token));
  return placeIn(parent, tokens.at(-1) ?? root);
}

function placeIn(parent: unknown, key: string): Place {
  if (Array.isArray(parent) || isPlainObject(parent)) return { parent, key };
  throw new PatchError('what the path leads through is neither an object nor an array.');
}

function existing({ parent, key }: Place): unknown {
  if (Array.isArray(parent)) return parent[indexIn(parent, key)];
  if (Object.hasOwn(parent, key)) return parent[key];
  throw new PatchError('there is nothing at this place.');
}

/** The index of an entry that is there. */
function indexIn(list: readonly unknown[], key: string): number {
  const index = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : Number.NaN;
  if (index < list.length) return index;
  throw new PatchError('there is nothing at this place.');
}

function insert({ parent, key }: Place, value: unknown): void {
  if (!Array.isArray(parent)) setOwn(parent, key, value);
  else if (key === '-' || key === String(parent.length)) parent.push(value);
  else parent.splice(indexIn(parent, key), 0, value);
}

function remove(place: Place): void {
  existing(place);
  const { parent, key } = place;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function replace(place: Place, value: unknown): void {
  existing(place);
  const { parent, key } = place;
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else setOwn(parent, key, value);
}

function givenValue(operation: Readonly<Record<string, unknown>>): unknown {
  if (Object.hasOwn(operation, 'value')) return structuredClone(operation['value']);
  throw new PatchError('value: required.');
}
