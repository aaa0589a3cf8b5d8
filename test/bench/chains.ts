/** A library as the compiler meets it: what a file begins with, and what each of its chains says. */
export interface Subject {
  readonly name: string;
  /** Where the compiler finds the library: the project itself, or the folder with the peers. */
  readonly home: 'project' | 'peers';
  /** Imports, and what all chains of a file share. */
  readonly head: string;
  /** A chain of 20 steps as an expression. The index gives it strings and numbers of its own. */
  readonly chain: (index: number) => string;
}

/** Nine literals, for each of which the compiler judges a range. */
const decimal = (index: number) => `0.${1 + (index % 9)}`;

/** The chain under test: 20 different steps and an end, with values that differ from chain to chain. */
export const ours: Subject = {
  name: 'tavus-persona',
  home: 'project',
  head: `import { persona, preset, tool } from 'tavus-persona';

declare const vip: string | undefined;
const gate = tool('open_gate', { description: 'Open the gate for a guest with a ticket.' });
const calm = preset((p) => p.appendPrompt('Keep calm.').conversationalFlow({ turnTakingPatience: 'high' }));
`,
  chain: (index) => `persona()
  .name('Guide ${index}')
  .prompt('You lead visitors through hall ${index}.')
  .appendPrompt('The cloakroom is in hall ${index + 1}.')
  .replica('r-${index}')
  .documents('d-plan-${index}', 'd-hours-${index}')
  .documentTags('hall-${index}')
  .objectives('o-${index}')
  .guardrails('g-${index}')
  .guardrailTags('indoors-${index}')
  .llm('tavus-gpt-oss', { speculativeInference: true, extraBody: { temperature: ${decimal(index)} } })
  .tools(gate)
  .tts('elevenlabs', { externalVoiceId: 'v-${index}', voiceSettings: { stability: ${decimal(index)} } })
  .stt('tavus-auto', { hotwords: 'The painter of hall ${index} is called Quist.' })
  .perception('raven-1', { visual: { awarenessQueries: ['Does anybody touch picture ${index}?'] } })
  .visual({ tools: [gate], toolPrompt: 'Use open_gate at gate ${index}.' })
  .audio({ awarenessQueries: ['Does anybody shout in hall ${index}?'] })
  .conversationalFlow({ turnTakingPatience: 'high', wakePhrase: 'Dear guide ${index}' })
  .extra({ farewell: 'Welcome to hall ${index}.' })
  .use(calm)
  .full()`,
};

/**
 * The same with a `.when` that changes no fact. Its callback has the compiler infer anew in each chain, through
 * every fact that the persona has by then.
 */
export const oursWithWhen: Subject = {
  ...ours,
  name: 'tavus-persona, one of 21 a .when',
  chain: (index) => `${ours.chain(index)}
  .when(vip, (p, name) => p.appendPrompt(\`\${name} owns hall ${index}.\`))`,
};

/** A module with so many chains, each built, so that every rule is judged. */
export function moduleOf({ head, chain }: Subject, chains: number, end = ''): string {
  const statements = Array.from(
    { length: chains },
    (_, index) => `export const c${index} = ${chain(index)}${end};\n`,
  );
  return `${head}${statements.join('')}`;
}

/** The same with eight more of them. */
export const twentyWhens: () => string = () => {
  const more = Array.from(
    { length: 8 },
    (_, index) => `  .when(flags[${index}], (p) => p.tts('${index % 2 ? 'cartesia' : 'elevenlabs'}'))\n`,
  );
  return twelveWhens.replace(
    "  .prompt('You sell tickets for",
    `${more.join('')}  .prompt('You sell tickets for`,
  );
};

const kinds = [
  ...["llm('tavus-gpt-oss')", "tts('cartesia')", "stt('tavus-auto')", "perception('raven-1')"],
  ...['visual({})', 'audio({})', 'full()', "prompt('You sell tickets.')"],
  ...["tts('elevenlabs')", "requires('tts')", "requires('llm')", "perception('raven-0')"],
  ...["requires('stt')", "requires('prompt', 'tts')"],
];

/** A table of so many presets that each state something else, and a persona that uses them in one way. */
export function presetsByData(count: number, use: string): string {
  const entries = kinds.slice(0, count).map((step, index) => `  p${index}: preset((p) => p.${step}),\n`);
  return `import { persona, preset } from 'tavus-persona';

const table = {
${entries.join('')}};
declare const name: keyof typeof table;
declare const names: readonly (keyof typeof table)[];
export const body = persona().prompt('You sell tickets.')${use}.dynamic().build();
`;
}

/** A chain in which each of twelve `.when`s changes facts, so that the persona is in one of many states. */
export const twelveWhens = `import { persona } from 'tavus-persona';

declare const flags: readonly boolean[];
export const body = persona()
  .when(flags[0], (p) => p.prompt('You sell tickets.'))
  .when(flags[1], (p) => p.llm('tavus-gpt-oss'))
  .when(flags[2], (p) => p.tts('cartesia'))
  .when(flags[3], (p) => p.stt('tavus-auto'))
  .when(flags[4], (p) => p.perception('raven-1'))
  .when(flags[5], (p) => p.visual({ awarenessQueries: ['Who queues?'] }))
  .when(flags[6], (p) => p.audio({ awarenessQueries: ['Who whispers?'] }))
  .when(flags[7], (p) => p.full())
  .when(flags[8], (p) => p.customLlm({ model: 'm-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'k' }))
  .when(flags[9], (p) => p.tts('elevenlabs', { voiceSettings: { stability: 0.4 } }))
  .when(flags[10], (p) => p.llm('tavus-gemini-3-flash', { extraBody: { top_p: 0.5 } }))
  .when(flags[11], (p) => p.tts('cartesia', { voiceSettings: { speed: 1 } }))
  .prompt('You sell tickets for the last ferry.')
  .build();
`;
