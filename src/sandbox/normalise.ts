import { personaFields } from '../body/body.js';
import { TavusConfigError } from '../errors/config-error.js';
import { type Field, type GroupField, memberField } from '../fields/field.js';
import { isDefault } from '../fields/form.js';
import { isSecretName } from '../fields/secret.js';
import { isPlainObject, type PlainObject, setOwn } from '../json/json.js';

const ways = ['leave-out-defaults', 'add-defaults', 'trim-texts', 'crlf', 'reorder-keys'] as const;

/**
 * How a server may store a persona in another form than it was sent in:
 * - `'leave-out-defaults'`: without the fields that have their documented default.
 * - `'add-defaults'`: with those that were not sent.
 * - `'trim-texts'`: without white space around a text, the line end of its last line among it.
 * - `'crlf'`: with the line ends of Windows.
 * - `'reorder-keys'`: with the keys of every object in the order of the alphabet.
 */
export type Normalisation = (typeof ways)[number];

/** Refuses what is not a way to normalise, where it is given. */
export function checkNormalisations(given: readonly Normalisation[]): readonly Normalisation[] {
  if (Array.isArray(given) && given.every((way) => ways.includes(way))) return [...given];
  throw new TavusConfigError(`normalise takes a list of ${ways.map((way) => `'${way}'`).join(', ')}.`);
}

/** A body in the form in which a server stores it: a copy that conceals nothing, or the same object where there is nothing to do. */
export function normalised<Body extends object>(body: Body, chosen: readonly Normalisation[]): Body {
  if (chosen.length === 0) return body;
  const steps = ways.filter((way) => chosen.includes(way)).map((way) => carriedOut[way]);
  // A clone, as what was received conceals its secrets, which cannot be done twice.
  const copy: PlainObject = structuredClone(body) as PlainObject;
  return steps.reduce((before, step) => step(before), copy) as Body;
}

const carriedOut: { readonly [Way in Normalisation]: (body: PlainObject) => PlainObject } = {
  'leave-out-defaults': (body) => withoutDefaults(body, personaFields),
  'add-defaults': (body) => withDefaults(body, personaFields),
  'trim-texts': (body) => withTexts(body, personaFields, (text) => text.trim()),
  crlf: (body) => withTexts(body, personaFields, (text) => text.replace(/\r?\n/g, '\r\n')),
  'reorder-keys': (body) => reordered(body) as PlainObject,
};

function withoutDefaults(body: PlainObject, within: GroupField): PlainObject {
  const copy = {};
  for (const [name, value] of Object.entries(body)) {
    const field = memberField(within, name);
    if (isDefault(value, field)) continue;
    setOwn(
      copy,
      name,
      field?.kind === 'group' && isPlainObject(value) ? withoutDefaults(value, field) : value,
    );
  }
  return copy;
}

function withDefaults(body: PlainObject, { entries }: GroupField): PlainObject {
  const copy: Record<string, unknown> = { ...body };
  for (const [name, field] of entries) {
    const value = copy[name];
    if (field.kind === 'group') {
      if (isPlainObject(value) || (value === undefined && !field.isSwitch)) {
        const inner = withDefaults(isPlainObject(value) ? value : {}, field);
        if (value !== undefined || Object.keys(inner).length > 0) copy[name] = inner;
      }
    } else if (value === undefined && 'default' in field) copy[name] = field.default;
  }
  return copy;
}

/** Keys and what travels as it is written keep their texts. */
function withTexts(
  body: PlainObject,
  within: Field | undefined,
  form: (text: string) => string,
): PlainObject {
  const copy = {};
  for (const [name, value] of Object.entries(body)) {
    const field = within?.kind === 'group' ? memberField(within, name) : undefined;
    const isOwn = field?.kind === 'record' || (field?.kind !== 'tools' && isSecretName(name));
    setOwn(copy, name, isOwn ? value : withTextsInside(value, field, form));
  }
  return copy;
}

function withTextsInside(value: unknown, field: Field | undefined, form: (text: string) => string): unknown {
  if (typeof value === 'string') return form(value);
  if (Array.isArray(value)) return value.map((entry) => withTextsInside(entry, undefined, form));
  return isPlainObject(value) ? withTexts(value, field, form) : value;
}

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (!isPlainObject(value)) return value;
  const copy = {};
  for (const name of Object.keys(value).sort()) setOwn(copy, name, reordered(value[name]));
  return copy;
}
