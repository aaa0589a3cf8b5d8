import { expect, test } from 'vitest';
import { billOf } from '../../bench/cost-of-sending.js';
import { bareFetch, concurrent, ours, sequential } from '../../bench/senders.js';

// Counts alone: times are for `npm run bench`, as a busy machine makes them what it likes.
test.each([sequential, concurrent])(
  '$name creates take 1,000 requests and no socket more than fetch',
  async (crowd) => {
    const bare = await billOf(bareFetch, crowd);
    const bill = await billOf(ours, crowd);
    expect([bare.requests, bill.requests]).toEqual([1_000, 1_000]);
    expect(bill.sockets).toBeLessThanOrEqual(bare.sockets);
  },
);
