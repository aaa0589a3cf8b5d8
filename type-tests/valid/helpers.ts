import { type PersonaBuilder, type PersonaReady, persona, personaFrom } from 'tavus-persona';
import type { Put } from 'tavus-persona/internal';

declare const formal: boolean;
declare const rows: readonly { readonly tag: string; readonly text?: string }[];

const whisper = { awarenessQueries: ['Does the caller whisper?'] };
const guide = persona().prompt('You give tours.');

// @ok a generic helper without an annotation
const blind = <S>(b: PersonaBuilder<S>) => b.name('x').perception('off');
blind(guide).build();
blind(persona()).prompt('You give tours.').build();
blind(guide.audio(whisper)).perception('raven-1').build();

// @ok a generic helper that calls a generic helper
const twice = <S>(b: PersonaBuilder<S>) => blind(blind(b)).tts('cartesia');
twice(guide).requires('tts', 'perception').build();

// @ok a helper with an annotated result
const named = <S>(b: PersonaBuilder<S>, text: string): PersonaBuilder<S> =>
  b.name(text).documents('d-manual');
named(guide, 'Guide').build();
const seeing = <S>(b: PersonaBuilder<S>): PersonaBuilder<Put<S, { perception: 'raven-1' }>> =>
  b.perception('raven-1');
seeing(guide).audio(whisper).build();

// @ok a helper that asks for a fact
const withVoice = <S extends { prompt: true }>(b: PersonaBuilder<S>) => b.tts('elevenlabs');
withVoice(guide.stt('tavus-auto')).build();

// @ok a let under an if, on steps without facts
let titled = guide.tts('cartesia');
if (formal) titled = titled.name('Guide').appendPrompt('Be formal.').guardrails('g-formal');
else titled = titled.conversationalFlow({ idleEngagement: 'patient' });
titled.build();

// @ok a let in a loop, on steps without facts
let reading = guide;
for (const { tag } of rows) reading = reading.documentTags(tag);
while (formal) reading = reading.extra({ farewell: 'Hello again!' });
reading.build();

// @ok a let that goes on from a condition
let settled = guide.when(formal, (p) => p.tts('cartesia'));
settled = settled.name('Guide');
settled.build();

// @ok a reduce over rows, dynamic
rows
  .reduce((all, { tag, text }) => (text ? all.prompt(text) : all).documentTags(tag), persona().dynamic())
  .build();

// @ok a reduce over steps without facts
rows.reduce((all, { tag }) => all.documentTags(tag), guide).build();

// @ok a loop over mixed steps, dynamic
let mixed = persona().dynamic();
for (const { text } of rows) {
  if (text) mixed = mixed.prompt(text).perception('raven-0');
  else mixed = mixed.audio(whisper);
}
mixed.build();
await mixed.create();

// @ok dynamic anywhere in the chain
persona().perception('raven-0').audio(whisper).dynamic().build();
persona().dynamic().echo().stt('tavus-auto').build();

// @ok a body from elsewhere
personaFrom({ system_prompt: 'You give tours.' }).tts('cartesia').build();
personaFrom(JSON.parse('{}'), { strict: false }).prompt('You give tours.').build();

// @ok a class that holds a builder
class Desk {
  #coach = guide;
  rename(text: string): this {
    this.#coach = this.#coach.name(text);
    return this;
  }
  ready(): PersonaReady {
    return this.#coach;
  }
}
new Desk().rename('North').ready().build();

// @ok a factory whose result is inferred
function desk(place: string, open?: string) {
  return persona()
    .name(place)
    .prompt(`You work in ${place}.`)
    .when(open, (p, hours) => p.appendPrompt(`Open ${hours}.`));
}
desk('North').build();
desk('South', '9 to 5').create();

// @ok factories of different facts in one table
const personas: Record<string, () => PersonaReady> = {
  guide: () => guide,
  parrot: () => persona().echo(),
  judge: () => guide.tts('elevenlabs').audio(whisper),
};
await Promise.all(Object.values(personas).map(async (make) => (await make().create()).personaId));

// @ok finished builders in one list
const all: PersonaReady[] = [guide, persona().echo(), guide.when(formal, (p) => p.stt('tavus-auto'))];
const answers = await Promise.all(all.map((one) => one.create({ apiKey: 'a-key' })));
const ids: string[] = answers.map(({ personaId }) => personaId);

// @ok one of two finished builders
const one = formal ? guide : persona().echo();
one.build();
await one.create();

// @ok a finished builder that satisfies PersonaReady and stays a builder
const kept = guide satisfies PersonaReady;
kept.tts('cartesia').build();

// @ok a check of what is not finished
const open = persona()
  .check()
  .filter(({ severity }) => severity === 'error');
const shown = `${persona()} ${JSON.stringify(persona())}`;

export { ids, open, shown };
