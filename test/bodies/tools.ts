import { type Bodies, llm, perception, prompted, toolOf } from './row.js';

/** A layer of tools alone. */
const tools = (...list: readonly unknown[]): object => llm({ tools: list });
const first = '/layers/llm/tools/0';
const berth = { type: 'string', description: 'The number on the pier.' };

/** Mistakes in tools, wherever they stand. */
export const toolBodies: Bodies = {
  // The tool itself
  'a tool by its name': [tools('ring_bell'), `error tool-shape ${first}`],
  'null for a tool': [tools(null), `error tool-shape ${first}`],
  'a list for a tool': [tools([toolOf('ring_bell')]), `error tool-shape ${first}`],
  'an empty tool': [tools({}), `error tool-shape ${first}`],
  'a type and nothing else': [tools({ type: 'function' }), `error tool-shape ${first}`],
  'no type': [
    tools({ function: { name: 'ring_bell', description: 'Ring the bell.' } }),
    `error tool-shape ${first}/type`,
  ],
  'another type': [tools({ ...toolOf('ring_bell'), type: 'tool' }), `error tool-shape ${first}/type`],
  'tools as an object': [
    llm({ tools: { ring_bell: toolOf('ring_bell') } }),
    'error wrong-type /layers/llm/tools',
  ],
  'null for the tools': [llm({ tools: null }), 'warning empty-value /layers/llm/tools'],
  'the flat form': [
    tools({ name: 'ring_bell', description: 'Ring the bell.' }),
    `warning tool-shape ${first}`,
  ],
  'the flat form among visual tools': [
    perception({
      visual_tool_prompt: 'Use `ring_bell` in fog.',
      visual_tools: [{ name: 'ring_bell', description: 'Ring the bell.' }],
    }),
    'warning tool-shape /layers/perception/visual_tools/0',
  ],
  'the flat form without a description': [
    tools({ name: 'ring_bell' }),
    `warning tool-shape ${first}`,
    `error tool-shape ${first}/description`,
  ],

  // Its name
  'a name with a space': [tools(toolOf('ring bell')), `error tool-shape ${first}/function/name`],
  'a name with a dash': [tools(toolOf('ring-bell')), `error tool-shape ${first}/function/name`],
  'a name with a dot': [tools(toolOf('pier.ring_bell')), `error tool-shape ${first}/function/name`],
  'a name that begins with a digit': [tools(toolOf('2_bells')), `error tool-shape ${first}/function/name`],
  'a name with an umlaut': [tools(toolOf('läuten')), `error tool-shape ${first}/function/name`],
  'an empty name': [tools(toolOf('')), `error tool-shape ${first}/function/name`],
  'no name': [
    tools({ type: 'function', function: { description: 'Ring the bell.' } }),
    `error tool-shape ${first}/function/name`,
  ],
  'a number for a name': [tools(toolOf(7)), `error tool-shape ${first}/function/name`],

  // What it says
  'no description': [
    tools({ type: 'function', function: { name: 'ring_bell' } }),
    `error tool-shape ${first}/function/description`,
  ],
  'an empty description': [
    tools(toolOf('ring_bell', { description: '' })),
    `error tool-shape ${first}/function/description`,
  ],
  'neither name nor description': [
    tools({ type: 'function', function: {} }),
    `error tool-shape ${first}/function/name`,
    `error tool-shape ${first}/function/description`,
  ],

  // What it takes
  'parameters without a type': [
    tools(toolOf('ring_bell', { parameters: { properties: { berth } } })),
    `error tool-shape ${first}/function/parameters`,
  ],
  'parameters of another type': [
    tools(toolOf('ring_bell', { parameters: { type: 'string' } })),
    `error tool-shape ${first}/function/parameters`,
  ],
  'parameters as a list': [
    tools(toolOf('ring_bell', { parameters: [berth] })),
    `error tool-shape ${first}/function/parameters`,
  ],
  'null for the parameters': [
    tools(toolOf('ring_bell', { parameters: null })),
    `error tool-shape ${first}/function/parameters`,
  ],
  'properties as a list': [
    tools(toolOf('ring_bell', { parameters: { type: 'object', properties: [berth] } })),
    `error tool-shape ${first}/function/parameters/properties`,
  ],
  'a parameter beside properties': [
    tools(
      toolOf('ring_bell', {
        parameters: {
          type: 'object',
          properties: { berth },
          urgency: { type: 'string' },
          required: ['berth'],
        },
      }),
    ),
    `error tool-shape ${first}/function/parameters/urgency`,
  ],
  'a required parameter beside properties': [
    tools(
      toolOf('ring_bell', {
        parameters: {
          type: 'object',
          properties: { berth },
          urgency: { type: 'string' },
          required: ['urgency'],
        },
      }),
    ),
    `error tool-shape ${first}/function/parameters/urgency`,
    `error tool-shape ${first}/function/parameters/required/0`,
  ],
  'a required parameter that there is not': [
    tools(
      toolOf('ring_bell', {
        parameters: { type: 'object', properties: { berth }, required: ['berth', 'pier'] },
      }),
    ),
    `error tool-shape ${first}/function/parameters/required/1`,
  ],
  'a text for required': [
    tools(toolOf('ring_bell', { parameters: { type: 'object', properties: { berth }, required: 'berth' } })),
    `error tool-shape ${first}/function/parameters/required`,
  ],
  'required without properties': [
    tools(toolOf('ring_bell', { parameters: { type: 'object', required: ['berth'] } })),
    `error tool-shape ${first}/function/parameters/required/0`,
  ],

  // One name, two tools
  'two tools of one name': [
    tools(toolOf('ring_bell'), toolOf('ring_bell', { description: 'Ring it twice.' })),
    'error tool-name-taken /layers/llm/tools/1',
  ],
  'two tools of one name in two layers': [
    prompted({
      layers: {
        llm: { tools: [toolOf('ring_bell')] },
        perception: {
          visual_tool_prompt: 'Use `ring_bell` in fog.',
          visual_tools: [toolOf('ring_bell', { description: 'Ring it twice.' })],
        },
      },
    }),
    'error tool-name-taken /layers/llm/tools/0',
  ],
  'three tools of one name': [
    tools(
      toolOf('ring_bell'),
      toolOf('ring_bell', { description: 'Ring it twice.' }),
      toolOf('ring_bell', { description: 'Ring it thrice.' }),
    ),
    'error tool-name-taken /layers/llm/tools/1',
    'error tool-name-taken /layers/llm/tools/2',
  ],
  'the second of two tools': [
    tools(toolOf('ring_bell'), toolOf('light lamp', { description: '' })),
    'error tool-shape /layers/llm/tools/1/function/name',
    'error tool-shape /layers/llm/tools/1/function/description',
  ],
};
