import { type Tool, tool } from 'tavus-persona';
import { toolCalls } from 'tavus-persona/calls';

const bookTable = tool('book_table', {
  description: 'Book a table.',
  parameters: {
    type: 'object',
    properties: {
      seats: { type: 'integer' },
      room: { enum: ['hall', 'garden'] },
      guest: {
        type: 'object',
        properties: { name: { type: 'string' }, age: { type: ['number', 'null'] } },
        required: ['name'],
      },
      wishes: { type: 'array', items: { type: 'string' } },
    },
    required: ['seats', 'guest'],
  },
});
const wakeManager = tool('wake_manager', { description: 'Fetch the manager.' });

declare const event: unknown;
const calls = toolCalls(bookTable, wakeManager);

export async function handled(): Promise<string> {
  const outcome = await calls.handle(event, {
    book_table: ({ seats, room, guest, wishes }, call) => {
      const all: number = seats;
      const where: 'hall' | 'garden' | undefined = room;
      const age: number | null | undefined = guest.age;
      const name: 'book_table' = call.name;
      return { all, where, age, name, first: wishes?.[0]?.toUpperCase(), of: guest.name.length };
    },
    wake_manager: async () => undefined,
  });
  switch (outcome.kind) {
    case 'handled':
      return outcome.reply?.properties.status ?? outcome.name;
    case 'bad-arguments':
      return outcome.issues.map(({ path, message }) => `${path} ${message}`).join();
    case 'failed':
      return String(outcome.error);
    case 'repeat':
      return outcome.call.id ?? '';
    case 'unknown-tool':
      return outcome.name;
    case 'other':
      return '';
  }
}

export async function read(): Promise<number | undefined> {
  const reading = await calls.read(event);
  if (reading.kind !== 'call') return undefined;
  return reading.call.name === 'book_table' ? reading.call.arguments.seats : undefined;
}

// `Tool` alone is any tool.
export const all: readonly Tool[] = [bookTable, wakeManager];
export const ofAny = toolCalls(all).handle(event, { anything: (args) => String(args) });
export const inLists = toolCalls([bookTable], wakeManager).handle(event, {
  book_table: ({ seats }) => seats,
  wake_manager: () => 1,
});

// A library's schema, as Standard JSON Schema has it.
declare const schema: {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => { readonly value: { readonly floor: number } };
    readonly types?: { readonly input: unknown; readonly output: { readonly floor: number } } | undefined;
    readonly jsonSchema: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
};
const callLift = tool('call_lift', { description: 'Call the lift.', parameters: schema });
export const lifted = toolCalls(callLift).handle(event, { call_lift: ({ floor }) => floor + 1 });
