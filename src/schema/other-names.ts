import type { GroupField } from '../fields/field.js';
import { isFormerField, otherNames, palNames, serverFields } from '../fields/legacy.js';
import { unknownField } from '../fields/misfit-rules.js';
import { placesIn } from '../fields/places.js';
import { pointer } from '../json/pointer.js';
import { definition, type Schema } from './schema.js';

/**
 * The names that are known in a group beside its fields, as patterns: no editor offers those, and it shows what is said
 * of them.
 *
 * @param fields The schemas of the fields.
 */
export function otherNamesIn(
  group: GroupField,
  path: string,
  root: GroupField,
  fields: { readonly [name: string]: Schema },
): { readonly [pattern: string]: Schema } {
  const found: [pattern: string, Schema][] = path === '' ? [[serverNames, ofServer]] : [];
  for (const [name, now] of namesAt(path, palNames)) {
    found.push([`^${name}$`, { ...fields[now], description: `The newer name of ${now}.` }]);
  }
  for (const [name, other] of namesAt(path, otherNames)) {
    const at = pointer(path, name);
    if ('deprecated' in other) {
      found.push([`^${name}$`, { description: other.deprecated, deprecated: true }]);
    } else if (isFormerField(at)) {
      const { hint = '' } = unknownField(at, name, group, placesIn(root));
      // What servers still show of it is empty.
      found.push([`^${name}$`, { description: hint, not: definition('something') }]);
    }
  }
  return Object.fromEntries(found);
}

/** Anything but what counts as nothing. Not an enum: validators stumble over objects that they compare with others. */
export const something: Schema = {
  not: {
    anyOf: [
      { type: 'null' },
      { type: 'string', maxLength: 0 },
      { type: 'object', maxProperties: 0 },
      { type: 'array', maxItems: 0 },
    ],
  },
};

const ofServer: Schema = { description: 'Only the server writes this: it is set aside.' };
/** As they go on the wire, and as clients show them. */
const serverNames = `^(${[...serverFields].map((name) => name.replace(/_([a-z])/g, eitherCase)).join('|')})$`;

function eitherCase(_: string, letter: string): string {
  return `(_${letter}|${letter.toUpperCase()})`;
}

/** The entries of a table by place that are about members of one object. */
function namesAt<About>(
  path: string,
  table: { readonly [pointer: string]: About },
): readonly (readonly [name: string, about: About])[] {
  return Object.entries(table).flatMap(([place, about]) => {
    const name = place.slice(path.length + 1);
    return place === pointer(path, name) ? [[name, about] as const] : [];
  });
}
