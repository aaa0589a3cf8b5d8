import fc from 'fast-check';
import type { Part } from '../../src/draft/without.js';
import type { Argument, StepCall, StepName } from '../support/chains.js';
import type { Branch, Given, List, Made, Piece, Result, Steps } from './program.js';

const call = (step: StepName, ...args: readonly Argument[]): StepCall => ({ step, args });
const unlisted = (value: string): Argument => ({ $call: 'unlisted', args: [value] });
const prompt = call('prompt', 'Sing.');
const listening = { awarenessQueries: ['Who rings?'] };

/** Steps that state a fact. They are short: what they may be given besides, chains have. */
const stating = fc.constantFrom(
  ...[
    call('prompt', 'Sing.'),
    call('prompt', 'Sing.'),
    call('echo'),
    call('full'),
    call('stt', 'tavus-auto'),
  ],
  ...['raven-1', 'raven-0', 'off', unlisted('raven-2')].map((model) => call('perception', model)),
  ...(['visual', 'audio'] as const).flatMap((sense) => [call(sense, {}), call(sense, listening)]),
  call('perception', 'raven-1', { visual: listening, audio: {} }),
  call('perception', 'raven-0', { visual: listening }),
  ...['cartesia', 'elevenlabs', unlisted('elm-1')].map((engine) => call('tts', engine)),
  call('llm', 'tavus-gpt-oss'),
  call('customLlm', { model: 'elm-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'sk-owl-0001' }),
);
const others = fc.constantFrom(
  ...[call('name', 'Elm'), call('appendPrompt', 'Ring.'), call('documents', 'd-elm', 'd-oak')],
  ...[
    call('tools', { $call: 'tool', args: ['ring_bell', { description: 'Ring.' }] }),
    call('guardrails', 'g-elm'),
  ],
  ...[
    call('conversationalFlow', { turnTakingPatience: 'high' }),
    call('extra', { layers: { stt: { x_elm: 1 } } }),
  ],
);

const facts = ['prompt', 'llm', 'tts', 'stt', 'perception', 'visual', 'audio'] as const;
const parts: readonly Part[] = [
  ...(['name', 'appendPrompt', 'replica', 'objectives', 'guardrailSet', 'conversationalFlow'] as const),
  ...(['documents', 'documentTags', 'guardrails', 'guardrailTags', 'tools'] as const),
  ...(['visual.awarenessQueries', 'visual.tools', 'audio.awarenessQueries', 'audio.tools'] as const),
];
const partsAndEntries: readonly Piece[] = [
  { without: 'documents', entries: 'd-elm' },
  { without: 'documents', entries: ['d-oak', 'd-elm'] },
  { without: 'tools', entries: 'ring_bell' },
  { without: 'visual.awarenessQueries', entries: ['Who rings?'] },
  { without: 'audio.awarenessQueries', entries: 'Who rings?' },
];
const without: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...facts).map((without) => ({ without })) },
  { weight: 1, arbitrary: fc.constantFrom(...parts).map((without) => ({ without })) },
  { weight: 1, arbitrary: fc.constantFrom(...partsAndEntries) },
);
const requires = fc.subarray([...facts], { minLength: 1, maxLength: 2 }).map((requires) => ({ requires }));
const renew = fc.record({ renew: fc.constantFrom('name', 'prompt'), keeps: fc.boolean() });

interface Parts {
  readonly steps: Steps;
  readonly few: Steps;
  readonly piece: Piece;
  readonly made: Made;
  /** Not a list. */
  readonly single: Given;
  /** Or a list of what is not a list. */
  readonly inner: Given;
  /** Or a list of these. */
  readonly given: Given;
  readonly list: List;
  readonly longList: List;
  readonly branch: Branch;
  readonly result: Result;
}

/** What is deep in a composition is more and more of the first kind that is named. */
const depth = { depthIdentifier: 'composed', depthSize: 'medium', maxDepth: 5 } as const;

function listOf<T>(entry: fc.Arbitrary<T>, minLength: number, maxLength: number): fc.Arbitrary<T[]> {
  return fc.array(entry, { minLength, maxLength, size: 'max', ...depth });
}

