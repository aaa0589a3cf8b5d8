import fc from 'fast-check';
import {
  idleEndBehaviors,
  idleEngagements,
  levels,
  turnDetectionModels,
  voiceIsolations,
} from '../../src/body/conversational-flow.js';
import { disclosureTypes } from '../../src/body/disclosure.js';
import { hostedModels } from '../../src/body/llm.js';
import { emotionRecognitions } from '../../src/body/perception.js';
import { sttEngines } from '../../src/body/stt.js';
import { transportTypes } from '../../src/body/transport.js';
import { speedWords } from '../../src/body/tts.js';
import {
  type PersonaBody,
  type PersonaBuilder,
  PersonaInvalidError,
  type PersonaReady,
  tool,
  unlisted,
} from '../../src/index.js';
import type { Finished } from '../../src/internal/index.js';

/** One step of a chain as data: it can be carried out, modelled, or written out as source text. */
export interface StepCall {
  readonly step: StepName;
  readonly args: readonly Argument[];
}

/** The steps that take nothing but data. */
export type StepName = Exclude<
  keyof PersonaBuilder<{}>,
  | ` ${string}`
  | ('use' | 'when' | 'each' | 'pipe' | 'requires' | 'dynamic' | 'without')
  | ('check' | 'build' | 'toPal' | 'create' | 'toJSON' | 'toString')
>;

/** What a step is given: JSON, with a call in the place of a value that JSON cannot express. */
export type Argument =
  | null
  | boolean
  | number
  | string
  | readonly Argument[]
  | Call
  | { readonly [name: string]: Argument };

/** `unlisted('…')`, `tool('…', { … })`, or `secret('…')`, which stands for `() => '…'`. */
export interface Call {
  readonly $call: keyof typeof callable;
  readonly args: readonly Argument[];
}

const callable = { unlisted, tool, secret: (value: string) => () => value };

/** A builder as the run time knows it, without the facts. */
export type AnyBuilder = Finished &
  Omit<PersonaReady, StepName> & {
    readonly [Step in StepName]: (...args: readonly unknown[]) => AnyBuilder;
  };

/** Carries out the steps on a builder. */
export function apply(builder: object, steps: readonly StepCall[]): AnyBuilder {
  return steps.reduce(
    (before, { step, args }) => before[step](...args.map(evaluated)),
    builder as AnyBuilder,
  );
}

/** The body, unless a rule objects to it: which bodies break a rule, the tests of the rules say. */
export function built(builder: PersonaReady): PersonaBody | undefined {
  try {
    return builder.build();
  } catch (error) {
    if (error instanceof PersonaInvalidError) return undefined;
    throw error;
  }
}

export function isCall(argument: object): argument is Call {
  return '$call' in argument;
}

/** An argument as a program would pass it: made anew, with its calls made. */
export function evaluated(argument: Argument): unknown {
  if (typeof argument !== 'object' || argument === null) return argument;
  if (Array.isArray(argument)) return argument.map(evaluated);
  if (!isCall(argument)) {
    return Object.fromEntries(Object.entries(argument).map(([name, value]) => [name, evaluated(value)]));
  }
  const call = callable[argument.$call] as (...args: readonly unknown[]) => unknown;
  return call(...argument.args.map(evaluated));
}

/** What {@link chains} may contain. */
export interface ChainOptions {
  /** Whether `unlisted()` occurs, which a server that knows only the listed values refuses; `true` without it. */
  readonly unlisted?: boolean;
}

/** Chains of any steps in any order. Most of them repeat a few steps, so that these meet each other. */
export function chains(options: ChainOptions = {}): fc.Arbitrary<readonly StepCall[]> {
  const table = stepTable(options);
  const steps = Object.keys(table) as StepName[];
  const few = fc.subarray(steps, { minLength: 1, maxLength: 3 });
  const chosen = fc.oneof(fc.constant(steps), few, fc.constantFrom(...rivals));
  return chosen.chain((names) => fc.array(fc.oneof(...names.map((name) => callOf(table, name))), atMost14));
}

/** Steps that write into the same place. */
const rivals: readonly (readonly StepName[])[] = [
  ['prompt', 'appendPrompt', 'echo', 'full'],
  ['llm', 'customLlm', 'tools', 'extra'],
  ['tts', 'voice', 'extra'],
  ['perception', 'visual', 'audio', 'emotionRecognition', 'extra'],
];

