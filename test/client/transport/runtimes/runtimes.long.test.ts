import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as library from '../../../../src/index.js';
import { TavusAbortError, TavusConnectionError } from '../../../../src/index.js';
import { install } from '../../../support/install.js';
import { created, type FaultRow, lost, madeThenDropped, silence } from '../fault-kinds.js';
import { closedPort, type Fault, type FaultServer, faultServer } from '../fault-server.js';
import { expectResult, faultSuite } from '../fault-suite.js';
import type { Outcome } from '../one-create.js';
import { tourOf } from './answers.js';
import { departures, overPool, refusals } from './departures.js';
import { type Column, Overview } from './overview.js';
import { type Caller, callerOn, home, processes, projectIn, runtimes } from './runtime.js';

/** What matters most of a call, for every runtime. */
const mainRows: readonly (Omit<FaultRow, 'name'> & { readonly column: Column })[] = [
  { column: 'create', faults: [created], posts: 1, personas: 1 },
  { column: 'lost answer', faults: [madeThenDropped], ...lost, error: TavusConnectionError },
  {
    column: 'abort',
    faults: [silence],
    abortAfter: 1_000,
    ...lost,
    error: TavusAbortError,
    like: { cause: 'enough' },
  },
];

const overview = new Overview();
let folder = '';
let project = '';

beforeAll(async () => {
  await install(home);
  folder = await mkdtemp(join(tmpdir(), 'tavus-persona-runtimes-'));
  project = await projectIn(folder);
});
afterAll(async () => {
  console.log(`The packed package, with what the server got of each call:\n\n${overview}`);
  await rm(folder, { recursive: true, force: true });
});

describe.each(runtimes)('on $name', (runtime) => {
  let caller: Caller;
  beforeAll(async () => {
    caller = await callerOn(runtime, project);
  });
  afterAll(() => caller?.[Symbol.asyncDispose]());

  test('the calls are made by that runtime', () => {
    expect(caller.version).toContain(runtime.name);
    overview.note(runtime.name, 'import', caller.version.replace(/^\D+/, ''));
  });

  test('a chain is checked, built and written as code as it is elsewhere', async () => {
    expect(await caller.tour()).toEqual(JSON.parse(JSON.stringify(tourOf(library))));
    overview.note(runtime.name, 'check', 'ok');
  });

  test.each(mainRows)('$column', async ({ column, faults, ...row }) => {
    await using server = await faultServer(...faults);
    const { abortAfter } = row;
    const outcome = await caller.create({ url: server.url, ...(abortAfter && { abortAfter }) });
    expectResult({ ...row, name: column }, outcome, server);
    overview.note(runtime.name, column, summary(outcome, server));
  });

  test('refused', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    const outcome = await caller.create({ url, nobodyListens: true });
    expect(outcome.failure).toMatchObject({ className: 'TavusConnectionError', ...refusals[runtime.name] });
    expect(outcome.shown).toEqual([]);
    overview.note(runtime.name, 'refused', summary(outcome));
  });

  test.each(overPool[runtime.name])('a POST over a connection that dies: $title', async ({ odd, posts }) => {
    await using server = await faultServer(dyingPool());
    const call = { url: server.url, ...(odd && { odd }) };
    expect(await caller.create(call)).toMatchObject({ value: { personaId: 'p1' } });
    const { value, failure, shown } = await caller.create(call);
    if (posts === 1) expect(failure).toMatchObject({ className: 'TavusConnectionError', effect: 'unknown' });
    else expect(value).toMatchObject({ personaId: `p${1 + posts}` });
    expect([server.requests.length, server.personas.length]).toEqual([1 + posts, 1 + posts]);
    expect(shown).toEqual([]);
  });

  test('nothing was written about besides', () => {
    expect(caller.complaints).toBe('');
  });
});

describe.each(processes)('every fault on $name', (runtime) => {
  let caller: Caller;
  beforeAll(async () => {
    caller = await callerOn(runtime, project);
  });
  afterAll(() => caller?.[Symbol.asyncDispose]());

  // A process that has only begun, and two cores that others use too: twice the time is not yet a fault.
  faultSuite({ create: (call) => caller.create(call), departures: departures[runtime.name] });

  test('nothing was written about it', () => {
    expect(caller.complaints).toBe('');
  });
});

/** What a call came to, and what the server got of it. */
function summary({ failure }: Outcome, server?: FaultServer): string {
  const result = failure ? `effect ${failure['effect']}` : 'created';
  if (!server) return `${result}, tried ${failure?.['attempts']}x`;
  return `${result}, ${server.requests.length} POST, ${server.personas.length} made`;
}

/** Answers once and keeps the connection; after the second request there is no answer, and then again there is. */
function dyingPool(): Fault {
  let requests = 0;
  return (exchange) => {
    requests++;
    if (requests === 1) keepAlive(exchange);
    else if (requests === 2) madeThenDropped(exchange);
    else created(exchange);
  };
}

const keepAlive: Fault = (exchange) => {
  const body = exchange.create();
  exchange.socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
};
