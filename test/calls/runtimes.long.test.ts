import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { persona } from '../../src/index.js';
import {
  type ConversationOptions,
  type Sandbox,
  sandbox,
  type ToolCallEvent,
} from '../../src/sandbox/index.js';
import { type Answerer, answererOn, guests, home } from '../client/transport/runtimes/runtime.js';
import { root } from '../support/compilers.js';
import { install } from '../support/install.js';
import type { PageQuestion, Shown } from './runtimes/daily.js';
import type { Question } from './runtimes/outcomes.js';

let folder = '';
let tavus: Sandbox;
/** A persona that has the tools of the page. */
let personaId = '';
/** The bundle, as Node has loaded it. */
let node: typeof import('./runtimes/outcomes.js');
let workerd: Answerer;
let chromium: Answerer;

beforeAll(async () => {
  await install(home);
  folder = await mkdtemp(join(tmpdir(), 'tavus-persona-calls-'));
  await bundleInto(join(folder, 'bundled'));
  node = await import(pathToFileURL(join(folder, 'bundled/worker/outcomes.js')).href);
  workerd = await answererOn(guests[0], folder);
  chromium = await answererOn(guests[1], folder);
  const { showDish, bringHighChairs, lowerMusic } = node.tools;
  tavus = await sandbox();
  ({ personaId } = await persona()
    .prompt('You sit at a table of a restaurant.')
    .tools(showDish)
    .visual({ tools: [bringHighChairs], toolPrompt: 'Call `bring_high_chairs` when you see small children.' })
    .audio({ tools: [lowerMusic], toolPrompt: 'Call `lower_music` when a guest does not understand you.' })
    .create({ baseUrl: tavus.url, apiKey: tavus.apiKey }));
});
afterAll(async () => {
  await workerd?.[Symbol.asyncDispose]();
  await chromium?.[Symbol.asyncDispose]();
  await tavus?.close();
  await rm(folder, { recursive: true, force: true });
});

/** One bundle of the page, of a worker, and of what both share, for both of them. */
async function bundleInto(into: string): Promise<void> {
  const here = `${root}test/calls/runtimes/`;
  const build = await rolldown({
    input: {
      page: `${root}docs/examples/page.ts`,
      daily: `${here}daily.ts`,
      worker: `${here}worker.ts`,
      outcomes: `${here}outcomes.ts`,
    },
    platform: 'browser',
    checks: { ineffectiveDynamicImport: false },
  });
  for (const guest of ['page', 'worker']) await build.write({ dir: join(into, guest) });
  await build.close();
  const html = await readFile(`${root}docs/examples/page.html`, 'utf8');
  const served = html.replace('https://unpkg.com/@daily-co/daily-js', 'daily.js');
  await writeFile(join(into, 'page/page.html'), served);
}

/** What happens in a conversation of the persona. */
async function happened(options?: ConversationOptions): Promise<readonly ToolCallEvent[]> {
  const events: ToolCallEvent[] = [];
  for await (const event of tavus.conversation(personaId, options)) events.push(event);
  return events;
}

const envelope = { message_type: 'conversation', conversation_id: 'c1' };
const toolCall = (properties: object) => ({ ...envelope, event_type: 'conversation.tool_call', properties });
const utterance = { ...envelope, event_type: 'conversation.utterance', properties: { role: 'user' } };
const dish = (id: number, args: unknown) =>
  toolCall({ name: 'show_dish', arguments: args, tool_call_id: `t${id}` });
/** As Daily hands a message on. */
const byDaily = (data: unknown) => ({ action: 'app-message', callClientId: 'x', fromId: 'y', data });

/** Calls in the forms in which they come, and what calls nothing. */
async function events(): Promise<readonly unknown[]> {
  return [
    ...(await happened({ repeat: true })),
    ...(await happened({ envelope: 'older' })),
    ...(await happened({ misfit: true })),
    dish(1, '{"dish":"pie","side":"a salad"}'),
    dish(2, { dish: 'pie' }),
    byDaily(dish(3, { dish: 'pie' })),
    byDaily(dish(3, { dish: 'pie' })).data,
    JSON.stringify(dish(4, { dish: 'pie' })),
    dish(5, { dish: 'cake' }),
    dish(6, '{"dish":'),
    toolCall({ name: 'pay', arguments: '{}', tool_call_id: 't7' }),
    utterance,
    byDaily('hello'),
    null,
  ];
}

