import { error, type Finding, warning } from '../errors/issues.js';
import {
  type ChoiceField,
  type Field,
  type GroupField,
  memberField,
  type TextField,
} from '../fields/field.js';
import { isFormerField, isServerField, otherValues, palNames, schemaName } from '../fields/legacy.js';
import { mask } from '../fields/secret.js';
import { isSound } from '../fields/shape.js';
import { unlisted } from '../fields/unlisted.js';
import { isPlainObject, type PlainObject, setOwn } from '../json/json.js';
import { pointer } from '../json/pointer.js';

/** A body that has been looked through. */
export interface Settled {
  readonly body: PlainObject;
  /** What was set aside, or translated. */
  readonly findings: readonly Finding[];
  /** Whether each field holds what it takes, so that nobody need look again. */
  readonly isSound: boolean;
}

/** Looks through a body, and sets aside what counts as not set; a sound one stays as it is. */
export function settledBody(
  given: PlainObject,
  root: GroupField,
  from: Pick<Level, 'isStored' | 'isBuilt'>,
): Settled {
  if (isSound(given, root)) return { body: given, findings: [], isSound: true };
  const findings: Finding[] = [];
  const body = settled({ given, within: root, path: '', ...from, findings });
  return { body, findings, isSound: false };
}

interface Level {
  readonly given: PlainObject;
  readonly within: GroupField;
  readonly path: string;
  /** Whether the server gave it: then an empty key is one that nobody has set. */
  readonly isStored: boolean;
  /** Whether steps have made it: null is a mistake there, and not what a server shows for nothing. */
  readonly isBuilt: boolean;
  readonly findings: Finding[];
}

/** A group without what is set aside: the same object if there is nothing. */
function settled(level: Level): PlainObject {
  const { given, within, path, findings } = level;
  let copy: Record<string, unknown> | undefined;
  const names = Object.keys(given);
  for (const [index, name] of names.entries()) {
    const value = given[name];
    const field = memberField(within, name);
    const kept = field
      ? settledField(value, field, name, level)
      : isLeftOver(value, name, level)
        ? undefined
        : value;
    const newName = field ? undefined : palNames[pointer(path, name)];
    const isOfServer = path === '' && isServerField(name);
    const isForEditor = path === '' && name === schemaName;
    const isAside = kept === undefined || newName !== undefined || isOfServer || isForEditor;
    if (copy === undefined && (isAside || kept !== value)) {
      copy = {};
      for (const before of names.slice(0, index)) setOwn(copy, before, given[before]);
    }
    if (!isAside) {
      if (copy) setOwn(copy, name, kept);
    } else if (newName !== undefined) translate(copy ?? {}, name, newName, level);
    else if (isOfServer) findings.push(warning('server-field', pointer(path, name), name));
  }
  return copy ?? given;
}

/** Whether an empty field is one that servers still show for those who had it once. */
function isLeftOver(value: unknown, name: string, { path, isStored }: Level): boolean {
  const isEmpty =
    value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
  return isEmpty && (isStored || isFormerField(pointer(path, name)));
}

/** Puts a value under the name that this endpoint has for it. */
function translate(copy: Record<string, unknown>, palName: string, name: string, level: Level): void {
  const { given, within, path, findings } = level;
  const field = within.fields[name] as Field;
  const at = pointer(path, palName);
  const value = settledField(given[palName], field, palName, level);
  if (value === undefined) return;
  const other = Object.hasOwn(given, name)
    ? settledField(given[name], field, name, { ...level, findings: [] })
    : undefined;
  if (other !== undefined && other !== value) {
    findings.push(error('pal-name', at, palName, `Both are the ${name} of the persona.`));
    return;
  }
  setOwn(copy, name, value);
  findings.push(warning('pal-name.translated', at, palName, `Write '${name}'.`));
}

/** A field's value without what counts as not set; `undefined` if that is all of it. */
function settledField(value: unknown, field: Field, name: string, level: Level): unknown {
  const { path, isStored, isBuilt, findings } = level;
  const unset = (what: string) => {
    findings.push(warning('empty-value', pointer(path, name), what));
    return undefined;
  };
  if (value === undefined) return undefined;
  if (value === null) return isBuilt ? null : unset('null');
  if (typeof value === 'string' && value.trim() === '') {
    if (field.kind === 'secret') return isStored ? undefined : value;
    const isSlip = (field.kind === 'choice' && !isBuilt) || (field.kind === 'text' && !field.mayBeBlank);
    return isSlip ? unset(value === '' ? 'An empty text' : 'A blank text') : value;
  }
  if (isStored && typeof value === 'string' && isListed(field)) return storedValue(value, field, name, level);
  if (field.kind === 'group' && isPlainObject(value)) {
    return settled({ ...level, given: value, within: field, path: pointer(path, name) });
  }
  if (field.kind === 'secrets' && isPlainObject(value) && !isBuilt)
    return settledSecrets(value, pointer(path, name), level);
  if (field.kind === 'texts' && Array.isArray(value)) warnOfBlank(value, pointer(path, name), findings);
  return value;
}

function isListed(field: Field): field is ChoiceField<string> | TextField {
  return field.kind === 'choice' || (field.kind === 'text' && field.listed !== undefined);
}

/** A value that the server holds, as one that is meant: it may be on no list. */
function storedValue(
  value: string,
  field: ChoiceField<string> | TextField,
  name: string,
  level: Level,
): unknown {
  const { given, path, findings } = level;
  const at = pointer(path, name);
  const listed = field.kind === 'choice' ? field.values : (field.listed ?? []);
  // A model of one's own has any name.
  if (listed.includes(value) || (given['base_url'] ?? '') !== '') return value;
  const use = otherValues[at]?.[value]?.use;
  if (use !== undefined) findings.push(warning('deprecated-value', at, value, `Take '${use}'.`));
  return unlisted(value);
}

/** Secrets without those that are not set. A server that shows null for one hides it. */
function settledSecrets(secrets: PlainObject, path: string, { isStored, findings }: Level): PlainObject {
  const entries = Object.entries(secrets);
  if (entries.every(([, value]) => value !== undefined && value !== null)) return secrets;
  const kept = {};
  for (const [name, value] of entries) {
    if (value === null && isStored) setOwn(kept, name, mask);
    else if (value === null) findings.push(warning('empty-value', pointer(path, name), 'null'));
    else if (value !== undefined) setOwn(kept, name, value);
  }
  return kept;
}

/** Blank entries are only named: a list is what it is. */
function warnOfBlank(list: readonly unknown[], path: string, findings: Finding[]): void {
  for (const [index, entry] of Object.entries(list)) {
    if (typeof entry === 'string' && entry.trim() === '') {
      findings.push(warning('empty-value.entry', `${path}/${index}`));
    }
  }
}
