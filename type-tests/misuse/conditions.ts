import { type PersonaReady, persona, preset } from 'tavus-persona';

declare const formal: boolean;
declare const maybe: string | undefined;
declare const languages: readonly string[];
declare const stream: AsyncIterable<string>;
declare const deploy: (coach: PersonaReady) => void;

const whisper = { awarenessQueries: ['Does the caller whisper?'] };
const guide = persona().prompt('You give tours.');

// @error build :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder."]>
persona()
  .when(formal, (p) => p.prompt('You are formal.'))
  .build();

// @error create :: system_prompt is missing
persona()
  .when(maybe, (p, text) => p.prompt(text))
  .create();

// @error build :: system_prompt is missing
persona()
  .when(
    formal,
    (p) => p.prompt('You are formal.'),
    (p) => p.name('Guide'),
  )
  .build();

// @error build :: system_prompt is missing
persona()
  .each(languages, (p, language) => p.prompt(`You speak ${language}.`))
  .build();

// @error build :: system_prompt is missing
persona()
  .when(
    formal,
    (p) => p.when(maybe, (inner, text) => inner.prompt(text)),
    (p) => p.echo(),
  )
  .build();

// @error build :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
guide
  .when(formal, (p) => p.audio(whisper))
  .when(maybe, (p) => p.perception('raven-0'))
  .build();

// @error build :: An echo persona does not use perception
guide
  .when(formal, (p) => p.echo())
  .perception('raven-1')
  .build();

// @error build :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
guide
  .each(languages, (p) => p.perception('raven-0'))
  .audio(whisper)
  .build();

// @error build :: A preset requires .tts(…): call it before or after .use(). Each step returns a new builder.
guide.use(preset((p) => p.when(formal, (inner) => inner.requires('tts')))).build();

// @error build :: "system_prompt is missing :: "Audio settings need .perception('raven-1')
persona()
  .when(
    formal,
    (p) => p.perception('raven-0').audio(whisper),
    (p) => p.prompt('You sit.'),
  )
  .build();

// @error maybe) :: Argument of type 'string | undefined' is not assignable to parameter of type 'string | ((old: string) => string)'
guide.when(formal, (p) => p.name(maybe));

// @error seats.valueOf() :: Argument of type 'number' is not assignable to parameter of type 'string'
guide.when(languages.length, (p, seats) => p.replica(seats.valueOf()));

// @error 'raven-2' :: Argument of type '"raven-2"' is not assignable :: Unlisted
guide.when(formal, (p) => p.name('Gate').perception('raven-2'));

// @error stability :: OutOfRange<"0 to 1">
guide.when(formal, (p) => p.tts('elevenlabs', { voiceSettings: { stability: 7 } }));

// @error promtp :: Property 'promtp' does not exist on type 'PersonaBuilder<{}>'. Did you mean 'prompt'?
persona().when(formal, (p) => p.promtp('You are formal.'));

// @error (p) => { :: Type 'void' is not assignable to type 'false | Preset<any> | PresetList'
guide.when(formal, (p) => {
  p.name('Guide');
});

// @error (p, tag) => { :: Type 'void' is not assignable to type 'false | Preset<any> | PresetList'
guide.each(languages, (p, tag) => {
  p.documentTags(tag);
});

// @error async :: Type 'Promise<PersonaBuilder<{}>>' is not assignable to type 'false | Preset<any> | PresetList'
guide.when(formal, async (p) => p.name('Guide'));

// @error build :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder."]>
persona()
  .when(maybe, (p) => (formal ? p.echo() : p))
  .build();

// @error stream :: Property '[Symbol.iterator]' is missing in type 'AsyncIterable<string>'
guide.each(stream, (p) => p.documentTags('brand'));

// @error 3 :: Argument of type 'number' is not assignable to parameter of type 'Iterable<
guide.each(3, (p) => p);

// @error floor.valueOf() :: Argument of type 'number' is not assignable to parameter of type 'string'
guide.each([1, 2], (p, floor) => p.documentTags(floor.valueOf()));

// @error build :: NotReady<["system_prompt is missing
const sometimes = formal ? guide : persona();
sometimes.build();

// @error formal ? guide : persona() :: system_prompt is missing
deploy(formal ? guide : persona());

// @error persona().when(formal, (p) => p.prompt('You sit.')) :: system_prompt is missing
deploy(persona().when(formal, (p) => p.prompt('You sit.')));

// @error persona().name('North') :: system_prompt is missing
export const team: readonly PersonaReady[] = [guide, persona().name('North')];

// @error 'You give tours.' :: Argument of type 'string' is not assignable to parameter of type '(persona: PersonaBuilder<{ prompt: true; }>) => unknown'
guide.pipe('You give tours.');

declare const isOpen: () => boolean;
declare const opening: Promise<boolean>;
declare const seasonOrRule: string | (() => string) | undefined;
declare const later: PromiseLike<string> | null;

// @error isOpen :: AlwaysThere<"A function counts as true, whatever it gives: call it first.">
guide.when(isOpen, (p) => p.tts('cartesia'));

// @error opening :: AlwaysThere<"A promise counts as true, whatever it gives: await it first.">
guide.when(opening, (p) => p.tts('cartesia'));

// @error async () => true :: AlwaysThere<"A function counts as true
guide.when(
  async () => true,
  (p) => p.name('Guide'),
);

// @error Date :: AlwaysThere<"A function counts as true
guide.when(Date, (p) => p.name('Guide'));

// @error seasonOrRule :: A function counts as true
guide.when(seasonOrRule, (p) => p.name('Guide'));

// @error later :: A promise counts as true
guide.when(
  later,
  (p) => p.name('Guide'),
  (p) => p.name('Nobody'),
);
