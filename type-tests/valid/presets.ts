import { type PersonaBuilder, type Preset, persona, preset, tool } from 'tavus-persona';

const whisper = { awarenessQueries: ['Does the caller whisper?'] };
const listening = preset((p) => p.audio(whisper).perception('raven-1'));
const warm = preset((p) => p.tts('cartesia', { ttsModelName: 'sonic-3' }));
const spoken = preset((p) => p.appendPrompt('Keep sentences short.').requires('prompt', 'tts'));

// @ok a preset at every position
persona().use(listening).prompt('You take calls.').tts('cartesia').build();
persona().prompt('You take calls.').use(listening).tts('cartesia').build();
persona().prompt('You take calls.').tts('cartesia').use(listening).build();

// @ok presets in any order, around what they demand
persona().use(spoken).use(warm).prompt('You read stories.').build();
persona().use(warm).prompt('You read stories.').use(spoken).build();
persona().prompt('You read stories.').use(spoken).use(warm).create();

// @ok a preset that brings the prompt
persona()
  .use(preset((p) => p.prompt('You give tours.')))
  .build();

// @ok a preset that brings echo
persona()
  .use(preset((p) => p.echo()))
  .tts('cartesia')
  .build();

// @ok a preset that is taken back
persona()
  .use(preset((p) => p.echo()))
  .full()
  .prompt('You give tours.')
  .build();
persona().prompt('You look.').perception('raven-0').use(listening).build();

// @ok a preset with parameters
const speaking = (language: string, ...ids: readonly string[]) =>
  preset((p) => p.appendPrompt(`Speak ${language}.`).documents(...ids));
persona().prompt('You give tours.').use(speaking('Danish', 'd-harbour')).use(speaking('Dutch')).build();

// @ok a preset with a parameter that decides
const faced = (camera: boolean) =>
  preset((p) => p.when(camera, (seen) => seen.visual({ awarenessQueries: [] })));
persona().prompt('You give tours.').use(faced(true)).use(faced(false)).build();

// @ok a preset whose parameter keeps its literal type
const voiced = <const Engine extends 'cartesia' | 'elevenlabs'>(engine: Engine) =>
  preset((p) => p.tts(engine));
persona().prompt('You give tours.').use(voiced('cartesia')).requires('tts').build();

// @ok presets in presets in presets
const inner = preset((p) => p.use(warm));
const outer = preset((p) => p.use(inner).use(spoken));
persona()
  .use(preset((p) => p.use(outer)))
  .prompt('You read stories.')
  .build();

// @ok a demand that a later preset meets
persona().prompt('You read stories.').use(outer).build();

// @ok a builder as a preset
const base = persona().prompt('You work at the front desk.').perception('raven-1');
persona().name('North').use(base).build();
persona().use(base.tts('cartesia')).use(spoken).build();

// @ok a dynamic builder as a preset
persona().use(persona().dynamic().name('Guide')).build();

// @ok an empty preset
persona()
  .prompt('You give tours.')
  .use(preset((p) => p))
  .build();

// @ok annotations that a person writes
export const annotated: Preset<{ tts: 'cartesia' }> = preset((p) => p.tts('cartesia'));
export const nothing: Preset<{}> = preset((p) => p.name('Guide'));
export const wanting: Preset<{ needs: 'prompt' | 'tts' }> = preset((p) => p.requires('prompt', 'tts'));
export const seeing: Preset<{ visual: true; perception: 'raven-0' }> = preset((p) =>
  p.perception('raven-0').visual({ awarenessQueries: ['Who waits?'] }),
);
persona().prompt('You give tours.').use(annotated).use(nothing).use(wanting).use(seeing).build();

// @ok an annotated builder
export const begun: PersonaBuilder<{ prompt: true }> = persona().prompt('You give tours.').name('Guide');
begun.build();

// @ok an annotation for a preset that only sometimes states a fact
export const sometimes = (loud: boolean): Preset<{} | { tts: 'cartesia' }> =>
  preset((p) => p.when(loud, (q) => q.tts('cartesia')));
persona().prompt('You give tours.').use(sometimes(true)).build();

// @ok a list of presets of one kind
const paragraphs = ['Speak slowly.', 'Say goodbye.'].map((line) => preset((p) => p.appendPrompt(line)));
persona()
  .prompt('You read stories.')
  .each(paragraphs, (p, paragraph) => p.use(paragraph))
  .build();

// @ok a preset or nothing, chosen in a condition
const chosen: Preset<{ tts: 'cartesia' }> | undefined =
  whisper.awarenessQueries.length > 1 ? warm : undefined;
persona()
  .prompt('You give tours.')
  .when(chosen, (p, voice) => p.use(voice))
  .build();

// @ok a record of presets
const voices = { calm: warm, strict: preset((p) => p.tts('elevenlabs')) };
persona().prompt('You give tours.').use(voices.strict).build();

// @ok a generic function over presets
const greeted = <S>(voice: Preset<S>) => persona().prompt('You give tours.').use(voice);
greeted(warm).build();
greeted(listening).build();

// @ok everything that is no fact, in a preset
const full = preset((p) =>
  p
    .name('Order Desk')
    .replica('r0123456789')
    .documents('d-manual')
    .documentTags('prices')
    .objectives('o-intake')
    .guardrails('g-no-advice')
    .guardrailTags('law')
    .tools(tool('wave', { description: 'Wave at the caller.' }))
    .conversationalFlow({ turnTakingPatience: 'high' })
    .extra({ farewell: 'Good morning!' }),
);
persona().use(full).prompt('You take orders.').build();

// @ok what a preset prints
const printed = JSON.stringify(full);

export { printed };
