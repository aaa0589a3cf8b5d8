import { describe, expect, test } from 'vitest';
import { keys } from '../keys.js';
import { created, type FaultRow } from './fault-kinds.js';
import { closedPort, type FaultServer, faultServer } from './fault-server.js';
import { faultTable } from './faults.js';
import type { Call, Outcome } from './one-create.js';

/** What a runtime does otherwise, beneath the library, in a row. */
export interface Departure {
  readonly because: string;
  readonly like?: object;
  /** Where it is a matter of chance what the runtime meets first. */
  readonly effect?: 'none or unknown';
}

/** Where the rows are run. */
export interface Place {
  /** Makes one call. */
  readonly create: (call: Call) => Promise<Outcome>;
  /** By the names of rows. */
  readonly departures: Readonly<Record<string, Departure>>;
}

const unconnected = [
  ['refused', async () => `http://127.0.0.1:${await closedPort()}`, 'ECONNREFUSED'],
  ['refused on every address', async () => `http://localhost:${await closedPort()}`, 'ECONNREFUSED'],
  // A label of 64 characters is no name: the resolver refuses it without asking anybody.
  ['unknown to the DNS', async () => `http://${'x'.repeat(64)}.invalid`, 'ENOTFOUND'],
] as const;

/** Every fault, met by one `create()` each. */
export function faultSuite(place: Place): void {
  test('departs from the rows only where there is one', () => {
    const names = [...faultTable.map(({ name }) => name), ...unconnected.map(([name]) => name)];
    expect(names).toEqual(expect.arrayContaining(Object.keys(place.departures)));
  });

  describe('one create() after', () => {
    test.each(faultTable)('$name', async ({ faults, ...row }) => {
      await using server = await faultServer(...faults);
      const { options, odd, abortAfter } = row;
      const outcome = await place.create({
        url: server.url,
        ...(options && { options }),
        ...(odd && { odd }),
        ...(abortAfter !== undefined && { abortAfter }),
      });
      expectOutcome({ ...row, ...place.departures[row.name] }, outcome, server);
    });
  });

  describe('a connection that never comes about', () => {
    test.each(unconnected)('%s: it is tried three times, and has no effect', async (name, url, code) => {
      const { failure, paused, shown } = await place.create({ url: await url() });
      const like = { code, cause: { code }, ...place.departures[name]?.like };
      expect(failure).toMatchObject({
        className: 'TavusConnectionError',
        effect: 'none',
        attempts: 3,
        ...like,
      });
      expect(failure?.message).toBe(
        `The connection failed${like.code ? ` (${like.code})` : ''}. Nothing was sent. ` +
          'Check baseUrl and the network, then call again.',
      );
      expect(paused).toBeGreaterThan(1_100);
      expect(paused).toBeLessThan(2_500);
      expect(shown).toEqual([]);
    });
  });

  describe.each([301, 302, 303, 307, 308])('a redirect with status %i', (status) => {
    test('to another host carries nothing there', async () => {
      await using other = await faultServer(created);
      await using server = await faultServer((exchange) => {
        exchange.answer(status, '', { location: `${other.url}/v2/personas?leak=${keys.api}` });
      });
      const { failure, shown } = await place.create({ url: server.url });
      const location = `127.0.0.1:${other.port}`;
      expect(failure).toMatchObject({ className: 'TavusRedirectError', status, effect: 'none', location });
      expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
      expect(shown).toEqual([]);
    });
  });

  test('an error body of 20 MB is not read to its end', async () => {
    const size = 20 * 2 ** 20;
    await using server = await faultServer(({ socket }) => {
      socket.write(`HTTP/1.1 500 No\r\ncontent-length: ${size}\r\n\r\n`);
      let left = size;
      const more = () => {
        for (; left > 0 && !socket.destroyed; left -= 65_536) {
          if (!socket.write('z'.repeat(65_536))) {
            left -= 65_536;
            socket.once('drain', more);
            return;
          }
        }
      };
      more();
    });
    const { failure } = await place.create({ url: server.url });
    expect(failure?.className).toBe('TavusServerError');
    expect(failure?.['serverMessage']).toHaveLength(4_096);
    expect(failure?.bodyLength).toBeLessThan(2 ** 19);
    expect(server.written).toBeLessThan(size);
  });
}

type Expected = Omit<FaultRow, 'faults' | 'effect'> & Pick<FaultRow | Departure, 'effect'>;

function expectOutcome(row: Expected, outcome: Outcome, server: FaultServer): void {
  expectResult(row, outcome, server);
  expect(outcome.paused).toBeLessThan(row.atMost ?? 2_000);
  expect(outcome.paused).toBeGreaterThanOrEqual(row.atLeast ?? 0);
}

/** What came of a call, to the caller and at the server. */
export function expectResult(row: Expected, { value, failure, shown }: Outcome, server: FaultServer): void {
  const posts = server.requests.filter(({ method }) => method === 'POST');
  if (row.error) expectFailure(row, row.error, failure);
  else {
    expect(failure).toBeUndefined();
    expect(value).toMatchObject({ personaId: 'p1', personaName: 'Key Keeper' });
  }
  expect(posts).toHaveLength(row.posts);
  expect(server.personas).toHaveLength(row.personas);
  expect(shown).toEqual([]);
  for (const { head } of posts) expect(head).toContain(keys.api);
}

function expectFailure(
  { effect, like, says = '' }: Pick<Expected, 'effect' | 'like' | 'says'>,
  { name: className }: { readonly name: string },
  failure: Outcome['failure'],
): void {
  expect(failure).toMatchObject({ className, isTavusError: true, ...like });
  expect(failure?.message).toContain(says);
  const told = String(failure?.['effect']);
  expect(effect?.split(' or ')).toContain(told);
  expect(failure?.message).toMatch(told === 'none' ? /Nothing was/ : /look for it before/);
}
