import { isPlainObject, setOwn } from '../json/json.js';
import { sameJson } from '../json/same-json.js';
import type { Field } from './field.js';

/** A text as servers may store it: with other line ends, and without the white space around it. */
export function textForm(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** Whether two values say the same, though a server may have written one of them in another form. */
export function sameForm(one: unknown, other: unknown): boolean {
  return sameJson(formOf(one), formOf(other));
}

function formOf(value: unknown): unknown {
  if (typeof value === 'string') return textForm(value);
  if (Array.isArray(value)) return value.map(formOf);
  if (!isPlainObject(value)) return value;
  const copy = {};
  for (const [name, inner] of Object.entries(value)) setOwn(copy, name, formOf(inner));
  return copy;
}

/** Whether a value is what a field has where nothing is set, so that a server may leave it out or write it out. */
export function isDefault(value: unknown, field: Field | undefined): boolean {
  if (field === undefined) return false;
  if (field.kind === 'group') return isDefaultGroup(value, field);
  if ('default' in field && field.default !== undefined) return value === field.default;
  if (field.kind === 'texts' || field.kind === 'tools') return Array.isArray(value) && value.length === 0;
  return field.kind === 'text' && typeof value === 'string' && value.trim() === '';
}

function isDefaultGroup(value: unknown, { fields, isSwitch }: Field & { readonly kind: 'group' }): boolean {
  if (isSwitch || !isPlainObject(value)) return false;
  return Object.entries(value).every(([name, inner]) => {
    return Object.hasOwn(fields, name) && (inner === null || isDefault(inner, fields[name]));
  });
}
