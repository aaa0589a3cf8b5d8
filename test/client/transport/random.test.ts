import { expect, test } from 'vitest';
import { type CreatedPersona, persona, TavusError, tavus } from '../../../src/index.js';
import { runs } from '../../support/runs.js';
import { keys } from '../keys.js';
import { created } from './fault-kinds.js';
import { type Fault, faultServer } from './fault-server.js';
import { faultTable } from './faults.js';

const seed = 20_261;
const calls = runs(2_000);
const atOnce = 8;

/** Numbers from 0 to 1 that are the same in every run. */
function random(from: number): () => number {
  let state = from;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What costs no more than a moment: a fault that stalls takes the whole timeout, and there are some of those. */
function faultsToMeet(): readonly [Fault, ...Fault[]] {
  const next = random(seed);
  const quick = faultTable
    .filter(
      ({ atLeast, abortAfter, options, odd }) =>
        atLeast === undefined && abortAfter === undefined && !options && !odd,
    )
    .flatMap(({ faults }) => faults);
  const slow = faultTable.filter(({ options }) => options?.timeout === 400).flatMap(({ faults }) => faults);
  const pick = (from: readonly Fault[]) => from[Math.floor(next() * from.length)] ?? created;
  const met = Array.from({ length: calls * 3 }, () => {
    const dice = next();
    if (dice < 0.4) return created;
    return pick(dice < 0.42 ? slow : quick);
  });
  return [created, ...met];
}

test(`${calls} creates against a server that fails at random: none doubled, none lost without an error`, async () => {
  await using server = await faultServer(...faultsToMeet());
  const client = tavus({ baseUrl: server.url, apiKey: keys.api, timeout: 500 });
  const outcomes = new Map<string, CreatedPersona | TavusError>();
  const names = Array.from({ length: calls }, (_, index) => `Guide ${index}`);
  const queue = names.values();
  const worker = async () => {
    for (const name of queue) {
      const outcome = await client.personas
        .create(persona().name(name).prompt('You give tours.'))
        .catch((error: unknown) => error as TavusError);
      outcomes.set(name, outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));

  const made = server.personas.map((body) => (JSON.parse(body) as { persona_name: string }).persona_name);
  expect(new Set(made).size).toBe(made.length);
  const failures = [...outcomes].filter(([, outcome]) => outcome instanceof Error);
  for (const [, error] of failures) expect(error).toBeInstanceOf(TavusError);
  const none = failures.filter(([, error]) => (error as TavusError).effect === 'none').map(([name]) => name);
  const unknown = failures
    .filter(([, error]) => (error as TavusError).effect === 'unknown')
    .map(([name]) => name);
  const succeeded = names.filter((name) => !(outcomes.get(name) instanceof Error));
  const stored = new Set(made);
  expect(succeeded.filter((name) => !stored.has(name))).toEqual([]);
  expect(none.filter((name) => stored.has(name))).toEqual([]);
  expect(made.length).toBe(succeeded.length + unknown.filter((name) => stored.has(name)).length);
  // Each kind of outcome came about, or the test would prove little.
  for (const kind of [succeeded, none, unknown]) expect(kind.length).toBeGreaterThan(calls / 20);
});
