import { refused } from '../client/transport/fault-kinds.js';
import { faultTable } from '../client/transport/faults.js';
import { type Contestant, contestants } from './contestants.ts';
import { type Case, type Outcome, outcomeOf } from './fault-outcome.ts';
import { table } from './table.ts';

/** The table of the client, but for rows that set what only its own options can. */
const shared = faultTable.filter(
  ({ options = {}, odd }) => odd === undefined && Object.keys(options).every((name) => name === 'timeout'),
);

/** Where a key goes that is sent after a redirect; the tests of the client have these beside the table. */
const redirects = [301, 302, 303, 307, 308].map((status) => ({
  name: `${status} to another host`,
  faults: [refused(status, { location: 'https://other.example' })] as const,
}));

const rows: readonly Case[] = [...shared, ...redirects];

/** How many rows are not in the comparison. */
export const leftOut = faultTable.length - shared.length;

/** Rows wait more than they work, but a timeout must not run out while others work. */
const atOnce = 8;

/** What came of a contestant. */
interface Column {
  /** By row; `undefined` where the row asks for what the library cannot do. */
  readonly outcomes: readonly (Outcome | undefined)[];
  /** Errors that came by no promise of a call, and would have ended the process. */
  readonly strays: number;
}

/** Every row for every contestant, and what it comes to. */
export async function faultTables(): Promise<{ readonly each: string; readonly sums: string }> {
  const columns: Column[] = [];
  for (const contestant of contestants) columns.push(await columnOf(contestant));
  const names = contestants.map(({ name }) => name);
  const each = rows.map(({ name }, index) => [
    name,
    ...columns.map(({ outcomes }) => cellOf(outcomes[index])),
  ]);
  const sums = summary.map(({ name, of }) => [name, ...columns.map((column) => String(of(column)))]);
  return { each: table(['POSTs of one call', ...names], each), sums: table(['', ...names], sums) };
}

async function columnOf(contestant: Contestant): Promise<Column> {
  const outcomes: (Outcome | undefined)[] = [];
  let strays = 0;
  const stray = () => void strays++;
  const waiting = [...rows.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, row] = next;
      const isPossible = row.abortAfter === undefined || contestant.isAbortable;
      outcomes[index] = isPossible ? await outcomeOf(contestant, row) : undefined;
    }
  };
  process.on('unhandledRejection', stray);
  await Promise.all(Array.from({ length: atOnce }, lane));
  process.off('unhandledRejection', stray);
  return { outcomes, strays };
}

function cellOf(outcome: Outcome | undefined): string {
  if (!outcome) return '-';
  const { posts, made, end } = outcome;
  return `${posts}${end === 'none' ? ' …' : ''}${made > 1 ? ` (${made} made)` : ''}`;
}

function countOf(is: (outcome: Outcome) => boolean): (column: Column) => number {
  return ({ outcomes }) => outcomes.filter((outcome) => outcome && is(outcome)).length;
}

const summary: readonly { readonly name: string; readonly of: (column: Column) => number }[] = [
  { name: 'rows', of: countOf(() => true) },
  { name: 'rows with more than one POST', of: countOf(({ posts }) => posts > 1) },
  {
    name: 'most POSTs of one call',
    of: ({ outcomes }) => Math.max(...outcomes.map((outcome) => outcome?.posts ?? 0)),
  },
  { name: 'rows in which one call made more than one', of: countOf(({ made }) => made > 1) },
  {
    name: 'rows that end in success without an id',
    of: countOf(({ end }) => end === 'success without an id'),
  },
  { name: 'rows without an end in the bounds', of: countOf(({ end }) => end === 'none') },
  { name: 'errors that no caller can catch', of: ({ strays }) => strays },
  { name: 'rows whose error shows a key', of: countOf(({ isLeaky }) => isLeaky) },
  { name: 'rows in which another host gets a key', of: countOf(({ isCarried }) => isCarried) },
];
