import {
  type AudioOptions,
  type ConversationalFlowOptions,
  type CustomLlmOptions,
  type HostedLlmOptions,
  type HostedModel,
  type PerceptionModel,
  type PerceptionOptions,
  type PersonaBuilder,
  type PersonaReady,
  persona,
  type SttEngine,
  type SttOptions,
  type Tool,
  type ToolOptions,
  type ToolParameters,
  type TtsEngine,
  type TtsOptions,
  tool,
  type Unlisted,
  unlisted,
  type VisualOptions,
} from 'tavus-persona';
import type { ExtraBody, TtsOptionsFor } from 'tavus-persona/internal';
import {
  expectAssignable,
  expectDeprecated,
  expectNotAssignable,
  expectNotDeprecated,
  expectType,
} from 'tsd';

const start = persona();

// Each step takes what its layer takes.
type Renewal = (old: string) => string;
expectType<[text: string | Renewal]>(parametersOf(start.name));
expectType<[text: string | Renewal]>(parametersOf(start.prompt));
expectType<[text: string]>(parametersOf(start.appendPrompt));
expectType<[]>(parametersOf(start.echo));
expectType<[]>(parametersOf(start.full));
expectType<[id: string]>(parametersOf(start.replica));
expectType<readonly string[]>(parametersOf(start.documents));
expectType<readonly string[]>(parametersOf(start.documentTags));
expectType<[id: string]>(parametersOf(start.objectives));
expectType<readonly string[]>(parametersOf(start.guardrails));
expectType<readonly string[]>(parametersOf(start.guardrailTags));
expectType<[id: string]>(parametersOf(start.guardrailSet));
expectType<[options: CustomLlmOptions]>(parametersOf(start.customLlm));
expectType<readonly Tool[]>(parametersOf(start.tools));
expectType<[options: VisualOptions]>(parametersOf(start.visual));
expectType<[options: AudioOptions]>(parametersOf(start.audio));
expectType<[options: ConversationalFlowOptions]>(parametersOf(start.conversationalFlow));
expectType<[engine: SttEngine | Unlisted, options?: SttOptions | undefined]>(parametersOf(start.stt));
expectType<HostedModel | Unlisted>(parametersOf(start.llm)[0]);
expectType<PerceptionModel | Unlisted>(parametersOf(start.perception)[0]);
expectType<TtsEngine | Unlisted>(parametersOf(start.tts)[0]);
expectType<[body: ExtraBody]>(parametersOf(start.extra));
expectType<HostedLlmOptions<number> | undefined>(parametersOf(start.llm)[1]);

declare function parametersOf<Parameters extends readonly unknown[]>(
  step: (...parameters: Parameters) => unknown,
): Parameters;

// A step gives a builder that knows what the rules read, and nothing else.
expectType<PersonaBuilder<{}>>(start);
expectType<PersonaBuilder<{}>>(start.name('Guide').appendPrompt('Keep it short.'));
expectType<PersonaBuilder<{}>>(start.documents('d-manual').documentTags('prices').objectives('o-intake'));
expectType<PersonaBuilder<{}>>(start.guardrails('g-no-advice').guardrailTags('law').guardrailSet('g-2024'));
expectType<PersonaBuilder<{}>>(start.tools().conversationalFlow({ wakePhrase: 'Good morning, Ada' }));
expectType<PersonaBuilder<{ prompt: true }>>(start.prompt('You give tours.'));
expectType<PersonaBuilder<{ replica: true }>>(start.replica('r0123456789'));
expectType<PersonaBuilder<{ mode: 'echo' }>>(start.echo());
expectType<PersonaBuilder<{ mode: 'full' }>>(start.full());
expectType<PersonaBuilder<{ llm: 'hosted' }>>(start.llm('tavus-gpt-oss'));
expectType<PersonaBuilder<{ llm: 'custom' }>>(start.customLlm({ model: 'm', baseUrl: 'b', apiKey: 'k' }));
expectType<PersonaBuilder<{ tts: 'cartesia' }>>(start.tts('cartesia'));
expectType<PersonaBuilder<{ stt: true }>>(start.stt('tavus-auto'));
expectType<PersonaBuilder<{ perception: 'raven-1' }>>(start.perception('raven-1'));
expectType<PersonaBuilder<{ visual: true }>>(start.visual({ awarenessQueries: ['Who waits?'] }));
expectType<PersonaBuilder<{ audio: true }>>(start.audio({ awarenessQueries: ['Who whispers?'] }));
expectType<PersonaBuilder<{}>>(start.extra({ farewell: 'Good morning!' }));

