import type { Subject } from '../bench/chains.ts';

/** A way to write tools, and a handler for each that uses the types of its arguments. */
export interface ToolSubject extends Pick<Subject, 'name' | 'home'> {
  /** A module with so many tools of ten parameters each. With none it has its imports only. */
  readonly module: (tools: number) => string;
}

/** How a library writes a schema. The schemas say the same in all of them. */
interface Spelling {
  readonly imports: readonly string[];
  /** A name, a whole number, one of two texts, a list of texts, and an object with a number. */
  readonly kinds: (one: string, other: string) => readonly string[];
  readonly property: (name: string, kind: string, isRequired: boolean) => string;
  readonly object: (properties: string) => string;
}

const jsonSchema: Spelling = {
  imports: [],
  kinds: (one, other) => [
    "{ type: 'string', description: 'A name.' }",
    "{ type: 'integer' }",
    `{ enum: ['${one}', '${other}'] }`,
    "{ type: 'array', items: { type: 'string' } }",
    "{ type: 'object', properties: { at: { type: 'number' } }, required: ['at'] }",
  ],
  property: (name, kind) => `${name}: ${kind}`,
  object: (properties) => `{ type: 'object', properties: { ${properties} }, required: ['p0', 'p1'] }`,
};

const zod: Spelling = {
  imports: ["import { z } from 'zod';"],
  kinds: (one, other) => [
    "z.string().describe('A name.')",
    'z.int()',
    `z.enum(['${one}', '${other}'])`,
    'z.array(z.string())',
    'z.object({ at: z.number() })',
  ],
  property: (name, kind, isRequired) => `${name}: ${kind}${isRequired ? '' : '.optional()'}`,
  object: (properties) => `z.object({ ${properties} })`,
};

const arkType: Spelling = {
  imports: ["import { type } from 'arktype';"],
  kinds: (one, other) => [
    "['string', '@', 'A name.']",
    "'number.integer'",
    // Cheaper than a text such as "'a' | 'b'".
    `type.enumerated('${one}', '${other}')`,
    "'string[]'",
    "{ at: 'number' }",
  ],
  property: (name, kind, isRequired) => `${isRequired ? name : `'${name}?'`}: ${kind}`,
  object: (properties) => `type({ ${properties} })`,
};

/** The schema of one tool. The first two parameters are required. */
function schemaOf({ kinds, property, object }: Spelling, nth: number): string {
  const properties = Array.from({ length: 10 }, (_, index) => {
    const all = kinds(`a${nth}`, `b${index}`);
    return property(`p${index}`, all[index % all.length] ?? '', index < 2);
  });
  return object(properties.join(', '));
}

const namesOf = (tools: number) => Array.from({ length: tools }, (_, nth) => `tool_${nth}`);
const handlersOf = (names: readonly string[]) =>
  names.map((name) => `  ${name}: ({ p0, p1, p4 }) => p0.length + p1 + (p4?.at ?? 0),`);

/** `tool()` and `toolCalls().handle()`, with schemas in one of the spellings. */
function ours(name: string, home: ToolSubject['home'], spelling: Spelling): ToolSubject {
  const imports = [
    "import { tool } from 'tavus-persona';",
    "import { toolCalls } from 'tavus-persona/calls';",
    ...spelling.imports,
  ];
  const statements = (names: readonly string[]) => [
    ...names.map(
      (name, nth) =>
        `const ${name} = tool('${name}', { description: 'Do it.', parameters: ${schemaOf(spelling, nth)} });`,
    ),
    'declare const event: unknown;',
    `export const outcome = toolCalls(${names.join(', ')}).handle(event, {`,
    ...handlersOf(names),
    '});',
  ];
  return subjectOf(name, home, imports, statements);
}

/** Schemas of a library, and a record of handlers with a line for each, as a library knows of no handlers. */
function peer(name: string, spelling: Spelling, argumentsOf: (schema: string) => string): ToolSubject {
  const statements = (names: readonly string[]) => [
    ...names.map((name, nth) => `const ${name} = ${schemaOf(spelling, nth)};`),
    'export const handlers: {',
    ...names.map((name) => `  readonly ${name}: (args: ${argumentsOf(name)}) => unknown;`),
    '} = {',
    ...handlersOf(names),
    '};',
  ];
  return subjectOf(name, 'peers', spelling.imports, statements);
}

function subjectOf(
  name: string,
  home: ToolSubject['home'],
  imports: readonly string[],
  statements: (names: readonly string[]) => readonly string[],
): ToolSubject {
  const module = (tools: number) => [...imports, ...(tools > 0 ? statements(namesOf(tools)) : [])].join('\n');
  return { name, home, module };
}

/** The one that is held to a budget. */
export const withLiterals: ToolSubject = ours('tavus-persona', 'project', jsonSchema);

/** What is printed beside it. */
export const otherTools: readonly ToolSubject[] = [
  ours('tavus-persona with zod', 'peers', zod),
  ours('tavus-persona with ArkType', 'peers', arkType),
  peer(
    'json-schema-to-ts FromSchema',
    {
      ...jsonSchema,
      imports: ["import type { FromSchema } from 'json-schema-to-ts';"],
      object: (properties) => `${jsonSchema.object(properties)} as const`,
    },
    (schema) => `FromSchema<typeof ${schema}>`,
  ),
  peer('zod z.infer', zod, (schema) => `z.infer<typeof ${schema}>`),
  peer('ArkType .infer', arkType, (schema) => `typeof ${schema}.infer`),
];
