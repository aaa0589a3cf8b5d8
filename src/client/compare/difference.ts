import { type Field, type GroupField, memberBeside, memberField } from '../../fields/field.js';
import { isDefault, sameForm } from '../../fields/form.js';
import { isSecretName, kept } from '../../fields/secret.js';
import { inPersonaNames } from '../../fields/vocabulary.js';
import { isPlainObject, type PlainObject } from '../../json/json.js';
import { pointer } from '../../json/pointer.js';
import { sameJson } from '../../json/same-json.js';

/** One thing that the server holds otherwise than a persona states it. */
export interface Difference {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  /** What is known of the place; nothing where the library has no such field. */
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
  /** Whether there is nothing yet: then a default that the persona states is sent like anything else. */
  readonly isNew?: boolean | undefined;
}

/** What has to change, and what is to be said of what stays. */
export interface Differences {
  readonly changes: readonly Difference[];
  readonly notes: readonly KeyNote[];
  /** Where the server holds the same in another form: a default that it leaves out or writes out, other line ends. */
  readonly inForm: readonly string[];
}

/**
 * What has to change so that the server holds what a persona states. A list is one value, an object is compared
 * member by member: one that the persona states as a whole is to have no others, one that the library does not know
 * may have them.
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
  const isExact = options.prune === true;
  const found = { changes: [], notes: [], inForm: [] };
  const level = {
    stored: inPersonaNames(stored),
    stated: inPersonaNames(stated),
    within,
    isExact,
    isVerbatim: false,
    path: '',
  };
  compare({ ...level, options, ...found });
  return found;
}

/** Whether a value holds a secret that stays. */
export function holdsKept(value: unknown): boolean {
  const open = [value];
  for (const inner of open) {
    if (inner === kept) return true;
    if (typeof inner === 'object' && inner !== null)
      for (const member of Object.values(inner)) open.push(member);
  }
  return false;
}

interface Comparison {
  readonly stored: PlainObject;
  readonly stated: PlainObject;
  /** The table of the object's fields; nothing where it is open. */
  readonly within: GroupField | undefined;
  /** Whether what is not stated goes. */
  readonly isExact: boolean;
  /** Whether texts travel as they are written: they are somebody else's. */
  readonly isVerbatim: boolean;
  readonly path: string;
  readonly options: DifferenceOptions;
  readonly changes: Difference[];
  readonly notes: KeyNote[];
  readonly inForm: string[];
}

function compare(level: Comparison): void {
  const { stored, stated, within, changes, notes } = level;
  const names = new Set([...Object.keys(within?.fields ?? stored), ...Object.keys(stated)]);
  const before = changes.length;
  const secrets: string[] = [];
  for (const name of names) {
    if (isSecretName(name)) secrets.push(name);
    else compareMember(level, name, memberOf(stored, name), memberOf(stated, name));
  }
  if (!level.isExact && isDiverted(level)) {
    notes.push({ path: pointer(level.path, 'base_url'), fate: 'diverts' });
  }
  const changed = changes.length > before;
  for (const name of secrets) compareSecret(level, name, changed);
}

function compareMember(level: Comparison, name: string, stored: unknown, stated: unknown): void {
  const field = memberBeside(level.within, name, { ...level.stored, ...level.stated });
  const path = pointer(level.path, name);
  if (stated === undefined) {
    if (level.isExact) remove(level, path, field, stored);
  } else if (isPlainObject(stored) && isPlainObject(stated)) {
    const isGroup = memberField(level.within, name)?.kind === 'group';
    compare({ ...level, ...insideOf(level, field, isGroup), stored, stated, path });
  } else if (!level.options.isNew && isUnset(stored) && isDefault(stated, field)) {
    level.inForm.push(path);
  } else if (stored === undefined || stored === null) {
    // Not a replacement of null, which a server may show for what it does not have.
    if (stored !== stated) level.changes.push({ op: 'add', path, field, before: undefined, after: stated });
  } else {
    compareValue(level, { op: 'replace', path, field, before: stored, after: stated });
  }
}

