import fc from 'fast-check';
import type { Argument, Call, StepCall, StepName } from '../support/chains.js';

/**
 * A call that a compiler refuses, whatever stands around it.
 *
 * Kept out, because the two cannot or need not agree:
 * - What a later step overwrites (see {@link Mistake.alone}), `undefined`, and arguments too many: no trace is
 *   left of them in a body, and only the body is judged at run time.
 * - What other rules than those of the step decide: models that Tavus has retired but takes, and the flat form of
 *   tools, of which the run time only warns.
 * - What only the run time reads: `.prompt('')`, empty descriptions, letters beyond the keyboard in a tool's name,
 *   tools that `tool()` did not make.
 * - What only the compiler reads: the schemas below a tool's `properties`.
 */
export interface Mistake extends StepCall {
  /**
   * Steps that would write over it. The compiler still sees what they overwrite; a body keeps no trace of it, so
   * chains do not contain both.
   */
  readonly alone: readonly StepName[];
}

/** Steps that write into the same place. */
const rivals: readonly (readonly StepName[])[] = [
  ['llm', 'customLlm'],
  ['perception', 'visual', 'audio'],
];

const call = ($call: Call['$call'], ...args: readonly Argument[]): Call => ({ $call, args });
const oneOf = (...values: readonly Argument[]): fc.Arbitrary<Argument> => fc.constantFrom(...values);
/** An object with this one entry. */
const having = (name: string, value: fc.Arbitrary<Argument>) => value.map((value) => ({ [name]: value }));

// Nothing is written twice: what a step takes is in `chains.ts`, here is what it does not.
const noText = oneOf(7, true, null, ['elm'], { elm: 1 }, call('unlisted', 'elm'));
const noTexts = oneOf('elm', 7, null, ['elm', 7], [['elm']], { elm: 1 }, call('unlisted', 'elm'));
const noFlag = oneOf('true', 1, null, [], {});
const noNumber = oneOf('loud', true, null, [0.5]);
const noObject = oneOf(7, true, 'elm', ['elm']);
const noSecret = oneOf(7, null, true, ['sk-owl-0001'], { key: 'sk-owl-0001' });
const noLevel = oneOf('hihg', 'veryhigh', 'verylow', '', 7, false, null, ['low']);
const apart = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(
      min - 0.1,
      max + 0.1,
      max + 1e-7,
      -max,
      7,
      100,
      1e21,
      1.05e21,
      1.5e300,
      min - 1e-9,
      -1e-9,
    ),
    fc.double({ min: max, minExcluded: true, max: 1e6, noNaN: true }),
    fc.double({ min: -1e6, max: min, maxExcluded: true, noNaN: true }),
  );

const description = 'Ring a bell.';
const ring = (...required: readonly string[]) => ({ type: 'object', properties: { times: {} }, required });
const noTool = fc.oneof(
  oneOf(
    ...['ring_bell', 7, null, ['ring_bell'], {}, { type: 'function', function: 7 }],
    { type: 'tool', function: { name: 'ring_bell', description, parameters: ring() } },
    { type: 'function', function: { name: 'ring_bell', parameters: ring() } },
    ...[{}, { description: 7 }, { description: null }].map((options) => call('tool', 'ring_bell', options)),
  ),
  oneOf('', '7_bells', 'ring bell', 'ring-bell', 'ring.bell', '$bell', 'bell?', '"', '\\').map((name) =>
    call('tool', name, { description }),
  ),
  oneOf(
    ...[ring('bell'), ring('times', 'bell'), ring('bell', 'Times'), ring('toString'), ring('"', '\n')],
    ...[7, 'object', null, [], { type: 'array', properties: {} }, { properties: {} }],
    ...[
      { type: 'object', properties: {}, required: 'times' },
      { type: 'object', properties: 7 },
    ],
  ).map((parameters) => call('tool', 'ring_bell', { description, parameters })),
);
const noTools = fc.oneof(noObject, having('0', oneOf('elm')), fc.tuple(noTool));

