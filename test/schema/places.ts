import type { Field, GroupField } from '../../src/fields/field.js';

/** A field of the tables, and its place in a body. */
export interface PlacedField {
  readonly path: string;
  readonly field: Field;
}

/** Every field of a group, the outer before the inner. */
export function fieldsIn({ fields }: GroupField, path = ''): readonly PlacedField[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const at = `${path}/${name}`;
    return [{ path: at, field }, ...(field.kind === 'group' ? fieldsIn(field, at) : [])];
  });
}
