import { describe, expect, test } from 'vitest';
import { toolCalls } from '../../src/calls/index.js';
import { booking, bookTable, envelope, llm, seen, wakeManager } from './restaurant.js';

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

  // As Tavus posts a call to a tool's own address, and as its widget tells a page of one.
  test.each([
    ['as it comes to an address', booking],
    ['as its bytes', Buffer.from(JSON.stringify(booking))],
    ['in the detail of a message', { type: 'tavus:tool-call', detail: { ...booking, seq: 3, turn_idx: 1 } }],
    ['with its properties in the detail', { detail: { kind: 'protocol', ...llm(booking), seq: 3 } }],
  ])('of a call alone is one: %s', async (_, event) => {
    const reading = await toolCalls(bookTable, wakeManager).read(event);
    expect(reading).toMatchObject({
      kind: 'call',
      call: { name: 'book_table', arguments: { seats: 4 }, id: 'tc-1', modality: 'text' },
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
    ['a person with a name', { name: 'book_table', age: 40 }],
    ['another event with arguments', { event_type: 'system.shutdown', name: 'book_table', arguments: '{}' }],
    ['bytes that are not JSON', new Uint8Array([255, 254])],
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
