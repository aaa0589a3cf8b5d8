import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { personaFields } from '../../../src/body/body.js';
import { contractFile, propertiesOf, type Schema, withContract } from '../contract.js';
import { bodySchema, type Change, changesIn, type PageSchema } from './page.js';

/** What is found of a page, as the script prints it. */
function found(page: PageSchema): readonly string[] {
  return changesIn(page, personaFields).map(({ what, path, text }: Change) => `${what} ${path}: ${text}`);
}

/** A schema with another one at a path; without one there, it is gone. */
function altered(
  schema: PageSchema,
  path: string,
  change: (inner: PageSchema) => PageSchema | undefined,
): PageSchema {
  const [name = '', ...rest] = path.split('/').slice(1);
  const { [name]: inner = {}, ...others } = schema.properties ?? {};
  const next = rest.length > 0 ? altered(inner, `/${rest.join('/')}`, change) : change(inner);
  return { ...schema, properties: { ...others, ...(next && { [name]: next }) } };
}

withContract('the watch, on the contract and altered copies of it', ({ schema }) => {
  const page = schema as PageSchema;
  const properties = propertiesOf(schema as Schema);

  test('finds nothing on the page that the tables were made from', () => {
    expect(found(bodySchema(parse(readFileSync(contractFile, 'utf8'))))).toEqual([]);
  });

  test.each(properties)('finds that $path is gone', ({ path }) => {
    expect(found(altered(page, path, () => undefined))).toEqual([`gone ${path}: is not on the page`]);
  });

  test.each(properties)('finds that $path has another type', ({ path, schema: { type } }) => {
    const [theirs] = ['string', 'boolean', 'array'].filter((other) => other !== type);
    const said = found(altered(page, path, () => ({ type: theirs as string })));
    expect(said).toEqual([`kind ${path}: ${type} -> ${theirs}`]);
  });

  test.each(['', ...properties.filter(({ schema }) => schema.properties).map(({ path }) => path)])(
    'finds what is new in %s',
    (path) => {
      expect(found(altered(page, `${path}/tide`, () => ({ type: 'integer' })))).toEqual([
        `new ${path}/tide: number`,
      ]);
    },
  );

  test.each(properties.filter(({ schema }) => schema.enum))(
    'finds other values of $path',
    ({ path, schema }) => {
      const [first = '', ...others] = schema.enum ?? [];
      const said = found(altered(page, path, (inner) => ({ ...inner, enum: [...others, 'tidal'] })));
      expect(said).toEqual([`values ${path}: new tidal; gone ${first}`]);
    },
  );

  test.each([
    ['/guardrail_ids', { maxItems: 64 }, 'limit /guardrail_ids: at most 50 entries -> at most 64 entries'],
    ['/document_ids', { maxItems: 9 }, 'limit /document_ids: any number of entries -> at most 9 entries'],
    [
      '/layers/conversational_flow/turn_detection_model',
      { default: 'sparrow-0' },
      'default /layers/conversational_flow/turn_detection_model: sparrow-2 -> sparrow-0',
    ],
  ])('finds that %s has another limit or default', (path, more, said) => {
    expect(found(altered(page, path, (inner) => ({ ...inner, ...more })))).toEqual([said]);
  });
});

describe('a page that is written otherwise', () => {
  const body = (schema: object) => ({ content: { 'application/json': { schema } } });

  test('is read through references, and under the newer endpoint and names', () => {
    const page = bodySchema({
      paths: { '/v2/pals': { post: { requestBody: { $ref: '#/components/requestBodies/Pal' } } } },
      components: {
        requestBodies: { Pal: body({ $ref: '#/components/schemas/Pal' }) },
        schemas: {
          Pal: {
            allOf: [{ $ref: '#/components/schemas/Named' }, { properties: { farewell: { type: 'string' } } }],
          },
          Named: { type: 'object', properties: { pal_name: { type: 'string' } } },
        },
      },
    });
    const said = found(page);
    expect(said).toContain('new /farewell: string');
    expect(said.filter((line) => line.includes('name:'))).toEqual([]);
  });

  test('that contains itself has an end', () => {
    const page = bodySchema({
      paths: { '/v2/personas': { post: { requestBody: body({ $ref: '#/components/schemas/Persona' }) } } },
      components: {
        schemas: {
          Persona: { type: 'object', properties: { next: { $ref: '#/components/schemas/Persona' } } },
        },
      },
    });
    expect(found(page)).toContain('new /next: anything');
  });

  test.each([undefined, 'text', {}, { paths: {} }, { paths: { '/v2/personas': { get: {} } } }])(
    'or is none is refused: %j',
    (document) =>
      expect(() => bodySchema(document)).toThrow('no JSON body for a POST to /v2/personas or /v2/pals'),
  );
});
