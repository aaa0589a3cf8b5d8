import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { install } from '../../install.js';
import { created, madeThenDropped } from '../fault-kinds.js';
import { type Fault, faultServer } from '../fault-server.js';
import { faultSuite } from '../fault-suite.js';
import { departures, overPool } from './departures.js';
import { type Caller, callerOn, home, runtimes } from './runtime.js';

beforeAll(() => install(home));

describe.each(runtimes)('on $name', (runtime) => {
  let caller: Caller;
  beforeAll(async () => {
    caller = await callerOn(runtime);
  });
  afterAll(() => caller?.[Symbol.asyncDispose]());

  test('the calls are made by that runtime', () => {
    expect(caller.version).toContain(`${runtime.name}.`);
  });

  // A process that has only begun, and two cores that others use too: twice the time is not yet a fault.
  faultSuite({ create: (call) => caller.create(call), patience: 2, departures: departures[runtime.name] });

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
