import type { Rule } from '../../src/index.js';
import { disagreement } from './comparison.js';
import { type Piece, type Program, programOf, type Steps } from './program.js';
import { saidOf, waysThrough } from './verdicts.js';

/** What came out for one program. */
export interface Outcome {
  readonly program: Program;
  /** Whether the compiler refuses it. */
  readonly refused: boolean;
  /** Every rule that is broken on some way through it. */
  readonly rules: ReadonlySet<Rule>;
  /** What the compiler and the run time do not agree on. */
  readonly disagreement: string | undefined;
}

/** Compiles and executes programs. */
export async function outcomes(programs: readonly Program[], folder: string): Promise<readonly Outcome[]> {
  const ways = waysThrough(programs);
  const said = await saidOf(programs, folder);
  return programs.map((program, nth) => {
    const ofOne = { said: said[nth] ?? [], ways: ways[nth] ?? [] };
    return {
      program,
      refused: ofOne.said.length > 0,
      rules: new Set(ofOne.ways.flatMap(({ issues }) => issues.map(({ rule }) => rule))),
      disagreement: disagreement(ofOne.said, ofOne.ways),
    };
  });
}

/** Chains on which the two do not agree, without all that does not matter, which trial and error finds. */
export async function reduced(chains: readonly Steps[], folder: string): Promise<readonly Steps[]> {
  const attempts = chains.flatMap((steps, of) => smaller(steps).map((steps) => ({ of, steps })));
  const programs = attempts.map(({ steps }, nth) => programOf(`attempt${nth}`, steps));
  const results = await outcomes(programs, folder);
  const failing = attempts.filter((_, nth) => results[nth]?.disagreement !== undefined);
  if (failing.length === 0) return chains;
  const next = chains.map((steps, nth) => failing.find(({ of }) => of === nth)?.steps ?? steps);
  return reduced(next, folder);
}

/** Each way to leave out one piece, or what groups some. */
function smaller(steps: Steps): readonly Steps[] {
  return steps.flatMap((piece, at) =>
    [[], ...insteadOf(piece)].map((less) => steps.toSpliced(at, 1, ...less)),
  );
}

function insteadOf(piece: Piece): readonly Steps[] {
  if ('use' in piece) return [piece.use, ...smaller(piece.use).map((use) => [{ ...piece, use }])];
  if ('each' in piece) return [piece.each, ...smaller(piece.each).map((each) => [{ each }])];
  if ('pipe' in piece) return [piece.pipe, ...smaller(piece.pipe).map((pipe) => [{ ...piece, pipe }])];
  if (!('when' in piece)) return [];
  const { otherwise = [] } = piece;
  return [
    piece.when,
    otherwise,
    ...smaller(piece.when).map((when) => [{ ...piece, when }]),
    ...smaller(otherwise).map((otherwise) => [{ ...piece, otherwise }]),
  ];
}
