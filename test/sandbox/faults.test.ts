import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type Fault, sandbox } from '../../src/sandbox/index.js';
import { ask, greeter, post } from './client.js';
import { create, silent, spoilt } from './fault-rows.js';

describe('failNext()', () => {
  test.each([...silent, ...spoilt])('%j leaves %i personas', async (fault, personas, status, end) => {
    await using tavus = await sandbox();
    tavus.failNext(fault);
    const seen = await create(tavus);
    expect({ status: seen.status, end: seen.end }).toEqual({ status, end });
    expect(tavus.personas).toHaveLength(personas);
    expect(tavus.requests).toMatchObject([{ method: 'POST', path: '/v2/personas', status }]);
    if (fault !== 'reset') expect(tavus.requests[0]?.body).toEqual(greeter);
    // It was the one request that should fail.
    expect((await create(tavus)).status).toBe(200);
    expect(tavus.personas).toHaveLength(personas + 1);
  });

  test('a reset is one for the operating system too: no end of the stream comes before it', async () => {
    await using tavus = await sandbox();
    const ends: string[] = [];
    for (const fault of ['reset-after-body', 'drop'] as const) {
      tavus.failNext(fault);
      const request = httpRequest(`${tavus.url}/v2/personas`, { method: 'POST', agent: false });
      request.on('error', () => {});
      request.once('socket', (socket) => {
        socket.once('end', () => ends.push(`${fault}: end`));
        socket.once('error', (error: NodeJS.ErrnoException) => ends.push(`${fault}: ${error.code}`));
      });
      request.end();
      await new Promise((resolve) => request.once('close', resolve));
    }
    expect(ends).toEqual(['reset-after-body: ECONNRESET', 'drop: end']);
  });

  test('a reset does not wait for the body', async () => {
    await using tavus = await sandbox();
    tavus.failNext('reset');
    const request = httpRequest(`${tavus.url}/v2/personas`, { method: 'POST', agent: false });
    request.write('{"system_');
    const [error] = await once(request, 'error');
    expect(error.code).toBe('ECONNRESET');
    expect(tavus.requests).toMatchObject([{ status: undefined, body: undefined }]);
  });

  test('a cut-off answer announces more than comes', async () => {
    await using tavus = await sandbox();
    tavus.failNext('cut-off');
    const { headers, text = '' } = await create(tavus);
    expect(text).toMatch(/^\{"persona_id":"p/);
    expect(Number(headers?.['content-length'])).toBeGreaterThan(text.length);
  });

  test('a stalled answer announces a body of which nothing comes', async () => {
    await using tavus = await sandbox();
    tavus.failNext('stall');
    const { headers, text } = await create(tavus);
    expect(text).toBe('');
    expect(Number(headers?.['content-length'])).toBeGreaterThan(20);
  });

  test('a slow answer is whole, late, and its request takes effect at once', async () => {
    await using tavus = await sandbox();
    tavus.failNext({ slow: 300 });
    const answered = create(tavus);
    await expect.poll(() => tavus.personas, { interval: 5 }).toHaveLength(1);
    expect(tavus.requests[0]?.status).toBeUndefined();
    const { text = '' } = await answered;
    expect(tavus.requests[0]?.status).toBe(200);
    expect(JSON.parse(text).persona_id).toBe(tavus.personas[0]?.personaId);
  });

  test('a client that does not wait for a slow answer leaves a request without one', async () => {
    await using tavus = await sandbox();
    tavus.failNext({ slow: 120 });
    await expect(post(tavus, '{}', { signal: AbortSignal.timeout(40) })).rejects.toThrow('timeout');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(tavus.requests[0]?.status).toBeUndefined();
  });

  test('what is not JSON is nearly so; what is empty has no length', async () => {
    await using tavus = await sandbox();
    tavus.failNext('invalid-json');
    const { text = '' } = await create(tavus);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(JSON.parse(`${text}}`).persona_id).toBe(tavus.personas[0]?.personaId);
    tavus.failNext('empty');
    expect(await create(tavus)).toMatchObject({ text: '', headers: { 'content-length': '0' } });
  });

  test('no persona_id is anywhere in the answer, be it one persona or a list', async () => {
    await using tavus = await sandbox();
    await create(tavus);
    const { personaId } = tavus.personas[0] ?? {};
    for (const path of ['/v2/personas', `/v2/personas/${personaId}`]) {
      tavus.failNext('no-persona-id');
      const { status, text, body } = await ask(tavus, 'GET', path);
      expect(status).toBe(200);
      expect(text).not.toContain('persona_id');
      expect(body.data[0].persona_name).toBe('Greeter');
    }
  });

  test.each([
    [{ status: 502, body: '<p>no</p>' }, '<p>no</p>', { 'content-type': 'text/html' }],
    [{ status: 500, body: { error: ['é'] } }, '{"error":["é"]}', { 'content-type': 'application/json' }],
    [{ status: 500, body: null }, 'null', { 'content-type': 'application/json' }],
    [{ status: 429, headers: { 'Retry-After': 7 } }, '', { 'retry-after': '7', 'content-length': '0' }],
    [
      { status: 503, body: 'later', headers: { 'Content-Type': 'text/plain', 'X-Request-Id': 'r1' } },
      'later',
      { 'content-type': 'text/plain', 'x-request-id': 'r1', 'content-length': '5' },
    ],
    [{ redirect: 'https://elsewhere.example.com/' }, '', { location: 'https://elsewhere.example.com/' }],
  ] satisfies [Fault, string, object][])('%j is sent as written', async (fault, text, headers) => {
    await using tavus = await sandbox();
    tavus.failNext(fault);
    const seen = await create(tavus);
    expect(seen).toMatchObject({ text, headers });
    expect(Object.keys(seen.headers ?? {}).filter((name) => name === 'content-type').length).toBeLessThan(2);
  });

  test('an answer of 20 MB comes whole', async () => {
    await using tavus = await sandbox();
    tavus.failNext({ status: 500, body: 'x'.repeat(20_000_000) });
    expect((await (await post(tavus, '{}')).text()).length).toBe(20_000_000);
  });

  test('lines up, one fault for each request, whatever that asks for', async () => {
    await using tavus = await sandbox();
    const { failNext } = tavus;
    failNext({ status: 503 });
    failNext('drop');
    failNext({ status: 418 });
    expect((await create(tavus)).status).toBe(503);
    expect((await create(tavus)).end).toBe('ECONNRESET');
    expect((await fetch(`${tavus.url}/nowhere`)).status).toBe(418);
    expect((await fetch(`${tavus.url}/nowhere`)).status).toBe(404);
    expect((await create(tavus)).status).toBe(200);
  });

  test('a fault strikes also what would be refused, which has no effect', async () => {
    await using tavus = await sandbox();
    tavus.failNext('lost-response');
    expect((await create(tavus, '{}')).end).toBe('ECONNRESET');
    tavus.failNext('invalid-json');
    expect(await create(tavus, '{}')).toMatchObject({
      status: 400,
      text: expect.stringMatching(/^\{"error"/),
    });
    tavus.failNext('empty');
    expect((await fetch(`${tavus.url}/v2/personas`)).status).toBe(401);
    tavus.failNext({ slow: 1 });
    expect((await create(tavus, 'x'.repeat(1_100_000))).status).toBe(413);
    expect(tavus.personas).toEqual([]);
  });

  test.each(['cut-off', 'stall', 'invalid-json', 'no-persona-id', 'empty'] as const)(
    '%s has nothing to spoil where there is no body',
    async (fault) => {
      await using tavus = await sandbox();
      await create(tavus);
      tavus.failNext(fault);
      const path = `/v2/personas/${tavus.personas[0]?.personaId}`;
      expect((await ask(tavus, 'DELETE', path)).status).toBe(204);
      expect((await ask(tavus, 'GET', path)).status).toBe(404);
    },
  );

  test('a lost answer to a DELETE or a PATCH has its effect too', async () => {
    await using tavus = await sandbox();
    await create(tavus);
    const path = `/v2/personas/${tavus.personas[0]?.personaId}`;
    const rename = [{ op: 'replace', path: '/persona_name', value: 'Other' }];
    tavus.failNext('drop');
    await expect(ask(tavus, 'PATCH', path, rename)).rejects.toThrow('fetch failed');
    expect(tavus.personas[0]?.personaName).toBe('Greeter');
    tavus.failNext('lost-response');
    await expect(ask(tavus, 'PATCH', path, rename)).rejects.toThrow('fetch failed');
    expect(tavus.personas[0]?.personaName).toBe('Other');
    tavus.failNext({ lost: 'drop' });
    await expect(ask(tavus, 'DELETE', path)).rejects.toThrow('fetch failed');
    expect(tavus.personas).toEqual([]);
  });

  test('close() ends what hangs, stalls, is slow or never ends', async () => {
    const tavus = await sandbox();
    const faults = ['hang', 'stall', 'endless', { slow: 60_000 }] as const;
    const ended = faults.map(async (fault) => {
      tavus.failNext(fault);
      const response = await post(tavus, JSON.stringify(greeter));
      await response.text();
    });
    await expect.poll(() => tavus.personas).toHaveLength(3);
    await tavus.close();
    const outcomes = await Promise.allSettled(ended);
    expect(outcomes.map(({ status }) => status)).toEqual(faults.map(() => 'rejected'));
  });
});
