import { type PersonaBuilder, persona, preset } from 'tavus-persona';

declare const formal: boolean;
declare const languages: readonly string[];

let named = persona().name('Guide');

// @error named = :: ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder' :: Property 'prompt' is missing
named = named.prompt('You give tours.');

let seeing = persona().prompt('You check tickets.').perception('raven-0');

// @error seeing = :: ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder' :: "raven-1"
seeing = seeing.perception('raven-1');

// @error voiced = voiced :: ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder'
let voiced = persona().prompt('You give tours.');
if (formal) voiced = voiced.tts('cartesia');

// @error fluent = fluent :: ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder'
let fluent = persona().name('Guide');
for (const language of languages) fluent = fluent.prompt(`You speak ${language}.`);

// @error later = later :: ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder'
let later = persona().prompt('You give tours.').tts('cartesia');
while (formal) later = later.tts('elevenlabs');

// @error calm = preset((p) => p.prompt('You give tours.')) :: ' other facts: as a type, write Preset without <…>'
let calm = preset((p) => p.name('Guide'));
calm = preset((p) => p.prompt('You give tours.'));
persona().use(calm);

// @error all.prompt(language) :: ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder'
languages.reduce((all, language) => all.prompt(language), persona());

// @error b.perception('off') :: ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder'
export const blind = <S>(b: PersonaBuilder<S>): PersonaBuilder<S> => b.perception('off');

// @error asked :: ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder'
export const asked: PersonaBuilder<{}> = persona().prompt('You give tours.');

// @error build :: NotReady<Exclude<Issues<S>, []>>' has no call signatures
export const built = <S>(b: PersonaBuilder<S>) => b.build();
