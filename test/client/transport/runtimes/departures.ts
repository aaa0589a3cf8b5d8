import { expect } from 'vitest';
import type { Departure } from '../fault-suite.js';
import type { Call } from '../one-create.js';
import type { processes, runtimes } from './runtime.js';

type Name = (typeof runtimes)[number]['name'];
type ProcessName = (typeof processes)[number]['name'];

/** Deno's errors have no code; what happened is in the text alone. */
function withoutCode(text: string): Departure {
  return {
    because: 'Deno throws a TypeError without a code, and none lies behind it.',
    like: { code: null, cause: { name: 'Error', message: expect.stringContaining(text) } },
  };
}

/** What a runtime does otherwise than the rows say, by their names. */
export const departures: Readonly<Record<ProcessName, Readonly<Record<string, Departure>>>> = {
  'Node 22': {},
  'Node 24': {},
  'Node 26': {},
  'Bun 1': {},
  'Deno 2': {
    'reset on connect, before the request is read': {
      because: 'Deno tells a reset while it connects, after which nothing was sent, from one on the way.',
      effect: 'none or unknown',
    },
    'reset before the body': withoutCode('(os error 104)'),
    'reset after the body, with the persona made': withoutCode('(os error 104)'),
    refused: withoutCode('client error (Connect): tcp connect error'),
    'refused on every address': withoutCode('client error (Connect): tcp connect error'),
    'unknown to the DNS': withoutCode('client error (Connect): dns error'),
  },
};

const refusedForSure = { effect: 'none', attempts: 3 };
/** They say of any connection that failed the same. */
const refusedPerhaps = (message: string) => ({
  effect: 'unknown',
  attempts: 1,
  cause: expect.objectContaining({ message }),
});

/** What the error says where nobody listens. */
export const refusals: Readonly<Record<Name, object>> = {
  'Node 22': refusedForSure,
  'Node 24': refusedForSure,
  'Node 26': refusedForSure,
  'Bun 1': refusedForSure,
  'Deno 2': refusedForSure,
  'workerd 2': refusedPerhaps('Network connection lost.'),
  'Chromium 1': refusedPerhaps('Failed to fetch'),
};

/** A call over a pooled connection that dies once the server has read the POST, and how many POSTs come of it. */
export interface OverPool extends Pick<Call, 'odd'> {
  readonly title: string;
  readonly posts: number;
}

const always: readonly OverPool[] = [{ title: 'is sent once', posts: 1 }];

export const overPool: Readonly<Record<Name, readonly OverPool[]>> = {
  'Node 22': always,
  'Node 24': always,
  'Node 26': always,
  'Bun 1': always,
  'Deno 2': [
    ...always,
    // Its HTTP client takes that connection for one that was dead already, and sends again.
    { title: 'is sent twice by Deno itself', odd: 'a fetch that sends a copy', posts: 2 },
    { title: 'is sent once without a pool', odd: 'a fetch that sends a copy without a pool', posts: 1 },
  ],
  'workerd 2': always,
  // So does its network stack, and a page has no means against it.
  'Chromium 1': [{ title: 'is sent twice by Chromium itself', posts: 2 }],
};
