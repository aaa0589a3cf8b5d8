import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-6.0';
import { personaSchema } from './dist/schema/index.js';

// Writes dist/schema.json: the schema that the package has at run time, and what the interfaces say of each field.

const root = fileURLToPath(new URL('.', import.meta.url));
const files = ['body/body', 'body/llm', 'body/tts', 'fields/tool'].map((file) => `${root}src/${file}.ts`);
const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
const program = ts.createProgram(files, ts.parseJsonConfigFileContent(config, ts.sys, root).options);
const checker = program.getTypeChecker();

const interfaces = new Map(
  files.flatMap((file) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    return module ? checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol] as const) : [];
  }),
);

/** Which interface has the members of a definition. */
const ofDefinition = {
  tool: 'Tool',
  function: 'ToolFunction',
  parameters: 'ToolParameters',
  hostedParameters: 'HostedParameters',
  cartesia: 'CartesiaVoiceSettings',
  elevenlabs: 'ElevenLabsVoiceSettings',
};

/** Sentences about steps, about functions, and about where a field is known from. */
const notForJson = /\bsteps?\b|\.\w+\(|\w\(\)|\{@link|contract page/;

interface Schema {
  description?: string;
  properties?: { [name: string]: Schema };
  definitions?: { [name: string]: Schema };
  $ref?: string;
}

const schema: Schema = personaSchema['~standard'].jsonSchema.input({ target: 'draft-07' });
const { definitions = {} } = schema;

describe(schema, 'PersonaBody');
for (const [name, of] of Object.entries(ofDefinition)) {
  const defined = definitions[name];
  if (!defined) throw new Error(`The schema does not define ${name}.`);
  describe(defined, of);
}
writeFileSync(`${root}dist/schema.json`, `${JSON.stringify(schema, null, 2)}\n`);

function describe(of: Schema, name: string): void {
  const symbol = interfaces.get(name);
  if (!symbol) throw new Error(`There is no interface ${name} to describe the fields by.`);
  describeMembers(of, checker.getDeclaredTypeOfSymbol(symbol));
}

/** Says of each property what the member of its name is for, in front of all else. */
function describeMembers({ properties = {} }: Schema, type: ts.Type): void {
  for (const [name, property] of Object.entries(properties)) {
    const member = type.getProperty(name) ?? type.getProperty(optionName(name));
    if (!member) continue;
    const description = inJson(ts.displayPartsToString(member.getDocumentationComment(checker)));
    // Beside a reference draft-07 ignores everything.
    const referred =
      property.$ref === undefined ? undefined : definitions[property.$ref.split('/').at(-1) ?? ''];
    if (referred) Object.assign(referred, { description, ...referred });
    else properties[name] = { ...(description !== '' && { description }), ...property };
    describeMembers(property, checker.getNonNullableType(checker.getTypeOfSymbol(member)));
  }
}

function optionName(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A comment for somebody who has JSON in hand, and the name on the wire before it. */
function inJson(comment: string): string {
  return comment
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/(?<=\.) (?=[A-Z`])/)
    .map((sentence) => sentence.replace(/^Sets `\w+`(\.$|[:;] )/, ''))
    .filter((sentence) => sentence !== '' && !notForJson.test(sentence))
    .map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1))
    .join(' ');
}
