import { fileURLToPath } from 'node:url';
import { run } from '../support/compilers.ts';
import { table, whole } from './table.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Prints what building and judging take. */
export async function print(): Promise<void> {
  console.log('Run-time cost: medians of rounds in turns; the ratio is to the first of each group\n');
  console.log(await runTimeTable());
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
