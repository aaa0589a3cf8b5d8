import { sameJson } from './draft.js';
import { isPlainObject, type PlainObject, part, pointer } from './json.js';
import { error, type Issue, warning } from './rules.js';
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
export function toolRules(layers: PlainObject): readonly Issue[] {
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

const validName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** As the documents of registered tools have it, and those of the model vendors. */
const longestName = 64;

function toolShape({ tool, path, list }: Found): readonly Issue[] {
  const called = functionOf(tool);
  if (!isPlainObject(tool) || !called) return [error('tool-shape', path)];
  const flat = called === tool;
  const at = flat ? path : `${path}/function`;
  const { name, description, parameters } = called;
  const said = typeof name === 'string' ? name : '';
  if (flat && typeof name !== 'string') return [error('tool-shape', path, '', unwrapping(tool))];
  const issues: Issue[] = [];
  const foreign = parameters === undefined ? nameOfParameters(called) : undefined;
  if (foreign !== undefined) {
    issues.push(
      error('tool-shape.elsewhere', pointer(at, foreign), foreign, flat ? intoFunction(tool) : undefined),
    );
  } else if (flat) {
    issues.push(warning('tool-shape.flat', path, said, intoFunction(tool)));
  }
  if (tool['type'] !== 'function' && !(flat && tool['type'] === undefined)) {
    issues.push(error('tool-shape.type', `${path}/type`));
  }
  if (typeof name !== 'string' || name === '') issues.push(error('tool-shape.nameless', `${at}/name`));
  else if (!validName.test(name)) issues.push(error('tool-shape.name', `${at}/name`, name));
  else if (name.length > longestName) {
    issues.push(warning('tool-shape.long-name', `${at}/name`, name.length.toLocaleString('en')));
  }
  if (typeof description !== 'string' || description === '') {
    issues.push(error('tool-shape.description', `${at}/description`, said));
  }
  if (parameters === undefined) return issues;
  issues.push(...parametersShape(parameters, `${at}/parameters`, said));
  if (list !== 'tools') issues.push(...longTexts(parameters, `${at}/parameters`));
  return issues;
}

/** What others call the parameters of a tool: nobody at Tavus would look for them there. */
const namesOfParameters = [
  'input_schema',
  'inputSchema',
  'parametersJsonSchema',
  'arguments',
  'args',
  'params',
  'schema',
];

/** The name under which the parameters of a tool stand, where that is another vendor's. */
export function nameOfParameters(tool: object): string | undefined {
  return namesOfParameters.find((name) => Object.hasOwn(tool, name));
}

function intoFunction(tool: PlainObject): string {
  const parts = ['name', 'description', 'parameters'].filter((key) => tool[key] !== undefined);
  return `Put ${parts.join(', ')} into function, and type: "function" beside it.`;
}

/** Objects that other vendors wrap around a tool, and how to get it out. */
const wrappers: { readonly [key: string]: string } = {
  toolSpec: 'Of toolSpec, name and description go into function, inputSchema.json is function.parameters.',
  functionDeclarations: 'Each entry of functionDeclarations is the function of a tool of its own.',
  function_declarations: 'Each entry of function_declarations is the function of a tool of its own.',
};

function unwrapping(tool: PlainObject): string | undefined {
  const key = Object.keys(wrappers).find((key) => Object.hasOwn(tool, key));
  return key === undefined ? undefined : wrappers[key];
}

/** Of a tool with the name of another: an error in one list, elsewhere a warning, as the two arrive as different events. */
function toolNameTaken(found: readonly Found[]): readonly Issue[] {
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
