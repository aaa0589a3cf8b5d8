import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as library from '../../src/index.js';
import * as presets from '../../src/presets/index.js';
import { type Block, blocksOf, examplesOf } from './blocks.js';

/** A module made of a piece of documentation. */
export interface Example {
  /** Its place, as `file:line`. */
  readonly origin: string;
  /** The name of the module's file. */
  readonly file: string;
  readonly code: string;
  /** The lines that shall not compile, each with the sentence that the compiler shall print. */
  readonly refusals: readonly { readonly line: number; readonly sentence: string }[];
}

const root = new URL('../../', import.meta.url);

/** The pages whose examples are held to the code. */
export const pages: readonly string[] = ['README.md', ...globSync('docs/*.md', { cwd: fileURLToPath(root) })];

/** A file of the project. */
export function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/**
 * Every `ts` block of a page. One that does not import `persona` goes on from the page's first block, as it
 * does for a reader. On a page that names a file in the first line of a block, each block is a module as it
 * stands, and may import that file.
 */
export function pageExamples(page: string): readonly Example[] {
  const blocks = blocksOf(read(page)).filter(({ language }) => language === 'ts');
  if (blocks.some(({ code }) => fileNamedIn(code))) return blocks.map((block) => moduleOf(page, block));
  return blocks.map((block) => {
    const goesOn = block !== blocks[0] && !/import \{[^}]*\bpersona\b/.test(block.code);
    return exampleOf(page, block, goesOn ? (blocks[0]?.code ?? '') : '');
  });
}

/** Every `@example` in the sources. What it uses of the library is imported for it. */
export function sourceExamples(): readonly Example[] {
  const files = globSync('src/**/*.ts', { cwd: fileURLToPath(root) }).sort();
  return files.flatMap((file) => examplesOf(read(file)).map((block) => exampleOf(file, block, '', imports)));
}

function exampleOf(page: string, block: Block, before: string, importsFor = (_: string) => ''): Example {
  const started = withGiven(`${before}${block.code}`);
  return moduleOf(page, { ...block, code: `${importsFor(started)}${started}` });
}

function moduleOf(page: string, { code, line }: Block): Example {
  return {
    origin: `${page}:${line}`,
    file: fileNamedIn(code) ?? `${page.replaceAll('/', '-')}-${line}${hasTests(code) ? '.test' : ''}.ts`,
    code,
    refusals: code.split('\n').flatMap((text, index) => {
      const sentence = /\/\/ error: (.+)$/.exec(text)?.[1];
      return sentence ? [{ line: index + 1, sentence }] : [];
    }),
  };
}

function fileNamedIn(code: string): string | undefined {
  return /^\/\/ ([\w-]+\.ts)\n/.exec(code)?.[1];
}

/** Whether a piece of documentation is a test file. */
export function hasTests(code: string): boolean {
  return /from 'vitest'/.test(code);
}

/** What examples take for granted: a store of keys, a finished persona, a sandbox that has it. */
const takenForGranted = {
  tavus: 'const tavus = await sandbox(); await coach.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });\n',
  client: 'const client = tavus();\n',
  coach: "const coach = persona().name('Life Coach').prompt('You ask one question at a time.');\n",
  readKey:
    "const readKey = (of: string) => (of === 'tavus' ? process.env['TAVUS_API_KEY']! : 'key-of-'.concat(of));\n",
};

function withGiven(code: string): string {
  return Object.entries(takenForGranted).reduce((whole, [name, declaration]) => {
    // `tavus` is a sandbox in one example, and the library's function, called, in another.
    const isMissing =
      uses(whole, name) && !declares(whole, name) && !(name === 'tavus' && whole.includes('tavus('));
    return isMissing ? `${declaration}${whole}` : whole;
  }, code);
}

/** The imports that an example needs of the library. */
export function imports(code: string): string {
  const from = {
    'tavus-persona': [...Object.keys(library), ...types],
    'tavus-persona/presets': Object.keys(presets),
    'tavus-persona/calls': ['toolCalls'],
    'tavus-persona/schema': ['personaSchema'],
    'tavus-persona/sandbox': ['sandbox'],
  };
  return Object.entries(from)
    .map(
      ([module, names]) =>
        [module, names.filter((name) => uses(code, name) && !declares(code, name))] as const,
    )
    .map(([module, used]) =>
      used.length > 0 ? `import { ${used.map(imported).join(', ')} } from '${module}';\n` : '',
    )
    .join('');
}

/** Types that examples name; they have no value to find them by. */
const types: readonly string[] = ['PersonaBuilder', 'Preset'];

function imported(name: string): string {
  return types.includes(name) ? `type ${name}` : name;
}

function declares(code: string, name: string): boolean {
  return new RegExp(`\\b(const|using) ${name}\\b`).test(code);
}

function uses(code: string, name: string): boolean {
  return new RegExp(`(?<![.'"-])\\b${name}\\b(?!['"-])`).test(code);
}
