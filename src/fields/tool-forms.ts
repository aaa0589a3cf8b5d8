import { isPlainObject, type PlainObject } from '../json/json.js';

// The forms that other vendors and frameworks have for a tool, so that an issue can say where each part goes.

/** What others call the parameters of a tool. Nobody at Tavus would look for them there. */
export const namesOfParameters: readonly string[] = [
  ...['input_schema', 'inputSchema', 'parametersJsonSchema', 'parameters_json_schema', 'params_json_schema'],
  ...['parameters_schema', 'parameter_definitions', 'args_schema', 'arguments', 'args', 'params', 'schema'],
];

/** The name under which the parameters of a tool stand, where it is one of others. */
export function nameOfParameters(tool: object): string | undefined {
  return namesOfParameters.find((name) => Object.hasOwn(tool, name));
}

/** Objects that others wrap around a tool, and how to get it out. */
const wrappers: { readonly [key: string]: string } = {
  toolSpec: 'Of toolSpec, name and description go into function, inputSchema.json is function.parameters.',
  functionDeclarations: 'Each entry of functionDeclarations is the function of a tool of its own.',
  function_declarations: 'Each entry of function_declarations is the function of a tool of its own.',
  temporaryTool:
    'Of temporaryTool, modelToolName is function.name; dynamicParameters make function.parameters.',
};

/** How to get a tool out of what others wrap around it. */
export function unwrapping(tool: unknown): string | undefined {
  const key = isPlainObject(tool) ? Object.keys(wrappers).find((key) => Object.hasOwn(tool, key)) : undefined;
  return key === undefined ? undefined : wrappers[key];
}

/** How the flat form of a tool becomes the one that Tavus's examples have. */
export function intoFunction(tool: PlainObject): string {
  const parts = ['name', 'description', 'parameters'].filter((key) => tool[key] !== undefined);
  return `Put ${parts.join(', ')} into function, and type: "function" beside it.`;
}
