import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { persona, tavus } from '../../src/index.js';
import { type Sandbox, sandbox } from '../../src/sandbox/index.js';
import { bodyOf, greeter, mebibyte, post } from './client.js';

/** A connection over which these words have been sent. */
async function dial(tavus: Sandbox, words: string): Promise<Socket> {
  const socket = connect(Number(new URL(tavus.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(words);
  return socket;
}

/** The status of the next answer on a connection. */
function statusOn(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    let received = '';
    socket.setEncoding('latin1');
    socket.once('close', () => reject(new Error(`The connection ended after ${JSON.stringify(received)}.`)));
    socket.on('data', function read(chunk: string) {
      received += chunk;
      const [head = '', body] = received.split('\r\n\r\n');
      if (body?.length !== Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)) return;
      socket.off('data', read);
      resolve(Number(head.split(' ')[1]));
    });
  });
}

function head(tavus: Sandbox, ...headers: readonly string[]): string {
  const fine = ['host: sandbox', `x-api-key: ${tavus.apiKey}`, 'content-type: application/json'];
  return `POST /v2/personas HTTP/1.1\r\n${[...fine, ...headers].join('\r\n')}\r\n\r\n`;
}

function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

describe('a body over 1 MiB', () => {
  test('is refused before it comes, if its length is declared', async () => {
    await using tavus = await sandbox();
    const socket = await dial(tavus, head(tavus, `content-length: ${mebibyte + 1}`));
    expect(await statusOn(socket)).toBe(413);
    socket.destroy();
  });

  test('is refused while it comes, if its length is not; the connection then serves on', async () => {
    await using tavus = await sandbox();
    const socket = await dial(tavus, head(tavus, 'transfer-encoding: chunked'));
    const answered = statusOn(socket);
    socket.write(chunk('x'.repeat(mebibyte)));
    socket.write(chunk('x'));
    expect(await answered).toBe(413);
    socket.write(`${chunk('x'.repeat(mebibyte))}0\r\n\r\n`);
    const body = bodyOf(mebibyte);
    socket.write(head(tavus, 'transfer-encoding: chunked'));
    for (let at = 0; at < body.length; at += 100_000) socket.write(chunk(body.slice(at, at + 100_000)));
    socket.write('0\r\n\r\n');
    expect(await statusOn(socket)).toBe(200);
    socket.destroy();
  });
});

describe('a connection', () => {
  test('that speaks no HTTP is ended', async () => {
    await using tavus = await sandbox();
    const socket = await dial(tavus, 'HELLO\r\n\r\n');
    expect(await statusOn(socket)).toBe(400);
    await once(socket, 'close');
    expect(tavus.requests).toEqual([]);
    expect((await post(tavus, JSON.stringify(greeter))).status).toBe(200);
  });

  test('that breaks in the middle of a body leaves a request without an answer', async () => {
    await using tavus = await sandbox();
    const socket = await dial(tavus, `${head(tavus, 'content-length: 100')}{"system_`);
    await expect.poll(() => tavus.requests).toHaveLength(1);
    socket.resetAndDestroy();
    expect((await post(tavus, JSON.stringify(greeter))).status).toBe(200);
    expect(tavus.requests).toMatchObject([{ status: undefined, body: undefined }, { status: 200 }]);
    expect(tavus.personas).toHaveLength(1);
  });

  test('is refused before its body comes, if its head is wrong', async () => {
    await using tavus = await sandbox();
    const socket = await dial(
      tavus,
      'POST /v2/personas HTTP/1.1\r\nhost: sandbox\r\ncontent-length: 2\r\n\r\n',
    );
    expect(await statusOn(socket)).toBe(401);
    expect(tavus.requests).toMatchObject([{ status: 401, body: undefined }]);
    socket.write('{}');
    await expect.poll(() => tavus.requests[0]?.body).toEqual({});
    socket.destroy();
  });
});

describe('close()', () => {
  test('ends idle connections and stalled requests at once', async () => {
    const tavus = await sandbox();
    const text = JSON.stringify(greeter);
    const idle = await dial(tavus, head(tavus, `content-length: ${text.length}`) + text);
    expect(await statusOn(idle)).toBe(200);
    const silent = await dial(tavus, '');
    const stalled = await dial(tavus, `${head(tavus, 'content-length: 100')}{`);
    await expect.poll(() => tavus.requests).toHaveLength(2);
    const ended = Promise.all([idle, silent, stalled].map((socket) => once(socket.resume(), 'close')));
    await tavus.close();
    await ended;
    await expect(post(tavus, text)).rejects.toThrow('fetch failed');
    expect(tavus.personas).toHaveLength(1);
  });

  test('leaves no connection that a client takes for open', async () => {
    for (let round = 0; round < 10; round++) {
      const { url, apiKey, close } = await sandbox();
      const { personas } = tavus({ baseUrl: url, apiKey, maxRetries: 0 });
      const greeting = persona().prompt('You say hello.');
      await Promise.all([1, 2, 3].map(() => personas.create(greeting)));
      await close();
      await expect(personas.create(greeting)).rejects.toMatchObject({ code: 'ECONNREFUSED', effect: 'none' });
    }
  });

  test('can be called twice, also at once, and without its object', async () => {
    const { close, ...tavus } = await sandbox();
    await Promise.all([close(), close(), tavus[Symbol.asyncDispose]()]);
    await close();
  });
});

describe('a process', () => {
  test.each([
    ['forgets the sandbox', ''],
    ['closes it', 'await tavus.close();'],
  ])('that %s ends by itself', (_, last) => {
    const script = `
      import { sandbox } from 'tavus-persona/sandbox';
      const tavus = await sandbox();
      const headers = { 'x-api-key': tavus.apiKey, 'content-type': 'application/json' };
      const body = JSON.stringify({ system_prompt: 'You wait for nobody.' });
      const response = await fetch(tavus.url + '/v2/personas', { method: 'POST', headers, body });
      console.log(response.status, Object.keys(await response.json()).length);
      ${last}
      const done = performance.now();
      // An idle connection would keep the process for three seconds, a server for ever.
      process.once('exit', () => console.log(performance.now() - done < 2_000 ? 'at once' : 'late'));`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { cwd: new URL('../..', import.meta.url), encoding: 'utf8', timeout: 30_000 },
    );
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '200 2\nat once\n', stderr: '' });
  });
});
