/** A JSON Schema, or a part of one. It uses what all drafts from draft-07 on understand alike. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** An object that has these members, which are like that. */
export function having(members: { readonly [name: string]: Schema }): Schema {
  return { ...withMembers(members), required: Object.keys(members) };
}

/** An object whose members are like that, where they are there; `false` stands for one that must not be. */
export function withMembers(members: { readonly [name: string]: Schema | false }): Schema {
  return { type: 'object', properties: members };
}

/** What holds for a value that is like `test`, and what for any other. */
export function when(test: Schema, then: Schema | undefined, otherwise?: Schema): Schema {
  return { if: test, ...(then && { then }), ...(otherwise && { else: otherwise }) };
}

/** A text that says something: a blank one counts as not set. */
export const said: Schema = { type: 'string', pattern: '\\S' };

const definitions = '#/definitions/';

/** What stands under a name in the definitions. */
export function definition(name: string): Schema {
  return { $ref: `${definitions}${name}` };
}

/** The same schema as draft 2020-12 writes it. */
export function inDraft2020({ $schema: _, definitions: defined, ...schema }: Schema): Schema {
  const uri = 'https://json-schema.org/draft/2020-12/schema';
  return { $schema: uri, ...(withRenamedRefs({ ...schema, $defs: defined }) as Schema) };
}

function withRenamedRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withRenamedRefs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([keyword, inner]) => [
      keyword,
      keyword === '$ref' ? String(inner).replace(definitions, '#/$defs/') : withRenamedRefs(inner),
    ]),
  );
}
