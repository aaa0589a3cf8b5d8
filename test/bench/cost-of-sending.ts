import { type Counts, countingServer } from './counting-server.ts';
import { bareFetch, type Crowd, concurrent, ours, plainKy, type Sender, sequential } from './senders.ts';
import { table, whole } from './table.ts';

const rounds = 7;

/** What one crowd of creates took. */
export interface Bill extends Counts {
  readonly milliseconds: number;
}

/** Sends a crowd to a server of its own. */
export async function billOf(sender: Sender, crowd: Crowd): Promise<Bill> {
  await using server = await countingServer();
  const create = sender.to(server.url);
  const began = performance.now();
  await crowd.send(create);
  return { milliseconds: performance.now() - began, ...(await server.counts()) };
}

/** The time of each way to send beside bare fetch, and what the server saw of it. */
export async function costTable(): Promise<string> {
  const rows: string[][] = [];
  for (const crowd of [sequential, concurrent]) {
    const columns = [bareFetch, plainKy, ours].map((sender) => ({ sender, bills: [] as Bill[] }));
    // The first round warms up. In turns, so that what slows the machine for a while slows all alike.
    for (let round = 0; round <= rounds; round++) {
      for (const { sender, bills } of columns) {
        const bill = await billOf(sender, crowd);
        if (round > 0) bills.push(bill);
      }
    }
    const base = median(columns[0]?.bills.map(({ milliseconds }) => milliseconds) ?? []);
    rows.push([crowd.name, '', '', '', '']);
    for (const { sender, bills } of columns) {
      const milliseconds = median(bills.map((bill) => bill.milliseconds));
      rows.push([
        `  ${sender.name}`,
        // A thousand creates: as many milliseconds for all are microseconds for one.
        whole(milliseconds),
        (milliseconds / base).toFixed(2),
        rangeOf(bills.map(({ requests }) => requests)),
        rangeOf(bills.map(({ sockets }) => sockets)),
      ]);
    }
  }
  return table(['', 'µs each', 'ratio', 'requests', 'sockets'], rows);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function rangeOf(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? whole(least) : `${whole(least)} to ${whole(most)}`;
}
