import { type Compiler, compilers } from '../support/compilers.ts';
import { otherTools, type ToolSubject, withLiterals } from '../types/tool-modules.ts';
import { table, whole } from './table.ts';
import { less, TypeBench } from './type-cost.ts';

const types = new TypeBench('bench-tools');

/** Prints the compiler's work for tools and what handles their calls. */
export async function print(): Promise<void> {
  console.log(
    'Type cost of tools: what tools of ten parameters, and a handler for each, add to their imports\n',
  );
  for (const compiler of compilers.filter(({ version }) => version !== '5.9').toReversed())
    console.log(`${await toolTable(compiler)}\n`);
  console.log('The last three give the types of arguments only; ours also takes a call to its handler.');
  console.log('json-schema-to-ts understands more of JSON Schema than tool() does.\n');
}

async function toolTable(compiler: Compiler): Promise<string> {
  const rows: string[][] = [];
  for (const subject of [withLiterals, ...otherTools]) rows.push(await toolRow(compiler, subject));
  const headings = ['imports alone', '1', '50', 'types: 50', 'check s: 50'];
  return table([`TypeScript ${compiler.version}, instantiations`, ...headings], rows);
}

async function toolRow(compiler: Compiler, { name, home, module }: ToolSubject): Promise<string[]> {
  const base = await types.costOfModule(compiler, home, module(0));
  const one = less(await types.costOfModule(compiler, home, module(1)), base);
  const some = less(await types.costOfModule(compiler, home, module(50)), base);
  return [
    name,
    whole(base.instantiations),
    whole(one.instantiations),
    whole(some.instantiations),
    whole(some.types),
    some.seconds.toFixed(2),
  ];
}
