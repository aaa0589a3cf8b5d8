import fc from 'fast-check';
import { match, P } from 'ts-pattern';
import { describe, expect, expectTypeOf, test, vi } from 'vitest';
import { toolCalls } from '../../src/calls/index.js';
import { type Tool, tool } from '../../src/index.js';
import { runs } from '../support/runs.js';

const bookTable = tool('book_table', {
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
const wakeManager = tool('wake_manager', { description: 'Fetch the manager when the guest asks for it.' });

const envelope = { message_type: 'conversation', conversation_id: 'c1' };
const llm = (properties: object) => ({ ...envelope, event_type: 'conversation.tool_call', properties });
const seen = (properties: object) => ({
  ...envelope,
  event_type: 'conversation.perception_tool_call',
  properties,
});
const booking = { name: 'book_table', arguments: '{"seats":4}', tool_call_id: 'tc-1' };

const handlers = {
  book_table: ({ seats }: { readonly seats: number }) => ({ table: seats }),
  wake_manager: () => undefined,
};

describe('an event', () => {
  const frames = [{ data: 'aGk=', mime_type: 'image/jpeg' }];

  test.each([
    ['with its arguments as text', llm(booking), { seats: 4 }],
    [
      'with its arguments as an object',
      llm({ ...booking, arguments: { seats: 4, room: 'hall' } }),
      { seats: 4, room: 'hall' },
    ],
    [
      'of what is seen',
      seen({ ...booking, arguments: { seats: 2 }, modality: 'vision', frames }),
      { seats: 2 },
    ],
    ['of what is heard', seen({ ...booking, modality: 'audio' }), { seats: 4 }],
    [
      'as the data of an app message',
      { data: llm(booking), fromId: 'x', action: 'app-message' },
      { seats: 4 },
    ],
    ['as the text of a browser’s message', { data: JSON.stringify(llm(booking)) }, { seats: 4 }],
    ['as text', JSON.stringify(llm(booking)), { seats: 4 }],
    [
      'of the newer envelope',
      { ...llm(booking), seq: 4, turn_idx: 2, inference_id: 'i', timestamp: 't' },
      { seats: 4 },
    ],
  ])('%s is a call', async (_, event, args) => {
    const reading = await toolCalls(bookTable, wakeManager).read(event);
    expect(reading).toMatchObject({
      kind: 'call',
      call: { name: 'book_table', arguments: args, conversationId: 'c1' },
    });
  });

  test('tells what called, and shows the pictures', async () => {
    const calls = toolCalls(bookTable);
    expect(await calls.read(seen({ ...booking, modality: 'vision', frames }))).toMatchObject({
      call: { modality: 'vision', frames },
    });
    expect(await calls.read(seen({ ...booking, modality: 'audio' }))).toMatchObject({
      call: { modality: 'audio', frames: [] },
    });
    expect(await calls.read(llm(booking))).toMatchObject({ call: { modality: 'text' } });
  });

  test.each([
    ['an utterance', { ...envelope, event_type: 'conversation.utterance', properties: { role: 'user' } }],
    ['without a name', llm({ arguments: '{}' })],
    ['text that is not JSON', 'hello'],
    ['nothing', undefined],
    ['null', null],
    ['a list', [llm(booking)]],
    ['packed too often', { data: { data: { data: { data: llm(booking) } } } }],
    [
      'one that throws when it is read',
      {
        get event_type() {
          throw new Error('No.');
        },
      },
    ],
  ])('is other: %s', async (_, event) => {
    expect(await toolCalls(bookTable).read(event)).toEqual({ kind: 'other' });
  });
});

describe('arguments', () => {
  const calls = toolCalls(bookTable, wakeManager);

  test.each([
    ['of a wrong type', '{"seats":"four"}', '/seats'],
    ['without one that is required', '{}', ''],
    ['below the least', '{"seats":0}', '/seats'],
    ['not of the listed ones', '{"seats":1,"room":"attic"}', '/room'],
    ['wrong deep inside', '{"seats":1,"wishes":["a",2]}', '/wishes/1'],
    ['that are a list', '[4]', ''],
    ['that are not JSON', '{"seats":', ''],
  ])('are bad: %s', async (_, args, path) => {
    const outcome = await calls.handle(
      llm({ ...booking, arguments: args, tool_call_id: `t-${args}` }),
      handlers,
    );
    expect(outcome).toMatchObject({
      kind: 'bad-arguments',
      name: 'book_table',
      reply: { properties: { status: 'error' } },
    });
    const issues = outcome.kind === 'bad-arguments' ? outcome.issues : [];
    expect(issues.map((issue) => issue.path)).toContain(path);
    for (const { message } of issues) expect(message.length).toBeGreaterThan(5);
  });

  test('are judged by the next call where the validator could not be loaded for one', async () => {
    vi.doMock('@cfworker/json-schema', () => {
      throw new Error('The page is offline.');
    });
    const own = toolCalls(bookTable);
    try {
      const error = { cause: { message: 'The page is offline.' } };
      expect(await own.handle(llm(booking), { book_table: () => 1 })).toMatchObject({
        kind: 'failed',
        error,
      });
    } finally {
      vi.doUnmock('@cfworker/json-schema');
    }
    // The same event, delivered again: it was not handled before.
    expect(await own.handle(llm(booking), { book_table: () => 1 })).toMatchObject({ kind: 'handled' });
  });

  test.each([undefined, null, '', '{}', {}])('can be none: %j', async (args) => {
    expect(await calls.read(llm({ name: 'wake_manager', arguments: args }))).toMatchObject({
      kind: 'call',
      call: { arguments: {} },
    });
  });
});

describe('handling', () => {
  test('gives what the handler gives, and the message to send back', async () => {
    const outcome = await toolCalls(bookTable, wakeManager).handle(llm(booking), handlers);
    expect(outcome).toMatchObject({ kind: 'handled', name: 'book_table', output: { table: 4 } });
    expect(outcome).toHaveProperty('reply', {
      message_type: 'conversation',
      event_type: 'conversation.tool_result',
      conversation_id: 'c1',
      properties: { tool_call_id: 'tc-1', output: { table: 4 }, status: 'success' },
    });
  });

  test('has no reply to a call without an id', async () => {
    const calls = toolCalls([bookTable], wakeManager);
    const outcome = await calls.handle(llm({ ...booking, tool_call_id: undefined }), handlers);
    expect(outcome.kind).toBe('handled');
    expect(outcome).not.toHaveProperty('reply');
    if (outcome.kind === 'handled') expect(calls.reply(outcome.call, 'x')).toBeUndefined();
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('The kitchen is closed: key sk-1.');
      },
    ],
    ['rejects', () => Promise.reject(new Error('The kitchen is closed: key sk-1.'))],
  ])('is failed where the handler %s, and the reply does not say why', async (_, book_table) => {
    const outcome = await toolCalls(bookTable).handle(llm(booking), { book_table });
    expect(outcome).toMatchObject({ kind: 'failed', name: 'book_table', error: { message: /kitchen/ } });
    expect(JSON.stringify(outcome.kind === 'failed' && outcome.reply)).not.toContain('sk-1');
  });

  test('is done once, however often an event comes, and at the same time too', async () => {
    const calls = toolCalls(bookTable);
    let times = 0;
    const book_table = async () => {
      times += 1;
    };
    const kinds = await Promise.all([1, 2, 3].map(() => calls.handle(llm(booking), { book_table })));
    expect(kinds.map(({ kind }) => kind)).toEqual(['handled', 'repeat', 'repeat']);
    expect(times).toBe(1);
    const other = { ...llm(booking), conversation_id: 'c2' };
    expect(await calls.handle(other, { book_table })).toMatchObject({ kind: 'handled' });
  });

  test('is known without an id by the number of its event, where it has one', async () => {
    const calls = toolCalls(wakeManager);
    const handlers = { wake_manager: () => 'She comes.' };
    const numbered = (seq?: number) => ({
      event_type: 'conversation.perception_tool_call',
      conversation_id: 'c1',
      ...(seq !== undefined && { seq }),
      properties: { name: 'wake_manager', modality: 'audio', arguments: '{}' },
    });
    const kinds: string[] = [];
    for (const seq of [7, 7, 8, undefined, undefined])
      kinds.push((await calls.handle(numbered(seq), handlers)).kind);
    expect(kinds).toEqual(['handled', 'repeat', 'handled', 'handled', 'handled']);
    expect(await calls.handle({ ...numbered(7), conversation_id: 'c2' }, handlers)).toMatchObject({
      kind: 'handled',
    });
  });

  test('forgets the oldest of a thousand ids', async () => {
    const calls = toolCalls(wakeManager);
    const call = (id: number) => llm({ name: 'wake_manager', tool_call_id: `t${id}` });
    for (let id = 0; id <= 1_000; id += 1) await calls.handle(call(id), { wake_manager: () => id });
    expect(await calls.handle(call(1_000), { wake_manager: () => 0 })).toMatchObject({ kind: 'repeat' });
    expect(await calls.handle(call(0), { wake_manager: () => 0 })).toMatchObject({ kind: 'handled' });
  });

  test('does not know a tool that it was not given', async () => {
    expect(await toolCalls(bookTable).handle(llm({ name: 'pay' }), handlers)).toMatchObject({
      kind: 'unknown-tool',
      name: 'pay',
    });
  });

  test('has a handler for each tool, also for a name that every object has', async () => {
    const odd = tool('toString', { description: 'Say it.' });
    const calls = toolCalls(odd);
    const event = llm({ name: 'toString' });
    expect(await calls.handle(event, {} as never)).toMatchObject({
      kind: 'failed',
      error: { message: /no handler/ },
    });
    expect(await calls.handle(event, { toString: () => 'said' })).toMatchObject({
      kind: 'handled',
      output: 'said',
    });
  });

  test('refuses two tools of one name, and what is no tool', () => {
    expect(() => toolCalls(bookTable, bookTable)).toThrow("two tools named 'book_table'");
    expect(() => toolCalls({} as Tool)).toThrow('what tool() gave');
  });
});

