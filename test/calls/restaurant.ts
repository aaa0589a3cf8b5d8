import { tool } from '../../src/index.js';

// Two tools, and events that call them.

export const bookTable = tool('book_table', {
  description: 'Book a table once the guest has said for how many.',
  parameters: {
    type: 'object',
    properties: {
      seats: { type: 'integer', minimum: 1 },
      room: { enum: ['hall', 'garden'] },
      wishes: { type: 'array', items: { type: 'string' } },
    },
    required: ['seats'],
  },
});
export const wakeManager = tool('wake_manager', {
  description: 'Fetch the manager when the guest asks for it.',
});

export const envelope = { message_type: 'conversation', conversation_id: 'c1' };
export const llm = (properties: object) => ({
  ...envelope,
  event_type: 'conversation.tool_call',
  properties,
});
export const seen = (properties: object) => ({
  ...envelope,
  event_type: 'conversation.perception_tool_call',
  properties,
});
export const booking = { name: 'book_table', arguments: '{"seats":4}', tool_call_id: 'tc-1' };

export const handlers = {
  book_table: ({ seats }: { readonly seats: number }) => ({ table: seats }),
  wake_manager: () => undefined,
};
