import ts from 'typescript-6.0';
import { root } from '../support/compilers.js';
import { compilerOptions } from './documents.js';

/** What the source says of a function, a step or a field. */
export interface Documented {
  readonly name: string;
  /** What its comment says, without the tags. */
  readonly docs: string;
  /** The code of its example. */
  readonly example: string;
}

const index = `${root}src/index.ts`;
const program = ts.createProgram([index], ts.convertCompilerOptionsFromJson(compilerOptions, root).options);
const checker = program.getTypeChecker();
const exported = new Map(exports(index).map((symbol) => [symbol.name, symbol]));

/** The names of all interfaces with options that a user may write. */
export const optionInterfaces: readonly string[] = [...exported.keys()].filter((name) =>
  /Options$|.VoiceSettings$/.test(name),
);

/** The names of all that the package exports. */
export const exportedNames: readonly string[] = [...exported.keys()].sort();

/** The members of an exported interface, inherited ones too, but for those that only the compiler has. */
export function membersOf(name: string): readonly Documented[] {
  const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(exportOf(name)));
  return members.filter(({ name }) => !name.startsWith(' ')).map(documented);
}

/** An exported function. */
export function functionOf(name: string): Documented {
  return documented(exportOf(name));
}

function exportOf(name: string): ts.Symbol {
  const symbol = exported.get(name);
  if (!symbol) throw new Error(`The library exports no ${name}.`);
  return symbol;
}

function documented(symbol: ts.Symbol): Documented {
  const example = symbol.getJsDocTags(checker).find(({ name }) => name === 'example');
  return {
    name: symbol.name,
    docs: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    example: ts.displayPartsToString(example?.text),
  };
}

function exports(file: string): readonly ts.Symbol[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is no module.`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}
