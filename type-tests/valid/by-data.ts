import { type PersonaBuilder, type PersonaReady, type Preset, persona, preset, tool } from 'tavus-persona';

declare const dark: boolean;
declare const region: string | undefined;
declare const enabled: readonly string[];

const ring = tool('ring_bell', { description: 'Ring the bell at the door.' });
const warm = preset((p) => p.tts('cartesia', { ttsModelName: 'sonic-3' }));
const even = preset((p) => p.tts('elevenlabs'));
const ears = preset((p) => p.audio({ awarenessQueries: ['Does the caller whisper?'] }));
const formal = preset((p) => p.appendPrompt('Use family names.').requires('prompt'));
const features = { warm, even, ears };
declare const feature: keyof typeof features;
const guide = persona().prompt('You give tours.');

// @ok several presets
guide.use(warm, ears, formal).requires('tts', 'audio').build();

// @ok one of two presets
guide
  .use(dark ? warm : even)
  .requires('tts')
  .build();

// @ok a preset or none
guide.use(dark && warm).build();
guide.use(dark ? warm : false, ears).build();

// @ok an entry of a table
guide.use(features[feature]).build();

// @ok a list, however long
const some = [warm, ears];
guide.use(some).build();
guide.use(...some).build();
guide.use(some, formal).build();

// @ok a tuple, and lists in a list
guide.use([warm, ears] as const).build();
guide
  .use([warm, [ears, dark && formal]])
  .requires('tts', 'audio')
  .build();

// @ok no preset at all
guide.use().build();
guide.use([]).build();
guide.use(...([] as const)).build();

// @ok all of a table
guide.use(Object.values(features)).build();

// @ok a table of any presets, by names of a configuration
const all: Record<string, Preset> = { warm, ears };
guide.use(enabled.map((name) => all[name] ?? false)).build();
guide.each(enabled, (p, name) => p.use(all[name] ?? false)).build();
guide.use(Object.entries(all).flatMap(([name, one]) => (enabled.includes(name) ? [one] : []))).build();

// @ok an entry that may be missing
guide.when(all['warm'], (p, voice) => p.use(voice)).build();

// @ok a table that satisfies a type and keeps what its entries state
const voices = { warm, even } as const satisfies Record<string, Preset>;
declare const voice: keyof typeof voices;
guide.use(voices[voice]).requires('tts').build();

// @ok presets out of a map
const map = new Map<string, Preset>([['warm', warm]]);
guide.use(map.get('warm') ?? false).build();
guide.use([...map.values()]).build();

// @ok a reduce over any presets, dynamic
Object.values(all)
  .reduce((made, one) => made.use(one), guide.dynamic())
  .build();

// @ok any presets in a loop, dynamic
let looped = guide.dynamic();
for (const one of Object.values(all)) looped = looped.use(one);
looped.build();

// @ok a variable of any builder
let any: PersonaBuilder = persona();
if (dark) any = any.tts('cartesia').use(ears);
any = any.prompt('You give tours.');
any.build();

// @ok a preset in the place of steps
guide.when(dark, warm).build();
guide.when(dark, warm, even).requires('tts').build();
guide.when(region, (p, name) => p.documentTags(name), formal).build();
guide.when(dark, [warm, ears], even).requires('tts').build();
guide.when(dark, features[feature]).build();

// @ok steps that end in one builder or another
guide.when(region, (p) => (dark ? p.tts('cartesia') : p.stt('tavus-auto'))).build();
preset((p) => (dark ? p.tts('cartesia') : p.stt('tavus-auto')));

// @ok steps that give a preset, or none
guide.when(region, () => warm).build();
guide.each(enabled, (_, name) => all[name] ?? false).build();

// @ok an annotation without facts
export const asked: Preset = preset((p) => p.tts('cartesia'));
export const begun: PersonaBuilder = persona().name('Guide');
guide.use(asked).build();
begun.prompt('You give tours.').build();

// @ok a helper that takes any builder
const spoken = (p: PersonaBuilder) => p.tts('cartesia').appendPrompt('Keep sentences short.');
spoken(guide).build();
spoken(persona()).prompt('You give tours.').build();
guide.pipe(spoken).build();

// @ok helpers over a list of different builders
const made = [guide, persona().echo()];
for (const one of made.map(spoken)) one.build();
made.map((p) => p.when(dark, warm).use(even).name('x').llm('tavus-gpt-oss').tts('cartesia').build());
made.map((p) =>
  p
    .use(all['warm'] ?? false)
    .without('tts')
    .create(),
);

// @ok finished personas in a table, continued
const table: Record<'guide' | 'echo', PersonaReady> = { guide, echo: persona().echo() };
table.guide.name('Guide (staging)').build();
Object.values(table).map((one) => one.name((old) => `${old} (staging)`).create());
const plain = { guide, echo: persona().echo() };
plain.guide.name('Guide (staging)').tts('cartesia').build();

// @ok a name and a prompt made out of the old ones
persona()
  .prompt((old) => `${old}You give tours.`)
  .build();
guide
  .name((old) => `${old || 'Guide'} (staging)`)
  .prompt((old) => `${old}\n\nYou are in Bergen.`)
  .build();

// @ok something taken out again
guide.perception('raven-0').without('perception').audio({ awarenessQueries: [] }).build();
guide
  .use(ears)
  .perception('raven-0')
  .without('audio')
  .without('tools', ring)
  .without('documents', ['d-1', 'd-2'])
  .without('visual.tools', 'wave')
  .build();
persona().echo().stt('tavus-auto').without('stt').build();

// @ok a preset that takes something out
const silent = preset((p) => p.without('tts').without('audio'));
guide.use(ears, silent).perception('raven-0').build();

// @ok a class with a table of builders
class House {
  readonly rooms: Record<string, PersonaBuilder> = { hall: guide, attic: persona().echo() };
  all(): readonly PersonaReady[] {
    return Object.values(this.rooms).map((room) => room.use(warm).dynamic());
  }
}
for (const room of new House().all()) room.build();