const noSense = fc.oneof(
  having('awarenessQueries', noTexts),
  having('toolPrompt', noText),
  having('tools', noTools),
  oneOf({ awarenesQueries: ['Who waits?'] }, { queries: [] }, { tool_prompt: 'Ring.' }, { elm: 1 }),
);
const sense = oneOf(
  {},
  { awarenessQueries: [] },
  { awarenessQueries: ['Who waits?'] },
  { toolPrompt: 'Ring.' },
);
const noModelOption = fc.oneof(
  having('speculativeInference', noFlag),
  having('extraBody', noObject),
  having('headers', fc.oneof(noObject, having('x-owl', noSecret))),
  oneOf({ temperature: 0.4 }, { speculative_inference: true }, { tools: [] }, { default_query: {} }),
);
const own = { model: 'elm-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'sk-owl-0001' };
const noVoiceOption = fc.oneof(
  having('apiKey', noSecret),
  having('externalVoiceId', noText),
  having('ttsModelName', noText),
  having('pronunciationDictionaryId', noText),
  having('ttsEmotionControl', noFlag),
  having('voiceSettings', noObject),
  oneOf(
    { voiceId: 'v-elm' },
    { voice_id: 'v-elm' },
    { external_voice_id: 'v-elm' },
    { speed: 1 },
    { ttsEngine: 'cartesia' },
  ),
);
const noCartesiaSetting = fc.oneof(
  having('speed', oneOf('quick', true, null, [1])),
  having('volume', noNumber),
  having('emotion', oneOf(7, true, null, [7], { calm: 1 })),
  oneOf({ stability: 0.5 }, { similarityBoost: 0.5 }, { style: 0 }, { useSpeakerBoost: true }, { tempo: 1 }),
);
const noElevenLabsSetting = fc.oneof(
  having('speed', fc.oneof(noNumber, apart(0.7, 1.2))),
  having('stability', fc.oneof(noNumber, apart(0, 1))),
  having('similarityBoost', fc.oneof(noNumber, apart(0, 1))),
  having('style', fc.oneof(noNumber, apart(0, 1))),
  having('useSpeakerBoost', noFlag),
  oneOf({ volume: 1 }, { emotion: 'calm' }, { similarity_boost: 0.5 }, { speaker: true }),
);
const noFlowOption = fc.oneof(
  having('turnDetectionModel', oneOf('sparrow-3', 'sparow-1', 'time-based', 7, null)),
  having('turnTakingPatience', noLevel),
  having('replicaInterruptibility', noLevel),
  having('voiceIsolation', oneOf('far', true, null)),
  having('wakePhrase', noText),
  having('idleEngagement', oneOf('eagre', false, 'on')),
  having('idleEndBehavior', oneOf('waits', true, 'end')),
  oneOf(
    { patience: 'low' },
    { turn_taking_patience: 'low' },
    { turn_commitment: 'low' },
    { pal_interruptibility: 'low' },
    { elm: 1 },
  ),
);
const withStep = fc.oneof(
  fc
    .constantFrom(
      ...['persona_name', 'system_prompt', 'pipeline_mode', 'default_replica_id', 'document_ids'],
      ...['document_tags', 'objectives_id', 'guardrail_ids', 'guardrail_tags', 'guardrails_id'],
    )
    .map((name) => ({ [name]: 'elm', farewell: 'Hello.' })),
  fc
    .constantFrom(
      ...[['llm', 'model'] as const, ['llm', 'base_url'] as const, ['llm', 'extra_body'] as const],
      ...[['tts', 'tts_engine'] as const, ['tts', 'api_key'] as const, ['stt', 'hotwords'] as const],
      ...[['perception', 'visual_tools'] as const, ['perception', 'perception_model'] as const],
      ['conversational_flow', 'wake_phrase'] as const,
    )
    .map(([layer, name]) => ({ layers: { [layer]: { [name]: 'elm', x_elm: 1 } } })),
  fc
    .constantFrom('speed', 'emotion', 'stability', 'use_speaker_boost')
    .map((name) => ({ layers: { tts: { voice_settings: { [name]: 1 } } } })),
  oneOf(7, 'elm', ['elm']),
);

type Wrong = fc.Arbitrary<readonly Argument[]>;
const after = (first: Argument, second: fc.Arbitrary<Argument>): Wrong =>
  fc.tuple(fc.constant(first), second);

/** What steps do not take, one row a step. */
const wrong: { readonly [Step in StepName]?: Wrong } = {
  name: fc.tuple(noText),
  prompt: fc.tuple(noText),
  appendPrompt: fc.tuple(noText),
  replica: fc.tuple(noText),
  documents: after('d-elm', noText),
  documentTags: fc.tuple(noText),
  objectives: fc.tuple(noText),
  guardrails: fc.tuple(noText),
  guardrailTags: after('g-elm', noText),
  guardrailSet: fc.tuple(noText),
  llm: fc.oneof(
    fc.tuple(oneOf('gpt-4o', 'tavus-gpt-os', 'tavus-llama', '', 7, null)),
    after('tavus-gpt-oss', fc.oneof(noObject, noModelOption)),
    after('tavus-gpt-oss', having('extraBody', having('temperature', fc.oneof(noNumber, apart(0, 2))))),
    after(call('unlisted', 'elm-1'), having('extraBody', having('top_p', fc.oneof(noNumber, apart(0, 1))))),
  ),
  customLlm: fc.tuple(
    fc.oneof(
      noObject,
      fc.constantFrom('model', 'baseUrl', 'apiKey').map((name) => ({ ...own, [name]: 7 })),
      fc
        .subarray(['model', 'baseUrl', 'apiKey'] as const, { maxLength: 2 })
        .map((names) => Object.fromEntries(names.map((name) => [name, own[name]]))),
      oneOf({ base_url: own.baseUrl }, { temperature: 1 }).map((wrong) => ({ ...own, ...(wrong as object) })),
      noModelOption.map((wrong) => ({ ...own, ...(wrong as object) })),
    ),
  ),
  tools: fc.tuple(noTool),
  tts: fc.oneof(
    fc.tuple(oneOf('cartezia', 'playht', 'azure', '', 7, null)),
    after('cartesia', fc.oneof(noObject, noVoiceOption, having('voiceSettings', noCartesiaSetting))),
    after('elevenlabs', fc.oneof(noVoiceOption, having('voiceSettings', noElevenLabsSetting))),
    after(call('unlisted', 'elm-1'), noVoiceOption),
  ),
  stt: fc.oneof(
    fc.tuple(oneOf('tavus-otto', 'tavus-turbo', '', 7, null)),
    after(
      'tavus-auto',
      fc.oneof(
        noObject,
        having('hotwords', noText),
        oneOf({ hotword: 'elm' }, { smart_turn_detection: true }, { elm: 1 }),
      ),
    ),
  ),
  perception: fc.oneof(
    fc.tuple(oneOf('raven-2', 'basic', 'Raven-1', '', 7, null)),
    after('raven-1', fc.oneof(noObject, having('visual', noSense), having('audio', noSense))),
    after('raven-1', oneOf({ visal: {} }, { visual_tool_prompt: 'Ring.' }, { visual: 7 }, { audio: 'elm' })),
    after('raven-0', fc.oneof(having('audio', sense), having('visual', noSense))),
    after('off', fc.oneof(having('visual', sense), having('audio', sense))),
    after('off', fc.record({ visual: sense, audio: sense }, { noNullPrototype: true })),
  ),
  visual: fc.tuple(fc.oneof(noObject, noSense)),
  audio: fc.tuple(fc.oneof(noObject, noSense)),
  conversationalFlow: fc.tuple(fc.oneof(noObject, noFlowOption)),
  extra: fc.tuple(withStep),
};

/** The steps that can be misused in more ways than one. */
const rich: ReadonlySet<string> = new Set<StepName>([
  ...(['llm', 'customLlm', 'tools', 'tts', 'stt', 'perception', 'visual', 'audio'] as const),
  ...(['conversationalFlow', 'extra'] as const),
]);

/** Any mistake that one call can contain. */
export const mistakes: fc.Arbitrary<Mistake> = fc.oneof(
  ...Object.entries(wrong).map(([name, args]) => {
    const step = name as StepName;
    const alone = rivals.find((steps) => steps.includes(step)) ?? [step];
    return { weight: rich.has(step) ? 4 : 1, arbitrary: args.map((args) => ({ step, args, alone })) };
  }),
);
