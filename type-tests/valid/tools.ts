import { persona, TavusApiError, TavusError, type Tool, type ToolParameters, tool } from 'tavus-persona';

// @ok a tool that takes nothing
const wave: Tool = tool('wave', { description: 'Wave at the caller.' });

// @ok a tool with nested parameters
const book = tool('book_table', {
  description: 'Book a table when the caller has named a day.',
  parameters: {
    type: 'object',
    properties: {
      day: { type: 'string', format: 'date', description: 'The day of the visit.' },
      seats: { type: ['integer', 'null'], minimum: 1 },
      corner: { enum: ['window', 'garden', null] },
      guests: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
    },
    required: ['day'],
    additionalProperties: false,
  },
});

// @ok parameters from elsewhere
const parameters: ToolParameters = { type: 'object', properties: { reason: { type: 'string' } } };
const escalate = tool('escalate', { description: 'Hand over to a person.', parameters });

// @ok tools in every place that takes some
persona()
  .prompt('You run the restaurant.')
  .tools(book, ...[wave, escalate])
  .visual({ tools: [wave], toolPrompt: 'Call `wave` when somebody enters.' })
  .audio({ tools: [escalate], toolPrompt: 'Call `escalate` when somebody shouts.' })
  .build();

// @ok a tool that was written by hand
const byHand = {
  type: 'function',
  function: { name: 'ring', description: 'Ring the bell.', parameters: { type: 'object', properties: {} } },
} as const satisfies Tool;
persona().prompt('You run the restaurant.').tools(byHand).build();

// @ok errors told apart
try {
  await persona().echo().create();
} catch (error) {
  if (error instanceof TavusApiError && error.status === 400) throw new Error(error.serverMessage);
  if (error instanceof TavusError) throw new Error(error.message);
}

// @ok a tool that was written by hand and takes nothing
const bell: Tool = { type: 'function', function: { name: 'ring', description: 'Ring the bell.' } };
persona().prompt('You run the restaurant.').tools(bell).build();
