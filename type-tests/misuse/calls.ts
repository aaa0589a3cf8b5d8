import { tool } from 'tavus-persona';
import { toolCalls } from 'tavus-persona/calls';

const bookTable = tool('book_table', {
  description: 'Book a table.',
  parameters: { type: 'object', properties: { seats: { type: 'integer' } }, required: ['seats'] },
});
const wakeManager = tool('wake_manager', { description: 'Fetch the manager.' });
const calls = toolCalls(bookTable, wakeManager);
declare const event: unknown;
declare const onlyValidates: {
  readonly '~standard': {
    readonly version: 1;
    readonly validate: (value: unknown) => { readonly value: number };
  };
};

// @error { book_table: :: Property 'wake_manager' is missing
calls.handle(event, { book_table: () => 1 });

// @error pay :: 'pay' does not exist in type 'Handlers<
calls.handle(event, { book_table: () => 1, wake_manager: () => 1, pay: () => 1 });

// @error chairs :: Property 'chairs' does not exist on type '{ readonly seats: number; }'
calls.handle(event, { book_table: (args) => args.chairs, wake_manager: () => 1 });

// @error book_table :: Type 'number' is not assignable to type 'string'
calls.handle(event, { book_table: ({ seats }: { seats: string }) => seats, wake_manager: () => 1 });

// @error parameters :: The schema of 'x' can only validate: take one that gives its JSON Schema too.
tool('x', { description: 'Do it.', parameters: onlyValidates });

// @error 'book_table' :: Argument of type 'string' is not assignable
toolCalls('book_table');

// @error output :: 'output' does not exist on type
calls.handle(event, { book_table: () => 1, wake_manager: () => 1 }).then((outcome) => outcome.output);
