import { contestants } from './contestants.ts';
import { costTable } from './cost-of-sending.ts';
import { faultTables, leftOut } from './fault-comparison.ts';
import { patience, timeout } from './fault-outcome.ts';
import { whole } from './table.ts';

/** Prints what one create costs on the wire, and what becomes of it under faults. */
export async function print(): Promise<void> {
  console.log(
    'Cost of sending: creates on loopback, medians of rounds in turns; the ratio is to bare fetch\n',
  );
  console.log(`${await costTable()}\n`);
  console.log('Faults: one call of each, as it is by default, under the fault table of the client');
  for (const { name, call } of contestants) console.log(`  ${name}: ${call}`);
  console.log(`An attempt may take ${whole(timeout)} ms, or as many as the row says, and a call`);
  console.log(`${whole(patience)} ms or 64 MB; … is a call without an end in these bounds.`);
  console.log(`Left out are ${leftOut} rows that set options of ours alone; - is a row with an abort, which`);
  console.log('the library does not take. What has one Idempotency-Key counts as made once. Many answers');
  console.log('repeat the keys; an error shows one if console.log, JSON or its message does.\n');
  const { each, sums } = await faultTables();
  console.log(`${each}\n\n${sums}\n`);
}
