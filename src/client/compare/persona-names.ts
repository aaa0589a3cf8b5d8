import { type GroupField, memberField } from '../../fields/field.js';
import { palNames } from '../../fields/legacy.js';
import { isPlainObject, type PlainObject, setOwn } from '../../json/json.js';
import { pointer } from '../../json/pointer.js';

/** What a server shows, with the names that this endpoint has for its fields; the same object if it has no others. */
export function inOurNames(shown: PlainObject, within: GroupField | undefined, path = ''): PlainObject {
  let copy: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(shown)) {
    const at = pointer(path, name);
    const ours = Object.hasOwn(palNames, at) ? palNames[at] : undefined;
    const field = memberField(within, name);
    const inner = field?.kind === 'group' && isPlainObject(value) ? inOurNames(value, field, at) : value;
    if (ours === undefined && inner === value) continue;
    copy ??= { ...shown };
    if (ours === undefined) setOwn(copy, name, inner);
    else if (!Object.hasOwn(shown, ours)) {
      delete copy[name];
      setOwn(copy, ours, inner);
    }
  }
  return copy ?? shown;
}