test('ts-pattern matches all that a reading can be', async () => {
  const reading = await toolCalls(bookTable, wakeManager).read(llm(booking));
  const said = match(reading)
    .with({ kind: 'call', call: { name: 'book_table' } }, ({ call }) => call.arguments.seats)
    .with({ kind: 'call', call: { name: 'wake_manager' } }, () => 'woken')
    .with({ kind: P.union('bad-arguments', 'failed', 'unknown-tool', 'other') }, ({ kind }) => kind)
    .exhaustive();
  expect(said).toBe(4);
});

test('the arguments have the types of the schema', () => {
  type Book = {
    readonly seats: number;
    readonly room?: 'hall' | 'garden';
    readonly wishes?: readonly string[];
  };
  expectTypeOf(bookTable).toExtend<Tool<'book_table', Book>>();
  const any: readonly Tool[] = [bookTable, wakeManager];
  expect(any).toHaveLength(2);
});

describe('any event', () => {
  const event = fc.oneof(
    fc.anything(),
    fc.record({
      event_type: fc.constantFrom('conversation.tool_call', 'conversation.perception_tool_call'),
      properties: fc.anything(),
    }),
    fc.record({
      event_type: fc.constant('conversation.tool_call'),
      conversation_id: fc.anything(),
      properties: fc.record({
        name: fc.constantFrom('book_table', '__proto__', 'constructor'),
        arguments: fc.oneof(fc.anything(), fc.json()),
        tool_call_id: fc.anything(),
      }),
    }),
    fc.json(),
  );
  const kinds = ['handled', 'failed', 'repeat', 'bad-arguments', 'unknown-tool', 'other'];

  test('is an outcome, and never an exception', async () => {
    const calls = toolCalls(bookTable, wakeManager);
    await fc.assert(
      fc.asyncProperty(event, async (given) => {
        expect(kinds).toContain((await calls.handle(given, handlers)).kind);
      }),
      { numRuns: runs(100_000) },
    );
  });

  test('that is right decodes to exactly its arguments', async () => {
    const args = fc.record(
      {
        seats: fc.integer({ min: 1 }),
        room: fc.constantFrom('hall', 'garden'),
        wishes: fc.array(fc.string()),
      },
      { requiredKeys: ['seats'], noNullPrototype: true },
    );
    const calls = toolCalls(bookTable);
    await fc.assert(
      fc.asyncProperty(args, fc.boolean(), async (given, asText) => {
        const reading = await calls.read(
          llm({ name: 'book_table', arguments: asText ? JSON.stringify(given) : given }),
        );
        expect(reading).toMatchObject({ kind: 'call' });
        if (reading.kind === 'call') expect(reading.call.arguments).toEqual(given);
      }),
      { numRuns: runs(5_000) },
    );
  });
});
