import { type PerceptionModel, persona, preset, type Unlisted } from 'tavus-persona';
import type { End, NotReady } from 'tavus-persona/internal';
import { expectNotAssignable, expectType } from 'tsd';
import type { Same } from './same.js';

type NoPrompt = "system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.";
type Deaf = "Audio settings need .perception('raven-1'), but this persona has 'raven-0'.";
type BlindOff = "visual settings need a model that perceives: call .perception('raven-1'), not 'off'.";
type DeafOff = "audio settings need a model that perceives: call .perception('raven-1'), not 'off'.";
type Unused<What extends string> =
  `An echo persona does not use ${What}: leave it out, or call .full() after .echo().`;
type Needs<Fact extends string> =
  `A preset requires .${Fact}(…): call it before or after .use(). Each step returns a new builder.`;

type Ready = () => void;
type Verdict<State> = End<State, Ready>;

// One rule at a time, each in its own words.
expectType<Same<Verdict<{}>, NotReady<[NoPrompt]>>>(true);
expectType<Same<Verdict<{ prompt: true; audio: true; perception: 'raven-0' }>, NotReady<[Deaf]>>>(true);
expectType<Same<Verdict<{ prompt: true; visual: true; perception: 'off' }>, NotReady<[BlindOff]>>>(true);
expectType<Same<Verdict<{ prompt: true; audio: true; perception: 'off' }>, NotReady<[DeafOff]>>>(true);
expectType<Same<Verdict<{ mode: 'echo'; stt: true }>, NotReady<[Unused<'stt'>]>>>(true);
expectType<Same<Verdict<{ mode: 'echo'; perception: 'raven-1' }>, NotReady<[Unused<'perception'>]>>>(true);
expectType<Same<Verdict<{ mode: 'echo'; visual: true }>, NotReady<[Unused<'visual'>]>>>(true);
expectType<Same<Verdict<{ mode: 'echo'; audio: true }>, NotReady<[Unused<'audio'>]>>>(true);
expectType<Same<Verdict<{ mode: 'echo'; needs: 'prompt' }>, NotReady<[Needs<'prompt'>]>>>(true);
expectType<Same<Verdict<{ prompt: true; needs: 'llm' }>, NotReady<[Needs<'llm'>]>>>(true);
expectType<Same<Verdict<{ prompt: true; needs: 'tts' }>, NotReady<[Needs<'tts'>]>>>(true);
expectType<Same<Verdict<{ prompt: true; needs: 'stt' }>, NotReady<[Needs<'stt'>]>>>(true);
expectType<Same<Verdict<{ prompt: true; needs: 'perception' }>, NotReady<[Needs<'perception'>]>>>(true);
expectType<Same<Verdict<{ prompt: true; needs: 'visual' }>, NotReady<[Needs<'visual'>]>>>(true);
expectType<Same<Verdict<{ prompt: true; needs: 'audio' }>, NotReady<[Needs<'audio'>]>>>(true);

// Several at once: a sentence each, in the order of the rules, whatever the order of the steps.
expectType<NotReady<[NoPrompt, Deaf]>>(persona().audio({}).perception('raven-0').build);
expectType<NotReady<[NoPrompt, Deaf]>>(persona().perception('raven-0').audio({}).build);
expectType<NotReady<[NoPrompt, BlindOff]>>(persona().audio({}).visual({}).perception('off').build);
expectType<NotReady<[NoPrompt, Deaf, Needs<'tts'>]>>(
  persona().requires('tts').audio({}).perception('raven-0').build,
);
expectType<NotReady<[Needs<'llm'>, Needs<'tts'>, Needs<'stt'>]>>(
  persona().prompt('You give tours.').requires('stt', 'tts').requires('llm').build,
);
expectType<NotReady<[Unused<'visual'>, Needs<'tts'>]>>(
  persona()
    .use(preset((p) => p.visual({}).requires('tts')))
    .echo().create,
);

// Echo wants no prompt, and one sentence is enough for all that it does not use.
expectType<Same<Verdict<{ mode: 'echo' }>, Ready>>(true);
expectType<Same<Verdict<{ mode: 'echo'; perception: 'off'; tts: 'cartesia'; llm: 'hosted' }>, Ready>>(true);
expectType<
  Same<Verdict<{ mode: 'echo'; stt: true; audio: true; perception: 'raven-0' }>, NotReady<[Unused<'audio'>]>>
>(true);

// A model known only as a union is judged by its worst member; an unlisted one by nobody.
expectType<Same<Verdict<{ prompt: true; audio: true; perception: 'raven-0' | 'raven-1' }>, NotReady<[Deaf]>>>(
  true,
);
expectType<
  Same<Verdict<{ prompt: true; audio: true; perception: PerceptionModel }>, NotReady<[Deaf, DeafOff]>>
>(true);
expectType<Same<Verdict<{ prompt: true; visual: true; perception: 'raven-0' | 'raven-1' }>, Ready>>(true);
expectType<Same<Verdict<{ prompt: true; audio: true; perception: Unlisted }>, Ready>>(true);
expectType<Same<Verdict<{ prompt: true; audio: true; perception: 'off' | Unlisted }>, NotReady<[DeafOff]>>>(
  true,
);

// A demand is met by the step of its name, by nothing else.
expectType<Same<Verdict<{ prompt: true; tts: Unlisted; needs: 'prompt' | 'tts' }>, Ready>>(true);
expectType<
  Same<
    Verdict<{ prompt: true; perception: 'raven-1'; needs: 'perception' | 'audio' }>,
    NotReady<[Needs<'audio'>]>
  >
>(true);

// One of several states: every one of them has to be finished, and each says its own.
expectType<Same<Verdict<{ prompt: true } | { mode: 'echo' }>, Ready>>(true);
expectType<Same<Verdict<{ prompt: true } | {}>, NotReady<[NoPrompt]>>>(true);
expectType<Same<Verdict<{} | { mode: 'echo'; stt: true }>, NotReady<[NoPrompt] | [Unused<'stt'>]>>>(true);

// Nothing is known of a dynamic one, and nothing is said.
expectType<Same<Verdict<{ dynamic: true }>, Ready>>(true);
expectType<Same<Verdict<{ dynamic: true; audio: true; perception: 'off' }>, Ready>>(true);
expectType<Same<Verdict<{ dynamic: true } | {}>, NotReady<[NoPrompt]>>>(true);

// A reason is no function, and a function no reason.
expectNotAssignable<Ready>({} as NotReady<[NoPrompt]>);
expectNotAssignable<NotReady<[NoPrompt]>>((() => {}) as Ready);
