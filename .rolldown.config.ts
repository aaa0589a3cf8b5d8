import { readFileSync, rmSync } from 'node:fs';
import { defineConfig } from 'rolldown';
import { parseSync } from 'rolldown/utils';
import { dts } from 'rolldown-plugin-dts';

/**
 * The rooms of `src/` in files, so that Node opens few, and a bundler leaves out whole ones: in `rules` and `builder` is
 * what a persona is built with; `requests`, `reconcile` and `changes` are loaded by the calls that need them.
 */
const files: readonly (readonly [file: string, of: RegExp])[] = [
  ['check', /\/rules\/(check|received|wrapper)\.ts$/],
  ['client', /\/client\/(personas|tavus|changes\/many|transport\/(api-key|connection))\.ts$/],
  ['builder', /\/(draft|builder)\/|\/(call|loaded|options|fingerprint|invalid-error|sealed-secret)\.ts$/],
  ['api-errors', /\/client\/errors\//],
  // What tools and their calls need. Beside the rest, it would bring all of that to a page that only receives calls.
  ['tools', /\/(tavus-error|config-error|tool|tool-forms|tool-schema|copy-json|unlisted|json|pointer)\.ts$/],
  ['reconcile', /\/client\/(compare\/|requests\/reconcile)/],
  ['changes', /\/client\/changes\//],
  ['requests', /\/client\/|\/(secret-texts|form)\.ts$/],
  ['code', /\/code\//],
  ['rules', /\/(errors|json|fields|body|facts|rules)\//],
];

/** What is installed beside the package. */
const external = [
  /^node:/,
  ...['@cfworker/json-schema', '@humanwhocodes/momoa', 'commander', 'diff', 'ky', 'ts-pattern'],
];

/** How all that runs is written. */
const output = {
  dir: 'dist',
  sourcemap: true,
  sourcemapExcludeSources: true,
  // What is said there is said in the declarations; the maps lead to the source.
  comments: { annotation: true, jsdoc: false, legal: true },
};

const library = defineConfig({
  input: {
    index: 'src/index.ts',
    'presets/index': 'src/presets/index.ts',
    'sandbox/index': 'src/sandbox/index.ts',
    'internal/index': 'src/internal/index.ts',
    'calls/index': 'src/calls/index.ts',
    'config/index': 'src/config/index.ts',
    'schema/index': 'src/schema/index.ts',
  },
  external,
  preserveEntrySignatures: 'allow-extension',
  checks: { bundlerTimings: false },
  output: {
    ...output,
    chunkFileNames: '[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: files.map(([name, test]) => ({ name, test })),
    },
  },
});

/** The command, apart from the rest: with it the files of the library would be others. */
const command = defineConfig({
  input: { 'cli/main': 'src/cli/main.ts' },
  external,
  checks: { bundlerTimings: false, ineffectiveDynamicImport: false },
  output: {
    ...output,
    chunkFileNames: 'cli/[name].js',
    codeSplitting: {
      groups: [
        { name: 'rules', test: /\/(errors|json|fields|body|facts|rules)\// },
        { name: 'account', test: /\/(client|draft|builder|config)\// },
        { name: 'terminal', test: /\/terminal\// },
      ],
    },
  },
});

const name = 'json/borrowed-types';
const licenses = ['type-fest/license-mit', 'tagged-tag/license'].map((path) =>
  readFileSync(`node_modules/${path}`, 'utf8'),
);
const notice = `/*\nFrom type-fest, and from tagged-tag, which it uses:\n\n${[...new Set(licenses)].join('\n')}*/`;

/** Replaces the one declaration of tsc's that imports type-fest: all of that takes seconds to check. */
const borrowedTypes = defineConfig({
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

export default [library, command, borrowedTypes];
