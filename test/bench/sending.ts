import { costTable } from './cost-of-sending.ts';

/** Prints what one create costs on the wire. */
export async function print(): Promise<void> {
  console.log(
    'Cost of sending: creates on loopback, medians of rounds in turns; the ratio is to bare fetch\n',
  );
  console.log(`${await costTable()}\n`);
}
