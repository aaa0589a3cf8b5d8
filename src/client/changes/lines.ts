import { isPlainObject, part } from '../../json/json.js';
import { sameJson } from '../../json/same-json.js';
import type { PersonaChange } from './changes.js';

/** What compares two texts line by line. */
export type LineDiff = Pick<typeof import('diff'), 'structuredPatch'>;

/** Nobody pays for it whose plan has no text of several lines in it. */
export function loadLineDiff(): Promise<LineDiff> {
  return import('diff');
}

/** Whether a change is one of a text with several lines, of which somebody wants to see those that change. */
export function isOfLines({ op, before, after }: PersonaChange): boolean {
  const isText = typeof before === 'string' && typeof after === 'string';
  return op === 'replace' && isText && /[\r\n]/.test(`${before}${after}`);
}

/** More lines than anybody reads: then the places where the texts part are enough. */
const mostEdits = 2_000;

/** The lines of a text that change, with those around them; nothing where they are not to be told apart. */
export function linesOf(change: PersonaChange, { structuredPatch }: LineDiff): readonly string[] | undefined {
  if (!isOfLines(change)) return undefined;
  const [before, after] = [change.before, change.after].map((text) => {
    return `${String(text).replace(/\r\n?/g, '\n')}\n`;
  }) as [string, string];
  const options = { context: 1, maxEditLength: mostEdits };
  const hunks = structuredPatch('', '', before, after, '', '', options)?.hunks ?? [];
  // White space at the very end, or other line ends, leave no line to show.
  if (hunks.length === 0) return undefined;
  return hunks.flatMap(({ lines, oldStart }, index) => {
    const isCut = index > 0 || oldStart > 1;
    const spaced = lines.map((line) => `${line.slice(0, 1)} ${line.slice(1)}`.trimEnd());
    return isCut ? ['  …', ...spaced] : spaced;
  });
}

/** What becomes of each tool in a list that changes, by name; nothing where it is not a list of tools. */
export function toolsChanged({ op, path, before, after }: PersonaChange): readonly string[] | undefined {
  if (op !== 'replace' || !/[/_]tools$/.test(path)) return undefined;
  const [old, next] = [toolsIn(before), toolsIn(after)];
  if (!old || !next) return undefined;
  const removed = [...old.keys()].filter((name) => !next.has(name));
  const rest = [...next].flatMap(([name, tool]) => {
    if (!old.has(name)) return [`+ ${name}`];
    return sameJson(old.get(name), tool) ? [] : [`~ ${name}`];
  });
  const all = [...removed.map((name) => `- ${name}`), ...rest];
  return all.length > 0 ? all : ['in another order'];
}

/** The tools of a list by their names; nothing where one has none, or two have the same. */
function toolsIn(list: unknown): ReadonlyMap<string, unknown> | undefined {
  if (!Array.isArray(list)) return undefined;
  const tools = new Map<string, unknown>();
  for (const tool of list) {
    const name = isPlainObject(tool) ? (part(tool, 'function')['name'] ?? tool['name']) : undefined;
    if (typeof name !== 'string' || tools.has(name)) return undefined;
    tools.set(name, tool);
  }
  return tools;
}
