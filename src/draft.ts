import { match } from 'ts-pattern';
import type { Draft, Field, GroupField } from './field.js';
import { copyJson, isPlainObject, pointer, setOwn } from './json.js';
import { isSecretSource, SealedSecret } from './secret.js';
import { isUnlisted, wireValue } from './unlisted.js';
import { wireName } from './wire.js';

/**
 * A step's options as a patch of the body: names as on the wire, values copied, secrets sealed.
 * An option that the group does not know is kept as written, for the rules to judge.
 */
export function patchOf(options: object, within: GroupField, path: string): Draft {
  const patch: Draft = {};
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const key = Object.hasOwn(within.fields, wireName(name)) ? wireName(name) : name;
    setOwn(patch, key, sealed(value, within.fields[key], pointer(path, key)));
  }
  return patch;
}

/** A value as a draft holds it: a copy of its own, with nothing in it that could print a secret. */
function sealed(value: unknown, field: Field | undefined, path: string): unknown {
  if (isUnlisted(value)) return value;
  return match(field)
    .with({ kind: 'group' }, (group) =>
      isPlainObject(value) ? patchOf(value, group, path) : copyJson(value, path),
    )
    .with({ kind: 'secret' }, () => sealedSecret(value, path))
    .with({ kind: 'secrets' }, () => {
      if (!isPlainObject(value)) return copyJson(value, path);
      const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
      return Object.fromEntries(
        entries.map(([key, entry]) => [key, sealedSecret(entry, pointer(path, key))]),
      );
    })
    .otherwise(() => copyJson(value, path));
}

function sealedSecret(value: unknown, path: string): unknown {
  return isSecretSource(value) ? new SealedSecret(value, path) : copyJson(value, path);
}

/**
 * Merges a patch into a draft: the last scalar wins, a group merges field by field, an open object key by
 * key, a list goes on in call order without repeats. The patch is only read.
 */
export function mergeInto(draft: Draft, patch: Draft, within: GroupField): void {
  for (const [key, value] of Object.entries(patch)) {
    setOwn(draft, key, merged(Object.hasOwn(draft, key) ? draft[key] : undefined, value, within.fields[key]));
  }
}

function merged(before: unknown, value: unknown, field: Field | undefined): unknown {
  if (Array.isArray(value) && (field?.kind === 'texts' || field?.kind === 'tools')) {
    const list = before instanceof List ? before : new List();
    for (const entry of value) list.add(entry);
    return list;
  }
  // What no table lists is one value.
  if (!isPlainObject(value) || !field) return value;
  const kept = isPlainObject(before) ? before : {};
  if (field?.kind === 'group') {
    const group = field.startsAnew?.(kept, value) ?? kept;
    mergeInto(group, value, field);
    return group;
  }
  // An open object merges key by key; what lies below a key is one value, and the last one wins.
  for (const [key, entry] of Object.entries(value)) setOwn(kept, key, entry);
  return kept;
}

/** A list of a draft. It holds each entry once, and finds it without a walk through the others. */
class List {
  readonly #entries = new Map<unknown, unknown[]>();
  readonly #order: unknown[] = [];

  add(entry: unknown): void {
    const name = listName(entry);
    const same = this.#entries.get(name);
    if (same?.some((other) => sameJson(other, entry))) return;
    if (same) same.push(entry);
    else this.#entries.set(name, [entry]);
    this.#order.push(entry);
  }

  get entries(): readonly unknown[] {
    return this.#order;
  }
}

/** What tells entries of a list apart at first sight: the text itself, or the name of a tool. */
function listName(entry: unknown): unknown {
  if (!isPlainObject(entry)) return entry;
  const tool = entry['function'];
  return isPlainObject(tool) ? tool['name'] : entry['name'];
}

/** Whether two JSON values are equal, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, index) => sameJson(entry, b[index]));
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** A draft as plain JSON: listed fields first, in the order of their table, then the others as they came. */
export function rendered(draft: Draft, within: GroupField, open: (secret: SealedSecret) => string): Draft {
  const body: Draft = {};
  for (const [key, field] of Object.entries(within.fields)) {
    if (Object.hasOwn(draft, key)) body[key] = renderedValue(draft[key], field, open);
  }
  for (const [key, value] of Object.entries(draft)) {
    if (!Object.hasOwn(within.fields, key)) setOwn(body, key, renderedValue(value, undefined, open));
  }
  return body;
}

const anyGroup: GroupField = { kind: 'group', fields: {} };

function renderedValue(
  value: unknown,
  field: Field | undefined,
  open: (secret: SealedSecret) => string,
): unknown {
  if (value instanceof SealedSecret) return open(value);
  if (value instanceof List) return value.entries.map((entry) => renderedValue(entry, undefined, open));
  if (Array.isArray(value)) return value.map((entry) => renderedValue(entry, undefined, open));
  if (isPlainObject(value)) return rendered(value, field?.kind === 'group' ? field : anyGroup, open);
  return wireValue(value);
}

/** Every secret in a draft. */
export function secretsIn(value: unknown): readonly SealedSecret[] {
  if (value instanceof SealedSecret) return [value];
  return isPlainObject(value) ? Object.values(value).flatMap(secretsIn) : [];
}
