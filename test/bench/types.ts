import { type Compiler, compilers } from '../support/compilers.ts';
import { ours, oursWithWhen, type Subject, twelveWhens } from './chains.ts';
import { peers } from './peer-chains.ts';
import { table, whole } from './table.ts';
import { TypeBench } from './type-cost.ts';

const types = new TypeBench('bench');
/** With it, peers get 2,000 chains too, which takes some of them minutes. */
const isThorough = process.argv.includes('--all');

/** Prints the compiler's work. */
export async function print(): Promise<void> {
  console.log('Type cost: what chains of 20 steps add to a file without chains\n');
  for (const compiler of compilers.filter(({ version }) => version !== '5.9').toReversed()) {
    console.log(await typeTable(compiler));
    const { instantiations, seconds } = await types.costOfModule(compiler, 'project', twelveWhens);
    console.log(`\nOne chain with twelve .when that change facts, all that it imports included: `);
    console.log(`${whole(instantiations)} instantiations, ${seconds.toFixed(2)} s\n`);
  }
}

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
