import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JsonObject, JsonValue } from 'type-fest';
import { describe, test } from 'vitest';
import { parse } from 'yaml';
import type { PersonaBody } from '../../src/index.js';

/** The contract lies beside the project, not in it. */
export const contractFile: string = fileURLToPath(
  new URL('../../../shared/contract/create-persona.openapi.yaml', import.meta.url),
);

/** What the contract uses of JSON Schema. */
export interface Schema {
  readonly type: 'object' | 'array' | 'string' | 'boolean';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly enum?: readonly string[];
}

/** A body that the contract prints. It has fields that its own schema lacks. */
export type PublishedBody = PersonaBody & JsonObject;

export interface Contract {
  readonly schema: Schema;
  readonly minimal: PublishedBody;
  readonly full: PublishedBody;
}

/** A property of the request, by JSON Pointer. */
export interface Property {
  readonly path: string;
  readonly schema: Schema;
}

/** Tests that read the contract. Without it they are skipped with a word, except in CI, which has it. */
export function withContract(name: string, tests: (contract: Contract) => void): void {
  if (existsSync(contractFile) || process.env['CI']) describe(name, () => tests(readContract()));
  else test(name, ({ skip }) => skip('The contract is not here: ../shared/contract is missing.'));
}

function readContract(): Contract {
  const document = parse(readFileSync(contractFile, 'utf8'));
  const { schema, examples } = document.paths['/v2/personas'].post.requestBody.content['application/json'];
  return {
    schema,
    minimal: examples['Required Parameters Only'].value,
    full: examples['Full Customizations'].value,
  };
}

/** Every property of a schema, the outer before the inner; what is in a list is not looked into. */
export function propertiesOf(schema: Schema, path = ''): readonly Property[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const at = `${path}/${name}`;
    return [{ path: at, schema: inner }, ...propertiesOf(inner, at)];
  });
}

/** A schema with one more property in the object at a path. */
export function withProperty(schema: Schema, path: string, property: Schema): Schema {
  const [name = '', ...rest] = path.split('/').slice(1);
  const inner = schema.properties?.[name];
  const added = rest.length > 0 && inner ? withProperty(inner, `/${rest.join('/')}`, property) : property;
  return { ...schema, properties: { ...schema.properties, [name]: added } };
}

/** What a body holds at a path. */
export function valueAt(body: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce((value, name) => (value as JsonObject | undefined)?.[name], body);
}

/** A body with another value at a path; the objects on the way are made if need be. */
export function withValue(body: JsonObject, path: string, value: JsonValue): JsonObject {
  const [name = '', ...rest] = path.split('/').slice(1);
  if (rest.length === 0) return { ...body, [name]: value };
  return { ...body, [name]: withValue((body[name] ?? {}) as JsonObject, `/${rest.join('/')}`, value) };
}
