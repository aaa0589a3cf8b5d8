import { type PersonaBuilder, persona, preset } from 'tavus-persona';

declare const formal: boolean;
declare const languages: readonly string[];

let named = persona().name('Guide');

// @error named = :: ' facts differ: use .when(…), or .dynamic() before the first if' :: Property 'prompt' is missing
named = named.prompt('You give tours.');

let seeing = persona().prompt('You check tickets.').perception('raven-0');

// @error seeing = :: ' facts differ: use .when(…), or .dynamic() before the first if' :: "raven-1"
seeing = seeing.perception('raven-1');

// @error voiced = voiced :: ' facts differ: use .when(…), or .dynamic() before the first if'
let voiced = persona().prompt('You give tours.');
if (formal) voiced = voiced.tts('cartesia');

// @error fluent = fluent :: ' facts differ: use .when(…), or .dynamic() before the first if'
let fluent = persona().name('Guide');
for (const language of languages) fluent = fluent.prompt(`You speak ${language}.`);

// @error later = later :: ' facts differ: use .when(…), or .dynamic() before the first if'
let later = persona().prompt('You give tours.').tts('cartesia');
while (formal) later = later.tts('elevenlabs');

// @error calm = preset((p) => p.prompt('You give tours.')) :: ' facts differ: use .when(…), or .dynamic() before the first if'
let calm = preset((p) => p.name('Guide'));
calm = preset((p) => p.prompt('You give tours.'));
persona().use(calm);

// @error all.prompt(language) :: ' facts differ: use .when(…), or .dynamic() before the first if'
languages.reduce((all, language) => all.prompt(language), persona());

// @error b.perception('off') :: ' facts differ: use .when(…), or .dynamic() before the first if'
export const blind = <S>(b: PersonaBuilder<S>): PersonaBuilder<S> => b.perception('off');

// @error asked :: ' facts differ: use .when(…), or .dynamic() before the first if'
export const asked: PersonaBuilder<{}> = persona().prompt('You give tours.');

// @error build :: NotReady<Exclude<Issues<S>, []>>' has no call signatures
export const built = <S>(b: PersonaBuilder<S>) => b.build();
