import { namesOfParameters } from '../fields/tool-forms.js';
import { schemaKeywords, tellingKeywords } from '../rules/tool-parameters.js';
import { validName } from '../rules/tool-rules.js';
import { definition, having, type Schema, when, withMembers } from './schema.js';

/** The flat form, which has a name where the other has `function`. */
const isFlat: Schema = {
  ...withMembers({ name: { type: 'string' }, function: { not: { type: 'object' } } }),
  required: ['name'],
};

/** Where the function has no parameters, those beside it are a mistake. */
const noneOutside: Schema = when(
  having({ function: having({ parameters: {} }) }),
  undefined,
  withMembers({ parameters: { not: { type: 'object' } } }),
);

/** A tool in either of its two forms. */
const tool: Schema = {
  type: 'object',
  properties: {
    type: { const: 'function' },
    function: {},
  },
  ...when(isFlat, definition('function'), {
    ...having({ type: {}, function: definition('function') }),
    ...noneOutside,
  }),
};

/** What a tool calls. */
const called: Schema = {
  type: 'object',
  required: ['name', 'description'],
  properties: {
    name: { type: 'string', pattern: validName.source },
    description: { type: 'string', minLength: 1 },
    parameters: definition('parameters'),
  },
  ...when(
    having({ parameters: {} }),
    undefined,
    withMembers({
      ...Object.fromEntries(namesOfParameters.map((name) => [name, false as const])),
      properties: { not: { type: 'object' } },
    }),
  ),
};

/** An object that looks like the schema of one parameter belongs into properties. */
const noParameter: Schema = when(
  { type: 'object' },
  { type: 'object', minProperties: 1, propertyNames: { not: { enum: tellingKeywords } } },
);

const known = ['type', 'properties', 'required'];
const otherKeywords = [...schemaKeywords].filter((keyword) => !known.includes(keyword));

/** What the model is to fill in. Without anything in it, it is nothing. */
const parameters: Schema = {
  type: 'object',
  properties: {
    type: { const: 'object' },
    properties: { type: 'object' },
    required: { type: 'array', items: { type: 'string' } },
  },
  patternProperties: { [`^x-|^(${otherKeywords.join('|').replaceAll('$', '\\$')})$`]: {} },
  additionalProperties: noParameter,
  ...when({ minProperties: 1 }, having({ type: {} })),
};

/** What the lists of tools refer to. */
export const toolDefinitions: { readonly [name: string]: Schema } = { tool, function: called, parameters };
