import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-6.0';
import { personaSchema } from './dist/schema/index.js';
import { optionName } from './src/fields/wire.ts';

// Writes dist/schema.json: the schema that the package has at run time, and what the interfaces say of each field. So
// that is written once, above the members of the interfaces, and no program carries it along.

/** The interfaces whose members describe the fields of a group, and what the names of the fields have before theirs. */
type Described = readonly (readonly [name: string, prefix?: string])[];

const layers: { readonly [layer: string]: Described } = {
  llm: [['LlmSettings']],
  tts: [['TtsSettings']],
  stt: [['SttSettings']],
  perception: [
    ['PerceptionLayer'],
    ['VisualOptions', 'visual_'],
    ['VisualOptions', 'perception_'],
    ['AudioOptions', 'audio_'],
  ],
  conversational_flow: [['ConversationalFlowOptions']],
  transport: [['TransportSettings']],
  conferencing: [['ConferencingOptions']],
};
const definitions: { readonly [name: string]: Described } = {
  tool: [['Tool']],
  function: [['ToolFunction']],
  parameters: [['ToolParameters']],
  hostedParameters: [['HostedParameters']],
  cartesia: [['CartesiaVoiceSettings']],
  elevenlabs: [['ElevenLabsVoiceSettings']],
};

const root = fileURLToPath(new URL('.', import.meta.url));
const files = [
  ...Object.keys(layers).map((layer) => `body/${layer.replace('_', '-')}`),
  'body/body',
  'fields/tool',
].map((file) => `${root}src/${file}.ts`);
const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
const program = ts.createProgram(files, ts.parseJsonConfigFileContent(config, ts.sys, root).options);
const checker = program.getTypeChecker();
const exported = files.flatMap((file) => {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  return module ? checker.getExportsOfModule(module) : [];
});

/** Sentences about steps, about functions, and about where a field is known from. */
const notForJson = /\bsteps?\b|\.\w+\(|\w\(\)|\{@link|contract page/;

/** What this script looks at in a schema. */
interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  properties?: { readonly [name: string]: Schema };
  definitions?: { readonly [name: string]: Schema };
}

const schema: Schema = personaSchema['~standard'].jsonSchema.input({ target: 'draft-07' });
describe(schema, [['PersonaBody']]);
describe(inside(schema, 'properties', 'layers'), [['PersonaLayers']]);
for (const [layer, by] of Object.entries(layers)) {
  describe(inside(inside(schema, 'properties', 'layers'), 'properties', layer), by);
}
for (const [name, by] of Object.entries(definitions)) describe(inside(schema, 'definitions', name), by);
writeFileSync(`${root}dist/schema.json`, `${JSON.stringify(schema, null, 2)}\n`);

function inside(of: Schema, holder: 'properties' | 'definitions', name: string): Schema {
  const inner = of[holder]?.[name];
  if (!inner) throw new Error(`The schema has no ${name} among its ${holder}.`);
  return inner;
}

/** Says of each property what it is for, in front of all else. */
function describe(of: Schema, by: Described): void {
  const described = Object.entries(of.properties ?? {}).map(([name, property]) => {
    // A reference says it of what it leads to: draft-07 looks at nothing beside it.
    if (property.description !== undefined || property.$ref !== undefined) return [name, property];
    return [name, { description: descriptionOf(name, by), ...property }];
  });
  of.properties = Object.fromEntries(described);
}

/** What the first of the interfaces says that says something. */
function descriptionOf(name: string, by: Described): string {
  for (const [of, prefix = ''] of by) {
    const symbol = exported.find((symbol) => symbol.name === of);
    if (!symbol) throw new Error(`There is no interface ${of} to describe ${name} by.`);
    if (!name.startsWith(prefix)) continue;
    const member = name.slice(prefix.length);
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const found = type.getProperty(member) ?? type.getProperty(optionName(member));
    const said = inJson(ts.displayPartsToString(found?.getDocumentationComment(checker)));
    if (said !== '') return said;
  }
  throw new Error(
    `No comment says what ${name} is for: write one in ${by.map(([name]) => name).join(' or ')}.`,
  );
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
