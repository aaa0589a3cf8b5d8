import fc from 'fast-check';
import { match, P } from 'ts-pattern';
import { describe, expect, expectTypeOf, test, vi } from 'vitest';
import { toolCalls } from '../../src/calls/index.js';
import { type Tool, tool } from '../../src/index.js';
import { runs } from '../support/runs.js';
import { booking, bookTable, handlers, llm, wakeManager } from './restaurant.js';

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

  test('are told to the model where they are wrong, and not all of a hundred', async () => {
    const wishes = Array.from({ length: 100 }, (_, index) => index);
    const { reply } = await toolCalls(bookTable).read(
      llm({ ...booking, arguments: { seats: 'four', wishes } }),
    );
    const output = String(reply?.properties.output);
    expect(output).toMatch(/^The arguments are not what the tool takes\. \/seats: /);
    expect(output.length).toBeLessThan(1_000);
  });

  test('are what they are, where a schema describes a form of text', async () => {
    const visit = tool('visit', {
      description: 'Note a visit.',
      parameters: {
        type: 'object',
        properties: { format: { type: 'string', format: 'date-time' }, as: { const: { format: 'pdf' } } },
        required: ['format', 'as'],
      },
    });
    const read = (as: object) =>
      toolCalls(visit).read(llm({ name: 'visit', arguments: { format: 'half past two', as } }));
    expect(await read({ format: 'pdf' })).toMatchObject({ kind: 'call' });
    expect(await read({ format: 'png' })).toMatchObject({ kind: 'bad-arguments' });
  });

  test('may have what the persona says beside them, as Tavus adds it', async () => {
    const parameters = {
      type: 'object',
      properties: { seats: { type: 'integer' } },
      required: ['seats'],
      additionalProperties: false,
    } as const;
    const strict = toolCalls(tool('seat', { description: 'Seat guests.', parameters }));
    const read = (args: object) => strict.read(llm({ name: 'seat', arguments: args }));
    const said = { response_to_user: 'One moment.' };
    expect(await read({ seats: 4, ...said })).toMatchObject({
      kind: 'call',
      call: { arguments: { seats: 4 } },
    });
    expect(await read({ seats: 'x', ...said })).toMatchObject({ kind: 'bad-arguments' });
    expect(await read({ seats: 4, tone: 'warm' })).toMatchObject({ kind: 'bad-arguments' });
    const lenient = await toolCalls(bookTable).read(llm({ ...booking, arguments: { seats: 4, ...said } }));
    expect(lenient).toMatchObject({ kind: 'call', call: { arguments: { seats: 4, ...said } } });
  });

  test.each([undefined, null, '', ' \n', 'null', '{}', {}])('can be none: %j', async (args) => {
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

  test.each([
    ['Table 4.', 'Table 4.'],
    [{ table: 4 }, { table: 4 }],
    [[4, 5], '[4,5]'],
    [4, '4'],
    [null, 'null'],
    [undefined, undefined],
  ])('sends an output of %j as text or an object', async (given, output) => {
    const { reply } = await toolCalls(bookTable).handle(llm(booking), { book_table: () => given });
    expect(reply?.properties).toEqual({ tool_call_id: 'tc-1', status: 'success', output });
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

  test('does not take an id for known whose conversation nobody names, but a number of an event', async () => {
    const calls = toolCalls(wakeManager);
    const kinds: string[] = [];
    for (const more of [{}, {}, { seq: 1 }, { seq: 1 }]) {
      const event = { name: 'wake_manager', arguments: '{}', tool_call_id: 'call_0', ...more };
      kinds.push((await calls.handle(event, { wake_manager: () => 1 })).kind);
    }
    expect(kinds).toEqual(['handled', 'handled', 'handled', 'repeat']);
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

  // Parameters out of a variable, of which the compiler knows no more than the names.
  const parameters = { type: 'object', properties: { year: { type: 'integer' } }, required: ['year'] };
  const wine = tool('wine', { description: 'Find a wine.', parameters });
  expectTypeOf(wine).toExtend<Tool<'wine', { readonly year?: unknown }>>();
  const required: string[] = ['seats'];
  const properties = { seats: { type: 'integer' } } as const;
  const loose = tool('loose', { description: 'Seat.', parameters: { type: 'object', properties, required } });
  expectTypeOf(loose).toExtend<Tool<'loose', { readonly seats?: number }>>();
  expectTypeOf(loose).not.toExtend<Tool<'loose', { readonly seats: number }>>();
  const prices = tool('prices', {
    description: 'Set prices.',
    parameters: {
      type: 'object',
      properties: { of: { type: 'object', additionalProperties: { type: 'number' } } },
      required: ['of'],
    },
  });
  expectTypeOf(prices).toExtend<Tool<'prices', { readonly of: { readonly [name: string]: number } }>>();
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
