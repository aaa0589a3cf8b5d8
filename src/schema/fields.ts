import type { ChoiceField, Field, FlagField, GroupField, TextField } from '../fields/field.js';
import { otherValues } from '../fields/legacy.js';
import { pointer } from '../json/pointer.js';
import { headerText, keyText } from '../rules/secret-rules.js';
import { definition, type Schema, when } from './schema.js';

/** The schema of a group at a place. */
export type SchemaOfGroup = (group: GroupField, path: string) => Schema;

/** The fields of a group. */
export function members(
  { entries }: GroupField,
  path: string,
  ofGroup: SchemaOfGroup = () => ({ type: 'object' }),
): { readonly [name: string]: Schema } {
  return Object.fromEntries(
    entries.map(([name, field]) => {
      const at = pointer(path, name);
      const schema = field.kind === 'group' ? ofGroup(field, at) : fieldSchema(field, at);
      return [name, { ...schema, ...further[at] }];
    }),
  );
}

/** What the rule `base-url` says of an address, as far as patterns can: they do not find all that is not an address. */
const endpoint: Schema = {
  pattern: '^[hH][tT][tT][pP][sS]?:',
  not: {
    anyOf: [
      { pattern: '\\s$' },
      // A name or a password before the host.
      { pattern: '^[a-zA-Z]+://[^/\\\\?#]*[^/\\\\?#@:][^/\\\\?#]*@' },
      { pattern: '^[a-zA-Z]+://[^/\\\\?#]+[^?#]*/chat/completions/?([?#]|$)' },
    ],
  },
};

/** What is known of one field, and of no other of its kind. */
const further: { readonly [path: string]: Schema } = {
  '/guardrails_id': { deprecated: true },
  '/layers/llm/base_url': endpoint,
};

/** What a field takes, by its kind. */
function fieldSchema(field: Exclude<Field, GroupField>, path: string): Schema {
  switch (field.kind) {
    case 'text':
      return {
        type: 'string',
        ...(field.listed && { examples: field.listed, ...strikingThrough(path) }),
        ...defaultOf(field),
      };
    case 'secret':
      return secretText(keyText);
    case 'flag':
      return { type: 'boolean', ...defaultOf(field) };
    case 'number':
      return { type: 'number', ...(field.range && { minimum: field.range.min, maximum: field.range.max }) };
    case 'choice':
      return { type: 'string', enum: field.values, ...defaultOf(field), ...strikingThrough(path) };
    case 'texts': {
      const limit = Number.isFinite(field.max) ? { maxItems: field.max } : {};
      return { type: 'array', items: { type: 'string' }, ...limit };
    }
    case 'tools':
      return { type: 'array', items: definition('tool') };
    case 'record':
      return { type: 'object' };
    case 'secrets':
      return { type: 'object', additionalProperties: secretText(headerText) };
    case 'either':
      return { anyOf: field.of.map((one) => (one.kind === 'group' ? {} : fieldSchema(one, path))) };
  }
}

function secretText({ source }: RegExp): Schema {
  return { type: 'string', pattern: source };
}

function defaultOf(field: TextField | FlagField | ChoiceField<string>): Schema {
  return field.default === undefined ? {} : { default: field.default };
}

/** Values that are taken still: an editor strikes them through. */
function strikingThrough(path: string): Schema {
  const deprecated = deprecatedValues(path);
  return deprecated.length === 0 ? {} : when({ enum: deprecated }, { deprecated: true });
}

/** The values of a field that Tavus takes still, though others do their work. */
export function deprecatedValues(path: string): readonly string[] {
  const others = Object.entries(otherValues[path] ?? {});
  return others.flatMap(([value, { deprecated }]) => (deprecated ? [value] : []));
}
