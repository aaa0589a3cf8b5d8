import fc from 'fast-check';
import type { Json } from './patch-examples.js';

/** A place in a document: its names and indices from the root on. */
export type Way = readonly (string | number)[];

export interface Step {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly way: Way;
  readonly from?: Way;
  readonly value?: Json;
}

const name = fc.oneof(fc.constantFrom('', 'a', 'b', '-', '0', '~', '/', '~1', '__proto__'), fc.string());
export const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 3 })
  // JSON has no negative zero once it is written.
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

/** Every place in a document that something is at. */
function waysIn(value: Json, way: Way = []): readonly Way[] {
  if (typeof value !== 'object' || value === null) return [way];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [way, ...keys.flatMap((key) => waysIn(at(value, [key]), [...way, key]))];
}

function at(value: Json, way: Way): Json {
  return way.reduce<Json>((inner, key) => (inner as Record<string | number, Json>)[key] as Json, value);
}

/** The model: a copy of a document in which the object or list at a way is what `change` makes of its entries. */
function changedAt(
  value: Json,
  way: Way,
  change: (entries: readonly [string, Json][], isList: boolean) => readonly [string, Json][],
): Json {
  const [key, ...rest] = way;
  const entries = Object.entries(value as object) as [string, Json][];
  const changed =
    key === undefined
      ? change(entries, Array.isArray(value))
      : entries.map(([name, inner]): [string, Json] => [
          name,
          name === String(key) ? changedAt(inner, rest, change) : inner,
        ]);
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

function added(value: Json, way: Way, what: Json): Json {
  const key = way.at(-1);
  if (key === undefined) return what;
  return changedAt(value, way.slice(0, -1), (entries, isList) => {
    if (isList) {
      const index = key === '-' ? entries.length : Number(key);
      return [...entries.slice(0, index), ['', what], ...entries.slice(index)];
    }
    return [...entries.filter(([name]) => name !== key), [String(key), what]];
  });
}

function removed(value: Json, way: Way): Json {
  const key = String(way.at(-1));
  return changedAt(value, way.slice(0, -1), (entries) => entries.filter(([name]) => name !== key));
}

function modelled(value: Json, { op, way, from = [], value: what = null }: Step): Json {
  if (op === 'test') return value;
  if (op === 'remove') return removed(value, way);
  if (op === 'add') return added(value, way, what);
  if (op === 'copy') return added(value, way, at(value, from));
  if (op === 'replace') return way.length === 0 ? what : added(removed(value, way), way, what);
  return added(removed(value, from), way, at(value, from));
}

/** A step that fits a document; the random numbers choose which. */
function stepFor(value: Json, [op, one, two, key, what]: Dice): Step {
  const ways = waysIn(value);
  const pick = (among: readonly Way[], random: number) => among[random % among.length] ?? [];
  const target = pick(ways, one);
  const below = ways.filter((way) => way.length > 0);
  /** Somewhere that a value can be added. */
  const place = (document: Json): Way => {
    const containers = waysIn(document).filter(
      (way) => typeof at(document, way) === 'object' && at(document, way),
    );
    if (containers.length === 0) return [];
    const container = pick(containers, two);
    const inside = at(document, container);
    if (!Array.isArray(inside)) return [...container, key];
    return [...container, [...inside.keys(), inside.length, '-'][one % (inside.length + 2)] ?? 0];
  };
  if (op === 'test') return { op, way: target, value: at(value, target) };
  if (op === 'copy') return { op, way: place(value), from: target };
  if (op === 'replace') return { op, way: target, value: what };
  if (op === 'add' || below.length === 0) return { op: 'add', way: place(value), value: what };
  const from = pick(below, one);
  if (op === 'remove') return { op, way: from };
  return { op, from, way: place(removed(value, from)) };
}

export type Dice = readonly [Step['op'], number, number, string, Json];

export const dice: fc.Arbitrary<Dice> = fc.tuple(
  fc.constantFrom<Step['op'][]>('add', 'remove', 'replace', 'move', 'copy', 'test'),
  fc.nat(),
  fc.nat(),
  name,
  json,
);

function pointerTo(way: Way): string {
  return way.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function onWire({ op, way, from, value }: Step): object {
  return {
    op,
    path: pointerTo(way),
    ...(from && { from: pointerTo(from) }),
    ...(value !== undefined && { value }),
  };
}

/** A patch that fits the document, and what the model makes of it. */
export function patchFor(document: Json, rolls: readonly Dice[]): { operations: object[]; outcome: Json } {
  let outcome = document;
  const operations = rolls.map((roll) => {
    const step = stepFor(outcome, roll);
    // Where a value is moved into what has slid into its place, the pointers say that it moves into itself.
    const inside =
      step.op === 'move' && step.from?.every((key, index) => String(step.way[index]) === String(key));
    const fitting: Step = inside ? { op: 'test', way: [], value: outcome } : step;
    outcome = modelled(outcome, fitting);
    return onWire(fitting);
  });
  return { operations, outcome };
}
