import { fileURLToPath } from 'node:url';
import { type Compiler, compilers, run } from '../compilers.ts';
import { install } from '../packaging/install.ts';
import { ours, oursWithWhen, type Subject, twelveWhens } from './chains.ts';
import { peers } from './peer-chains.ts';
import { table, whole } from './table.ts';
import { TypeBench } from './type-cost.ts';

/**
 * Prints what the library costs beside its peers: the compiler's work, and the run time's.
 * With `--all`, peers get 2,000 chains too, which takes some of them minutes.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const isThorough = process.argv.includes('--all');
const types = new TypeBench('bench');

await install(here);
console.log('Type cost: what chains of 20 steps add to a file without chains\n');
for (const compiler of compilers.filter(({ version }) => version !== '5.9').toReversed()) {
  console.log(await typeTable(compiler));
  const { instantiations, seconds } = await types.costOfModule(compiler, 'project', twelveWhens);
  console.log(`\nOne chain with twelve .when that change facts, all that it imports included: `);
  console.log(`${whole(instantiations)} instantiations, ${seconds.toFixed(2)} s\n`);
}
console.log('Run-time cost: medians of rounds in turns; the ratio is to the first of each group\n');
console.log(await runTimeTable());

async function typeTable(compiler: Compiler): Promise<string> {
  const rows: string[][] = [];
  for (const subject of [ours, oursWithWhen, ...peers]) rows.push(await typeRow(compiler, subject));
  const headings = ['instantiations', '1', '200', '2,000', 'types: 200', 'check s: 200', '.d.ts bytes'];
  return table([`TypeScript ${compiler.version}, ${headings[0]}`, ...headings.slice(1)], rows);
}

async function typeRow(compiler: Compiler, subject: Subject): Promise<string[]> {
  const counts = isThorough || subject.home === 'project' ? [1, 200, 2_000] : [1, 200];
  const [one, some, many] = await types.costOf(compiler, subject, counts);
  if (!one || !some) throw new Error('There is a cost for each count.');
  const bytes = await types.declarationBytes(compiler, subject);
  return [
    subject.name,
    whole(one.instantiations),
    whole(some.instantiations),
    many ? whole(many.instantiations) : '',
    whole(some.types),
    some.seconds.toFixed(2),
    whole(bytes),
  ];
}

/** What `run-time.mjs` reports. */
interface Group {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly nanoseconds: number; readonly bytes: number }[];
}

async function runTimeTable(): Promise<string> {
  // Room for all that the cases allocate, so that no collection hides a part of it.
  const flags = ['--expose-gc', '--max-semi-space-size=256'];
  const { code, stdout, stderr } = await run(process.execPath, [...flags, `${here}run-time.mjs`], here);
  if (code !== 0) throw new Error(stderr);
  const rows = (JSON.parse(stdout) as readonly Group[]).flatMap(({ title, rows: [first, ...others] }) =>
    first
      ? [
          [title, '', '', ''],
          ...[first, ...others].map(({ name, nanoseconds, bytes }) => [
            `  ${name}`,
            (nanoseconds / 1_000).toFixed(2),
            (nanoseconds / first.nanoseconds).toFixed(2),
            whole(bytes),
          ]),
        ]
      : [],
  );
  return table(['', 'µs', 'ratio', 'bytes allocated'], rows);
}
