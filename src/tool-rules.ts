import { sameJson } from './draft.js';
import { isPlainObject, type PlainObject, part, pointer } from './json.js';
import { error, type Finding, warning } from './rules.js';

/** Every list of tools in a body, in body order. */
const lists = [
  ['perception', 'visual_tools'],
  ['perception', 'audio_tools'],
  ['llm', 'tools'],
] as const;

/** A tool in a body. */
interface Found {
  readonly tool: unknown;
  readonly path: string;
}

/** The rules of tools, wherever they stand. */
export function toolRules(layers: PlainObject): readonly Finding[] {
  const found = lists.flatMap(([layer, name]): readonly Found[] => {
    const list = part(layers, layer)[name];
    if (!Array.isArray(list)) return [];
    // Not map(), which walks through every hole of a sparse list.
    return Object.entries(list).map(([index, tool]) => ({ tool, path: `/layers/${layer}/${name}/${index}` }));
  });
  return [...found.flatMap(toolShape), ...toolNameTaken(found)];
}

/** What a tool calls: the object below `function`, or the tool itself in the flat form. */
function functionOf(tool: unknown): PlainObject | undefined {
  if (!isPlainObject(tool)) return undefined;
  return isPlainObject(tool['function']) ? tool['function'] : tool;
}

const validName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

function toolShape({ tool, path }: Found): readonly Finding[] {
  const called = functionOf(tool);
  if (!isPlainObject(tool) || !called) return [error('tool-shape', path)];
  const flat = called === tool;
  const at = flat ? path : `${path}/function`;
  const { name, description, parameters } = called;
  const said = typeof name === 'string' ? name : '';
  const issues: Finding[] = [];
  if (flat && typeof name !== 'string') return [error('tool-shape', path)];
  if (flat) issues.push(warning('tool-shape.flat', path, name as string));
  else if (tool['type'] !== 'function') issues.push(error('tool-shape.type', `${path}/type`));
  if (typeof name !== 'string' || name === '') issues.push(error('tool-shape.nameless', `${at}/name`));
  else if (!validName.test(name)) issues.push(error('tool-shape.name', `${at}/name`, name));
  if (typeof description !== 'string' || description === '') {
    issues.push(error('tool-shape.description', `${at}/description`, said));
  }
  return parameters === undefined
    ? issues
    : [...issues, ...parametersShape(parameters, `${at}/parameters`, said)];
}

/** Keywords of JSON Schema whose value is a schema or an object of schemas. */
const schemaKeywords = new Set([
  ...['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'unevaluatedProperties'],
  ...['dependentSchemas', 'dependentRequired', 'dependencies', 'definitions', '$defs', 'items', 'contains'],
  ...[
    'not',
    'if',
    'then',
    'else',
    'default',
    'const',
    'examples',
    '$vocabulary',
    'externalDocs',
    'discriminator',
  ],
]);

function parametersShape(parameters: unknown, path: string, tool: string): readonly Finding[] {
  if (!isPlainObject(parameters) || parameters['type'] !== 'object') {
    return [error('tool-shape.parameters', path, tool)];
  }
  const { properties = {}, required } = parameters;
  if (!isPlainObject(properties)) return [error('tool-shape.parameters', `${path}/properties`, tool)];
  const issues: Finding[] = [];
  for (const [key, value] of Object.entries(parameters)) {
    if (isPlainObject(value) && !schemaKeywords.has(key) && !key.startsWith('x-')) {
      issues.push(error('tool-shape.beside', pointer(path, key), key));
    }
  }
  if (required === undefined) return issues;
  if (!Array.isArray(required)) return [...issues, error('tool-shape.parameters', `${path}/required`, tool)];
  for (const [index, key] of Object.entries(required)) {
    if (typeof key !== 'string') {
      issues.push(error('tool-shape.parameters', `${path}/required/${index}`, tool));
    } else if (!Object.hasOwn(properties, key)) {
      issues.push(error('tool-shape.required', `${path}/required/${index}`, key));
    }
  }
  return issues;
}

function toolNameTaken(found: readonly Found[]): readonly Finding[] {
  const first = new Map<string, PlainObject>();
  return found.flatMap(({ tool, path }) => {
    const called = functionOf(tool);
    const name = called?.['name'];
    if (!called || typeof name !== 'string') return [];
    const other = first.get(name);
    if (!other) first.set(name, called);
    return other && !sameJson(other, called) ? [error('tool-name-taken', path, name)] : [];
  });
}