const atMost14 = { maxLength: 14, size: 'max' } as const;

function callOf(table: StepTable, step: StepName): fc.Arbitrary<StepCall> {
  return table[step].map((args) => ({ step, args }));
}

/** One of these steps, whatever it is given. */
export function oneStep(steps: readonly StepName[], options: ChainOptions = {}): fc.Arbitrary<StepCall> {
  const table = stepTable(options);
  return fc.oneof(...steps.map((step) => callOf(table, step)));
}

/** Chains with a prompt. */
export function promptedChains(options: ChainOptions = {}): fc.Arbitrary<readonly StepCall[]> {
  return fc
    .tuple(callOf(stepTable(options), 'prompt'), chains(options))
    .map(([first, rest]) => [first, ...rest]);
}

/** Chains that take each of these steps once, in any order. */
export function eachOnce(
  steps: readonly StepName[],
  options: ChainOptions = {},
): fc.Arbitrary<readonly StepCall[]> {
  const table = stepTable(options);
  const calls = steps.map((step) => callOf(table, step));
  return fc.tuple(...calls).chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
}

// Small sets of words, so that steps repeat each other and the merging rules have something to do.
const name = fc.oneof(
  fc.constantFrom('amber', 'birch', 'cedar', 'It is nine o’clock.'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ''),
);
/** A blank is taken, and counts as not set: every law has to say what becomes of it. */
const word = fc.oneof({ weight: 9, arbitrary: name }, fc.constant(' '));
const sentence = fc.constantFrom(
  'You sell lamps.',
  'You count owls.',
  'You mend clocks.\n\nAsk first.',
  'Sing.',
);
const words = fc.array(word, { maxLength: 3 });
const call = ($call: Call['$call'], ...args: readonly Argument[]): Call => ({ $call, args });
const key = fc.constantFrom('sk-owl-0001', 'sk-owl-0002', 'sk-owl-0003');
const secret = fc.oneof(
  key,
  key.map((text) => call('secret', text)),
);

/** An object whose keys are not the library's, nested now and then. */
const openName = fc.constantFrom('x_ash', 'x_elm');
const leaf = fc.oneof(
  word,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer(), { maxLength: 2 }),
);
const open = nested(nested(nested(leaf)));

function nested(inner: fc.Arbitrary<Argument>): fc.Arbitrary<{ readonly [name: string]: Argument }> {
  return fc.dictionary(openName, fc.oneof(leaf, { weight: 3, arbitrary: inner }), {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  });
}

const described = (description: string): Argument => ({ description });
const aTool = fc.constantFrom(
  call('tool', 'switch_lamp', described('Switch a lamp on or off.')),
  call('tool', 'switch_lamp', described('Turn the lamp the other way.')),
  call('tool', 'count_owls', described('Count the owls in the picture.')),
  call('tool', 'wind_clock', {
    description: 'Wind a clock.',
    parameters: { type: 'object', properties: { turns: { type: 'integer' } }, required: ['turns'] },
  }),
);
const someTools = fc.array(aTool, { maxLength: 3 });
const audio = some({ awarenessQueries: words, tools: someTools, toolPrompt: sentence });
const visual = some({
  awarenessQueries: words,
  analysisQueries: words,
  tools: someTools,
  toolPrompt: sentence,
});
const modelOptions = {
  speculativeInference: fc.boolean(),
  extraBody: open,
  defaultQuery: open,
  headers: fc.dictionary(fc.constantFrom('x-owl', 'x-lamp'), secret, { noNullPrototype: true }),
};
const voiceOptions = {
  apiKey: secret,
  externalVoiceId: word,
  ttsEmotionControl: fc.boolean(),
  ttsModelName: word,
  pronunciationDictionaryId: word,
};
const cartesiaVoice = some({
  speed: fc.oneof(tenths(6, 15), fc.constantFrom(...speedWords)),
  volume: tenths(5, 20),
  emotion: fc.oneof(fc.constant('calm'), fc.constant(['curiosity', 'positivity:high'])),
});
const elevenLabsVoice = some({
  speed: tenths(7, 12),
  stability: tenths(0, 10),
  similarityBoost: tenths(0, 10),
  style: tenths(0, 10),
  useSpeakerBoost: fc.boolean(),
});
const extraLayers = some({
  llm: open,
  tts: fc.oneof(open, fc.record({ voice_settings: open }, { noNullPrototype: true })),
  stt: open,
  perception: open,
  conversational_flow: open,
  transport: open,
  conferencing: open,
  x_layer: open,
});

