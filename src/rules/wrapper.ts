import { error, type Finding } from '../errors/issues.js';
import type { GroupField } from '../fields/field.js';
import { isOfConversation, palNames } from '../fields/legacy.js';
import { sameName } from '../fields/places.js';
import { isPlainObject, type PlainObject } from '../json/json.js';

/** What the server knows a persona by, in either vocabulary. */
export const storedIds = ['persona_id', 'pal_id'] as const;

/** What holds a body, or is something else than one, and what to pass. */
export function wrapperOf(given: unknown, root: GroupField): Finding | undefined {
  const other = otherThing(given, root);
  if (!other) return undefined;
  const [what, way] = other;
  const due = isPlainObject(given) ? 'the body of a persona' : 'an object';
  return error('wrong-type', '', `expected ${due}, got ${what}`, way);
}

type Thing = readonly [what: string, way: string];

function otherThing(given: unknown, root: GroupField): Thing | undefined {
  if (typeof given === 'string') return ['text', 'Pass what JSON.parse() makes of it.'];
  if (typeof given === 'function') return ['a function', 'Call it, and pass what it gives.'];
  if (typeof given !== 'object' || given === null) return undefined;
  if (Array.isArray(given)) return otherList(given);
  if (hasMethod(given, 'then')) return ['a promise', 'Await it first.'];
  if (hasMethod(given, 'build') && hasMethod(given, 'check')) {
    return ['a builder', 'Call its own check(), or pass what its build() gives.'];
  }
  if (hasMethod(given, 'json') && 'status' in given) return ['a Response', 'Pass what its json() gives.'];
  if (given instanceof Map) return ['a Map', 'Pass what Object.fromEntries() makes of it.'];
  if (!isPlainObject(given)) return undefined;
  if (isBody(given, root)) return undefined;
  const names = Object.keys(given);
  if (names.length > 0 && names.every((name) => ofErrors.has(name))) {
    return ['an error that the API answered', 'Look at what the call said, and pass a persona.'];
  }
  return holderOf(given, names, root) ?? otherBody(names);
}

const ofErrors = new Set(['error', 'errors', 'message', 'status', 'detail']);

/** What there is in an object that is not a body itself, but has one in it. */
function holderOf(given: PlainObject, names: readonly string[], root: GroupField): Thing | undefined {
  for (const name of names.filter((name) => /^\w+$/.test(name) && name !== '__proto__')) {
    const value = given[name];
    if (Array.isArray(value)) {
      const [first] = value;
      const isOfPersonas =
        isPlainObject(first) && (isBody(first, root) || storedIds.some((id) => id in first));
      if (isOfPersonas || (value.length === 0 && names.includes('total_count'))) {
        return ['a list answer', `Pass one entry of its '${name}'.`];
      }
    } else if (isPlainObject(value) && isBody(value, root)) {
      return ['an object that holds one', `Pass its '${name}'.`];
    } else if (typeof value === 'string' && bodyAsText.test(value)) {
      return ['an object that holds one as text', `Pass what JSON.parse() makes of its '${name}'.`];
    }
  }
  return undefined;
}

const bodyAsText = /^\s*\{.*"(system_prompt|persona_name|pal_name)"\s*:/s;

/** The body of another call. */
function otherBody(names: readonly string[]): Thing | undefined {
  const ofConversation = names.filter((name) => isOfConversation(name) || name === 'replica_id');
  return ofConversation.length > 1
    ? ['the body of a conversation', 'A persona has a system_prompt and layers; a conversation names its id.']
    : undefined;
}

function otherList(list: readonly unknown[]): Thing {
  const [first] = list;
  if (isPlainObject(first) && typeof first['op'] === 'string' && typeof first['path'] === 'string') {
    return ['a JSON Patch', 'Pass the persona that it has been applied to.'];
  }
  return ['an array', 'Pass one body at a time.'];
}

/** What the body of a conversation has too. */
const shared = new Set(['document_ids', 'document_tags']);

/** Whether an object has a field of a persona, in either vocabulary, however it is written. */
function isBody(value: PlainObject, root: GroupField): boolean {
  const names = Object.keys(value);
  // Most are written as they should be.
  if (names.some((name) => Object.hasOwn(root.fields, name) && !shared.has(name))) return true;
  const fields = Object.keys(root.fields).filter((name) => !shared.has(name));
  return names.some((name) => Object.hasOwn(palNames, `/${name}`) || sameName(name, fields) !== undefined);
}

function hasMethod(of: object, name: string): boolean {
  return typeof Reflect.get(of, name) === 'function';
}
