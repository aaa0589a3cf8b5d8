import { error, type Finding, type Issue, warning } from '../errors/issues.js';
import { isPlainObject } from '../json/json.js';
import { nearestValue } from '../json/nearest.js';
import type { Field, GroupField } from './field.js';
import {
  isOfConversation,
  type OtherName,
  otherNames,
  otherValues,
  placeOfForeignName,
  placeOfFormerName,
} from './legacy.js';
import { meantName, type Places, sameName } from './places.js';
import type { Misfit } from './shape.js';

const didYouMean = 'Did you mean';

/** The hint that another name was meant. */
export function meaning(name: string): string {
  return `${didYouMean} '${name}'?`;
}

/** The issue that a value of the wrong shape is. */
export function misfitIssue({ path, message, field, value }: Misfit): Finding {
  if (field.kind === 'choice' && typeof value === 'string') return unknownValue(path, value, field.values);
  if (field.kind === 'number' && typeof value === 'number') return error('out-of-range', path, message);
  if (field.kind === 'texts' && Array.isArray(value)) return error('too-many', path, message);
  return error('wrong-type', path, message, typeHint(field, value));
}

/** A value that Tavus does not list, and what to take in its place. */
export function unknownValue(path: string, value: string, listed: readonly string[]): Finding {
  return error('unknown-value', path, value, hintAt(path, value, listed));
}

/** What to take in place of a value: its successor, the one it was meant to be, or what there is. */
export function hintAt(path: string, value: string, listed: readonly string[]): string {
  const written = sameName(value, listed);
  if (written) return meaning(written);
  const others = otherValues[path] ?? {};
  const known = others[sameName(value, Object.keys(others)) ?? ''];
  if (known?.use) return known.guessed ? meaning(known.use) : `It was given up: take '${known.use}'.`;
  if (known)
    return `Only an error of the server names it: pass unlisted('${value}') in a chain if you mean it.`;
  const near = nearestValue(value, listed);
  if (near) return meaning(near);
  const all = listed.map((value) => `'${value}'`).join(', ');
  return `Take ${all}, or unlisted('…') in a chain, for a newer value.`;
}

function typeHint(field: Field, value: unknown): string | undefined {
  if (value === null || value === undefined) return 'Leave it out where there is no value.';
  switch (field.kind) {
    case 'flag':
      return value === 'true' || value === 'false' ? `Write ${value} without quotes.` : undefined;
    case 'number':
      return isNumeral(value) ? 'Write the number without quotes.' : undefined;
    case 'choice':
      if (isPlainObject(value))
        return `Name it first, as in '${field.values[0]}', and give the options after it.`;
      return value === false && field.values.includes('off')
        ? 'Write "off" in quotes: YAML reads the bare word as false.'
        : undefined;
    case 'text':
      if (typeof value === 'number' || typeof value === 'boolean') return 'Put it in quotes.';
      return isListOfTexts(value) ? 'Join the entries to one text.' : undefined;
    case 'texts':
      return typeof value === 'string' ? inBrackets : undefined;
    case 'tools':
      return isPlainObject(value) ? inBrackets : undefined;
    default:
      return undefined;
  }
}

const inBrackets = 'Put it in brackets: a list of one.';

function isNumeral(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && Object.values(value).every((entry) => typeof entry === 'string');
}

/** A field that Tavus does not list, and where its value goes. */
export function unknownField(path: string, key: string, within: GroupField, places: Places): Finding {
  const names = Object.keys(within.fields);
  const written = sameName(key, names);
  if (written) return meant(path, key, `'${written}'`);
  const other = Object.hasOwn(otherNames, path) ? otherNames[path] : undefined;
  const here = other && 'now' in other ? other.now : meantName(key, names);
  const elsewhere = places.of(key);
  if (elsewhere.length > 0) {
    const gone = other && 'gone' in other ? ` ${other.gone}` : '';
    const inThisPlace = here ? ` Here it would be '${here}'.` : gone;
    return error(
      'misplaced-field.elsewhere',
      path,
      key,
      `Its place is ${elsewhere.join(' or ')}.${inThisPlace}${otherThing(key)}`,
    );
  }
  if (other) return renamed(path, key, other);
  if (here) return meant(path, key, `'${here}'`);
  if (isOfConversation(key)) {
    return error(
      'misplaced-field.conversation',
      path,
      key,
      'Give it to the call that starts a conversation.',
    );
  }
  const place = placeOfForeignName(key) ?? placeOfFormerName(key) ?? places.endingAs(key);
  if (place) return meant(path, key, place);
  return error('unknown-field', path, key, `If it is new, ${onPurpose}`);
}

/** What else a name stands for in other APIs. */
function otherThing(key: string): string {
  return sameName(key, ['voice_id']) ? ' That of a voice at an engine is external_voice_id.' : '';
}

const onPurpose = 'send it with .extra() in a chain.';

function meant(path: string, key: string, name: string): Finding {
  return error('unknown-field', path, key, `${didYouMean} ${name}?`);
}

function renamed(path: string, key: string, other: OtherName): Finding {
  if ('now' in other) return error('legacy-field', path, key, `Its name is '${other.now}' now.`);
  if ('gone' in other) return error('legacy-field.gone', path, key, other.gone);
  if ('deprecated' in other) return warning('legacy-field.deprecated', path, key, other.deprecated);
  if ('newer' in other) {
    return error('unknown-field.newer', path, key, `Tavus may take it: if you mean it, ${onPurpose}`);
  }
  const { turned, how } = other;
  return error('legacy-field.gone', path, key, `Choose a value for ${turned} anew, do not copy it: ${how}.`);
}

/** Whether nothing speaks against sending an unknown field: it may be newer than the library. */
export function isOfLaterDate(issue: Issue): boolean {
  return issue.rule === 'unknown-field' && !suggestsAnother(issue);
}

/** Whether a field is unknown because it is misspelt. */
export function suggestsAnother(issue: Issue): boolean {
  return issue.hint?.startsWith(didYouMean) ?? false;
}

/** A name that is none of a step's options. `way` says what to write. */
export function unknownOption(path: string, name: string, way: string): Finding {
  return error('unknown-field', path, name, way);
}
