import { type AnyNode, type DocumentNode, parse } from '@humanwhocodes/momoa';
import { pointer } from '../json/pointer.js';

/** A place in a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A text that is not JSON. */
export class NotJson extends Error {
  override name = 'NotJson';
  readonly place: Place;
  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

/** A member of an object that has another one of its name: JSON takes the last, and says nothing. */
export interface Doubled extends Place {
  readonly path: string;
}

/** JSON, and where in its text everything stands. */
export interface JsonText {
  readonly value: unknown;
  readonly doubled: readonly Doubled[];
  /** Where the value at a JSON Pointer stands; for what is missing, where the nearest value around it does. */
  placeOf(path: string): Place;
}

/** Reads JSON. @throws {NotJson} It is not JSON. */
export function jsonIn(text: string): JsonText {
  // Some editors begin a file with a mark of its encoding, which is not JSON.
  const plain = text.replace(/^\ufeff/, '');
  if (plain.trim() === '') throw new NotJson('there is nothing in it', start);
  const value = valueIn(plain);
  const { places, doubled } = walked(plain);
  return {
    value,
    doubled,
    placeOf(path) {
      let place = path;
      while (place !== '' && !places.has(place)) place = place.slice(0, place.lastIndexOf('/'));
      return places.get(place) ?? start;
    },
  };
}

/** The beginning of a text. */
export const start: Place = { line: 1, column: 1 };

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? [];
    const place = line === undefined ? placeOfError(text) : { line: Number(line), column: Number(column) };
    // Without the place and the text itself, in which there may be a key.
    const [what = ''] = message.split(/ in JSON\b|, (?:\.\.\.)?"/);
    throw new NotJson(what.charAt(0).toLowerCase() + what.slice(1), place);
  }
}

/** Where a text stops to be JSON; this Node does not say it of all that it refuses. */
function placeOfError(text: string): Place {
  try {
    parse(text, { mode: 'json' });
  } catch (error) {
    const { line, column } = error as Partial<Place>;
    if (line !== undefined && column !== undefined) return { line, column };
  }
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The tree of a text; nothing where it is nested too deeply for who makes the tree. No persona is. */
function treeOf(text: string): DocumentNode | undefined {
  try {
    return parse(text, { mode: 'json' });
  } catch {
    return undefined;
  }
}

function walked(text: string) {
  const places = new Map<string, Place>();
  const doubled: Doubled[] = [];
  const root = treeOf(text)?.body;
  const open: { readonly node: AnyNode; readonly path: string; readonly at: Place }[] = [];
  if (root) open.push({ node: root, path: '', at: root.loc.start });
  for (const { node, path, at } of open) {
    places.set(path, { line: at.line, column: at.column });
    if (node.type === 'Array') {
      for (const [index, { value }] of node.elements.entries())
        open.push({ node: value, path: pointer(path, String(index)), at: value.loc.start });
    }
    if (node.type !== 'Object') continue;
    const names = new Set<string>();
    for (const { name, value } of node.members) {
      const key = name.type === 'String' ? name.value : name.name;
      const inner = pointer(path, key);
      const { line, column } = name.loc.start;
      if (names.has(key)) doubled.push({ path: inner, line, column });
      names.add(key);
      open.push({ node: value, path: inner, at: name.loc.start });
    }
  }
  return { places, doubled };
}
