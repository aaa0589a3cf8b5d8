import type { Given, Renewal, Steps } from './program.js';

/** Set in the body of a chain that was made dynamic on the way: the run time keeps no trace of it. */
export const dynamicMark = 'x_dynamic';

/** The same where only the compiler knows whether it was: this is the number of the place. */
export function dynamicMarkAt(place: number): string {
  return `${dynamicMark}_${place}`;
}

/** With more presets than this in it, the compiler need not judge a list of unknown length. */
export const mostJudged = 4;

/** What an item of a loop is asked for, so that each item can go another way: of two questions, four. */
export const questions = ['elm', 'oak'];

export function withoutPipes(steps: Steps): Steps {
  return steps.filter((piece) => !('pipe' in piece));
}

/** Whether steps go through a helper that takes any builder. */
export function hasAny(steps: Steps): boolean {
  return steps.some(
    (piece) => 'pipe' in piece && (piece.as === 'any' || hasAny(piece.pipe) || hasAny(piece.or ?? [])),
  );
}

export function renewal({ renew, keeps }: Renewal): string {
  return `.${renew}((old) => ${keeps ? "old.concat(' Sing.')" : "'Sing.'"})`;
}

export function marked(mark: string): string {
  return `.extra({ ${mark}: true })`;
}

/** Has the compiler complain if it does not judge what comes of a step. */
export function probe(place: number, step: string): string {
  return [
    '.pipe((p) => {',
    `  const tried = () => p${step};`,
    `  const judged: Judged<ReturnType<typeof tried>, ${place}> = true;`,
    '  return p;',
    '})',
  ].join('\n  ');
}

export const keys = ['ash', 'birch', 'cedar', 'elm', 'fir', 'holly', 'larch', 'oak'];

export function keyOf(nth: number): string {
  return keys[nth] ?? `tree${nth}`;
}

/**
 * Every order in which some of so many things can come, as their indices, and repetitions. Of longer ones only the
 * last time that each comes matters.
 */
export function orders(count: number): readonly (readonly number[])[] {
  const all: (readonly number[])[] = [[]];
  for (const order of all) {
    if (order.length === mostJudged) break;
    for (let nth = 0; nth < count; nth++) if (!order.includes(nth)) all.push([...order, nth]);
  }
  return [...all, [0, 0], ...(count > 1 ? [[0, 1, 0]] : [])];
}

/** Every order of items that so many questions can tell apart. */
export function loops(asked: number): readonly (readonly string[])[] {
  return orders(2 ** asked).map((order) =>
    order.map((ways, nth) => {
      const yes = questions.filter((_, question) => (ways >> question) % 2 === 1);
      return ['d', nth, ...yes].join('-');
    }),
  );
}

export function literal(value: null | boolean | number | string): string {
  if (Object.is(value, -0)) return '-0';
  // These two end a line, in source text and where a compiler counts lines.
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Something that `.use()` takes, as source text. */
export interface Written {
  readonly text: string;
  /** Whether it is a list of any length. */
  readonly isOpen: boolean;
  /** Whether the compiler may leave it to the run time. */
  readonly isLong: boolean;
}

export function isOpen(given: Given): boolean {
  return 'tuple' in given && given.spread && given.tuple.some((entry) => 'list' in entry);
}
