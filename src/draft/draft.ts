import { TavusConfigError } from '../errors/config-error.js';
import { copyJson } from '../fields/copy-json.js';
import { type Draft, type Field, type GroupField, group } from '../fields/field.js';
import { SealedSecret } from '../fields/sealed-secret.js';
import { isSecretSource, mask } from '../fields/secret.js';
import { isUnlisted, type Unlisted } from '../fields/unlisted.js';
import { optionName } from '../fields/wire.js';
import { isJsonScalar, isPlainObject, type PlainObject, setOwn } from '../json/json.js';
import { pointer } from '../json/pointer.js';
import { sameJson } from '../json/same-json.js';

/** A name among a step's options that is not an option's, but a field's own. */
export interface Stranger {
  readonly path: string;
  readonly name: string;
  /** The option of that field. */
  readonly option: string;
}

/**
 * A step's options as a patch of the body: names as on the wire, values copied, secrets sealed.
 * An option that the group does not know is kept as written, for the rules to judge.
 */
export function patchOf(
  options: object,
  within: GroupField,
): { readonly patch: Draft; readonly strangers: readonly Stranger[] } {
  const strangers: Stranger[] = [];
  return { patch: sealedGroup(options, within, '', strangers), strangers };
}

/** A body as a patch of another: as {@link patchOf}, but its names are on the wire already. */
export function sealedBody(body: object, within: GroupField): Draft {
  return sealedGroup(body, within, '', undefined);
}

/** A draft that begins with a body: each list as it is, repeats and all. */
export function begun(body: Draft, within: GroupField): Draft {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      const field = Object.hasOwn(within.fields, key) ? within.fields[key] : undefined;
      if (Array.isArray(value) && (field?.kind === 'texts' || field?.kind === 'tools'))
        return [key, List.of(value)];
      if (!field || !isPlainObject(value)) return [key, value];
      // A copy of an open object too: later steps merge into it, and the body belongs to every builder of the chain.
      return [key, field.kind === 'group' ? begun(value, field) : { ...value }];
    }),
  );
}

/** With a list of strangers names are those of options; without it they are those of the wire. */
function sealedGroup(
  options: object,
  within: GroupField,
  path: string,
  strangers: Stranger[] | undefined,
): Draft {
  const patch: Draft = {};
  for (const name of Object.keys(options)) {
    const value = (options as PlainObject)[name];
    if (value === undefined) continue;
    const key = (strangers && within.names.get(name)) ?? name;
    const field = Object.hasOwn(within.fields, key) ? within.fields[key] : undefined;
    if (strangers && field && name.includes('_') && path.startsWith('/layers/')) {
      strangers.push({ path: pointer(path, key), name, option: optionName(name) });
    } else if (isJsonScalar(value) && field?.kind !== 'secret') {
      setOwn(patch, key, value);
    } else {
      setOwn(patch, key, sealed(value, field, pointer(path, key), strangers));
    }
  }
  return patch;
}

/** A value as a draft holds it: a copy of its own, with nothing in it that could print a secret. */
function sealed(
  value: unknown,
  field: Field | undefined,
  path: string,
  strangers: Stranger[] | undefined,
): unknown {
  if (isUnlisted(value)) return value;
  if (field?.kind === 'secret') return sealedSecret(value, path);
  if (isPlainObject(value)) {
    if (field?.kind === 'group') return sealedGroup(value, field, path, strangers);
    if (field?.kind === 'secrets') return sealedSecrets(value, path);
  }
  return copyJson(value, path);
}

function sealedSecrets(value: PlainObject, path: string): Draft {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.map(([key, entry]) => [key, sealedSecret(entry, pointer(path, key))]));
}

function sealedSecret(value: unknown, path: string): unknown {
  if (isSecretSource(value)) return new SealedSecret(value, path);
  if (typeof value !== 'object' || value === null || !('then' in value)) return copyJson(value, path);
  throw new TavusConfigError(
    `${path} takes a text or a function, not a promise: write () => in front of it.`,
  );
}

/**
 * Merges a patch into a draft: the last scalar wins, a group merges field by field, an open object key by
 * key, a list goes on in call order without repeats, and the last tool of a name wins. The patch is only read.
 */
export function mergeInto(draft: Draft, patch: Draft, within: GroupField): void {
  for (const key of Object.keys(patch)) {
    const value = patch[key];
    setOwn(draft, key, isJsonScalar(value) ? value : merged(draft, key, value, within));
  }
}

