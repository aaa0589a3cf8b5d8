import fc from 'fast-check';
import type { Argument, Call, StepCall, StepName } from '../support/chains.js';

const call = ($call: Call['$call'], ...args: readonly Argument[]): Call => ({ $call, args });
const bell = (name: string, parameters: Argument): Argument =>
  call('tool', name, { description: 'Ring a bell.', parameters });

/** Numbers of a range, its ends and those that are printed in another way among them. */
const within = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(
      ...[min, max, max - 1e-9, max - 1e-7, 0, -0, 1e-7, 5e-324, 1e-6, 1.5e-10].filter(
        (number) => number >= min,
      ),
    ),
    fc.double({ min, max, noNaN: true }),
  );
/** Objects with some of these entries. */
function some(entries: { readonly [name: string]: fc.Arbitrary<Argument> }): fc.Arbitrary<Argument> {
  return fc.record(entries, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Argument>;
}

const voiceSettings = some({
  speed: within(0.7, 1.2),
  stability: within(0, 1),
  similarityBoost: within(0, 1),
  style: within(0, 1),
});
const sense = fc.constantFrom<Argument>({}, { awarenessQueries: [] }, { tools: [] }, { toolPrompt: '' });
const ofOwnName = (engine: string) => call('unlisted', engine);

type Right = fc.Arbitrary<readonly Argument[]>;

/** What steps take although it looks odd, one row a step. */
const odd: { readonly [Step in StepName]?: Right } = {
  name: fc.constant(['']),
  appendPrompt: fc.constant(['']),
  documents: fc.constant(['']),
  llm: fc.oneof(
    fc.tuple(
      fc.constantFrom<Argument>('tavus-gpt-oss', ofOwnName('elm-1'), ofOwnName('tavus-gpt-oss')),
      fc.record({
        extraBody: some({ temperature: within(0, 2), top_p: within(0, 1), topP: fc.constant(7) }),
      }),
    ),
    fc.constant([ofOwnName('gpt-4o')]),
  ),
  customLlm: fc
    .record({ temperature: fc.constantFrom<Argument>(7, 'hot', null), top_p: fc.constant(-1) })
    .map((extraBody) => [
      { model: 'elm-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'sk-owl-0001', extraBody },
    ]),
  tools: fc.constantFrom<readonly Argument[]>(
    [bell('_', { type: 'object', properties: {} })],
    [bell('_', {})],
    [bell('b', { type: 'object', properties: { times: true, pier: { $ref: '#/$defs/pier' } }, $defs: {} })],
    [bell('b', { type: 'object', properties: { if: { anyOf: [] } } }), bell('b', {})],
    [bell('R2', { type: 'object', properties: { if: {} }, required: ['if'], additionalProperties: false })],
    [bell('ring_bell', { type: 'object', properties: { times: { type: 'integer' } }, required: [] })],
    [
      {
        type: 'function',
        function: { name: 'b', description: 'Ring.', parameters: { type: 'object', properties: {} } },
      },
    ],
  ),
  tts: fc.oneof(
    fc.tuple(fc.constant('elevenlabs'), fc.record({ voiceSettings })),
    fc.tuple(
      fc.constantFrom<Argument>(ofOwnName('cartesia'), ofOwnName('elevenlabs'), ofOwnName('elm-1')),
      fc.constant({ voiceSettings: { speed: 7, emotion: 7, similarity_boost: 'elm', elm: null } }),
    ),
    fc.constant(['cartesia', { voiceSettings: { speed: 7, volume: -1, emotion: [] } }]),
    fc.constant(['cartesia', {}]),
  ),
  stt: fc.constantFrom<readonly Argument[]>([ofOwnName('tavus-turbo')], ['tavus-advanced', {}]),
  perception: fc.oneof(
    fc.tuple(
      fc.constantFrom<Argument>(ofOwnName('raven-0'), ofOwnName('off'), ofOwnName('raven-1'), 'raven-1'),
      some({ visual: sense, audio: sense }),
    ),
    fc.tuple(fc.constant('raven-0'), some({ visual: sense })),
    fc.constant(['off', {}]),
  ),
  visual: fc.tuple(sense),
  audio: fc.tuple(sense),
  conversationalFlow: fc.constantFrom<readonly Argument[]>(
    [{}],
    [{ turnTakingPatience: ofOwnName('low'), wakePhrase: '' }],
  ),
  extra: fc.constantFrom<readonly Argument[]>(
    [{}],
    [{ layers: {} }],
    [{ layers: { tts: {}, llm: {}, x_elm: 7 }, context: 'elm', personaName: 'elm' }],
    [{ layers: { tts: { voice_settings: { pitch: 1, voiceSpeed: 2 } }, transport: { on: true } } }],
  ),
};

/** A call of one of these steps with what looks odd and is right. */
export function oddCall(steps: readonly StepName[]): fc.Arbitrary<StepCall> {
  const rows = Object.entries(odd).filter(([step]) => steps.includes(step as StepName));
  return fc.oneof(
    ...rows.map(([step, args]) => (args as Right).map((args) => ({ step: step as StepName, args }))),
  );
}
