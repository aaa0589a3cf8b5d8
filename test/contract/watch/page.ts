import { newerDefaults, newerFields, newerValues } from '../../../src/body/newer.js';
import type { Field, GroupField } from '../../../src/fields/field.js';
import { palNames } from '../../../src/fields/legacy.js';

/** What a page of OpenAPI says of a value. */
export interface PageSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, PageSchema>>;
  readonly items?: PageSchema;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
  readonly allOf?: readonly PageSchema[];
  readonly oneOf?: readonly PageSchema[];
  readonly anyOf?: readonly PageSchema[];
}

/** A place where a page and the tables differ. */
export interface Change {
  /** `new` and `gone` are about the field itself, the others about what is known of it. */
  readonly what: 'new' | 'gone' | 'kind' | 'values' | 'default' | 'limit';
  /** Where in the body, as a JSON Pointer, under the name that the tables have for it. */
  readonly path: string;
  /** What the tables have, and the page. */
  readonly text: string;
}

/** Where a persona is created, in the order in which a page is asked. */
const endpoints = ['/v2/personas', '/v2/pals'];

/** The schema of the body that creates a persona. */
export function bodySchema(document: unknown): PageSchema {
  const paths = memberOf(document, 'paths');
  for (const endpoint of endpoints) {
    const content = ['post', 'requestBody', 'content', 'application/json', 'schema'].reduce(
      (inside, name) => resolved(document, memberOf(inside, name)),
      memberOf(paths, endpoint),
    );
    if (typeof content === 'object' && content !== null) return whole(document, content);
  }
  throw new Error(`The file has no JSON body for a POST to ${endpoints.join(' or ')}.`);
}

/** All that differs between a page and the tables, in the order of the tables; what only the page has comes last. */
export function changesIn(page: PageSchema, table: GroupField): readonly Change[] {
  return ofGroup(page, table, '');
}

function ofGroup(page: PageSchema, { entries, fields }: GroupField, path: string): readonly Change[] {
  // An object without properties says nothing of what is in it.
  if (!page.properties) return [];
  const onPage = new Map(
    Object.entries(page.properties).map(([name, schema]) => [ourName(path, name), schema]),
  );
  const known = entries.flatMap(([name, field]): readonly Change[] => {
    const schema = onPage.get(name);
    const at = `${path}/${name}`;
    if (schema) return ofField(schema, field, at);
    // What the tables have from elsewhere need not be on every page.
    return Object.hasOwn(newerFields, at) ? [] : [{ what: 'gone', path: at, text: 'is not on the page' }];
  });
  const unknown = [...onPage].filter(([name]) => !Object.hasOwn(fields, name));
  return [
    ...known,
    ...unknown.map(
      ([name, schema]): Change => ({ what: 'new', path: `${path}/${name}`, text: kindOnPage(schema) }),
    ),
  ];
}

/** A name of the newer vocabulary as the tables have it. */
function ourName(path: string, name: string): string {
  return palNames[`${path}/${name}`] ?? name;
}

function ofField(page: PageSchema, field: Field, path: string): readonly Change[] {
  const [ours, theirs] = [kindOf(field), kindOnPage(page)];
  // A page that gives no type says nothing against ours.
  if (theirs !== 'anything' && !ours.includes(theirs)) {
    return [{ what: 'kind', path, text: `${ours.join(' or ')} -> ${theirs}` }];
  }
  return [
    ...ofValues(page, field, path),
    ...ofDefault(page, field, path),
    ...ofLimits(page, field, path),
    ...(field.kind === 'group' ? ofGroup(page, field, path) : []),
  ];
}