function merged(draft: Draft, key: string, value: unknown, within: GroupField): unknown {
  const before = Object.hasOwn(draft, key) ? draft[key] : undefined;
  const field = Object.hasOwn(within.fields, key) ? within.fields[key] : undefined;
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
  for (const name of Object.keys(value)) setOwn(kept, name, value[name]);
  return kept;
}

/**
 * A list of a draft. It holds each entry once, and of the tools of one name the last, in the place of the first. It
 * finds them without a walk through the others.
 */
export class List {
  /** `undefined` where one was taken out, which no entry is. */
  readonly #entries: unknown[] = [];
  /** The places of entries by what tells them apart at first sight. */
  readonly #places = new Map<unknown, number[]>();

  static of(entries: readonly unknown[]): List {
    const list = new List();
    for (const entry of entries) list.#push(entry);
    return list;
  }

  add(entry: unknown): void {
    const [first, ...others] = this.#placesOf(entry);
    if (first === undefined) this.#push(entry);
    // A text that is there stays as often as it is: only a body to begin with has it twice.
    if (first === undefined || !isNamed(entry)) return;
    this.#entries[first] = entry;
    for (const place of others) this.#entries[place] = undefined;
  }

  /** Takes out a text, or tools by their name. @returns Whether there was any. */
  remove(name: string): boolean {
    const places = this.#places.get(name) ?? [];
    for (const place of places) this.#entries[place] = undefined;
    this.#places.delete(name);
    return places.length > 0;
  }

  /** Where an entry stands, or tools of its name. */
  #placesOf(entry: unknown): readonly number[] {
    const places = this.#places.get(listName(entry)) ?? [];
    return places.filter((place) => {
      const other = this.#entries[place];
      return isNamed(entry) ? isNamed(other) : sameJson(other, entry);
    });
  }

  #push(entry: unknown): void {
    const name = listName(entry);
    const places = this.#places.get(name);
    const place = this.#entries.push(entry) - 1;
    if (places) places.push(place);
    else this.#places.set(name, [place]);
  }

  get entries(): readonly unknown[] {
    return this.#entries.filter((entry) => entry !== undefined);
  }
}

/** Whether an entry is a tool with a name; texts, and tools without one, are told apart by all that they are. */
function isNamed(entry: unknown): boolean {
  return isPlainObject(entry) && typeof listName(entry) === 'string';
}

/** What tells entries of a list apart at first sight: the text itself, or the name of a tool. */
function listName(entry: unknown): unknown {
  if (!isPlainObject(entry)) return entry;
  const tool = entry['function'];
  return isPlainObject(tool) ? tool['name'] : entry['name'];
}

/** A place in a body for what only the end of the chain writes out: a secret, or an unlisted value. */
export interface SealedPlace {
  readonly holder: Draft;
  readonly key: string;
  readonly leaf: SealedSecret | Unlisted;
}

/**
 * A draft as a body: listed fields first, in the order of their table, then the others as they came. Secrets are
 * masked, unlisted values are what they are; `places` takes those of both, in the order of the body.
 */
export function rendered(draft: Draft, within: GroupField, places: SealedPlace[]): Draft {
  const body: Draft = {};
  for (const [key, field] of within.entries) {
    if (Object.hasOwn(draft, key)) render(draft[key], field, body, key, places);
  }
  for (const key of Object.keys(draft)) {
    if (!Object.hasOwn(within.fields, key)) render(draft[key], undefined, body, key, places);
  }
  return body;
}

const anyGroup: GroupField = group({});

function render(
  value: unknown,
  field: Field | undefined,
  holder: Draft,
  key: string,
  places: SealedPlace[],
): void {
  const leaf = value instanceof SealedSecret || isUnlisted(value) ? value : undefined;
  if (leaf) places.push({ holder, key, leaf });
  setOwn(holder, key, leaf instanceof SealedSecret ? mask : renderedValue(value, field, places));
}

/** All but groups and lists is this draft's own, or it is a frozen copy that a step made. */
function renderedValue(value: unknown, field: Field | undefined, places: SealedPlace[]): unknown {
  if (value instanceof List) return value.entries;
  if (!isPlainObject(value)) return value;
  if (field?.kind === 'group') return rendered(value, field, places);
  return field?.kind === 'secrets' ? rendered(value, anyGroup, places) : value;
}
