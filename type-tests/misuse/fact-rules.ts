import { type PerceptionModel, persona, preset } from 'tavus-persona';

declare const known: PerceptionModel;
declare const older: 'raven-0' | 'raven-1';

const whisper = { awarenessQueries: ['Does the caller whisper?'] };
const ticket = { awarenessQueries: ['Is a ticket held up?'] };
const start = persona().prompt('You check tickets.');

// @error build :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
start.perception('raven-0').audio(whisper).build();

// @error create :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
start.audio(whisper).perception('raven-0').create();

// @error build :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
persona().audio(whisper).perception('raven-0').name('Gate').prompt('You check tickets.').build();

// @error build :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
start.perception('raven-1', { audio: whisper }).perception('raven-0').build();

// @error build :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
start.perception(older).audio(whisper).build();

// @error build :: Audio settings need .perception('raven-1'), but this persona has 'raven-0'.
start.perception(older, { audio: whisper }).build();

// @error build :: this persona has 'raven-0'. :: audio settings need a model that perceives
start.audio(whisper).perception('raven-1').perception(known).build();

// @error build :: NotReady<["visual settings need a model that perceives: call .perception('raven-1'), not 'off'."]>
start.visual(ticket).perception('off').build();

// @error create :: audio settings need a model that perceives: call .perception('raven-1'), not 'off'.
start.perception('off').audio(whisper).create();

// @error build :: NotReady<["visual settings need a model that perceives: call .perception('raven-1'), not 'off'."]>
start.visual(ticket).perception('off').audio(whisper).build();

// @error build :: visual settings need a model that perceives
start.perception(known, { visual: ticket }).build();

// @error build :: NotReady<["An echo persona does not use stt: leave it out, or call .full() after .echo()."]>
persona().echo().stt('tavus-auto').build();

// @error create :: An echo persona does not use perception: leave it out, or call .full() after .echo().
persona().perception('raven-1').echo().create();

// @error build :: An echo persona does not use visual: leave it out, or call .full() after .echo().
persona().echo().visual(ticket).build();

// @error build :: An echo persona does not use audio: leave it out, or call .full() after .echo().
start.audio(whisper).echo().build();

// @error build :: NotReady<["An echo persona does not use visual
persona().echo().stt('tavus-auto').perception('raven-0', { visual: ticket }).build();

// @error build :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.", "Audio settings need .perception('raven-1'), but this persona has 'raven-0'."]>
persona().perception('raven-0').audio(whisper).build();

// @error create :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.", "visual settings need a model that perceives: call .perception('raven-1'), not 'off'."]>
persona().perception('off').visual(ticket).create();

// @error build :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.", "Audio settings need .perception('raven-1'), but this persona has 'raven-0'.", "A preset requires .tts(…): call it before or after .use(). Each step returns a new builder."]>
persona().perception('raven-0').audio(whisper).requires('tts').build();

// @error create :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.", "visual settings need a model that perceives: call .perception('raven-1'), not 'off'.", "A preset requires .llm(…): call it before or after .use(). Each step returns a new builder."]>
persona()
  .use(preset((p) => p.visual(ticket).requires('llm')))
  .perception('off')
  .create();
