import { type PersonaReady, type Preset, persona, preset } from 'tavus-persona';

declare const deploy: (coach: PersonaReady) => void;
declare const formal: boolean;

const whisper = { awarenessQueries: ['Does the caller whisper?'] };
const listening = preset((p) => p.audio(whisper));
const demanding = preset((p) => p.appendPrompt('Greet first.').requires('prompt', 'tts'));
const nested = preset((p) => p.use(preset((inner) => inner.use(demanding).requires('llm'))));
const guide = persona().prompt('You give tours.');
const either = formal ? preset((p) => p.prompt('You are formal.')) : preset((p) => p.name('Guide'));

// @error build :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
guide.perception('raven-0').use(listening).build();

// @error build :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
guide.use(listening).perception('raven-0').build();

// @error create :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
guide
  .use(listening)
  .use(preset((p) => p.perception('raven-0')))
  .create();

// @error build :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
guide.use(preset((p) => p.perception('raven-0').use(listening))).build();

// @error build :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
guide.perception('raven-0').use(persona().audio(whisper)).build();

// @error build :: An echo persona does not use stt
persona()
  .use(preset((p) => p.echo()))
  .stt('tavus-auto')
  .build();

// @error build :: NotReady<["system_prompt is missing
persona()
  .use(preset((p) => p.appendPrompt('Keep it short.')))
  .build();

// @error build :: NotReady<["A preset requires .tts(…): call it before or after .use(). Each step returns a new builder."]>
guide.use(demanding).build();

// @error create :: NotReady<["A preset requires .llm(…): call it before or after .use(). Each step returns a new builder.", "A preset requires .tts(…): call it before or after .use(). Each step returns a new builder."]>
guide.use(nested).create();

// @error build :: NotReady<["A preset requires .llm(…): call it before or after .use(). Each step returns a new builder."]>
guide.tts('cartesia').use(nested).build();

// @error build :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.", "A preset requires .prompt(…): call it before or after .use(). Each step returns a new builder."]>
persona().requires('prompt').build();

// @error build :: NotReady<["A preset requires .prompt(…): call it before or after .use(). Each step returns a new builder."]>
persona().echo().requires('prompt').build();

// @error build :: NotReady<["A preset requires .llm(…): call it before or after .use(). Each step returns a new builder."]>
guide.requires('llm').build();

// @error build :: NotReady<["A preset requires .stt(…): call it before or after .use(). Each step returns a new builder."]>
guide.requires('stt').build();

// @error build :: NotReady<["A preset requires .perception(…): call it before or after .use(). Each step returns a new builder."]>
guide.requires('perception').build();

// @error build :: NotReady<["A preset requires .visual(…): call it before or after .use(). Each step returns a new builder."]>
guide.perception('raven-1').requires('visual').build();

// @error build :: NotReady<["A preset requires .audio(…): call it before or after .use(). Each step returns a new builder."]>
guide.requires('audio').build();

// @error build :: NotReady<["A preset requires .llm(…): call it before or after .use(). Each step returns a new builder."]>
guide.requires('tts').requires('tts', 'llm').tts('cartesia').build();

// @error build :: NotReady<["A preset requires .llm(…): call it before or after .use(). Each step returns a new builder."]>
guide.requires('tts', 'llm').requires('tts').tts('cartesia').build();

// @error 'ttts' :: Argument of type '"ttts"' is not assignable :: "tts" :: "perception"
preset((p) => p.requires('ttts'));

// @error guide.use(demanding) :: A preset requires .tts(…): call it before or after .use(). Each step returns a new builder.
deploy(guide.use(demanding));

// @error listening :: Preset<{ audio: true; }>' is missing the following properties from type 'Finished': build, create
deploy(listening);

// @error unready :: Property 'create' is missing in type 'Preset<{ prompt: true; }>'
export const unready: Pick<PersonaReady, 'create'> = preset((p) => p.prompt('You give tours.'));

// @error create :: Property 'create' does not exist on type 'Preset<{ prompt: true; }>'
preset((p) => p.prompt('You give tours.')).create();

// @error tts :: 'tts' does not exist in type 'Preset<any>
guide.use({ tts: 'cartesia' });

// @error 'calm' :: Argument of type '"calm"' is not assignable to parameter of type 'false | Preset<any> | PresetList'
guide.use('calm');

// @error (p: typeof guide) => p :: is not assignable to parameter of type 'false | Preset<any> | PresetList'
guide.use((p: typeof guide) => p);

// @error guide.build :: Argument of type '() => PersonaBody' is not assignable to parameter of type 'false | Preset<any> | PresetList'
guide.use(guide.build);

// @error build :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder."]>
persona().use(either).build();

// @error 'raven-2' :: Argument of type '"raven-2"' is not assignable :: "raven-1" :: Unlisted
export const newer = preset((p) => p.name('Gate').perception('raven-2'));

// @error audio :: NotForThisModel<"Audio settings need .perception('raven-1'), but this persona has 'raven-0'.">
export const hearing = preset((p) => p.perception('raven-0', { audio: whisper }));

// @error stability :: OutOfRange<"0 to 1">
export const lively = preset((p) => p.tts('elevenlabs', { voiceSettings: { stability: 7 } }));

// @error stabillity :: Did you mean to write 'stability'?
export const even = preset((p) => p.tts('elevenlabs', { voiceSettings: { stabillity: 0.7 } }));

// @error persona_name :: HasStep<"Set persona_name with .name() instead: .extra() is for fields that have no step.">
export const named = preset((p) => p.extra({ persona_name: 'Guide' }));

// @error seats) :: Argument of type 'number' is not assignable to parameter of type 'string'
export const sized = (seats: number) => preset((p) => p.appendPrompt('Seat all guests.').documents(seats));

// @error (p) => { :: Type 'void' is not assignable to type 'PersonaBuilder<any>'
preset((p) => {
  p.tts('cartesia');
});

// @error silent :: 'Preset<{}>' is not assignable to type 'Preset<{ prompt: true; }>'
export const silent: Preset<{ prompt: true }> = preset((p) => p.name('Guide'));

// @error forgetful :: 'Preset<{ perception: "off"; }>' is not assignable to type 'Preset<{}>' :: ' other facts: as a type, write Preset without <…>'
export const forgetful: Preset<{}> = preset((p) => p.perception('off'));

// @error lenient :: needs: "prompt" :: 'Preset<{ tts: "cartesia"; }>'
export const lenient: Preset<{ tts: 'cartesia' }> = preset((p) => p.tts('cartesia').requires('prompt'));

// @error other :: Type '"elevenlabs"' is not assignable to type '"cartesia"'
export const other: Preset<{ tts: 'elevenlabs' }> = preset((p) => p.tts('cartesia'));

// @error begun :: Type 'Preset<{}>' is missing the following properties from type 'PersonaBuilder<{}>'
export const begun: ReturnType<typeof persona> = preset((p) => p);
