import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { programs } from '../support/programs.ts';
import { importedWith, weightOf } from '../support/weight.ts';
import { table, whole } from './table.ts';

const here = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('../../', import.meta.url));
const rounds = 11;

/** A program, and what Node imports for it. */
interface Contestant {
  readonly name: string;
  readonly code: string;
  readonly module: string;
  readonly never?: RegExp;
}

const contestants: readonly Contestant[] = [
  ...Object.values(programs).map(({ what, code, never }) => ({
    name: `tavus-persona ${what}`,
    code,
    never,
    module: 'tavus-persona',
  })),
  { name: 'ky', code: "import ky from 'ky'; console.log(ky);", module: 'ky' },
  {
    name: 'openai',
    code: "import OpenAI from 'openai'; console.log(new OpenAI({ apiKey: 'a' }));",
    module: 'openai',
  },
  {
    name: 'retell-sdk',
    code: "import Retell from 'retell-sdk'; console.log(new Retell({ apiKey: 'a' }));",
    module: 'retell-sdk',
  },
  {
    name: '@vapi-ai/server-sdk',
    code: "import { VapiClient } from '@vapi-ai/server-sdk'; console.log(new VapiClient({ token: 'a' }));",
    module: '@vapi-ai/server-sdk',
  },
  {
    name: '@elevenlabs/elevenlabs-js',
    code: "import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'; console.log(new ElevenLabsClient({ apiKey: 'a' }));",
    module: '@elevenlabs/elevenlabs-js',
  },
];

/** Prints what programs weigh, and how long Node takes to import what they need. */
export async function print(): Promise<void> {
  const times = await importTimes([...new Set(contestants.map(({ module }) => module))]);
  const ofKy = times.get('ky') ?? Number.NaN;
  const rows: string[][] = [];
  for (const { name, code, module, never } of contestants) {
    const { first, loaded } = await weightOf(code, here, never);
    const time = times.get(module) ?? Number.NaN;
    rows.push([name, whole(first), whole(loaded), time.toFixed(1), (time / ofKy).toFixed(2)]);
  }
  console.log('Weight: a bundle in bytes after gzip, and the import on Node, the median of a few in turns\n');
  console.log(table(['', 'first chunk', 'all that is loaded', 'import ms', 'of ky'], rows));
  const [ours, ky] = [`${root}dist/index.js`, fileURLToPath(import.meta.resolve('ky'))].map(
    (file) => importedWith(file).size,
  );
  console.log(`\nFiles that an import opens: tavus-persona ${ours}, ky ${ky}\n`);
}

/** How long each import takes in a process of its own, in turns, so that what slows the machine slows all alike. */
async function importTimes(modules: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const all = new Map<string, number[]>(modules.map((module) => [module, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [module, times] of all) times.push(await importTime(module));
  }
  return new Map([...all].map(([module, times]) => [module, times.sort((a, b) => a - b)[rounds >> 1] ?? 0]));
}

async function importTime(module: string): Promise<number> {
  const code = `const began = performance.now(); await import(${JSON.stringify(module)}); console.log(performance.now() - began);`;
  const cwd =
    module === 'tavus-persona' || module === 'ky' ? root : fileURLToPath(new URL('.', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd,
  });
  return Number(stdout);
}
