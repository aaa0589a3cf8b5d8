import { PersonaInvalidError } from '../errors/invalid-error.js';
import { printable } from '../json/printable.js';
import { printed } from './print.js';
import { codeOf } from './to-code.js';

/** A stored persona. */
export interface Stored {
  readonly personaId: string;
  readonly personaName: string | undefined;
  readonly body: object;
}

/** A file of source. */
export interface SourceText {
  /** Its name, without a folder. */
  readonly file: string;
  readonly text: string;
}

/** The source of a stored persona. */
export interface PersonaSource extends SourceText {
  /** What the persona is called in the source. */
  readonly key: string;
  readonly personaId: string;
  /** The variables of the environment that its secrets are read from. */
  readonly variables: readonly string[];
  /** Whether steps say all of it. */
  readonly isSaid: boolean;
}

/** Stored personas as source. */
export interface Sources {
  readonly sources: readonly PersonaSource[];
  /** What brings them together. */
  readonly index: SourceText;
  /** Why some are not there, a text for each: they break rules that a chain has to keep. */
  readonly refusals: readonly string[];
}

/** Turns stored personas into source, each into a file of its own. */
export function sourcesOf(stored: readonly Stored[]): Sources {
  const sources: PersonaSource[] = [];
  const refusals: string[] = [];
  const keys = keysOf(stored);
  for (const [index, one] of stored.entries()) {
    try {
      sources.push(sourceOf(one, keys[index] ?? one.personaId));
    } catch (error) {
      if (!(error instanceof PersonaInvalidError)) throw error;
      const { personaId, personaName } = one;
      const issues = error.issues.filter(({ severity }) => severity === 'error');
      refusals.push(new PersonaInvalidError(issues, { personaName, personaId }).message);
    }
  }
  return { sources, index: indexOf(sources), refusals };
}

/** What stored personas are called in source, in their order: after their names, and no two alike. */
function keysOf(stored: readonly Stored[]): readonly string[] {
  const taken = new Set<string>(reserved);
  return stored.map(({ personaName = '', personaId }) => {
    const key = keyOf(personaName) || keyOf(`persona ${personaId}`);
    let free = key;
    for (let next = 2; taken.has(free.toLowerCase()); next += 1) free = `${key}${next}`;
    // Some file systems do not tell capitals from small letters.
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Names that the source has already, or that the language or a file system does not let anything have. */
const reserved = `persona personafrom tool unlisted process index ids personas con prn aux nul
  await break case catch class const continue debugger default delete do else enum export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static
  super switch this throw true try typeof undefined var void while with yield arguments eval nan infinity`.split(
  /\s+/,
);

const longestKey = 40;

/** A text as the name of a constant; empty where it has no letters that one can have. */
function keyOf(text: string): string {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[a-zA-Z0-9]+/g) ?? [];
  const [first = '', ...others] = words;
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const key = [first.charAt(0).toLowerCase() + first.slice(1), ...others.map(capital)].join('');
  const isName = /^[a-z]/.test(key);
  return (isName || key === '' ? key : `persona${key}`).slice(0, longestKey);
}

/** The source of a stored persona. Secrets are read from the environment; without them what is stored stays. */
function sourceOf({ personaId, body }: Stored, key: string): PersonaSource {
  const variableOf = (secret: string) =>
    apart(`${key}${secret.charAt(0).toUpperCase()}${secret.slice(1)}`, '_').toUpperCase();
  const { text, secrets, isSaid } = codeOf(body, {
    name: key,
    secret: (name) => `process.env['${variableOf(name)}'] ?? '[secret]'`,
  });
  const variables = secrets.map(variableOf);
  const head = [
    `The persona ${personaId} of Tavus.`,
    ...(variables.length > 0 ? [`Without ${variables.join(', ')} an update keeps what is stored.`] : []),
  ];
  const comment = head.map((line) => `// ${printable(line)}\n`).join('');
  return {
    file: `${apart(key, '-').toLowerCase()}.ts`,
    text: comment + text,
    key,
    personaId,
    variables,
    isSaid,
  };
}

/** A name in which something stands before each capital. */
function apart(name: string, between: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, between);
}

/** The source that brings others together, for a configuration to import. */
function indexOf(sources: readonly PersonaSource[]): SourceText {
  const lines = (line: (source: PersonaSource) => string) =>
    sources.map((source) => `${line(source)}\n`).join('');
  const text = [
    lines(({ file, key }) => `import { ${key} } from './${file}';`),
    `export const personas = {\n${lines(({ key }) => `  ${key},`)}};\n`,
    `export const ids = {\n${lines(({ key, personaId }) => `  ${key}: ${printed(personaId, 0)},`)}};\n`,
  ];
  return { file: 'index.ts', text: text.join('\n') };
}