// Beside the model, each sense counts as the step of its name does; none does where none is given.
const look: VisualOptions = { awarenessQueries: ['Who waits?'] };
const ears: AudioOptions = { awarenessQueries: ['Who whispers?'] };
const eitherSense: PerceptionOptions = { audio: ears };
expectType<PersonaBuilder<{ perception: 'raven-1' }>>(start.perception('raven-1', {}));
expectType<PersonaBuilder<{ perception: 'raven-1'; visual: true }>>(
  start.perception('raven-1', { visual: look }),
);
expectType<PersonaBuilder<{ perception: 'raven-1'; audio: true }>>(
  start.perception('raven-1', { audio: { awarenessQueries: [] } }),
);
expectType<PersonaBuilder<{ perception: 'raven-1'; visual: true; audio: true }>>(
  start.perception('raven-1', { audio: ears, visual: look }),
);
expectType<PersonaBuilder<{ perception: 'raven-1'; visual: true; audio: true; emotionRecognition: true }>>(
  start.perception('raven-1', eitherSense),
);
expectType<PersonaBuilder<{ perception: 'raven-1'; emotionRecognition: true }>>(
  start.perception('raven-1', { emotionRecognition: 'limited' }),
);
expectType<PersonaBuilder<{ emotionRecognition: true }>>(start.emotionRecognition('full'));
expectType<PersonaBuilder<{ emotionRecognition: undefined }>>(
  start.emotionRecognition('full').without('emotionRecognition'),
);

// Newer than the contract page, and no fact.
expectType<PersonaBuilder<{}>>(start.greeting('Good morning!'));
expectType<PersonaBuilder<{}>>(start.languages('en', 'de'));
expectType<PersonaBuilder<{}>>(start.attach('t-1'));
expectType<PersonaBuilder<{}>>(start.disclosure('always', { verbal: 'I am an AI.', visual: 'AI' }));
expectType<PersonaBuilder<{}>>(start.voice('v-1'));
expectType<PersonaBuilder<{}>>(start.transport('livekit'));
expectType<PersonaBuilder<{}>>(start.transport(unlisted('pigeon'), { roomSettings: { enable_chat: false } }));
expectType<PersonaBuilder<{}>>(start.conferencing({ username: 'desk', allowlist: ['a@example.com'] }));

// The last one wins, whatever came before.
expectType<PersonaBuilder<{ mode: 'full' }>>(start.echo().full());
expectType<PersonaBuilder<{ perception: 'off' }>>(start.perception('raven-1').perception('off'));
expectType<PersonaBuilder<{ tts: 'elevenlabs'; llm: 'hosted' }>>(
  start.tts('cartesia').llm('tavus-gpt-oss').tts('elevenlabs'),
);

// What is known at run time stays a union, also after a step that named one of it.
declare const engine: TtsEngine;
expectType<PersonaBuilder<{ tts: TtsEngine }>>(start.tts('cartesia').tts(engine));
declare const eyes: 'raven-0' | 'raven-1';
expectType<PersonaBuilder<{ perception: 'raven-0' | 'raven-1' }>>(
  start.perception('raven-1').perception(eyes),
);
expectType<PersonaBuilder<{ tts: Unlisted }>>(start.tts(unlisted('loudmouth')));

// Facts are compared both ways: a builder that forgot one would break a rule unseen.
expectNotAssignable<PersonaBuilder<{}>>(start.prompt('You give tours.'));
expectNotAssignable<PersonaBuilder<{ prompt: true }>>(start);
expectNotAssignable<PersonaBuilder<{ tts: TtsEngine }>>(start.tts('cartesia'));

// The older guardrail set is the only step to be struck through.
expectDeprecated(start.guardrailSet);
expectNotDeprecated(start.guardrails);
expectNotDeprecated(start.guardrailTags);

// Settings belong to the engine that is named.
expectType<TtsOptionsFor<'cartesia', number> | undefined>(parametersOf(start.tts<'cartesia', number>)[1]);
expectAssignable<TtsOptions<'elevenlabs'>>({ voiceSettings: { similarityBoost: 0.5 } });
expectNotAssignable<TtsOptions<'elevenlabs'>>({ voiceSettings: { speed: 'fast' } });
expectAssignable<TtsOptions<Unlisted>>({ voiceSettings: { pitch: [1, { at: null }] } });

expectAssignable<Parameters<typeof tool>>(['wave', {} as ToolOptions]);
expectAssignable<Tool>(tool('wave', { description: 'Wave at the caller.' }));
expectType<ToolParameters | undefined>(
  tool('wave', { description: 'Wave at the caller.' }).function.parameters,
);
expectType<[value: string]>(parametersOf(unlisted));
expectNotAssignable<PersonaReady>(start);
