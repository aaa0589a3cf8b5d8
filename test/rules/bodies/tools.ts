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

  'the flat form with its parameters': [
    tools({
      name: 'ring_bell',
      description: 'Ring it.',
      parameters: { type: 'object', properties: { berth } },
    }),
    `warning tool-shape ${first} → Put name, description, parameters into function`,
  ],

  // Other vendors' forms
  'the form of the Responses and the Realtime API': [
    tools({ type: 'function', name: 'ring_bell', description: 'Ring it.', parameters: {}, strict: true }),
    `warning tool-shape ${first} → Put name, description, parameters into function`,
  ],
  'the flat form of another type': [
    tools({ type: 'client', name: 'ring_bell', description: 'Ring it.' }),
    `warning tool-shape ${first}`,
    `error tool-shape ${first}/type`,
  ],
  input_schema: [
    tools({ name: 'ring_bell', description: 'Ring it.', input_schema: { type: 'object', properties: {} } }),
    `error tool-shape ${first}/input_schema → Put name, description into function`,
  ],
  'inputSchema of a tool server': [
    tools({ name: 'ring_bell', title: 'Bell', description: 'Ring it.', inputSchema: { type: 'object' } }),
    `error tool-shape ${first}/inputSchema → Put name, description into function`,
  ],
  'input_schema in the right form': [
    tools(toolOf('ring_bell', { parameters: undefined, input_schema: { type: 'object' } })),
    `error tool-shape ${first}/function/input_schema`,
  ],
  'a toolSpec': [
    tools({ toolSpec: { name: 'ring_bell', description: 'Ring it.', inputSchema: { json: {} } } }),
    `error tool-shape ${first} → inputSchema.json is function.parameters`,
  ],
  functionDeclarations: [
    tools({ functionDeclarations: [{ name: 'ring_bell', description: 'Ring it.' }] }),
    `error tool-shape ${first} → Each entry of functionDeclarations`,
  ],
  function_declarations: [
    tools({ function_declarations: [{ name: 'ring_bell', description: 'Ring it.' }] }),
    `error tool-shape ${first} → Each entry of function_declarations`,
  ],
  'a temporaryTool': [
    tools({ temporaryTool: { modelToolName: 'ring_bell', description: 'Ring it.', dynamicParameters: [] } }),
    `error tool-shape ${first} → modelToolName is function.name`,
  ],
  'properties without parameters around them': [
    tools({ name: 'ring_bell', description: 'Ring it.', properties: { berth }, required: ['berth'] }),
    `error tool-shape ${first}/properties → Put name, description into function`,
  ],
  'properties right in the function': [
    tools(toolOf('ring_bell', { parameters: undefined, properties: { berth }, required: ['berth'] })),
    `error tool-shape ${first}/function/properties`,
  ],
  'parameters beside the function': [
    tools({
      ...toolOf('ring_bell', { parameters: undefined }),
      parameters: { type: 'object', properties: { berth } },
    }),
    `error tool-shape ${first}/parameters`,
  ],
  'a tool that is called over the web': [
    tools({
      type: 'webhook',
      name: 'ring_bell',
      description: 'Ring it.',
      api_schema: { url: 'https://a.example' },
    }),
    `warning tool-shape ${first}`,
    `error tool-shape ${first}/type`,
  ],
  'a list of parameters': [
    tools(toolOf('ring_bell', { parameters: [{ name: 'berth', type: 'string', required: true }] })),
    `error tool-shape ${first}/function/parameters → one schema for each`,
  ],
  'a tool of the vendor itself': [tools({ type: 'web_search' }), `error tool-shape ${first}`],

  // Its name
  'a name of 65 characters': [tools(toolOf('b'.repeat(65))), `warning tool-shape ${first}/function/name`],
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
    `error tool-shape ${first}/function/parameters → Write type: ‘object’`,
  ],
  'a type in capitals': [
    tools(toolOf('ring_bell', { parameters: { type: 'OBJECT', properties: { berth } } })),
    `error tool-shape ${first}/function/parameters → lower case`,
  ],
  'bare properties': [
    tools(toolOf('ring_bell', { parameters: { berth } })),
    `error tool-shape ${first}/function/parameters → Put them into properties`,
  ],
  'parameters as JSON text': [
    tools(toolOf('ring_bell', { parameters: '{"type":"object","properties":{}}' })),
    `error tool-shape ${first}/function/parameters → the object itself`,
  ],
  'parameters that are a reference': [
    tools(toolOf('ring_bell', { parameters: { $ref: '#/$defs/Ring', $defs: { Ring: { type: 'object' } } } })),
    `error tool-shape ${first}/function/parameters → the schema that $ref names`,
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
    `error tool-shape ${first}/function/parameters/required/1 → properties has ‘berth’.`,
  ],
  'a required parameter with a slip of the keyboard': [
    tools(
      toolOf('ring_bell', { parameters: { type: 'object', properties: { berth }, required: ['birth'] } }),
    ),
    `error tool-shape ${first}/function/parameters/required/0 → Did you mean ‘berth’?`,
  ],
  'a text for required': [
    tools(toolOf('ring_bell', { parameters: { type: 'object', properties: { berth }, required: 'berth' } })),
    `error tool-shape ${first}/function/parameters/required`,
  ],
  'required without properties': [
    tools(toolOf('ring_bell', { parameters: { type: 'object', required: ['berth'] } })),
    `error tool-shape ${first}/function/parameters/required/0 → properties is empty`,
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
    'warning tool-name-taken /layers/llm/tools/0',
  ],
  'two tools of one name for two senses, one of them twice': [
    perception({
      visual_tool_prompt: 'Use `ring_bell` in fog.',
      visual_tools: [toolOf('ring_bell')],
      audio_tool_prompt: 'Use `ring_bell` at a horn.',
      audio_tools: [
        toolOf('ring_bell', { description: 'Ring it twice.' }),
        toolOf('ring_bell', { description: 'Ring it thrice.' }),
      ],
    }),
    'warning tool-name-taken /layers/perception/audio_tools/0',
    'error tool-name-taken /layers/perception/audio_tools/1',
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
