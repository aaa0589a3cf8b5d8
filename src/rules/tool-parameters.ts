import { error, type Finding, shortened, warning } from '../errors/issues.js';
import { meaning } from '../fields/misfit-rules.js';
import { isPlainObject, type PlainObject } from '../json/json.js';
import { nearest } from '../json/nearest.js';
import { pointer } from '../json/pointer.js';

/** Keywords of JSON Schema, and of OpenAPI, whose value is an object, as that of a parameter is. */
export const schemaKeywords: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'unevaluatedProperties'],
  ...['dependentSchemas', 'dependentRequired', 'dependencies', 'definitions', '$defs', 'items', 'contains'],
  ...[
    'additionalItems',
    'unevaluatedItems',
    'contentSchema',
    'not',
    'if',
    'then',
    'else',
    'default',
    'const',
  ],
  ...['examples', 'example', '$vocabulary', 'externalDocs', 'discriminator', 'xml'],
]);

/** Keywords that nearly every schema has one of. */
export const tellingKeywords: readonly string[] = [
  'type',
  'description',
  'enum',
  'const',
  '$ref',
  'anyOf',
  'oneOf',
  'allOf',
  'items',
  'properties',
];

/** What is wrong with the parameters of a tool, as far as any model cares. */
export function parametersShape(parameters: unknown, path: string, tool: string): readonly Finding[] {
  if (!isPlainObject(parameters)) return [error('tool-shape.parameters', path, tool, objectHint(parameters))];
  // As `tool()` without parameters: it takes nothing.
  if (Object.keys(parameters).length === 0) return [];
  if (parameters['type'] !== 'object')
    return [error('tool-shape.parameters', path, tool, typeHint(parameters))];
  const { properties = {}, required } = parameters;
  if (!isPlainObject(properties)) return [error('tool-shape.parameters', `${path}/properties`, tool)];
  const beside = Object.keys(parameters).filter((key) => isMisplaced(key, parameters[key]));
  const issues = beside.map((key) => error('tool-shape.beside', pointer(path, key), key));
  if (required === undefined) return issues;
  if (!Array.isArray(required)) return [...issues, error('tool-shape.parameters', `${path}/required`, tool)];
  for (const [index, key] of Object.entries(required)) {
    if (typeof key !== 'string') {
      issues.push(error('tool-shape.parameters', `${path}/required/${index}`, tool));
    } else if (!Object.hasOwn(properties, key)) {
      issues.push(error('tool-shape.required', `${path}/required/${index}`, key, thereAre(key, properties)));
    }
  }
  return issues;
}

function objectHint(parameters: unknown): string | undefined {
  if (typeof parameters === 'string') return 'Give the object itself, not its JSON text.';
  return Array.isArray(parameters)
    ? "Write { type: 'object', properties }, with one schema for each parameter, by its name."
    : undefined;
}

function typeHint(parameters: PlainObject): string | undefined {
  const { type, properties, $ref } = parameters;
  if (typeof type === 'string' && type.toLowerCase() === 'object')
    return "Types are in lower case: 'object'.";
  if (type !== undefined) return undefined;
  if (typeof $ref === 'string') return 'Write the schema that $ref names in its place.';
  if (isPlainObject(properties)) return "Write type: 'object' beside properties.";
  const isBare = Object.values(parameters).every(isSchemaLike);
  return isBare ? "Put them into properties, and type: 'object' beside it." : undefined;
}

/** Whether what stands beside `properties` is a parameter: other keywords are whoever's who wrote them. */
function isMisplaced(key: string, value: unknown): boolean {
  return isSchemaLike(value) && !schemaKeywords.has(key) && !key.startsWith('x-');
}

function isSchemaLike(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  return Object.keys(value).length === 0 || tellingKeywords.some((keyword) => Object.hasOwn(value, keyword));
}

/** More names than these nobody reads. */
const mostNames = 8;

function thereAre(key: string, properties: PlainObject): string | undefined {
  const names = Object.keys(properties);
  if (names.length === 0) return 'properties is empty.';
  const near = nearest(key, names.slice(0, 1_000));
  if (near !== undefined) return meaning(near);
  const more = names.length > mostNames ? ', …' : '';
  return `properties has ${names
    .slice(0, mostNames)
    .map((name) => `'${shortened(name)}'`)
    .join(', ')}${more}.`;
}

/** As the documents of perception tools have it. */
const longestText = 1_000;
/** More schemas than any tool has; a schema that makes new ones whenever it is read has no end. */
const mostSchemas = 10_000;

/** A schema inside another, and where. */
interface Place {
  readonly schema: unknown;
  readonly path: string;
}

/** Texts that a perception tool asks for and that may grow longer than it can give. */
export function longTexts(parameters: unknown, path: string): readonly Finding[] {
  const issues: Finding[] = [];
  const met = new Set<unknown>();
  // With a stack of our own and each schema once: they may be deep, shared and cyclic.
  const open: Place[] = [{ schema: parameters, path }];
  for (let place = open.pop(); place && met.size < mostSchemas; place = open.pop()) {
    const { schema, path } = place;
    if (!isPlainObject(schema) || met.has(schema)) continue;
    met.add(schema);
    const { maxLength } = schema;
    if (typeof maxLength === 'number' && maxLength > longestText && takesText(schema['type'])) {
      issues.push(warning('tool-shape.max-length', `${path}/maxLength`, maxLength.toLocaleString('en')));
    }
    open.push(...schemasIn(schema, path).reverse());
  }
  return issues;
}

function takesText(type: unknown): boolean {
  return type === undefined || type === 'string' || (Array.isArray(type) && type.includes('string'));
}

/** Keywords with a schema, or a list of them. */
const applying = ['items', 'prefixItems', 'additionalProperties', 'contains', 'anyOf', 'oneOf', 'allOf'];
/** Keywords with schemas by name. */
const naming = ['properties', 'patternProperties', '$defs', 'definitions'];

function schemasIn(schema: PlainObject, path: string): Place[] {
  return [...naming, ...applying].flatMap((keyword) => {
    const value = schema[keyword];
    if (value === undefined) return [];
    const at = `${path}/${keyword}`;
    if (!Array.isArray(value) && !(naming.includes(keyword) && isPlainObject(value)))
      return [{ schema: value, path: at }];
    return Object.entries(value).map(([key, inner]) => ({ schema: inner, path: pointer(at, key) }));
  });
}
