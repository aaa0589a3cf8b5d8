import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toolCalls } from '../../src/calls/index.js';
import { persona, tool } from '../../src/index.js';
import { type ConversationOptions, sandbox, type ToolCallEvent } from '../../src/sandbox/index.js';
import { runs } from '../support/runs.js';

const bookTable = tool('book_table', {
  description: 'Book a table.',
  parameters: {
    type: 'object',
    properties: { seats: { type: 'integer', minimum: 2 }, guest: { type: 'string', minLength: 3 } },
    required: ['seats'],
  },
});
const noteCoat = tool('note_coat', {
  description: 'Note the colour of a coat.',
  parameters: { type: 'object', properties: { colour: { enum: ['red', 'grey'] } }, required: ['colour'] },
});
const wakeManager = tool('wake_manager', { description: 'Fetch the manager.' });
const host = persona()
  .prompt('You take bookings.')
  .tools(bookTable)
  .visual({ tools: [noteCoat], toolPrompt: 'Call `note_coat` when a coat is handed over.' })
  .audio({ tools: [wakeManager], toolPrompt: 'Call `wake_manager` when a guest shouts.' });

async function all(events: AsyncIterable<ToolCallEvent>): Promise<readonly ToolCallEvent[]> {
  const found: ToolCallEvent[] = [];
  for await (const event of events) found.push(event);
  return found;
}

async function eventsWith(options?: ConversationOptions): Promise<readonly ToolCallEvent[]> {
  await using tavus = await sandbox();
  const { personaId } = await host.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
  return all(tavus.conversation(personaId, options));
}

describe('a conversation', () => {
  const calls = () => toolCalls(bookTable, noteCoat, wakeManager);

  test('has an event of each tool, in the form of its layer', async () => {
    expect(await eventsWith()).toMatchObject([
      {
        event_type: 'conversation.tool_call',
        properties: { name: 'book_table', arguments: expect.stringMatching(/^\{"seats":\d+/) },
      },
      {
        event_type: 'conversation.perception_tool_call',
        properties: {
          modality: 'vision',
          arguments: { colour: expect.stringMatching(/^(red|grey)$/) },
          frames: [{ mime_type: 'image/png' }],
        },
      },
      { event_type: 'conversation.perception_tool_call', properties: { modality: 'audio', arguments: '{}' } },
    ]);
  });

  test('is handled by the tools that it is of', async () => {
    const receiver = calls();
    for (const event of await eventsWith()) {
      const handlers = { book_table: () => 1, note_coat: () => 2, wake_manager: () => 3 };
      const outcome = await receiver.handle(event, handlers);
      expect(outcome).toMatchObject({ kind: 'handled' });
      // Only the language model waits for an answer.
      const isAnswered = event.event_type === 'conversation.tool_call';
      expect(outcome.reply?.conversation_id).toBe(isAnswered ? event.conversation_id : undefined);
    }
  });

  test('has neither ids nor places in the older envelope', async () => {
    for (const event of await eventsWith({ envelope: 'older' })) {
      expect(Object.keys(event).sort()).toEqual([
        'conversation_id',
        'event_type',
        'message_type',
        'properties',
        'timestamp',
      ]);
      expect(event.properties).not.toHaveProperty('tool_call_id');
      expect(await calls().read(event)).toMatchObject({ kind: 'call', call: { id: undefined } });
    }
  });

  test('has arguments that no tool allows, on demand', async () => {
    for (const event of await eventsWith({ misfit: true })) {
      expect(await calls().read(event)).toMatchObject({ kind: 'bad-arguments' });
    }
  });

  test('has each event twice, on demand', async () => {
    const receiver = calls();
    const handlers = { book_table: () => 1, note_coat: () => 2, wake_manager: () => 3 };
    const kinds: string[] = [];
    for (const event of await eventsWith({ repeat: true }))
      kinds.push((await receiver.handle(event, handlers)).kind);
    expect(kinds).toEqual(['handled', 'repeat', 'handled', 'repeat', 'handled', 'repeat']);
  });

  test('is sent to an address on this machine, and to no other', async () => {
    const received: string[] = [];
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        received.push(JSON.parse(text).properties.name);
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      await eventsWith({ callbackUrl: `http://127.0.0.1:${port}/events` });
      expect(received).toEqual(['book_table', 'note_coat', 'wake_manager']);
    } finally {
      server.close();
    }
    await expect(eventsWith({ callbackUrl: 'https://app.example.com/' })).rejects.toThrow('of this machine');
    await expect(eventsWith({ callbackUrl: 'http://127.0.0.1:9/' })).rejects.toThrow(
      'Nothing takes the events',
    );
    await using tavus = await sandbox();
    expect(() => tavus.conversation('p0')).toThrow('no persona with the id "p0"');
  });
});

