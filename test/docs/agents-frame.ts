// What docs/agents.md says in words of its own. Everything else on that page is read from where it stands.

export const head: string = `\
# For coding agents

<!-- Made by test/docs/agents-page.ts, of the sources: npx vitest run test/docs/agents -u writes it anew -->

Read this page before you write code with \`tavus-persona\`. It has every step, option, listed value, rule and error.
A persona is the settings of an AI character in Tavus's video calls: one JSON body, which a chain of steps builds.
\`npm install tavus-persona\`. It takes Node 22.12 and TypeScript 5.9, or newer ones, and is an ES module.`;

export const example: string = `\
\`\`\`ts
import { persona, preset, tool } from 'tavus-persona';
import { toolCalls } from 'tavus-persona/calls';
import { lowLatency } from 'tavus-persona/presets';

const bookTable = tool('book_table', {
  description: 'Book a table once the guest has said for how many.',
  parameters: { type: 'object', properties: { seats: { type: 'integer' } }, required: ['seats'] },
});
const house = preset((p) => p.appendPrompt('The house is the Hotel Meridian.').documents('d-house'));

export const host = persona()
  .name('Host')
  .prompt('You take bookings for a restaurant.')
  .use(lowLatency, house) // presets: a ready-made one, and one of your own
  .tools(bookTable)
  .tts('elevenlabs', { externalVoiceId: 'voice-1', apiKey: () => process.env['ELEVENLABS_API_KEY'] })
  .when(process.env['HOST_REPLICA'], (p, id) => p.replica(id)); // in the place of an if

const { personaId } = await host.create(); // one request; the key is TAVUS_API_KEY of the environment

const calls = toolCalls(bookTable); // once for each conversation
export async function received(event: unknown): Promise<object | undefined> {
  const { reply } = await calls.handle(event, { book_table: ({ seats }) => ({ table: seats + 10 }) });
  return reply; // to be sent back as an app message, if there is one
}
\`\`\``;

export const work: readonly string[] = [
  '1. Write the chain. Take only the steps and options below, and let `tsc` check their values.',
  '2. Run `npx tsc --noEmit`. Find the sentence in quotes inside the printed type: it says what to do. Do that. An end that cannot be called is TS2349, with `NotReady<["…"]>`. Where a `PersonaReady` is expected, it is TS2322 or TS2345.',
  "3. Look at `host.check()`, and for JSON at `checkPersona(body)`. `[]` is fine. Mend what has `severity: 'error'`; `path` is a JSON Pointer.",
  '4. In tests, send to a sandbox. It needs no key of Tavus, and nothing leaves the machine:',
];

export const testing: string = `
\`\`\`ts
import { sandbox } from 'tavus-persona/sandbox';
await using api = await sandbox(); // on Node 22: const api, and await api.close() at the end
await host.create({ baseUrl: api.url, apiKey: api.apiKey });
api.personas[0]?.body.persona_name; // "Host"
\`\`\``;

export const doNot: readonly string[] = [
  '- Do not invent steps, options or values. What this page lacks, the library lacks.',
  "- `.extra({ … })` is for fields that Tavus has and this page lacks, `unlisted('…')` for such values. No rule judges them.",
  '- Do not write `as any`, `as never`, `!` or `@ts-expect-error` around a broken rule. The run time throws it too.',
  '- Do not write `let b = persona(); if (x) b = b.tts(…);`. Write `.when(x, (p) => p.tts(…))`, and `.each()` for loops.',
  '- Do not drop what a step returns: each one gives a new builder and leaves the old one as it was.',
  '- Do not hand `undefined` to a step. Use `.when(value, (p, value) => …)`, and `false` where there is no preset.',
  '- Do not type a table of presets as `Record<string, Preset>`: then only the run time checks. Write `{ … } as const`.',
  '- Do not take a finished persona as `PersonaBuilder`. In parameters, lists and tables its type is `PersonaReady`.',
  "- Do not write keys into source: write `apiKey: () => process.env['NAME']`. Do not send a mask such as `[secret]` as a key: leave the key out, an update keeps what is stored.",
  '- Do not log `build()`: it holds the keys. `console.log(builder)` and `toJSON()` mask them.',
  '- Do not loop over `create()` to retry. The library repeats what is safe; a loop makes a second persona.',
  '- Do not parse calls of tools, and do not call the API with `fetch`. Use `toolCalls()` and `tavus()`.',
  "- Do not use names of PALs (`pal_name`, `face`) in steps. `.toPal()` and `vocabulary: 'pal'` translate.",
];

export const aboutSteps: string = `\
The order of steps is free. Of a single value the last call wins. An option has the name on the wire in camelCase:
\`turnTakingPatience\` sets \`turn_taking_patience\`. Where the name is another, the line says so. Each list of values also
takes \`unlisted('…')\`. \`Steps\` are a preset, a builder, a list of those, or \`false\` for none. In \`preset()\`,
\`.when()\` and \`.each()\`, \`p\` is an empty builder. Return what its last step gives. A \`Secret\` is a text, or a function
that gives one or a promise of one. Every type is exported by the module that exports the function.`;

export const aboutHandlers: string =
  '`handlers` has a function for each tool, under its name: `(args, call) => output`. None may be missing. Nothing is thrown; `kind` of the outcome says what became of the event:';

export const aboutFaults: string =
  "A fault is `{ status: 429, headers: { 'retry-after': 0 } }`, `{ slow: 500 }`, or a name:";

export const aboutRules: string = `\
\`…\` stands for a value of yours. With "compiler too" \`tsc\` says so, by this sentence or by refusing the type. The others
are found by \`.check()\`, \`.build()\`, \`.create()\` and \`checkPersona()\`. An error stops \`.build()\` and \`.create()\`, a
warning stops nothing. The \`hint\` of an issue says more, such as the nearest name. \`tours\` is a persona with a prompt.`;

export const aboutErrors: string = `\
Every message ends with what to do. If \`effect\` is \`'none'\`, nothing was changed at Tavus, and you may call again. If it is
\`'unknown'\`, the persona may exist: look first, or create with \`onUnknown: 'reconcile'\`.`;

export const aboutPresets: string =
  '`.use()` takes them, and a later step wins. [The catalogue](presets-catalogue.md) has more.';

export const commandLine: readonly string[] = [
  '- `npx tavus-persona check a.json` judges JSON files, and `code a.json` turns one into a chain. Neither needs a key.',
  '- `pull <id or name>` writes what an account holds. `plan` shows what `tavus.config.ts` would change; `apply` does it.',
  '- Exit codes: 0 nothing to do, or done; 1 failed; 2 there are findings or changes. `--json` is for programs.',
];
