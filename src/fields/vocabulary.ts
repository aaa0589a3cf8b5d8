import { isPlainObject, type PlainObject, setOwn } from '../json/json.js';
import { isWithin, pointer } from '../json/pointer.js';
import { palNames } from './legacy.js';

/**
 * Tavus has two vocabularies for one resource: `persona`, with personas and replicas, and the newer `pal`, with PALs and
 * faces. What is created in one can be read and changed in the other.
 *
 * @example
 * ```ts
 * const client = tavus({ vocabulary: 'pal' });
 * client.vocabulary; // "pal"
 * ```
 */
export type Vocabulary = 'persona' | 'pal';

/** Where a persona has what stands at a place of a PAL; any other place stays. */
export function personaPlace(place: string): string {
  const name = Object.hasOwn(palNames, place) ? palNames[place] : undefined;
  return name === undefined ? place : place.replace(/[^/]*$/, name);
}

/** Where a PAL has what stands at a place of a persona; any other place stays. */
export function palPlace(place: string): string {
  return Object.keys(palNames).find((newer) => personaPlace(newer) === place) ?? place;
}

/** What stands at a place of a persona, with the names that a PAL has for its fields. */
export function inPalNames(value: unknown, place = ''): unknown {
  return isPlainObject(value) ? renamed(value, palPlace, place) : value;
}

/** A body in either vocabulary, with the names that a persona has for its fields. */
export function inPersonaNames(body: PlainObject): PlainObject {
  return renamed(body, personaPlace, '');
}

/** A copy whose fields have other names, in the same order. What has both names keeps the other one. */
function renamed(of: PlainObject, placeOf: (place: string) => string, path: string): PlainObject {
  const copy = {};
  for (const [name, value] of Object.entries(of)) {
    const at = pointer(path, name);
    const other = placeOf(at);
    const key = other === at ? name : other.slice(path.length + 1);
    if (key !== name && Object.hasOwn(of, key)) continue;
    const leadsOn = isPlainObject(value) && Object.keys(palNames).some((newer) => isWithin(newer, at));
    setOwn(copy, key, leadsOn ? renamed(value, placeOf, at) : value);
  }
  return copy;
}
