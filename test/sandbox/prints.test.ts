import { deepStrictEqual } from 'node:assert';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { sandbox } from '../../src/sandbox/index.js';
import { greeter, post } from './client.js';

describe('what prints', () => {
  const secrets = ['sk-llm-1', 'Bearer sk-2', 'sk-nested-3', 'sk-list-4', 'sk-tts-5', '987654321'];
  const body = {
    ...greeter,
    layers: {
      llm: {
        model: 'm',
        base_url: 'https://llm.example.com/v1',
        api_key: secrets[0],
        headers: {
          Authorization: secrets[1],
          'x-team': { deep: secrets[2] },
          'x-list': [[secrets[3]], null],
        },
      },
      tts: { api_key: secrets[4] },
    },
    newer: [{ 'x-api-key': 987654321 }],
  };
  const everything: readonly (readonly [string, (value: object) => string])[] = [
    ['inspect', inspect],
    ['inspect at any depth', (value) => inspect(value, { depth: Number.POSITIVE_INFINITY })],
    ['inspect of what is hidden', (value) => inspect(value, { depth: 20, showHidden: true, getters: true })],
    ['console.dir', (value) => inspect(value, { depth: 20, showHidden: true, customInspect: false })],
    ['JSON', JSON.stringify],
  ];

  test.each(everything)('shows no secret: %s', async (_, print) => {
    await using tavus = await sandbox();
    await post(tavus, JSON.stringify(body), {
      headers: { 'x-team-token': 'team-token-6', cookie: 'session-7' },
    });
    await post(tavus, JSON.stringify(body).slice(0, -1));
    await post(tavus, JSON.stringify('sk-llm-1'));
    await post(tavus, JSON.stringify(body), { headers: { 'x-api-key': 'sk-stranger-8' } });
    expect(tavus.requests.map(({ status }) => status)).toEqual([200, 400, 400, 401]);
    const all = [...secrets, tavus.apiKey, 'team-token-6', 'session-7', 'sk-stranger-8'];
    const parts = [
      tavus,
      tavus.personas,
      tavus.requests,
      tavus.requests[0]?.headers,
      tavus.personas[0]?.body,
    ];
    for (const part of parts) {
      const printed = print(part ?? {});
      expect(printed.length).toBeGreaterThan(10);
      expect(all.filter((secret) => printed.includes(secret))).toEqual([]);
    }
  });

  test('shows all else', async () => {
    await using tavus = await sandbox();
    await post(tavus, JSON.stringify(body));
    expect(JSON.parse(JSON.stringify(tavus.personas[0]?.body))).toEqual({
      ...greeter,
      layers: {
        llm: {
          model: 'm',
          base_url: 'https://llm.example.com/v1',
          api_key: '[secret]',
          headers: {
            Authorization: '[secret]',
            'x-team': { deep: '[secret]' },
            'x-list': [['[secret]'], null],
          },
        },
        tts: { api_key: '[secret]' },
      },
      newer: [{ 'x-api-key': '[secret]' }],
    });
    const printed = inspect(tavus, { depth: 20 });
    for (const part of [
      tavus.url,
      "apiKey: '[secret]'",
      'You say hello',
      "'content-type': 'application/json'",
    ]) {
      expect(printed).toContain(part);
    }
  });

  test('says of a text only how long it is', async () => {
    await using tavus = await sandbox();
    await post(tavus, '{"api_key": "sk-');
    expect(tavus.requests[0]?.body).toBe('{"api_key": "sk-');
    expect(JSON.stringify(tavus.requests)).toContain('"body":"[16 characters]"');
  });

  test('is not what code reads', async () => {
    await using tavus = await sandbox();
    await post(tavus, JSON.stringify(body));
    const received = tavus.personas[0]?.body;
    expect(received?.layers?.llm?.api_key).toBe(secrets[0]);
    expect(received).toEqual(body);
    expect(received).toStrictEqual(body);
    deepStrictEqual(received, body);
    expect(structuredClone(received)).toEqual(body);
    expect(tavus.requests[0]?.body).toEqual(body);
    expect(received).not.toEqual({ ...body, layers: { ...body.layers, tts: { api_key: '[secret]' } } });
  });

  test('an answer repeats nothing of the body', async () => {
    await using tavus = await sandbox();
    const misplaced = 'sk-misplaced';
    const paths = ['pipeline_mode', 'document_ids', 'layers', 'guardrails_id'];
    const bodies = [
      ...paths.map((name) => JSON.stringify({ [name]: misplaced })),
      ...paths.map((name) => JSON.stringify({ [name]: { [misplaced]: [misplaced] } })),
      JSON.stringify({
        layers: { llm: { headers: misplaced, api_key: [misplaced] }, tts: { tts_engine: misplaced } },
      }),
      JSON.stringify([misplaced]),
      `{"api_key": ${misplaced}`,
      misplaced,
    ];
    for (const wrong of bodies) {
      const response = await post(tavus, wrong);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain(misplaced);
    }
  });

  test('may be nested deeper than the call stack', async () => {
    await using tavus = await sandbox();
    const deep = `${'{"api_key":'.repeat(50_000)}"sk-deep"${'}'.repeat(50_000)}`;
    expect((await post(tavus, `{"system_prompt":"You dig.","extra":${deep}}`)).status).toBe(200);
    expect(inspect(tavus)).toContain("method: 'POST'");
    expect(inspect(tavus, { depth: Number.POSITIVE_INFINITY })).not.toContain('sk-deep');
  });
});
