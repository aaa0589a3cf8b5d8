import { readFileSync, rmSync } from 'node:fs';
import { defineConfig } from 'rolldown';
import { parseSync } from 'rolldown/utils';
import { dts } from 'rolldown-plugin-dts';

const name = 'json/borrowed-types';
const licenses = ['type-fest/license-mit', 'tagged-tag/license'].map((path) =>
  readFileSync(`node_modules/${path}`, 'utf8'),
);
const notice = `/*\nFrom type-fest, and from tagged-tag, which it uses:\n\n${[...new Set(licenses)].join('\n')}*/`;

/** Runs after tsc, and replaces the one declaration that imports type-fest: all of that takes seconds to check. */
export default defineConfig({
  input: { [name]: `src/${name}.ts` },
  plugins: [
    dts({ emitDtsOnly: true, sourcemap: false }),
    {
      name: 'only-types',
      // Three quarters of it are comments, with examples that import a package which users do not have.
      renderChunk: (code) =>
        parseSync(`${name}.d.ts`, code).comments.reduceRight(
          (text, { start, end }) => text.slice(0, start).trimEnd() + text.slice(end),
          code,
        ),
      // What tsc wrote leads to lines that are no longer there.
      writeBundle: () => rmSync(`dist/${name}.d.ts.map`, { force: true }),
    },
  ],
  checks: { bundlerTimings: false },
  output: { dir: 'dist', postBanner: notice },
});
