import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { newerValues } from '../../src/body/newer.js';
import { type Property, propertiesOf, type Schema, withContract, withProperty } from './contract.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** What an argument of a step is, for each property that takes one of a list of values. `.echo()` and `.full()` take none. */
const argumentOf: Readonly<Record<string, string>> = {
  '/layers/perception/perception_model': "Parameters<Start['perception']>[0]",
  '/layers/stt/stt_engine': "Parameters<Start['stt']>[0]",
  '/layers/tts/tts_engine': "Parameters<Start['tts']>[0]",
  '/layers/conversational_flow/turn_detection_model': "Flow['turnDetectionModel']",
  '/layers/conversational_flow/turn_taking_patience': "Flow['turnTakingPatience']",
  '/layers/conversational_flow/replica_interruptibility': "Flow['replicaInterruptibility']",
  '/layers/conversational_flow/voice_isolation': "Flow['voiceIsolation']",
  '/layers/conversational_flow/idle_engagement': "Flow['idleEngagement']",
};

const prelude = `
import type { ConversationalFlowOptions, PersonaBody, PersonaBuilder } from ${JSON.stringify(join(root, 'src/index.js'))};
type Start = PersonaBuilder<{}>;
type Flow = ConversationalFlowOptions;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
// Not NonNullable, which would merge the listed values with the string that stands for the others.
type Given<Value> = Exclude<Value, undefined>;
type Literals<Value> = Value extends string ? (string extends Value ? never : Value) : never;
type Choice<Value, Listed> = Same<Literals<Value>, Listed>;
type Exactly<Value, Type> = Same<Given<Value>, Type>;
type Keyed<Value> = Given<Value> extends readonly unknown[] ? false : Given<Value> extends object ? true : false;
type ListOf<Value, Entry> = Given<Value> extends readonly Entry[] ? true : false;
`;

const changed = [
  ['/made_up', { type: 'string' }, /'made_up' does not exist/],
  ['/layers/llm/made_up', { type: 'object' }, /'made_up' does not exist/],
  ['/layers/tts/tts_engine', { type: 'string', enum: ['cartesia', 'elevenlabs', 'made-up'] }, /'false'/],
  ['/layers/tts/tts_engine', { type: 'string', enum: ['cartesia'] }, /'false'/],
  ['/layers/llm/speculative_inference', { type: 'string' }, /'false'/],
  ['/document_ids', { type: 'string' }, /'false'/],
  ['/layers/llm/headers', { type: 'array', items: { type: 'string' } }, /'false'/],
] as const satisfies readonly (readonly [path: string, becomes: Schema, message: RegExp])[];

withContract('the types of the body, held against the contract', ({ schema }) => {
  let published: readonly string[] = [];
  let complaints: readonly (readonly string[])[] = [];

  beforeAll(async () => {
    const variants = changed.map(([path, property]) => withProperty(schema, path, property));
    [published = [], ...complaints] = await complaintsAbout([schema, ...variants]);
  });

  test('have every property, with the values that the contract gives it', () => {
    expect(published).toEqual([]);
  });

  test.each(changed.map((change, index) => [...change, index] as const))(
    'are found out if %s becomes %j',
    (path, _, message, index) => {
      expect(complaints[index]).not.toEqual([]);
      for (const complaint of complaints[index] ?? []) {
        expect(complaint).toMatch(message);
        expect(complaint.endsWith(`// ${path}`)).toBe(true);
      }
    },
  );
});

/** What the compiler says of the library's types when they are held against each of these schemas. */
async function complaintsAbout(schemas: readonly Schema[]): Promise<readonly (readonly string[])[]> {
  const files = schemas.map((schema) => {
    const claims = propertiesOf(schema).flatMap(claimsOf);
    return [...prelude.split('\n'), ...claims.map((claim, index) => `export const c${index}: ${claim}`)];
  });
  const complaints = files.map((): string[] => []);
  for (const line of (await compiled(files)).split('\n')) {
    const [, file, row] = /^claims-(\d+)\.mts\((\d+),/.exec(line) ?? [];
    if (file && row) complaints[Number(file)]?.push(`${line} ${files[Number(file)]?.[Number(row) - 1]}`);
    else if (line !== '') throw new Error(`The compiler could not judge the types: ${line}`);
  }
  return complaints;
}

/** What a property says of the types, one line each. */
function claimsOf({ path, schema }: Property): readonly string[] {
  const names = path.split('/').slice(1);
  const body = names.reduce((type, name) => `Given<${type}>[${JSON.stringify(name)}]`, 'PersonaBody');
  const argument = argumentOf[path];
  const newer = Object.keys(newerValues[path] ?? {});
  const listed = schema.enum ? { ...schema, enum: [...schema.enum, ...newer] } : schema;
  return [body, ...(argument ? [argument] : [])].map((type) => `${claimOf(listed, type)} = true; // ${path}`);
}

function claimOf({ type, items, enum: values }: Schema, value: string): string {
  if (values) return `Choice<${value}, ${values.map((text) => JSON.stringify(text)).join(' | ')}>`;
  if (type === 'object') return `Keyed<${value}>`;
  if (type !== 'array') return `Exactly<${value}, ${type}>`;
  return items?.type === 'string' ? `Exactly<${value}, readonly string[]>` : `ListOf<${value}, object>`;
}

/** What `tsc` prints for files of these lines, under the project's own settings. */
async function compiled(files: readonly (readonly string[])[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tavus-persona-claims-'));
  try {
    const names = files.map((_, index) => `claims-${index}.mts`);
    const compilerOptions = {
      noEmit: true,
      rootDir: parse(folder).root,
      typeRoots: [join(root, 'node_modules/@types')],
    };
    const config = { extends: join(root, 'tsconfig.json'), compilerOptions, files: names, include: [] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    for (const [index, name] of names.entries()) {
      await writeFile(join(folder, name), files[index]?.join('\n') ?? '');
    }
    const run = promisify(execFile)(process.execPath, [tsc, '--pretty', 'false'], { cwd: folder });
    const { stdout } = await run.catch((failure: { readonly stdout: string }) => failure);
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
