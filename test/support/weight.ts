import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** What a page weighs that bundles a program, in bytes of minified code after gzip. */
export interface Weight {
  /** What is loaded at once. */
  readonly first: number;
  /** What the program loads in the end. */
  readonly loaded: number;
}

const entry = 'virtual:program';

/**
 * Bundles a program.
 *
 * @param from A file in the folder where it finds its packages.
 * @param never Modules that the program does not load, though a call might that it does not make.
 */
export async function weightOf(code: string, from: string, never = /^$/): Promise<Weight> {
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    logLevel: 'silent',
    plugins: [
      {
        name: 'program',
        resolveId(id, importer) {
          if (id === entry) return id;
          return importer === entry ? this.resolve(id, from) : undefined;
        },
        load: (id) => (id === entry ? code : undefined),
      },
    ],
  });
  const { output } = await build.generate({ minify: true });
  await build.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const first = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of first) {
    for (const name of imports) {
      const chunk = byName.get(name);
      if (chunk) first.add(chunk);
    }
  }
  const loaded = chunks.filter((chunk) => first.has(chunk) || !chunk.moduleIds.some((id) => never.test(id)));
  const sum = (some: Iterable<{ readonly code: string }>) =>
    [...some].reduce((bytes, { code }) => bytes + gzipSync(code, { level: 9 }).length, 0);
  return { first: sum(first), loaded: sum(loaded) };
}

/** A file and all that it imports before it runs, beside it or below. */
export function importedWith(file: string, found: Set<string> = new Set()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?["'](\.[^"']+)["'];?$/gm);
  for (const [, path = ''] of imports) importedWith(join(dirname(file), path), found);
  return found;
}
