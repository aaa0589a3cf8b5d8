import fc from 'fast-check';
import { oneStep, type StepCall, type StepName } from '../support/chains.js';
import { type Mistake, mistakes } from './mistakes.js';
import { oddCall } from './odd-calls.js';
import type { Piece, Steps } from './program.js';

const withFacts: readonly StepName[] = [
  ...(['prompt', 'echo', 'full', 'perception', 'visual', 'audio', 'emotionRecognition', 'stt'] as const),
];
const others: readonly StepName[] = [
  ...(['name', 'appendPrompt', 'replica', 'documents', 'documentTags', 'objectives', 'guardrails'] as const),
  ...(['guardrailTags', 'guardrailSet', 'llm', 'customLlm', 'tools', 'tts', 'conversationalFlow'] as const),
  ...(['attach', 'greeting', 'languages', 'disclosure', 'voice', 'transport', 'conferencing'] as const),
  'extra',
];
const facts = ['prompt', 'llm', 'tts', 'stt', 'perception', 'visual', 'audio'] as const;

/** Any chain: half of them right, some without a prompt, some with calls that no compiler takes. */
export const randomChains: fc.Arbitrary<Steps> = fc
  .oneof(
    { weight: 7, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.tuple(mistakes) },
    { weight: 1, arbitrary: fc.tuple(mistakes, mistakes) },
  )
  .map(withoutRivals)
  .chain((wrong) => {
    const taken = new Set(wrong.flatMap(({ alone }) => alone));
    const free = (steps: readonly StepName[]) => steps.filter((step) => !taken.has(step));
    const prompt = taken.has('prompt') ? fc.constant([]) : fc.oneof(...prompted);
    const chain = fc.tuple(prompt, stepsOf(free(withFacts), free(others))).map((parts) => parts.flat());
    return wrong.reduce<fc.Arbitrary<Steps>>(
      (chain, { step, args }) =>
        fc.tuple(chain, fc.nat()).map(([steps, place]) => inserted(steps, { step, args }, place)),
      chain,
    );
  });

const prompted: fc.WeightedArbitrary<Steps>[] = [
  { weight: 8, arbitrary: oneStep(['prompt']).map((step) => [step]) },
  { weight: 1, arbitrary: fc.constant([]) },
];

/** Of two mistakes that would write over each other, the first. */
function withoutRivals(found: readonly Mistake[]): readonly Mistake[] {
  const [first, second] = found;
  return first && second?.alone.includes(first.step) ? [first] : found;
}

function stepsOf(stating: readonly StepName[], others: readonly StepName[]): fc.Arbitrary<Steps> {
  const call = fc.oneof(
    { weight: 2, arbitrary: oneStep(stating) },
    { weight: 4, arbitrary: oneStep(others) },
    { weight: 1, arbitrary: oddCall([...stating, ...others]) },
  );
  const { steps } = fc.letrec<{ steps: Steps; piece: Piece }>((tie) => ({
    steps: fc.array(tie('piece'), { maxLength: 6, size: 'max', depthIdentifier: 'nested' }),
    piece: fc.oneof(
      { depthIdentifier: 'nested', depthSize: 'small', maxDepth: 3 },
      { weight: 30, arbitrary: call },
      {
        weight: 3,
        arbitrary: fc.subarray([...facts], { minLength: 1, maxLength: 3 }).map((requires) => ({ requires })),
      },
      { weight: 1, arbitrary: fc.constant({ dynamic: true } as const) },
      {
        weight: 8,
        arbitrary: fc
          .record({ made: tie('steps'), as: fc.constantFrom('preset', 'builder', 'call') })
          .map((made) => ({ use: [made], spread: false })),
      },
      {
        weight: 14,
        arbitrary: fc.record(
          { when: callback(tie('steps')), otherwise: callback(tie('steps')), value },
          { requiredKeys: ['when', 'value'] },
        ),
      },
      { weight: 4, arbitrary: fc.record({ each: tie('steps') }) },
      {
        weight: 4,
        arbitrary: fc.record({ pipe: tie('steps'), as: fc.constantFrom('callback', 'generic') }),
      },
    ) as fc.Arbitrary<Piece>,
  }));
  return steps;
}

const value = fc.constantFrom('boolean', 'text');
const callback = (steps: fc.Arbitrary<Steps>) => fc.record({ steps });

/** The steps with one more among them, at any depth. */
function inserted(steps: Steps, step: StepCall, place: number): Steps {
  const at = place % (steps.length + 1);
  const piece = steps[at];
  const deeper = piece && within(piece, step, Math.floor(place / (steps.length + 1)));
  return deeper ? steps.with(at, deeper) : [...steps.slice(0, at), step, ...steps.slice(at)];
}

function within(piece: Piece, step: StepCall, place: number): Piece | undefined {
  if ('use' in piece) {
    const [first] = piece.use;
    if (!first || !('made' in first)) return undefined;
    return { ...piece, use: [{ ...first, made: inserted(first.made, step, place) }] };
  }
  if ('when' in piece) {
    if (!('steps' in piece.when)) return undefined;
    return { ...piece, when: { steps: inserted(piece.when.steps, step, place) } };
  }
  if ('each' in piece) return { each: inserted(piece.each, step, place) };
  if ('pipe' in piece) return { ...piece, pipe: inserted(piece.pipe, step, place) };
  return undefined;
}
