import { type PersonaBuilder, type PersonaReady, type Preset, persona, preset } from 'tavus-persona';

declare const dark: boolean;
declare const deploy: (all: readonly PersonaReady[]) => void;

const whisper = { awarenessQueries: ['Does the caller whisper?'] };
const warm = preset((p) => p.tts('cartesia'));
const ears = preset((p) => p.audio(whisper));
const eyes = preset((p) => p.perception('raven-0'));
const formal = preset((p) => p.appendPrompt('Use family names.').requires('llm'));
const features = { warm, ears, formal };
declare const feature: keyof typeof features;
const guide = persona().prompt('You give tours.');
const table: Record<string, Preset> = { warm };
const some = [ears, eyes];

// @error build :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
guide.use(ears, eyes).build();

// @error build :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
guide
  .perception('raven-0')
  .use(dark ? ears : warm)
  .build();

// @error build :: NotReady<["A preset requires .llm(…): call it before or after .use(). Each step returns a new builder."]>
guide.use(features[feature]).build();

// @error build :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
guide.use(some).build();

// @error build :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
guide.use([warm, [ears, eyes]]).build();

// @error build :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
guide.use(ears, dark && eyes).build();

// @error build :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
guide.perception('raven-0').when(dark, ears).build();

// @error create :: NotReady<["A preset requires .llm(…): call it before or after .use(). Each step returns a new builder."]>
guide.when(dark, warm, formal).create();

// @error build :: NotReady<["A preset requires .tts(…): call it before or after .use(). Each step returns a new builder."]>
guide.when(dark, warm).requires('tts').build();

// @error build :: NotReady<["A preset requires .tts(…): call it before or after .use(). Each step returns a new builder."]>
guide.use(warm).requires('tts').without('tts').build();

// @error build :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder."]>
guide.without('prompt').build();

// @error build :: NotReady<["An echo persona does not use stt: leave it out, or call .full() after .echo()."]>
persona().echo().stt('tavus-auto').without('perception').build();

// @error table['warm'] :: Argument of type 'Preset<any> | undefined' is not assignable to parameter of type 'false | Preset<any> | PresetList'
guide.use(table['warm']);

// @error undefined :: Argument of type 'undefined' is not assignable to parameter of type 'false | Preset<any> | PresetList'
guide.use(undefined);

// @error null :: Argument of type 'null' is not assignable to parameter of type 'false | Preset<any> | PresetList'
guide.use(warm, null);

// @error table) :: Argument of type 'Record<string, Preset<any>>' is not assignable to parameter of type 'false | Preset<any> | PresetList'
guide.use(table);

// @error features) :: is not assignable to parameter of type 'false | Preset<any> | PresetList'
guide.use(features);

// @error true :: Argument of type 'true' is not assignable to parameter of type 'false | Preset<any> | PresetList'
guide.use(true);

// @error tts :: 'tts' does not exist in type
guide.when(dark, { tts: 'cartesia' });

// @error 'tss' :: Argument of type '"tss"' is not assignable to parameter of type '"
guide.without('tss');

// @error 'cartesia' :: Expected 1 arguments, but got 2
guide.without('tts', 'cartesia');

// @error 7 :: is not assignable to parameter of type
guide.without('documents', 7);

// @error (old: number) => old + 1 :: Type 'string' is not assignable to type 'number'
guide.name((old: number) => old + 1);

// @error () => 7 :: is not assignable
guide.prompt(() => 7);

// @error named) :: ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder'
const named = <S>(p: PersonaBuilder<S>) => p.name('Guide');
[guide, persona().echo()].map(named);

// @error persona() :: system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.
deploy([guide, persona()]);

// @error voice :: ' other facts: as a type, write Preset without <…>'
export const voice: Preset<{ tts: 'elevenlabs' }> = warm;

// @error either :: ' other facts: as a type, write Preset without <…>'
export const either: Preset<{ tts: 'cartesia' }> = dark ? warm : ears;

// @error ears] :: ' other facts: as a type, write Preset without <…>'
export const list: Preset<{ tts: 'cartesia' }>[] = [warm, ears];