type StepTable = { readonly [Step in StepName]: fc.Arbitrary<readonly Argument[]> };

/** What each step can be given, one row a step. */
function stepTable({ unlisted: withUnlisted = true }: ChainOptions): StepTable {
  const newer = fc.constant(call('unlisted', 'newer-1'));
  const oneOf = (...values: readonly string[]) =>
    withUnlisted
      ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, newer)
      : fc.constantFrom(...values);
  const emotionRecognition = oneOf(...emotionRecognitions);
  const ifUnlisted = (row: fc.Arbitrary<readonly Argument[]>) => (withUnlisted ? [row] : []);
  return {
    name: fc.tuple(word),
    prompt: fc.tuple(sentence),
    appendPrompt: fc.tuple(sentence),
    echo: fc.constant([]),
    full: fc.constant([]),
    replica: fc.tuple(word),
    documents: words,
    documentTags: words,
    objectives: fc.tuple(word),
    guardrails: words,
    guardrailTags: words,
    guardrailSet: fc.tuple(word),
    attach: words,
    greeting: fc.tuple(sentence),
    languages: words,
    disclosure: withOptions(oneOf(...disclosureTypes), some({ verbal: sentence, visual: word })),
    llm: withOptions(oneOf(...hostedModels), some(modelOptions)),
    customLlm: fc.tuple(
      some(
        { model: name, baseUrl: fc.constant('https://llm.example.com/v1'), apiKey: secret, ...modelOptions },
        ['model', 'baseUrl', 'apiKey'],
      ),
    ),
    tools: someTools,
    tts: fc.oneof(
      withOptions(fc.constant('cartesia'), some({ ...voiceOptions, voiceSettings: cartesiaVoice })),
      withOptions(fc.constant('elevenlabs'), some({ ...voiceOptions, voiceSettings: elevenLabsVoice })),
      withOptions(fc.constantFrom('azure', 'tavus-auto'), some({ ...voiceOptions, voiceSettings: open })),
      ...ifUnlisted(withOptions(newer, some({ ...voiceOptions, voiceSettings: open }))),
    ),
    voice: fc.tuple(word),
    stt: withOptions(oneOf(...sttEngines), some({ hotwords: word })),
    perception: fc.oneof(
      withOptions(fc.constant('raven-1'), some({ visual, audio, emotionRecognition })),
      withOptions(fc.constant('raven-0'), some({ visual, emotionRecognition })),
      fc.tuple(fc.constant('off')),
      ...ifUnlisted(withOptions(newer, some({ visual, audio, emotionRecognition }))),
    ),
    visual: fc.tuple(visual),
    audio: fc.tuple(audio),
    emotionRecognition: fc.tuple(emotionRecognition),
    conversationalFlow: fc.tuple(
      some({
        turnDetectionModel: oneOf(...turnDetectionModels),
        turnTakingPatience: oneOf(...levels),
        replicaInterruptibility: oneOf(...levels),
        voiceIsolation: oneOf(...voiceIsolations),
        wakePhrase: word,
        sleepPhrase: word,
        idleEngagement: oneOf(...idleEngagements),
        idleEndBehavior: oneOf(...idleEndBehaviors),
      }),
    ),
    transport: withOptions(oneOf(...transportTypes), some({ inputSettings: open, roomSettings: open })),
    conferencing: fc.tuple(some({ username: word, allowlist: words })),
    extra: fc.tuple(
      fc.oneof(
        open,
        extraLayers.map((layers) => ({ layers })),
      ),
    ),
  };
}

/** Objects with some of these entries, and all of the required ones. */
function some(
  entries: { readonly [name: string]: fc.Arbitrary<Argument> },
  requiredKeys: readonly string[] = [],
): fc.Arbitrary<{ readonly [name: string]: Argument }> {
  return fc.record(entries, { requiredKeys: [...requiredKeys], noNullPrototype: true });
}

function withOptions(
  first: fc.Arbitrary<Argument>,
  options: fc.Arbitrary<Argument>,
): fc.Arbitrary<readonly Argument[]> {
  return fc.oneof(fc.tuple(first), { weight: 4, arbitrary: fc.tuple(first, options) });
}

/** Numbers with one decimal, given in tenths. */
function tenths(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max }).map((count) => count / 10);
}
