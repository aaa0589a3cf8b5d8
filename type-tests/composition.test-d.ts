import {
  checkPersona,
  type Issue,
  type PersonaBody,
  type PersonaBuilder,
  type PersonaReady,
  type Preset,
  persona,
  personaFrom,
  preset,
} from 'tavus-persona';
import type { NotReady, Put, Truthy } from 'tavus-persona/internal';
import { expectAssignable, expectNotAssignable, expectType } from 'tsd';
import type { JsonObject } from 'type-fest';
import type { Same } from './same.js';

declare const formal: boolean;
declare const id: string | undefined;
const start = persona();
const guide = start.prompt('You give tours.');

// A preset carries the facts of its steps, and those of the presets in it.
expectType<Preset<{}>>(preset((p) => p));
expectType<Preset<{}>>(preset((p) => p.name('Guide').documents('d-1')));
expectType<Preset<{ tts: 'cartesia' }>>(preset((p) => p.tts('cartesia')));
expectType<Preset<{ tts: 'cartesia'; needs: 'prompt' | 'llm' }>>(
  preset((p) => p.tts('cartesia').requires('prompt', 'llm')),
);
expectType<Preset<{ tts: 'cartesia'; mode: 'full' }>>(
  preset((p) => p.use(preset((q) => q.tts('cartesia'))).full()),
);
expectType<Preset<{} | { stt: true }>>(preset((p) => p.when(formal, (q) => q.stt('tavus-auto'))));
preset((p) => {
  expectType<PersonaBuilder<{}>>(p);
  return p;
});

// It is taken by its facts, no more and no less; a builder is one too.
expectAssignable<Preset<{ prompt: true }>>(guide);
expectNotAssignable<Preset<{}>>(guide);
expectNotAssignable<Preset<{ prompt: true; stt: true }>>(preset((p) => p.prompt('You give tours.')));
expectNotAssignable<PersonaReady>(preset((p) => p.prompt('You give tours.')));
expectNotAssignable<PersonaBuilder<{}>>(preset((p) => p));
expectType<JsonObject>(preset((p) => p).toJSON());

// use: what the preset states wins, as if its steps stood here.
expectType<PersonaBuilder<{ prompt: true; tts: 'cartesia' }>>(guide.use(preset((p) => p.tts('cartesia'))));
expectType<PersonaBuilder<{ prompt: true }>>(guide.use(preset((p) => p.name('Guide'))));
expectType<PersonaBuilder<{ prompt: true }>>(start.use(guide));
expectType<PersonaBuilder<{ perception: 'off' }>>(
  start.perception('raven-1').use(preset((p) => p.perception('off'))),
);
expectType<PersonaBuilder<{ perception: 'raven-1' }>>(
  start.use(preset((p) => p.perception('off'))).perception('raven-1'),
);
expectType<PersonaBuilder<{ needs: 'tts' | 'llm' }>>(
  start.requires('tts').use(preset((p) => p.requires('llm'))),
);
expectType<PersonaBuilder<{ prompt: true } | { prompt: true; stt: true }>>(
  guide.use(preset((p) => p.when(formal, (q) => q.stt('tavus-auto')))),
);

// when: one state for each branch, and the value narrowed.
expectType<PersonaBuilder<{} | { prompt: true }>>(start.when(formal, (p) => p.prompt('You are formal.')));
expectType<() => PersonaBody>(guide.when(formal, (p) => p.name('Guide')).build);
expectType<PersonaBuilder<{ prompt: true } | { mode: 'echo' }>>(
  start.when(
    formal,
    (p) => p.prompt('You are formal.'),
    (p) => p.echo(),
  ),
);
expectType<PersonaBuilder<{ stt: true } | { prompt: true; stt: true }>>(
  start.when(formal, (p) => p.prompt('You are formal.')).stt('tavus-auto'),
);
expectType<() => PersonaBody>(
  start.when(formal, (p) => p.prompt('You are formal.')).prompt('You are kind.').build,
);
guide.when(id, (p, value) => {
  expectType<PersonaBuilder<{}>>(p);
  expectType<string>(value);
  return p;
});
guide.when(
  formal,
  (p, value) => {
    expectType<true>(value);
    return p;
  },
  (p) => {
    expectType<PersonaBuilder<{}>>(p);
    return p;
  },
);

