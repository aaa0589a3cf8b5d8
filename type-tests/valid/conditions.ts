import { type PersonaBuilder, persona, preset, type TtsEngine } from 'tavus-persona';

interface Voice {
  readonly engine: TtsEngine;
  readonly id: string;
}
declare const formal: boolean;
declare const replica: string | undefined;
declare const plan: 'free' | 'pro' | null;
declare const voice: Voice | null;
declare const seats: false | number;
declare const settings: { readonly languages?: readonly string[]; readonly own?: { readonly url: string } };

const whisper = { awarenessQueries: ['Does the caller whisper?'] };
const guide = persona().prompt('You give tours.');

// @ok string | undefined is narrowed to string
guide.when(replica, (p, id) => p.replica(id satisfies string)).build();

// @ok a union of literals is narrowed to its literals
guide.when(plan, (p, name) => p.documentTags(name satisfies 'free' | 'pro')).build();

// @ok false | number is narrowed to number
guide.when(seats, (p, count) => p.appendPrompt(`You have ${count.toFixed()} seats.`)).build();

// @ok a nullable interface is narrowed to it
guide.when(voice, (p, { engine, id }) => p.tts(engine, { externalVoiceId: id })).build();

// @ok an optional property is narrowed
guide
  .when(settings.own, (p, { url }) => p.customLlm({ model: 'stock-1', baseUrl: url, apiKey: 'a-key' }))
  .build();

// @ok an optional list, narrowed and walked through
guide.when(settings.languages, (p, all) => p.each(all, (q, language) => q.documentTags(language))).build();

// @ok boolean is narrowed to true
guide.when(formal, (p, value) => p.name((value satisfies true) ? 'Guide' : 'Nobody')).build();

// @ok a comparison needs no second parameter
guide.when(plan === 'pro', (p) => p.guardrails('g-no-advice')).build();

// @ok a prompt in both branches
persona()
  .when(
    formal,
    (p) => p.prompt('You are formal.'),
    (p) => p.prompt('You are kind.'),
  )
  .build();

// @ok a prompt in one branch, echo in the other
persona()
  .when(
    formal,
    (p) => p.prompt('You are formal.'),
    (p) => p.echo(),
  )
  .build();

// @ok a prompt after an undecided one
persona()
  .when(formal, (p) => p.prompt('You are formal.'))
  .prompt('You are kind.')
  .build();

// @ok a branch that is mended later
guide
  .when(formal, (p) => p.perception('raven-0'))
  .audio(whisper)
  .perception('raven-1')
  .build();

// @ok branches that differ but are all right
guide
  .when(
    formal,
    (p) => p.perception('raven-1').audio(whisper),
    (p) => p.perception('off'),
  )
  .build();

// @ok a condition in a condition
guide.when(replica, (p, id) => p.when(plan, (q, name) => q.replica(id).documentTags(name))).build();

// @ok a condition around a preset
const warm = preset((p) => p.tts('cartesia'));
guide
  .when(
    formal,
    (p) => p.use(warm),
    (p) => p.tts('elevenlabs'),
  )
  .requires('tts')
  .build();

// @ok a block that returns
guide
  .when(voice, (p, { engine }) => {
    const louder = p.tts(engine);
    return louder.name('Guide');
  })
  .build();

// @ok twelve conditions that change facts, in one chain
persona()
  .when(
    formal,
    (p) => p.prompt('You are formal.'),
    (p) => p.prompt('You are kind.'),
  )
  .when(formal, (p) => p.llm('tavus-gpt-oss'))
  .when(formal, (p) => p.tts('cartesia'))
  .when(formal, (p) => p.tts('elevenlabs'))
  .when(formal, (p) => p.stt('tavus-auto'))
  .when(formal, (p) => p.perception('raven-1'))
  .when(formal, (p) => p.visual({ awarenessQueries: ['Who waits?'] }))
  .when(formal, (p) => p.audio(whisper))
  .when(formal, (p) => p.customLlm({ model: 'stock-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'k' }))
  .when(formal, (p) => p.full())
  .when(formal, (p) => p.requires('prompt'))
  .when(formal, (p) => p.perception('raven-1', { audio: whisper }))
  .build();

// @ok a list, walked through
guide.each(['d-1', 'd-2'], (p, id) => p.documents(id)).build();

// @ok a set, a map and a generator
guide.each(new Set(['law']), (p, tag) => p.guardrailTags(tag)).build();
guide.each(new Map([['law', 'g-law']]), (p, [tag, id]) => p.guardrailTags(tag).guardrails(id)).build();
guide
  .each(
    (function* () {
      yield 'd-1';
    })(),
    (p, id) => p.documents(id),
  )
  .build();

// @ok a walk that states a fact again
guide.each(['Speak Danish.', 'Speak Dutch.'], (p, text) => p.prompt(text)).build();

// @ok a helper in the chain
const polite = <S>(p: PersonaBuilder<S>) => p.appendPrompt('End with a farewell.');
guide.pipe(polite).build();

// @ok a helper that states a fact
const voiced = <S>(p: PersonaBuilder<S>) => p.name('Guide').tts('cartesia');
guide.pipe(voiced).requires('tts').build();

// @ok a pipe that leaves the chain
const body = guide.pipe((p) => p.build());
const name: string | undefined = guide.pipe((p) => p.name('Guide').build()).persona_name;

// @ok what a function gives, and what a promise gives
declare const isOpen: () => boolean;
declare const opening: Promise<string | null>;
guide.when(isOpen(), (p) => p.tts('cartesia')).build();
guide.when(await opening, (p, hours) => p.appendPrompt(`Open ${hours satisfies string}.`)).build();

// @ok a condition in a helper whose value has a type of its own
const tagged = <S, T>(p: PersonaBuilder<S>, value: T, of: (value: NonNullable<T>) => string) =>
  p.when(value, (q, there) => q.documentTags(of(there as NonNullable<T>)));
tagged(guide, voice, ({ id }) => id).build();
const named = <S, T extends string>(p: PersonaBuilder<S>, value: T | undefined) =>
  p.when(value, (q, there) => q.name(there));
named(guide, plan ?? undefined).build();

// @ok a value of which nothing is known
declare const json: unknown;
const anything = JSON.parse('null');
guide.when(json, (p, value) => p.documentTags(String(value))).build();
guide.when(anything, (p, value) => p.documentTags(value)).build();

// @ok objects with members that are functions
guide.when(new Date(), (p, now) => p.appendPrompt(`It is ${now.toISOString()}.`)).build();
guide.when(new Map([['law', 'g-law']]).get('law'), (p, id) => p.guardrails(id satisfies string)).build();

export { body, name };
