import type { Rule } from '../../src/index.js';
import { disagreement } from './comparison.js';
import {
  type Branch,
  type Given,
  type List,
  type Made,
  type Piece,
  type Program,
  programOf,
  type Result,
  type Steps,
} from './program.js';
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
    const ofOne = { said: said[nth] ?? { texts: [], unjudged: [] }, ways: ways[nth] ?? [] };
    return {
      program,
      refused: ofOne.said.texts.length > 0,
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
  if ('use' in piece)
    return [
      ...piece.use.flatMap(stepsIn),
      ...fewer(piece.use, 0, lessOf).map((use) => [{ ...piece, use }]),
      ...(piece.spread ? [[{ ...piece, spread: false }]] : []),
    ];
  if ('each' in piece) return [piece.each, ...smaller(piece.each).map((each) => [{ each }])];
  if ('eachOf' in piece)
    return [
      [{ use: [piece.eachOf], spread: false }],
      ...lessList(piece.eachOf).map((eachOf) => [{ ...piece, eachOf }]),
    ];
  if ('pipe' in piece) {
    const { pipe, or, as } = piece;
    return [
      pipe,
      ...(or ? [or, [{ pipe, as }], [{ pipe: or, as }]] : []),
      ...smaller(pipe).map((pipe) => [{ ...piece, pipe }]),
      ...smaller(or ?? []).map((or) => [{ ...piece, or }]),
    ];
  }
  if (!('when' in piece)) return [];
  const { when, otherwise, value } = piece;
  return [
    ...[when, ...(otherwise ? [otherwise] : [])].flatMap(stepsOf),
    ...lessBranch(when).map((when) => [{ ...piece, when }]),
    ...(otherwise
      ? [[{ when, value }], ...lessBranch(otherwise).map((otherwise) => [{ ...piece, otherwise }])]
      : []),
  ];
}

/** What stands in a branch, without the condition. */
function stepsOf(branch: Branch): readonly Steps[] {
  if ('steps' in branch) return [branch.steps];
  if ('fork' in branch) return branch.fork.flatMap(stepsOf);
  return [[{ use: ['direct' in branch ? branch.direct : branch.given], spread: false }]];
}

function lessBranch(branch: Branch): readonly Branch[] {
  if ('direct' in branch)
    return [...lessOf(branch.direct).map((direct) => ({ direct })), { given: branch.direct }];
  return lessResult(branch);
}

function lessResult(result: Result): readonly Result[] {
  if ('steps' in result) return smaller(result.steps).map((steps) => ({ steps }));
  if ('given' in result) return lessOf(result.given).map((given) => ({ given }));
  const [one, other] = result.fork;
  return [
    one,
    other,
    ...lessResult(one).map((one) => ({ fork: [one, other] as const })),
    ...lessResult(other).map((other) => ({ fork: [one, other] as const })),
  ];
}

/** The steps that something to use is made of, all of them at once. */
function stepsIn(given: Given): readonly Steps[] {
  return 'made' in given ? [given.made] : [];
}

function lessOf(given: Given): readonly Given[] {
  if ('made' in given)
    return [
      ...(given.as === 'preset' ? [] : [{ ...given, as: 'preset' as const }]),
      ...smaller(given.made).map((made) => ({ ...given, made })),
    ];
  if ('maybe' in given) return [given.maybe, ...lessOf(given.maybe).map((maybe) => ({ maybe }))];
  if ('either' in given) {
    const [one, other] = given.either;
    return [
      one,
      other,
      ...lessOf(one).map((one) => ({ either: [one, other] as const })),
      ...lessOf(other).map((other) => ({ either: [one, other] as const })),
    ];
  }
  if ('table' in given) return [...given.table, ...fewer(given.table, 1, lessOf).map((table) => ({ table }))];
  if ('tuple' in given)
    return [
      ...given.tuple,
      ...fewer(given.tuple, 0, lessOf).map((tuple) => ({ ...given, tuple })),
      ...(given.named ? [{ ...given, named: false }] : []),
      ...(given.spread ? [{ ...given, spread: false }] : []),
    ];
  if ('list' in given) return [...given.list, ...lessList(given)];
  if ('mapped' in given)
    return [
      ...fewer(given.mapped, 1, smaller).map((mapped) => ({ ...given, mapped })),
      ...smaller(given.by).map((by) => ({ ...given, by })),
    ];
  return [{ none: true }].filter(() => 'again' in given) as readonly Given[];
}

function lessList(given: List): readonly List[] {
  const lists = fewer(given.list, 1, (made) => lessOf(made) as readonly Made[]);
  return [
    ...lists.map((list) => ({ ...given, list })),
    ...(given.as === 'parameter' ? [] : [{ ...given, as: 'parameter' as const }]),
  ];
}

/** Each way to have one entry less, or one that is less. */
function fewer<T>(
  entries: readonly T[],
  least: number,
  less: (entry: T) => readonly T[],
): readonly (readonly T[])[] {
  return entries.flatMap((entry, at) => [
    ...(entries.length > least ? [entries.toSpliced(at, 1)] : []),
    ...less(entry).map((instead) => entries.with(at, instead)),
  ]);
}