// What is left of a value that is there.
expectType<Same<Truthy<string | undefined>, string>>(true);
expectType<Same<Truthy<'free' | 'pro' | '' | null>, 'free' | 'pro'>>(true);
expectType<Same<Truthy<false | number>, number>>(true);
expectType<Same<Truthy<boolean | 0 | 0n | 1>, true | 1>>(true);
expectType<Same<Truthy<{ readonly at: 1 } | null>, { readonly at: 1 }>>(true);

// each: the items may be none.
expectType<PersonaBuilder<{ prompt: true }>>(guide.each(['d-1'], (p, document) => p.documents(document)));
expectType<PersonaBuilder<{} | { prompt: true }>>(start.each(['Danish'], (p, text) => p.prompt(text)));
guide.each(new Map([['law', 4]]), (p, item) => {
  expectType<[string, number]>(item);
  return p;
});

// pipe: whatever the function gives.
expectType<number>(guide.pipe(() => 4));
expectType<PersonaBody>(guide.pipe((p) => p.build()));
expectType<PersonaBuilder<{ prompt: true; stt: true }>>(
  guide.pipe(<S>(p: PersonaBuilder<S>) => p.stt('tavus-auto')),
);

// requires: demands add up.
expectType<PersonaBuilder<{ needs: 'tts' }>>(start.requires('tts'));
expectType<PersonaBuilder<{ needs: 'tts' | 'llm' | 'prompt' }>>(
  start.requires('tts').requires('llm', 'prompt').requires('tts'),
);

// dynamic: whatever was known is forgotten, and nothing is learnt any more.
expectType<PersonaBuilder<{ dynamic: true }>>(guide.dynamic());
expectType<PersonaBuilder<{ dynamic: true }>>(guide.dynamic().echo().perception('off').requires('tts'));
expectType<PersonaBuilder<{ dynamic: true }>>(personaFrom({ system_prompt: 'You give tours.' }));
expectType<() => PersonaBody>(start.dynamic().build);

// Put: the last one wins, in every state of a union.
expectType<Same<Put<{ stt: true }, { stt: true }>, { stt: true }>>(true);
expectType<Same<Put<{ tts: 'cartesia' }, { tts: 'elevenlabs' }>, { tts: 'elevenlabs' }>>(true);
expectType<
  Same<
    Put<{ perception: 'raven-1' }, { perception: 'raven-1' | 'raven-0' }>,
    { perception: 'raven-1' | 'raven-0' }
  >
>(true);
expectType<Same<Put<{} | { stt: true }, { prompt: true }>, { prompt: true } | { stt: true; prompt: true }>>(
  true,
);
expectType<Same<Put<{ needs: 'tts' }, { needs: 'tts' | 'llm' }>, { needs: 'tts' | 'llm' }>>(true);
expectType<Same<Put<{ dynamic: true }, { prompt: true }>, { dynamic: true }>>(true);

// What is ready is taken, with every fact it may have; what is not says why.
expectAssignable<PersonaReady>(guide);
expectAssignable<PersonaReady>(start.echo().tts('cartesia'));
expectAssignable<PersonaReady>(start.dynamic());
expectAssignable<readonly PersonaReady[]>([guide, start.echo()]);
expectNotAssignable<PersonaReady>(start);
expectNotAssignable<PersonaReady>(guide.requires('tts'));
expectNotAssignable<PersonaReady>(start.when(formal, (p) => p.prompt('You are formal.')));
expectType<
  NotReady<['A preset requires .tts(…): call it before or after .use(). Each step returns a new builder.']>
>(guide.requires('tts').create);

// Beside the builder.
expectType<readonly Issue[]>(checkPersona(null));
expectType<readonly Issue[]>(start.check());
