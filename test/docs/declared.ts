import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-5.9';
import { read } from './examples.js';
import { grouped } from './grouped.js';

/** A member of an interface, a function or a class, as a page shows it. */
export interface Declared {
  readonly name: string;
  /** Its name with what it takes: `name(text: string)`, `speed?: number`. */
  readonly signature: string;
  /** What its comment says, without the tags, in one line. */
  readonly docs: string;
  /** The names of the types that it takes. */
  readonly types: readonly string[];
  /** The type that it gives, where it can be called. */
  readonly gives: string;
}

type Declaration =
  | ts.InterfaceDeclaration
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.TypeAliasDeclaration
  | ts.VariableDeclaration;

const files = globSync('src/**/*.ts', { cwd: fileURLToPath(new URL('../../', import.meta.url)) }).sort();
/** All that stands at the top of some source file, by name; a function with overloads is there more than once. */
const declarations = grouped(files.flatMap(declaredBy), ({ name }) => name?.getText() ?? '');

function declaredBy(file: string): readonly Declaration[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement): readonly Declaration[] => {
    if (ts.isVariableStatement(statement)) return [...statement.declarationList.declarations];
    return ts.isInterfaceDeclaration(statement) ||
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
      ? [statement]
      : [];
  });
}

function all<Kind extends Declaration>(
  name: string,
  isKind: (node: ts.Node) => node is Kind,
): readonly [Kind, ...Kind[]] {
  const [first, ...more] = (declarations.get(name) ?? []).filter(isKind);
  if (!first) throw new Error(`src/ declares no ${name} of this kind.`);
  return [first, ...more];
}

/** The own members of an interface, but for those that only the compiler has. */
export function ownMembersOf(name: string): readonly Declared[] {
  const [{ members, typeParameters }] = all(name, ts.isInterfaceDeclaration);
  return members
    .filter((member) => member.name && ts.isIdentifier(member.name))
    .map((member) => declared(member, constraintsOf(typeParameters)));
}

/** The interfaces that an interface extends. */
export function basesOf(name: string): readonly string[] {
  const [{ heritageClauses = [] }] = all(name, ts.isInterfaceDeclaration);
  return heritageClauses.flatMap(({ types }) => types.map(({ expression }) => expression.getText()));
}

/** Whether there is an interface of this name. */
export function isInterface(name: string): boolean {
  return (declarations.get(name) ?? []).some(ts.isInterfaceDeclaration);
}

/** A function, as most callers see it. */
export function functionOf(name: string): Declared {
  const overloads = all(name, ts.isFunctionDeclaration).filter(
    ({ body }, _, { length }) => !body || length === 1,
  );
  const plain = overloads.find(({ typeParameters }) => !typeParameters) ?? overloads[0];
  if (!plain) throw new Error(`${name} has no signature.`);
  const docs = overloads.map(docsOf).find((text) => text !== '') ?? '';
  return { ...declared(plain, new Map()), docs };
}

/** A class, with the fields that its objects have beside those of its base. */
export interface DeclaredClass extends Pick<Declared, 'name' | 'docs'> {
  readonly fields: readonly string[];
}

/** The classes of a file. */
export function classesIn(file: string): readonly DeclaredClass[] {
  return declaredBy(file)
    .filter(ts.isClassDeclaration)
    .map((node) => ({ name: node.name?.text ?? '', docs: docsOf(node), fields: fieldsOf(node) }));
}

function fieldsOf({ members }: ts.ClassDeclaration): readonly string[] {
  return members.flatMap((member) => {
    const isField = ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member);
    const isOwn = isField && ts.isIdentifier(member.name) && member.name.text !== 'name';
    return isOwn ? [`${member.name.text}: ${typeText(member.type, new Map(), [])}`] : [];
  });
}

/** A list of values, with its name. */
interface List {
  readonly list: string;
  readonly values: readonly string[];
}

