import { isWord, nearest, simplified } from '../json/nearest.js';
import { pointer } from '../json/pointer.js';
import type { GroupField } from './field.js';

/** Where the fields of a body are, by their names: where a name belongs that stands elsewhere. */
export class Places {
  readonly #byName = new Map<string, string[]>();
  readonly #flat = new Map<string, string>();
  readonly #byPlace = new Map<string, readonly string[]>();

  constructor(root: GroupField) {
    this.#add(root, '');
  }

  #add({ entries }: GroupField, path: string): void {
    this.#byPlace.set(
      path,
      entries.map(([name]) => name),
    );
    for (const [name, field] of entries) {
      const place = pointer(path, name);
      const key = simplified(name);
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), place]);
      // Whoever keeps settings flat puts the layer's name in front.
      const [, , layer] = path.split('/');
      if (layer !== undefined) this.#flat.set(simplified(`${layer}${name}`), place);
      const inside = field.kind === 'group' ? field : field.kind === 'record' ? field.known : undefined;
      if (inside) this.#add(inside, place);
    }
  }

  /** The one place, or two, that a name can mean: with the name of its layer in front, or the end of its own name alone. */
  endingAs(name: string): string | undefined {
    if (!isWord(name)) return undefined;
    const flat = this.#flat.get(simplified(name));
    const places = [...this.#byPlace].flatMap(([path, names]) =>
      names.filter((field) => endsAlike(name, field)).map((field) => pointer(path, field)),
    );
    return flat ?? oneOrTwo(places, ' or ');
  }

  /** The names of the fields in a place. */
  in(place: string): readonly string[] {
    return this.#byPlace.get(place) ?? [];
  }

  /** The JSON Pointers of all fields of a name, in whatever case it is written. */
  of(name: string): readonly string[] {
    return (isWord(name) && this.#byName.get(simplified(name))) || [];
  }
}

const placesByRoot = new WeakMap<GroupField, Places>();

/** The places in a table, found out once. */
export function placesIn(root: GroupField): Places {
  const known = placesByRoot.get(root);
  if (known) return known;
  const places = new Places(root);
  placesByRoot.set(root, places);
  return places;
}

/** The one of some names that a word is, written in another case or with other separators. */
export function sameName(word: string, names: readonly string[]): string | undefined {
  if (!isWord(word)) return undefined;
  const plain = simplified(word);
  return names.find((name) => simplified(name) === plain);
}

/** The one or two of some names that a word was meant to be: shortened, lengthened, or misspelt. */
export function meantName(word: string, names: readonly string[]): string | undefined {
  if (!isWord(word)) return undefined;
  return (
    oneOrTwo(
      names.filter((name) => endsAlike(word, name)),
      "' or '",
    ) ?? nearest(word, names)
  );
}

/** Names for a sentence; of more than two nobody learns anything. */
function oneOrTwo(names: readonly string[], between: string): string | undefined {
  return names.length === 1 || names.length === 2 ? names.join(between) : undefined;
}

/** Whether a name is what a word is the end of (`engine`), or both end in the same two words (`my_voice_id`). */
export function endsAlike(word: string, name: string): boolean {
  const [one, other] = [wordsOf(word), wordsOf(name)];
  const shared = one.filter((_, index) => sameFrom(one, other, index)).length;
  return shared > 1 || (shared === 1 && one.length === 1);
}

/** Whether all words from a place on are the last words of the other name too. */
function sameFrom(words: readonly string[], others: readonly string[], index: number): boolean {
  const end = words.slice(index);
  return end.length <= others.length && end.join('_') === others.slice(-end.length).join('_');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[\s_.-]+/);
}