function ofValues(page: PageSchema, field: Field, path: string): readonly Change[] {
  const ours = field.kind === 'choice' ? field.values : field.kind === 'text' ? field.listed : undefined;
  if (!page.enum || (field.kind !== 'choice' && field.kind !== 'text')) return [];
  const theirs = page.enum.map(String);
  const added = theirs.filter((value) => !ours?.includes(value));
  const newer = newerValues[path] ?? {};
  const gone = (ours ?? []).filter((value) => !theirs.includes(value) && !Object.hasOwn(newer, value));
  const parts = [
    ...(added.length > 0 ? [`new ${added.join(', ')}`] : []),
    ...(gone.length > 0 ? [`gone ${gone.join(', ')}`] : []),
  ];
  return parts.length > 0 ? [{ what: 'values', path, text: parts.join('; ') }] : [];
}

function ofDefault(page: PageSchema, field: Field, path: string): readonly Change[] {
  const ours = 'default' in field ? field.default : undefined;
  const before = newerDefaults[path]?.before;
  if (page.default === undefined || page.default === ours || page.default === before) return [];
  return [{ what: 'default', path, text: `${ours ?? 'none'} -> ${page.default}` }];
}

function ofLimits(page: PageSchema, field: Field, path: string): readonly Change[] {
  if (field.kind === 'texts') {
    const theirs = page.maxItems ?? Number.POSITIVE_INFINITY;
    return theirs === field.max
      ? []
      : [{ what: 'limit', path, text: `${most(field.max)} -> ${most(theirs)}` }];
  }
  if (field.kind !== 'number' || (page.minimum === undefined && page.maximum === undefined)) return [];
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field.range ?? {};
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = page;
  if (min === minimum && max === maximum) return [];
  return [{ what: 'limit', path, text: `${min} to ${max} -> ${minimum} to ${maximum}` }];
}

function most(entries: number): string {
  return Number.isFinite(entries) ? `at most ${entries} entries` : 'any number of entries';
}

/** The types of JSON that a field takes. */
function kindOf(field: Field): readonly string[] {
  switch (field.kind) {
    case 'text':
    case 'secret':
    case 'choice':
      return ['string'];
    case 'flag':
      return ['boolean'];
    case 'number':
      return ['number'];
    case 'texts':
    case 'tools':
      return ['array'];
    case 'record':
    case 'secrets':
    case 'group':
      return ['object'];
    case 'either':
      return field.of.flatMap(kindOf);
  }
}

function kindOnPage({ type, properties, items, enum: values }: PageSchema): string {
  const [first] = typeof type === 'string' ? [type] : (type ?? []).filter((one) => one !== 'null');
  if (first !== undefined) return first === 'integer' ? 'number' : first;
  if (properties) return 'object';
  if (items) return 'array';
  return values ? typeof values[0] : 'anything';
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** What a reference within the file leads to. */
function resolved(document: unknown, value: unknown): unknown {
  const reference = memberOf(value, '$ref');
  if (typeof reference !== 'string') return value;
  const names = reference.replace(/^#\//, '').split('/');
  return names.reduce(
    (inside, name) => memberOf(inside, name.replaceAll('~1', '/').replaceAll('~0', '~')),
    document,
  );
}

/** A schema with all that it refers to written out; one that contains itself ends where it does so. */
function whole(document: unknown, value: unknown, above: readonly unknown[] = []): PageSchema {
  const schema = resolved(document, value) as PageSchema | undefined;
  if (!schema || above.includes(schema)) return {};
  const inside = [...above, schema];
  // Of alternatives a field may have all that any of them has.
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  const { properties, items, ...rest } = Object.assign(
    {},
    ...parts.map((part) => whole(document, part, inside)),
    schema,
  );
  const fromParts = parts.map((part) => whole(document, part, inside).properties);
  const all: Record<string, PageSchema> = Object.assign({}, ...fromParts, properties);
  return {
    ...rest,
    ...(Object.keys(all).length > 0 && {
      properties: Object.fromEntries(
        Object.entries(all).map(([name, inner]) => [name, whole(document, inner, inside)]),
      ),
    }),
    ...(items && { items: whole(document, items, inside) }),
  };
}