/** Compares what is one value. A list may have keys in it too. */
function compareValue(level: Comparison, change: Difference): void {
  const { options, changes, notes } = level;
  const { path, field, before, after } = change;
  // It is what is stored: no step changes a part of a list with secrets in it.
  if (holdsKept(after)) return;
  const stated = secretsShown(after, field, path);
  const isOther = !isSame(before, after, field);
  const isInForm = isOther && !level.isVerbatim && isSame(before, after, field, sameForm);
  const isReplaced = (isOther && !isInForm) || (options.resendSecrets && stated.length > 0);
  if (isReplaced) changes.push(change);
  else if (isInForm) level.inForm.push(path);
  const fate = isReplaced ? 'removed' : 'kept';
  const unstated = secretsShown(before, field, path).filter((secret) => !stated.includes(secret));
  notes.push(...unstated.map((secret) => ({ path: secret, fate }) as const));
}

/** Whether a server shows that nothing is set: empty texts are among the ways to write it. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Whether there is nothing at a field: null is how a server writes that, for the field or for all of a group. */
function isNothing(value: unknown, field: Field | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (field?.kind !== 'group' || !isPlainObject(value)) return false;
  const members = Object.entries(value);
  return members.length > 0 && members.every(([name, inner]) => isNothing(inner, memberField(field, name)));
}

/** How the object at a field is compared. */
function insideOf(
  level: Comparison,
  field: Field | undefined,
  isGroup: boolean,
): Pick<Comparison, 'within' | 'isExact' | 'isVerbatim'> {
  const { isVerbatim } = level;
  // What the fields beside it have opened adds up as it does in steps.
  if (field?.kind === 'record' && isGroup)
    return { within: undefined, isExact: level.options.prune === true, isVerbatim: true };
  if (field?.kind === 'group') return { within: field, isExact: level.options.prune === true, isVerbatim };
  // An open object that the library knows is stated as a whole.
  if (field) return { within: undefined, isExact: true, isVerbatim: true };
  // What it does not know may have members that nobody stated, unless it is a part of such an object.
  return { within: undefined, isExact: level.within === undefined && level.isExact, isVerbatim };
}

/** Whether two values are the same, as far as what is shown can tell. */
export function isSame(
  stored: unknown,
  stated: unknown,
  field: Field | undefined,
  same: (one: unknown, other: unknown) => boolean = sameJson,
): boolean {
  if (field?.kind === 'tools' || !(namesSecret(stored) || namesSecret(stated))) return same(stored, stated);
  return same(withoutSecretMembers(stored), withoutSecretMembers(stated));
}

function withoutSecretMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecretMembers);
  if (!isPlainObject(value)) return value;
  const others = Object.entries(value).filter(([name]) => !isSecretName(name));
  return Object.fromEntries(others.map(([name, inner]) => [name, withoutSecretMembers(inner)]));
}

/** Removes what is known. What is not stays, and with it the groups that it is in. */
function remove(level: Comparison, path: string, field: Field | undefined, stored: unknown): void {
  if (stored === undefined || (level.within && (!field || isNothing(stored, field)))) return;
  if (level.within && isDefault(stored, field)) {
    level.inForm.push(path);
    return;
  }
  if (field?.kind === 'group' && isPlainObject(stored) && !isKnown(stored, field)) {
    for (const [name] of field.entries) {
      const known = memberBeside(field, name, stored);
      remove({ ...level, within: field }, pointer(path, name), known, memberOf(stored, name));
    }
    return;
  }
  level.notes.push(
    ...secretsShown(stored, field, path).map((key) => ({ path: key, fate: 'removed' as const })),
  );
  level.changes.push({ op: 'remove', path, field, before: stored, after: undefined });
}

/** Whether all that there is in a value has a field. */
function isKnown(stored: unknown, field: Field | undefined): boolean {
  if (!field) return stored === null;
  if (field.kind !== 'group' || !isPlainObject(stored)) return true;
  return Object.entries(stored).every(([name, value]) => isKnown(value, memberBeside(field, name, stored)));
}

