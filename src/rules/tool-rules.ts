import { error, type Finding, warning } from '../errors/issues.js';
import { intoFunction, nameOfParameters, unwrapping } from '../fields/tool-forms.js';
import { isPlainObject, type PlainObject, part } from '../json/json.js';
import { pointer } from '../json/pointer.js';
import { sameJson } from '../json/same-json.js';
import { longTexts, parametersShape } from './tool-parameters.js';

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
  /** The list that it stands in. */
  readonly list: string;
}

/** The rules of tools, wherever they stand. */
export function toolRules(layers: PlainObject): readonly Finding[] {
  const found = lists.flatMap(([layer, name]): readonly Found[] => {
    const list = part(layers, layer)[name];
    if (!Array.isArray(list)) return [];
    // Not map(), which walks through every hole of a sparse list.
    return Object.entries(list).map(([index, tool]) => {
      return { tool, path: `/layers/${layer}/${name}/${index}`, list: name };
    });
  });
  return [...found.flatMap(toolShape), ...toolNameTaken(found)];
}

/** What a tool calls: the object below `function`, or the tool itself in the flat form. */
function functionOf(tool: unknown): PlainObject | undefined {
  if (!isPlainObject(tool)) return undefined;
  return isPlainObject(tool['function']) ? tool['function'] : tool;
}

function toolShape({ tool, path, list }: Found): readonly Finding[] {
  const called = functionOf(tool);
  if (!isPlainObject(tool) || !called || (called === tool && typeof tool['name'] !== 'string')) {
    return [error('tool-shape', path, '', unwrapping(tool))];
  }
  const at = called === tool ? path : `${path}/function`;
  return [
    ...form(tool, called, path),
    ...nameShape(called, at),
    ...descriptionShape(called, at),
    ...argumentShape(called, at, list !== 'tools'),
  ];
}

/** Whether all parts of a tool stand where Tavus looks for them. */
function form(tool: PlainObject, called: PlainObject, path: string): readonly Finding[] {
  const isFlat = called === tool;
  const issues = [...foreignParts(tool, called, path)];
  if (isFlat && issues.length === 0) {
    issues.push(warning('tool-shape.flat', path, tool['name'] as string, intoFunction(tool)));
  }
  const isTyped = tool['type'] === 'function' || (isFlat && tool['type'] === undefined);
  if (!isTyped) issues.push(error('tool-shape.type', `${path}/type`));
  return issues;
}

/** What the model is to fill in, where it is under a name or in a place that is not Tavus's. */
function foreignParts(tool: PlainObject, called: PlainObject, path: string): readonly Finding[] {
  if (called['parameters'] !== undefined) return [];
  const isFlat = called === tool;
  const hint = isFlat ? intoFunction(tool) : undefined;
  const at = isFlat ? path : `${path}/function`;
  const foreign = nameOfParameters(called);
  if (foreign !== undefined) return [error('tool-shape.elsewhere', pointer(at, foreign), foreign, hint)];
  if (isPlainObject(called['properties'])) {
    return [error('tool-shape.outside', `${at}/properties`, 'properties', hint)];
  }
  return isPlainObject(tool['parameters'])
    ? [error('tool-shape.outside', `${path}/parameters`, 'parameters')]
    : [];
}

function nameShape({ name }: PlainObject, at: string): readonly Finding[] {
  if (typeof name !== 'string' || name === '') return [error('tool-shape.nameless', `${at}/name`)];
  if (!validName.test(name)) return [error('tool-shape.name', `${at}/name`, name)];
  return name.length > longestName
    ? [warning('tool-shape.long-name', `${at}/name`, name.length.toLocaleString('en'))]
    : [];
}

/** What can name a tool. */
export const validName: RegExp = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** As the documents of registered tools have it, and those of the models' vendors. */
const longestName = 64;

function descriptionShape({ name, description }: PlainObject, at: string): readonly Finding[] {
  const isSaid = typeof description === 'string' && description !== '';
  return isSaid ? [] : [error('tool-shape.description', `${at}/description`, nameIn(name))];
}

function argumentShape({ name, parameters }: PlainObject, at: string, ofSense: boolean): readonly Finding[] {
  if (parameters === undefined) return [];
  const path = `${at}/parameters`;
  return [
    ...parametersShape(parameters, path, nameIn(name)),
    ...(ofSense ? longTexts(parameters, path) : []),
  ];
}

/** The name of a tool as a sentence has it. */
function nameIn(name: unknown): string {
  return typeof name === 'string' ? name : '';
}

/** Of a tool with the name of another: an error in one list, elsewhere a warning, as the two arrive as different events. */
function toolNameTaken(found: readonly Found[]): readonly Finding[] {
  const inAnyList = new Map<string, PlainObject>();
  const inList = new Map<string, PlainObject>();
  return found.flatMap(({ tool, path, list }) => {
    const called = functionOf(tool);
    const name = called?.['name'];
    if (!called || typeof name !== 'string') return [];
    const key = `${list} ${name}`;
    const [neighbour, other] = [inList.get(key), inAnyList.get(name)];
    if (!neighbour) inList.set(key, called);
    if (!other) inAnyList.set(name, called);
    if (neighbour) return sameJson(neighbour, called) ? [] : [error('tool-name-taken', path, name)];
    return other && !sameJson(other, called) ? [warning('tool-name-taken.elsewhere', path, name)] : [];
  });
}