test('a conversation is the same for the same seed, and another for another', async () => {
  await using tavus = await sandbox();
  const { personaId } = await host.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
  const argumentsWith = async (options?: ConversationOptions) =>
    JSON.stringify(
      (await all(tavus.conversation(personaId, options))).map((event) => event.properties.arguments),
    );
  expect(await argumentsWith()).toBe(await argumentsWith({ seed: 1 }));
  const seeds = await Promise.all([2, 3, 4, 5].map((seed) => argumentsWith({ seed })));
  expect(new Set(seeds).size).toBeGreaterThan(1);
});

test.each([
  [{ seed: 1.5 }, 'seed takes a whole number'],
  [{ envelope: 'new' as 'newer' }, "'newer' or 'older'"],
])('a conversation refuses %j', async (options, sentence) => {
  await expect(eventsWith(options)).rejects.toThrow(sentence);
});

test('a tool that no arguments can be made for is named', async () => {
  await using tavus = await sandbox();
  const never = tool('never', {
    description: 'It cannot be called.',
    parameters: {
      type: 'object',
      properties: { code: { type: 'string', pattern: '^[0-9]{40}$' } },
      required: ['code'],
    },
  });
  const { personaId } = await persona()
    .prompt('You wait.')
    .tools(never)
    .create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
  expect(() => tavus.conversation(personaId)).toThrow("parameters of 'never'");
  expect(() => tavus.conversation(personaId, { misfit: true })).not.toThrow();
});

test('the arguments of any schema fit it, or do not', async () => {
  const property = fc.oneof(
    fc.constantFrom({ type: 'string' }, { type: 'boolean' }, { type: ['number', 'null'] }, { const: 7 }),
    fc.integer({ min: -9, max: 9 }).map((minimum) => ({ type: 'integer', minimum })),
    fc.integer({ min: 0, max: 9 }).map((minLength) => ({ type: 'string', minLength })),
    fc.constantFrom({ enum: ['a', 'b'] }, { anyOf: [{ type: 'string' }, { type: 'null' }] }),
    fc.constant({
      type: 'array',
      items: { type: 'object', properties: { at: { type: 'number', maximum: 3 } } },
    }),
    fc.constantFrom(
      { type: 'string', format: 'date' },
      { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.5 },
      { type: 'integer', multipleOf: 5, maximum: -5 },
      { type: 'array', items: { enum: [1, 2, 3] }, minItems: 2, uniqueItems: true },
      { allOf: [{ type: 'object', properties: { a: { type: 'string' } } }, { required: ['a'] }] },
      { $ref: '#/$defs/place' },
      { type: 'string', maxLength: 2 },
      { properties: { b: { const: null } }, required: ['b'] },
    ),
  );
  // A place with places in it.
  const $defs = {
    place: {
      type: 'object',
      properties: { name: { type: 'string' }, in: { $ref: '#/$defs/place' } },
      required: ['name'],
    },
  };
  const schemas = fc
    .dictionary(fc.constantFrom('seats', 'guest', 'room'), property, { minKeys: 1, noNullPrototype: true })
    .map((properties) => ({ type: 'object' as const, properties, required: Object.keys(properties), $defs }));
  await using tavus = await sandbox();
  await fc.assert(
    fc.asyncProperty(schemas, async (parameters) => {
      const serve = tool('serve', { description: 'Serve.', parameters });
      const ready = persona().prompt('You serve.').tools(serve);
      const { personaId } = await ready.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
      const [event] = await all(tavus.conversation(personaId));
      const reading = await toolCalls(serve).read(event);
      expect(reading).toMatchObject({ kind: 'call' });
      if (reading.kind === 'call') {
        expect(JSON.stringify(reading.call.arguments)).toBe(event?.properties.arguments);
      }
      const [misfit] = await all(tavus.conversation(personaId, { misfit: true }));
      expect(await toolCalls(serve).read(misfit)).toMatchObject({ kind: 'bad-arguments' });
    }),
    { numRuns: runs(300) },
  );
});