/** The lists that types are made of, by the name of the type: `TtsEngine` is one of `ttsEngines`. */
export const listOf: ReadonlyMap<string, List> = new Map(
  [...declarations.values()]
    .flat()
    .filter(ts.isTypeAliasDeclaration)
    .flatMap((alias) => {
      const list = /^\(typeof (\w+)\)\[number\]$/.exec(alias.type.getText())?.[1];
      const values = list === undefined ? undefined : valuesOf(list, alias.getSourceFile());
      return list && values ? [[alias.name.text, { list, values }] as const] : [];
    }),
);

function valuesOf(list: string, file: ts.SourceFile): readonly string[] | undefined {
  const { initializer } =
    declarations
      .get(list)
      ?.filter(ts.isVariableDeclaration)
      .find((node) => node.getSourceFile() === file) ?? {};
  const array = initializer && ts.isAsExpression(initializer) ? initializer.expression : undefined;
  if (!array || !ts.isArrayLiteralExpression(array)) return undefined;
  return array.elements.map((element) => element.getText());
}

type Constraints = ReadonlyMap<string, ts.TypeNode | undefined>;

function constraintsOf(parameters: ts.NodeArray<ts.TypeParameterDeclaration> | undefined): Constraints {
  return new Map(parameters?.map(({ name, constraint }) => [name.text, constraint]));
}

function declared(node: ts.SignatureDeclaration | ts.TypeElement, outer: Constraints): Declared {
  const name = node.name?.getText() ?? '';
  const call = callIn(node);
  const types: string[] = [];
  const signature = call ? `${name}${parametersOf(call, outer, types)}` : property(node, name, outer, types);
  return { name, signature, docs: docsOf(node), types, gives: call ? typeText(call.type, outer, []) : '' };
}

/** What can be called: a method, a function, or a property that holds one, as the ends do. */
function callIn(node: ts.Node): ts.SignatureDeclaration | undefined {
  if (ts.isMethodSignature(node) || ts.isFunctionDeclaration(node)) return node;
  const type = ts.isPropertySignature(node) ? node.type : undefined;
  const [, end] = type && ts.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  if (end && ts.isFunctionTypeNode(end)) return end;
  // Of the two forms of `create`, that of any persona.
  if (end?.getText() === 'Create<S>') return callOfCreate();
  return undefined;
}

function callOfCreate(): ts.SignatureDeclaration | undefined {
  const member = all('Finished', ts.isInterfaceDeclaration)[0].members.find(
    ({ name }) => name?.getText() === 'create',
  );
  const type = member && ts.isPropertySignature(member) ? member.type : undefined;
  return type && ts.isFunctionTypeNode(type) ? type : undefined;
}

function property(node: ts.Node, name: string, outer: Constraints, types: string[]): string {
  if (!ts.isPropertySignature(node)) throw new Error(`${name} is neither a property nor a function.`);
  return `${name}${node.questionToken ? '?' : ''}: ${typeText(node.type, outer, types)}`;
}

function parametersOf(call: ts.SignatureDeclaration, outer: Constraints, types: string[]): string {
  const constraints = new Map([...outer, ...constraintsOf(call.typeParameters)]);
  const parameters = call.parameters.map(({ dotDotDotToken, name, questionToken, initializer, type }) => {
    const mark = questionToken || initializer ? '?' : '';
    return `${dotDotDotToken ? '...' : ''}${name.getText()}${mark}: ${typeText(type, constraints, types)}`;
  });
  return `(${parameters.join(', ')})`;
}