describe('the page in Chromium', () => {
  const ask = async (question: PageQuestion) => (await chromium.ask(question)) as Shown;
  /** What the page sends back for a call. */
  const reply = (event: object, output: unknown, status = 'success') => {
    const { conversation_id, properties } = event as ToolCallEvent;
    return {
      message_type: 'conversation',
      event_type: 'conversation.tool_result',
      conversation_id,
      properties: { tool_call_id: properties['tool_call_id'], output, status },
    };
  };
  const texts = ({ items }: Shown) => items.map(({ text }) => text);
  const argumentsOf = ({ properties }: ToolCallEvent): Record<string, unknown> => {
    const { arguments: args } = properties;
    return (typeof args === 'string' ? JSON.parse(args) : args) as Record<string, unknown>;
  };
  /** What the page lists for the dish, and for the chairs, of a conversation without repeats. */
  const listed = ([said, seen]: readonly ToolCallEvent[]) => {
    const { dish, side = 'bread' } = argumentsOf(said as ToolCallEvent);
    const { chairs } = argumentsOf(seen as ToolCallEvent);
    return [`On the card: ${dish} with ${side}.`, `High chairs on their way: ${chairs}.`] as const;
  };
  const pie = 'On the card: pie with bread.';
  const refused = expect.stringMatching(/^The arguments are not what the tool takes\. \S/);

  test('has joined the conversation that its HTML names, and lists nothing yet', async () => {
    const joined = 'https://tavus.daily.co/c0123456789';
    expect(await ask({ messages: [] })).toEqual({ items: [], replies: [], joined, violations: [] });
  });

  test('lists each call once, with what was seen, and answers it once', async () => {
    const given = await happened({ repeat: true });
    const [said = {}, seen] = given.filter((_, index) => index % 2 === 0);
    const [course, chair] = listed(given.filter((_, index) => index % 2 === 0));
    const frames = seen?.properties.modality === 'vision' ? seen.properties.frames : [];
    const { items, replies } = await ask({ messages: given.map(byDaily) });
    expect(items).toEqual([
      { text: course, pictures: [] },
      { text: chair, pictures: frames.map(({ mime_type, data }) => `data:${mime_type};base64,${data}`) },
      { text: 'The music plays at 1.', pictures: [] },
    ]);
    expect(frames).toHaveLength(1);
    // Calls of Raven have no id, and so no answer.
    expect(replies).toEqual([reply(said, course)]);
  });

  test('has no answers to older events', async () => {
    const given = await happened({ envelope: 'older' });
    const shown = await ask({ messages: given.map(byDaily) });
    expect(texts(shown)).toEqual([...listed(given), 'The music plays at 0.']);
    expect(shown.replies).toEqual([]);
  });

  test('answers that something failed, and lists why', async () => {
    const given = await happened();
    const shown = await ask({ messages: given.map(byDaily) });
    expect(texts(shown)).toEqual([...listed(given), 'lower_music failed: Error: it is off']);
    const called = { name: 'lower_music', arguments: '{}', tool_call_id: 't-music' };
    const asked = await ask({ messages: [byDaily(toolCall(called))] });
    expect(asked.replies).toEqual([reply(toolCall(called), 'The tool failed.', 'error')]);
  });

  test('refuses arguments that the tools do not take', async () => {
    const given = [...(await happened({ misfit: true })), dish(11, { dish: 'cake' }), dish(12, '{"dish":')];
    const shown = await ask({ messages: given.map(byDaily) });
    const misfits = given.slice(0, 3).map((event) => {
      const { properties } = event as ToolCallEvent;
      return `${properties.name} does not take ${JSON.stringify(argumentsOf(event as ToolCallEvent))}.`;
    });
    expect(texts(shown)).toEqual([
      ...misfits,
      'show_dish does not take {"dish":"cake"}.',
      'show_dish does not take "{\\"dish\\":".',
    ]);
    const answered = given.filter((_, index) => index === 0 || index > 2);
    expect(shown.replies).toEqual(answered.map((event) => reply(event, refused, 'error')));
  });

  test.each([
    ['as Daily gives it', byDaily(dish(21, { dish: 'pie' }))],
    ['as the data of that', byDaily(dish(22, { dish: 'pie' })).data],
    ['as text', JSON.stringify(dish(23, { dish: 'pie' }))],
    ['with its arguments as text', byDaily(dish(24, '{"dish":"pie"}'))],
  ])('takes a message %s', async (_, message) => {
    const shown = await ask({ messages: [message] });
    expect(texts(shown)).toEqual([pie]);
    expect(shown.replies).toMatchObject([{ properties: { output: pie, status: 'success' } }]);
  });

  test('shows what a model has written as text', async () => {
    const shown = await ask({ messages: [byDaily(dish(31, { dish: 'pie', side: '<img src="x">' }))] });
    expect(shown.items).toEqual([{ text: 'On the card: pie with <img src="x">.', pictures: [] }]);
  });

  test('lists a tool that it does not have, and nothing that is not a call', async () => {
    const pay = toolCall({ name: 'pay', arguments: '{}', tool_call_id: 't41' });
    const shown = await ask({ messages: [utterance, 'hello', null, pay].map(byDaily) });
    expect(texts(shown)).toEqual(['There is no pay here.']);
    expect(shown.replies).toEqual([]);
  });

  test('has tried nothing that its policy forbids, unless it was asked to', async () => {
    const { violations } = await ask({ messages: (await events()).map(byDaily) });
    expect(violations).toEqual([]);
    await ask({ code: '' });
    expect((await ask({ messages: [] })).violations).toEqual(['script-src eval']);
    expect(chromium.complaints).toBe('');
  });
});

const kinds = [
  ...['handled', 'repeat', 'handled', 'repeat', 'failed', 'repeat'],
  ...['handled', 'handled', 'failed'],
  ...['bad-arguments', 'bad-arguments', 'bad-arguments'],
  ...['handled', 'handled', 'handled', 'repeat', 'handled'],
  ...['bad-arguments', 'bad-arguments', 'unknown-tool', 'other', 'other', 'other'],
];

test('Node gives an outcome of each kind, and makes code out of text', async () => {
  const outcomes = JSON.parse(await node.answerTo({ events: await events() }));
  expect(outcomes.map(({ kind }: { readonly kind: string }) => kind)).toEqual(kinds);
  expect(await node.answerTo({ code: '' })).toBe('true');
});

describe.each([
  { name: 'workerd 2', guest: () => workerd },
  { name: 'Chromium 1', guest: () => chromium },
])('the same bundle in $name', ({ name, guest }) => {
  const ask = (question: Question) => guest().ask(question);

  test('gives the outcomes that it gives in Node', async () => {
    const given = await events();
    expect(await ask({ events: given })).toEqual(JSON.parse(await node.answerTo({ events: given })));
    expect(guest().version).toContain(name);
  });

  test('may not make code out of text, and needs none', async () => {
    expect(await ask({ code: '' })).toBe(false);
    expect(guest().complaints).toBe('');
  });
});
