// An app with three tools: the language model books a table, Raven sees a coat and hears that a guest is angry. The persona
// is created in a sandbox, which then plays the calls.

import { persona, tool } from 'tavus-persona';
import { toolCalls } from 'tavus-persona/calls';
import { sandbox } from 'tavus-persona/sandbox';

const bookTable = tool('book_table', {
  description: 'Book a table once the guest has said for how many.',
  parameters: {
    type: 'object',
    properties: { seats: { type: 'integer', minimum: 1 }, name: { type: 'string' } },
    required: ['seats'],
  },
});
const hangUpCoat = tool('hang_up_coat', {
  description: 'Send somebody for a coat.',
  parameters: { type: 'object', properties: { colour: { type: 'string' } }, required: ['colour'] },
});
const wakeManager = tool('wake_manager', { description: 'Fetch the manager.' });

const host = persona()
  .name('Host of the Linden')
  .prompt('You receive the guests of a restaurant and book their tables.')
  .tools(bookTable)
  .visual({ tools: [hangUpCoat], toolPrompt: 'Call `hang_up_coat` when a guest takes off a coat.' })
  .audio({ tools: [wakeManager], toolPrompt: 'Call `wake_manager` when a guest sounds angry.' });

const calls = toolCalls(bookTable, hangUpCoat, wakeManager);
const booked: number[] = [];

await using tavus = await sandbox();
const { personaId } = await host.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
for (const misfit of [false, true]) {
  for await (const event of tavus.conversation(personaId, { misfit })) {
    const outcome = await calls.handle(event, {
      book_table: ({ seats, name = 'a guest' }) => ({ table: booked.push(seats), name }),
      hang_up_coat: ({ colour }) => `Somebody comes for the ${colour} coat.`,
      wake_manager: () => 'The manager is on her way.',
    });
    const said = 'output' in outcome ? outcome.output : 'issues' in outcome ? outcome.issues : '';
    console.log(`${event.properties.name}: ${outcome.kind} ${JSON.stringify(said)}`);
  }
}