/** Whether a model that is stated without an address would be called at the one that is stored. */
function isDiverted({ stored, stated, within }: Comparison): boolean {
  if (!memberField(within, 'base_url')) return false;
  const [model, address] = [memberOf(stated, 'model'), memberOf(stated, 'base_url')];
  return (
    model !== undefined && address === undefined && addressOf(memberOf(stored, 'base_url')) !== undefined
  );
}

/** An address, or nothing: a server may show that there is none as null or as an empty text. */
function addressOf(value: unknown): unknown {
  const isNone = value === null || (typeof value === 'string' && value.trim() === '');
  return isNone ? undefined : value;
}

/** What a secret of a layer is for: with another of these, it is another secret. */
const addresses = ['base_url', 'tts_engine'];

function compareSecret(level: Comparison, name: string, changed: boolean): void {
  const { stored, stated, within, options, changes, notes } = level;
  const path = pointer(level.path, name);
  const field = memberField(within, name);
  // Null states no secret: it is what a server shows in the place of one.
  const [before, after] = [memberOf(stored, name), memberOf(stated, name) ?? undefined];
  const shown = before !== undefined && before !== null;
  const moves =
    within !== undefined &&
    addresses.some((address) => {
      const next = memberOf(stated, address);
      const isMeant = next !== undefined || options.prune;
      return isMeant && addressOf(next) !== addressOf(memberOf(stored, address));
    });
  if (holdsKept(after)) {
    // Headers, of which some are stated.
    if (!isPlainObject(before) || !isPlainObject(after)) return;
    const members = { ...level, stored: before, stated: after, within: undefined, path };
    for (const name of Object.keys(after)) compareSecret(members, name, changed);
  } else if (after !== undefined) {
    // What the server does not show may be there all the same: that alone is no reason to send it.
    const send = moves || changed || options.resendSecrets;
    if (send) changes.push({ op: shown ? 'replace' : 'add', path, field, before, after });
  } else if (shown && moves) {
    if (options.prune) changes.push({ op: 'remove', path, field, before, after });
    notes.push({ path, fate: options.prune ? 'removed' : 'readdressed' });
  } else if (shown && level.isExact) {
    notes.push({ path, fate: 'kept' });
  }
}

/** Where a stored value shows that it holds a secret. In a tool such a name is a parameter's. */
export function secretsShown(stored: unknown, field: Field | undefined, path = ''): readonly string[] {
  const secrets: string[] = [];
  // A list that grows as it is read: JSON from outside may be nested deeper than the call stack.
  const open = [{ stored, field, path }];
  for (const { stored, field, path } of open) {
    if (typeof stored !== 'object' || stored === null || field?.kind === 'tools') continue;
    for (const [name, inner] of Object.entries(stored)) {
      const place = { stored: inner, field: memberField(field, name), path: pointer(path, name) };
      if (Array.isArray(stored) || !isSecretName(name)) open.push(place);
      else if (inner !== null) secrets.push(place.path);
    }
  }
  return secrets;
}

/** Whether a value shows that it holds a secret, where nothing is known of it. */
export function namesSecret(value: unknown): boolean {
  return secretsShown(value, undefined).length > 0;
}

/** Whether a place is that of a secret, or within one. */
export function isSecretPath(path: string): boolean {
  return path.split('/').some(isSecretName);
}

function memberOf(of: PlainObject, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

/** A change of an object as changes of its members, down to what is one value. */
export function leavesOf(change: Difference): readonly Difference[] {
  const { op, path, field, before, after } = change;
  const whole = op === 'remove' ? before : after;
  if (!isPlainObject(whole) || Object.keys(whole).length === 0) return [change];
  return Object.entries(whole).flatMap(([name, value]) => {
    const inner = { path: pointer(path, name), field: memberField(field, name) };
    if (op !== 'remove') return leavesOf({ op: 'add', ...inner, before: undefined, after: value });
    return value === null ? [] : leavesOf({ op, ...inner, before: value, after: undefined });
  });
}
