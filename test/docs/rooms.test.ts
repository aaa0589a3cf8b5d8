import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-5.9';
import { describe, expect, test } from 'vitest';
import { blocksOf } from './blocks.js';

// Nothing of src/ is imported here: what is wrong with its imports may keep it from being loaded.
const root = fileURLToPath(new URL('../../', import.meta.url));
const page = read('docs/how-it-works.md');

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The texts of the source files, by their path from the root of the project. */
type Sources = ReadonlyMap<string, string>;

const sources: Sources = new Map(
  globSync('src/**/*', { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .map((file) => [file, read(file)]),
);

/** The cells of the first column of a table, which is found by its heading. */
function firstColumn(heading: string): readonly string[] {
  const table = new RegExp(`^\\| ${heading} \\|.*\\n\\|[-|]+\\n((?:\\|.*\\n)+)`, 'm').exec(page)?.[1] ?? '';
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell = '']) => cell);
}

/** The rooms of the page as folders, the lowest floor first. */
const rooms = firstColumn('room').map((room) => (room === 'src/' ? 'src' : `src/${room.slice(0, -1)}`));

/** The files that a file imports, in whatever way; packages are not among them. */
function importsOf(file: string, text: string): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(dirname(file), name.replace(/\.js$/, '.ts')));
}

/** Each import that goes to a higher floor, or to no file at all. */
function wrongImports(all: Sources): readonly string[] {
  return [...all].flatMap(([file, text]) =>
    importsOf(file, text)
      .filter((target) => {
        const [from, to] = [rooms.indexOf(dirname(file)), rooms.indexOf(dirname(target))];
        return !all.has(target) || from < 0 || to < 0 || to > from;
      })
      .map((target) => `${file} -> ${target}`),
  );
}

/** A way from a file back to itself, where there is one. */
function circleIn(all: Sources): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of importsOf(file, all.get(file) ?? '')) {
      const circle = visit(target, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of all.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

/** The sources with a line more in one of them. */
function planted(file: string, line: string): Sources {
  return new Map([...sources, [file, `${sources.get(file) ?? ''}\n${line}\n`]]);
}

describe('the rooms of src/', () => {
  test('are those of the page', () => {
    expect([...new Set([...sources.keys()].map((file) => dirname(file)))].sort()).toEqual(rooms.toSorted());
  });

  test('hold TypeScript, and src/ itself holds index.ts alone', () => {
    const files = [...sources.keys()];
    expect(files.filter((file) => !file.endsWith('.ts'))).toEqual([]);
    expect(files.filter((file) => dirname(file) === 'src')).toEqual(['src/index.ts']);
  });

  test('import only from their own and from lower floors', () => {
    expect(wrongImports(sources)).toEqual([]);
  });

  test('have no circle of files', () => {
    expect(circleIn(sources)).toBeUndefined();
  });

  test('hold no longer files than the page names', () => {
    const longer = [...sources].filter(([, text]) => text.trimEnd().split('\n').length > 400);
    expect(longer.map(([file]) => file)).toEqual(firstColumn('longer file'));
  });
});

describe('a planted import is found', () => {
  test.each([
    ["import { personaFields } from '../body/body.js';", 'src/body/body.ts'],
    ["import type { PersonaBody } from '../body/body.js';", 'src/body/body.ts'],
    ["export type { PersonaBody } from '../body/body.js';", 'src/body/body.ts'],
    ["export * from '../body/body.js';", 'src/body/body.ts'],
    ["type Body = import('../body/body.js').PersonaBody;", 'src/body/body.ts'],
    ["const late = () => import('../body/body.js');", 'src/body/body.ts'],
    ["import '../index.js';", 'src/index.ts'],
    ["import { gone } from './gone.js';", 'src/json/gone.ts'],
  ])('%s', (line, target) => {
    expect(wrongImports(planted('src/json/pointer.ts', line))).toEqual([`src/json/pointer.ts -> ${target}`]);
  });

  test('where it closes a circle, of types too', () => {
    const line = "export type { Finding } from '../errors/issues.js';";
    expect(circleIn(planted('src/errors/issues.ts', line))).toEqual([
      'src/errors/issues.ts',
      'src/errors/issues.ts',
    ]);
    const back = "import type { Wire } from './wire.js';";
    expect(circleIn(planted('src/fields/unlisted.ts', back))?.length).toBeGreaterThan(2);
  });
});

describe('the picture', () => {
  const [picture] = blocksOf(page).filter(({ language }) => language === 'mermaid');
  const arrows = [...(picture?.code.matchAll(/^ {2}(\S+) --> (\S+)$/gm) ?? [])].map(
    ([, from = '', to = '']) => [folder(from), folder(to)] as const,
  );
  const imports = new Map<string, Set<string>>(rooms.map((room) => [room, new Set()]));
  for (const [file, text] of sources) {
    for (const target of importsOf(file, text)) imports.get(dirname(file))?.add(dirname(target));
  }

  function folder(room: string): string {
    return room === 'src' ? room : `src/${room}`;
  }
  /** The rooms that arrows, or imports, lead to from a room, over any number of others. */
  function reached(from: string, next: (room: string) => Iterable<string>): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [from];
    for (let room = open.pop(); room !== undefined; room = open.pop()) {
      for (const to of next(room)) {
        if (to === room || found.has(to)) continue;
        found.add(to);
        open.push(to);
      }
    }
    return found;
  }

  test('has an arrow only for an import', () => {
    expect(arrows.length).toBeGreaterThan(0);
    expect(arrows.filter(([from, to]) => !imports.get(from)?.has(to))).toEqual([]);
  });

  test.each(rooms)('leads from %s to all rooms that it needs', (room) => {
    const drawn = reached(room, (from) => arrows.filter(([start]) => start === from).map(([, to]) => to));
    expect([...drawn].sort()).toEqual([...reached(room, (from) => imports.get(from) ?? [])].sort());
  });
});
