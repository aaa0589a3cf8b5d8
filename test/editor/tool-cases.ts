import { mark } from './documents.js';

/** Two tools, and what receives their calls. */
const receiving = `\
const bookTable = tool('book_table', {
  description: 'Book a table.',
  parameters: {
    type: 'object',
    properties: { seats: { type: 'integer' }, guest: { type: 'string' } },
    required: ['seats'],
  },
});
const wakeManager = tool('wake_manager', { description: 'Fetch the manager.' });
const both = toolCalls(bookTable, wakeManager);
declare const event: unknown;
`;

/** Code that uses the two tools. */
function withTools(code: string): string {
  return receiving + code;
}

const bookingArguments = '{ readonly guest?: string; readonly seats: number; }';
const booking = `Tool<"book_table", ${bookingArguments}>`;

/** Declarations that are about tools and their calls, and all that a hover shows. */
export const toolDeclarations: readonly { readonly code: string; readonly shown: string }[] = [
  {
    code: withTools(`const ${mark}booking = bookTable;`),
    shown: `const booking: ${booking}`,
  },
  {
    code: withTools(`const ${mark}calls = toolCalls(bookTable);`),
    shown: `const calls: ToolCalls<${booking}>`,
  },
  {
    code: withTools(`toolCalls(bookTable).${mark}handle(event, { book_table: () => 1 });`),
    shown: `(method) ToolCalls<${booking}>.handle(event: unknown, handlers: Handlers<${booking}>): Promise<Outcome<${booking}>>`,
  },
  {
    code: withTools(
      `both.handle(event, { book_table: (${mark}args) => args.seats, wake_manager: () => 2 });`,
    ),
    shown: `(parameter) args: ${bookingArguments}`,
  },
  {
    code: withTools(
      `both.handle(event, { book_table: (_, ${mark}call) => call.id, wake_manager: () => 2 });`,
    ),
    shown: `(parameter) call: ToolCall<"book_table", ${bookingArguments}>`,
  },
  {
    code: withTools(`const ${mark}reading = await toolCalls(bookTable).read(event);`),
    shown: `const reading: Reading<${booking}>`,
  },
];

/** Where an editor lists the names of tools. */
export const toolNames: readonly { readonly code: string; readonly offered: readonly string[] }[] = [
  { code: withTools(`both.handle(event, { ${mark} });`), offered: ['book_table', 'wake_manager'] },
  {
    code: withTools(`both.handle(event, { book_table: ({ ${mark} }) => 1, wake_manager: () => 2 });`),
    offered: ['guest', 'seats'],
  },
  {
    code: withTools(
      `const reading = await both.read(event);\nif (reading.kind === 'call') reading.call.name === '${mark}';`,
    ),
    offered: ['book_table', 'wake_manager'],
  },
];
