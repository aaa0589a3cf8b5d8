import { describe, expect, test } from 'vitest';
import { TavusConfigError } from '../../src/index.js';
import { type Fault, type Sandbox, sandbox } from '../../src/sandbox/index.js';
import { create, type Row, silent, spoilt } from './fault-rows.js';

describe('what is no fault', () => {
  test.each([
    'refuse',
    '',
    undefined,
    null,
    5,
    {},
    { status: 199 },
    { status: 600 },
    { status: 429.5 },
    { status: '429' },
    { lost: 'answer' },
    { slow: -1 },
    { slow: Number.NaN },
    { slow: 2 ** 31 },
    { redirect: 5 },
    { redirect: '/', status: 300 },
    { redirect: 5, status: 302 },
    { status: 429, headers: { 'retry-after': [1] } },
    { status: 429, handled: 'yes' },
  ])('%j is refused by both methods, and nothing fails', async (fault) => {
    await using tavus = await sandbox();
    const wrong = fault as Fault;
    expect(() => tavus.failNext(wrong)).toThrow(TavusConfigError);
    if (fault !== undefined) expect(() => tavus.fail(['drop', wrong])).toThrow(TavusConfigError);
    expect((await create(tavus)).status).toBe(200);
  });

  test.each([
    { status: 500, headers: { 'bad name': 'x' } },
    { status: 500, headers: { fine: 'sk-secret\r\nx: y' } },
    { redirect: 'https://elsewhere.example.com/sk-secret\r\nx: y' },
  ])('%j cannot be sent', async (fault) => {
    await using tavus = await sandbox();
    expect(() => tavus.failNext(fault)).toThrow(TavusConfigError);
    expect(() => tavus.failNext(fault)).not.toThrow('sk-secret');
    expect((await create(tavus)).status).toBe(200);
  });
});

describe('fail()', () => {
  const statuses = (tavus: Sandbox) => tavus.requests.map(({ status }) => status);

  test('follows a list, and then all is well', async () => {
    await using tavus = await sandbox();
    tavus.fail([undefined, { status: 500 }, 'drop', undefined, { status: 502 }]);
    for (let count = 0; count < 7; count += 1) await create(tavus);
    expect(statuses(tavus)).toEqual([200, 500, undefined, 200, 502, 200, 200]);
    expect(tavus.personas).toHaveLength(4);
  });

  test('comes after failNext(), and takes the place of another schedule', async () => {
    await using tavus = await sandbox();
    const { fail } = tavus;
    fail([{ status: 500 }, { status: 501 }]);
    tavus.failNext({ status: 502 });
    await create(tavus);
    await create(tavus);
    fail([{ status: 503 }, { status: 504 }]);
    await create(tavus);
    fail([]);
    await create(tavus);
    expect(statuses(tavus)).toEqual([502, 500, 503, 200]);
  });

  test('asks a generator once for each request, as it comes', async () => {
    await using tavus = await sandbox();
    let asked = 0;
    tavus.fail(
      (function* () {
        for (;;) {
          asked += 1;
          yield asked % 2 === 0 ? { status: 500 } : undefined;
        }
      })(),
    );
    expect(asked).toBe(0);
    for (let count = 0; count < 4; count += 1) await create(tavus);
    expect(asked).toBe(4);
    expect(statuses(tavus)).toEqual([200, 500, 200, 500]);
  });

  test('says in an answer that a generator gave no fault or threw, and serves on', async () => {
    await using tavus = await sandbox();
    tavus.fail(['nonsense' as Fault].values());
    expect(await create(tavus)).toMatchObject({
      status: 500,
      text: expect.stringContaining('No such fault'),
    });
    tavus.fail(
      // biome-ignore lint/correctness/useYield: it fails before.
      (function* () {
        throw new Error('no more dice');
      })(),
    );
    expect(await create(tavus)).toMatchObject({ status: 500, text: expect.stringContaining('no more dice') });
    expect((await create(tavus)).status).toBe(200);
  });

  test('with seeded dice, hundreds of requests: what is stored is what was handled', async () => {
    await using tavus = await sandbox();
    const rows = [...silent, ...spoilt].filter(([, , , end]) => end !== 'silence');
    let state = 20_261_122;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const drawn: (Row | undefined)[] = [];
    tavus.fail(
      (function* () {
        for (;;) {
          const row = random() < 0.5 ? rows[Math.floor(random() * rows.length)] : undefined;
          drawn.push(row);
          yield row?.[0];
        }
      })(),
    );
    for (let count = 0; count < 300; count += 1) {
      const { status, end } = await create(tavus);
      const row = drawn.at(-1);
      expect({ row, status, end }).toEqual({ row, status: row ? row[2] : 200, end: row?.[3] });
    }
    expect(new Set(drawn).size).toBe(rows.length + 1);
    expect(tavus.requests).toHaveLength(300);
    const handled = drawn.map((row) => row?.[1] ?? 1).reduce((sum, personas) => sum + personas, 0);
    expect(tavus.personas).toHaveLength(handled);
  });
});