/** What stands for types that only a compiler wants to know in full. */
const shorter: Readonly<Record<string, string>> = {
  Condition: 'unknown',
  EntriesOf: 'string[]',
  ExtraBody: 'JsonObject',
  PersonaBuilder: 'PersonaBuilder',
  PresetList: 'Preset[]',
  ToolName: 'string',
  AnySchema: 'JSON Schema',
  VoiceSettingsOf: 'CartesiaVoiceSettings | ElevenLabsVoiceSettings',
  FinishedFor: 'PersonaReady',
  PersonaOrChange: 'PersonaReady | Preset',
  ManyPersonas: 'PersonaReady[] | Record<string, PersonaReady>',
  PlanOptions: "({ id: string } | { match: 'name' }) & ChangeOptions",
  PlansFor: 'PersonaPlans',
  // Of some sixty names a few: a wrong one does not compile, and the message has all.
  WholePart: "'tts' | 'tts.voiceSettings' | …",
  ListPart: "'documents' | 'visual.tools' | …",
  Speaks: "'persona' | 'pal'",
};

/** Members of a union that say nothing to a reader: each list of values takes the first. */
const onlyForCompilers = new Set(['Unlisted', 'NotReady']);

function typeText(node: ts.TypeNode | undefined, constraints: Constraints, types: string[]): string {
  const inner = (part: ts.TypeNode | undefined) => typeText(part, constraints, types);
  if (!node) return 'unknown';
  if (ts.isUnionTypeNode(node)) {
    const parts = node.types.map(inner).flatMap((text) => (text.includes('=>') ? [text] : text.split(' | ')));
    return [...new Set(parts)].filter((part) => !onlyForCompilers.has(part)).join(' | ');
  }
  if (ts.isIntersectionTypeNode(node)) return inner(node.types[0]);
  if (ts.isParenthesizedTypeNode(node)) return `(${inner(node.type)})`;
  if (ts.isTypeOperatorNode(node)) return inner(node.type);
  const list = /^\(typeof (\w+)\)\[number\]$/.exec(node.getText())?.[1];
  if (list !== undefined) return valuesOf(list, node.getSourceFile())?.join(' | ') ?? node.getText();
  if (ts.isArrayTypeNode(node)) {
    const element = inner(node.elementType);
    return / \| (?!.*\)$)/.test(element) ? `(${element})[]` : `${element}[]`;
  }
  if (ts.isFunctionTypeNode(node)) {
    const names = node.parameters.map(({ name }) => (name.getText() === 'persona' ? 'p' : name.getText()));
    return `(${names.join(', ')}) => ${inner(node.type)}`;
  }
  if (!ts.isTypeReferenceNode(node))
    return node
      .getText()
      .replaceAll(/\s+/g, ' ')
      .replace(/^\{ readonly \[\w+: string\]: (\w+) \}$/, 'Record<string, $1>');
  const name = node.typeName.getText().replace(/(Options)(For|Of)$/, '$1');
  const [argument] = node.typeArguments ?? [];
  if (name === 'Readonly' || name === 'Partial') return inner(argument);
  if (name === 'Record') return `Record<${node.typeArguments?.map(inner).join(', ')}>`;
  if (name === 'TavusPromise' || name === 'Promise') return `Promise<${inner(argument)}>`;
  if (name === 'AsyncIterable') return `AsyncIterable<${inner(argument)}>`;
  if (name in shorter) return use(shorter[name] ?? '', types);
  if (constraints.has(name)) return inner(constraints.get(name));
  const listed = listOf.get(name);
  if (listed) return listed.values.join(' | ');
  if (name.startsWith('Between')) return 'number';
  return use(name, types);
}

function use(name: string, types: string[]): string {
  types.push(...namesIn(name));
  return name;
}

function docsOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const deprecated = ts.getTextOfJSDocComment(ts.getJSDocDeprecatedTag(node)?.comment);
  const text = ts.getTextOfJSDocComment(comment?.comment) ?? '';
  return `${text}${deprecated ? ` Deprecated: ${deprecated}` : ''}`
    .replaceAll(/\{@link ([^}]+)\}/g, '`$1`')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The names of types in a text such as `Promise<CreatedPersona>`. */
export function namesIn(type: string): readonly string[] {
  return type.match(/\b[A-Z]\w+/g) ?? [];
}

/** The sentences of a text. */
export function sentencesIn(text: string): readonly string[] {
  return text.split(/(?<=[.?!])\s+(?=[A-Z`(])/);
}
