/** Whether a text is a word that can be a name; comparing a sentence costs more than it tells. */
export function isWord(text: string): boolean {
  return text.length <= 64;
}

/** The candidate that a word was most likely meant to be, if one is near; of two that are as near, the first. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  return ranked(word, candidates)[0]?.candidate;
}

/** The same for values, where a guess is worse than none: not of two that are as near, nor of another version. */
export function nearestValue(word: string, values: readonly string[]): string | undefined {
  if (!isWord(word)) return undefined;
  const plain = simplified(word);
  const exact = values.filter((value) => simplified(value) === plain || isPrefixed(plain, simplified(value)));
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  const sameVersion = values.filter((value) => digits(value) === digits(word));
  const [first, second] = ranked(word, sameVersion);
  return first && first.distance !== second?.distance ? first.candidate : undefined;
}

/** Whether two words are one but for the vendor's prefix. */
function isPrefixed(one: string, other: string): boolean {
  return `${vendor}${one}` === other || one === `${vendor}${other}`;
}

const vendor = 'tavus';

function digits(word: string): string {
  return word.replace(/\D/g, '');
}

function ranked(word: string, candidates: readonly string[]) {
  if (!isWord(word)) return [];
  const plain = simplified(word);
  return candidates
    .map((candidate) => ({ candidate, distance: distance(plain, simplified(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 5)))
    .sort((a, b) => a.distance - b.distance);
}

/** What is left of a word when case and separators do not count. */
export function simplified(word: string): string {
  return word.toLowerCase().replace(/[\s_.-]/g, '');
}

/** How many letters to add, drop, change, or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let [before, row] = [[] as readonly number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const changed = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      const isSwap = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      const swapped = isSwap ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(changed, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