const { steps, longList } = fc.letrec<Parts>((tie: fc.LetrecTypedTie<Parts>) => {
  const tupleOf = (entry: fc.Arbitrary<Given>) =>
    fc.record({ tuple: listOf(entry, 0, 3), named: fc.boolean(), spread: fc.boolean() });
  const orOneOf = (entry: fc.Arbitrary<Given>, ...more: readonly fc.WeightedArbitrary<Given>[]) =>
    fc.oneof(
      depth,
      { weight: 5, arbitrary: tie('made') },
      ...more,
      { weight: 2, arbitrary: fc.record({ either: fc.tuple(entry, entry) }) },
      { weight: 1, arbitrary: fc.record({ maybe: entry }) },
      { weight: 2, arbitrary: fc.record({ table: listOf(entry, 2, 3) }) },
    );
  const ofAnyLength = (list: fc.Arbitrary<Made[]>) =>
    fc.record({ list, as: fc.constantFrom('parameter', 'values', 'mapped') });
  return {
    steps: listOf(tie('piece'), 1, 4),
    few: fc.oneof(
      depth,
      { weight: 3, arbitrary: stating.map((step) => [step]) },
      { weight: 2, arbitrary: tie('steps') },
    ),
    piece: fc.oneof(
      depth,
      { weight: 8, arbitrary: stating },
      { weight: 2, arbitrary: others },
      { weight: 2, arbitrary: requires },
      { weight: 3, arbitrary: without },
      { weight: 1, arbitrary: renew },
      { weight: 1, arbitrary: fc.constant({ dynamic: true }) },
      { weight: 10, arbitrary: fc.record({ use: listOf(tie('given'), 0, 3), spread: fc.boolean() }) },
      {
        weight: 7,
        arbitrary: fc.record(
          { when: tie('branch'), otherwise: tie('branch'), value: fc.constantFrom('boolean', 'text') },
          { requiredKeys: ['when', 'value'] },
        ),
      },
      { weight: 1, arbitrary: fc.record({ each: tie('steps') }) },
      { weight: 2, arbitrary: fc.record({ eachOf: tie('list'), bare: fc.boolean() }) },
      {
        weight: 3,
        arbitrary: fc.record(
          { pipe: tie('few'), or: tie('few'), as: fc.constantFrom('callback', 'generic', 'any') },
          { requiredKeys: ['pipe', 'as'] },
        ),
      },
    ) as fc.Arbitrary<Piece>,
    made: fc.record({
      made: tie('few'),
      as: fc.constantFrom('preset', 'preset', 'preset', 'builder', 'builder', 'call', 'any'),
    }),
    single: orOneOf(
      tie('single'),
      { weight: 1, arbitrary: fc.constant({ none: true }) },
      { weight: 2, arbitrary: fc.nat(7).map((again) => ({ again })) },
      { weight: 3, arbitrary: fc.record({ mapped: listOf(tie('few'), 2, 3), by: tie('few') }) },
    ),
    inner: orOneOf(
      tie('inner'),
      { weight: 3, arbitrary: tie('list') },
      { weight: 3, arbitrary: tupleOf(tie('single')) },
      { weight: 2, arbitrary: tie('single') },
    ),
    given: orOneOf(
      tie('given'),
      { weight: 3, arbitrary: tie('list') },
      { weight: 3, arbitrary: tupleOf(tie('inner')) },
      { weight: 3, arbitrary: tie('single') },
    ),
    list: fc.oneof(
      { weight: 5, arbitrary: ofAnyLength(listOf(tie('made'), 1, 3)) },
      { weight: 1, arbitrary: ofAnyLength(listOf(tie('made'), 4, 4)) },
    ),
    longList: ofAnyLength(fc.array(tie('made'), { minLength: 5, maxLength: 10, size: 'max' })),
    branch: fc.oneof(
      depth,
      { weight: 2, arbitrary: tie('result') },
      { weight: 2, arbitrary: fc.record({ direct: tie('given') }) },
    ),
    result: fc.oneof(
      depth,
      { weight: 5, arbitrary: fc.record({ steps: tie('few') }) },
      { weight: 2, arbitrary: fc.record({ given: tie('given') }) },
      { weight: 2, arbitrary: fc.record({ fork: fc.tuple(tie('result'), tie('result')) }) },
    ),
  };
});

const start: fc.Arbitrary<Steps> = fc.oneof(
  { weight: 10, arbitrary: fc.constant([]) },
  // One of two builders.
  {
    weight: 2,
    arbitrary: fc
      .tuple(listOf(stating, 0, 2), listOf(stating, 0, 2))
      .map(([pipe, or]): Steps => [{ pipe, or, as: 'callback' }]),
  },
  // First, because there are so many ways through a long list that hardly any other condition is possible.
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.tuple(longList, fc.boolean()).map(([list, spread]) => [{ use: [list], spread }]),
      fc.tuple(longList, fc.boolean()).map(([eachOf, bare]) => [{ eachOf, bare }]),
      longList.map((direct) => [{ when: { direct }, value: 'boolean' }]),
    ) as fc.Arbitrary<Steps>,
  },
);

/** Personas that are composed out of presets, and out of tables and lists of them, by conditions; each call is right. */
export const randomCompositions: fc.Arbitrary<Steps> = fc
  .tuple(fc.constantFrom<Steps>([], [prompt], [prompt], [prompt]), start, steps)
  .map((parts) => parts.flat());
