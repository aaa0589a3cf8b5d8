import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect, promisify } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { toolCalls } from '../../src/calls/index.js';
import { checkPersona, persona, type Secret, TavusError, tavus, toCode, tool } from '../../src/index.js';
import { sandbox } from '../../src/sandbox/index.js';
import { read } from './examples.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const secrets = {
  account: 'account-key-1111',
  proxy: 'proxy-key-2222',
  model: 'model-key-3333',
  header: 'header-key-4444',
  voice: 'voice-key-5555',
};

/** A persona with a secret in every place, made by a function or as it is. */
function secretive(as: (secret: string) => Secret = (secret) => secret) {
  return persona()
    .name('Key Cabinet')
    .prompt('You keep what you are given.')
    .customLlm({
      model: 'cabinet-1',
      baseUrl: 'https://llm.example.com/v1',
      apiKey: as(secrets.model),
      headers: { 'x-house': as(secrets.header) },
    })
    .tts('elevenlabs', { apiKey: as(secrets.voice) });
}

/** The secrets that show when a value is printed. */
function shownBy(value: unknown): readonly string[] {
  const printed = [
    inspect(value),
    inspect(value, { depth: 20, showHidden: true, getters: true }),
    inspect(value, { depth: 20, showHidden: true, customInspect: false }),
    JSON.stringify(value) ?? '',
    String(value),
    value instanceof Error ? `${value.stack} ${inspect(value.cause, { depth: 20 })}` : '',
  ].join('\n');
  return Object.values(secrets).filter((secret) => printed.includes(secret));
}

/** A client whose requests are answered here. */
function clientOf(answer: (request: Request) => Response | Promise<Response>, logger?: typeof console) {
  return tavus({
    apiKey: secrets.account,
    headers: { 'x-proxy': secrets.proxy },
    maxRetries: 0,
    fetch: async (input, init) => answer(new Request(input, init)),
    ...(logger && { logger }),
  });
}

const caught = (error: unknown) => error;
const stored = () => Response.json({ persona_id: 'p1', persona_name: 'Key Cabinet', ...secretive().build() });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const proofs: Readonly<Record<string, () => Promise<void> | void>> = {
  'A builder that is printed shows `[secret]` in the place of each secret.'() {
    expect(shownBy(secretive())).toEqual([]);
    expect(String(secretive()).split('[secret]')).toHaveLength(4);
    expect(shownBy(secretive(() => () => secrets.voice))).toEqual([]);
  },

  'No issue and no warning shows a secret.'() {
    const wrong = persona().customLlm({
      model: 'cabinet-1',
      baseUrl: 'https://llm.example.com/v1',
      apiKey: `${secrets.model} `,
      headers: { 'x-house': `${secrets.header}\n` },
    });
    expect(wrong.check().length).toBeGreaterThan(1);
    expect(shownBy(wrong.check())).toEqual([]);
    const body = {
      layers: { llm: { api_key: [secrets.model], headers: secrets.header } },
      api_key: secrets.voice,
    };
    expect(checkPersona(body).length).toBeGreaterThan(1);
    expect(shownBy(checkPersona(body))).toEqual([]);
  },

  async 'No error shows a secret that was sent.'() {
    const echo = async (request: Request) => {
      const headers = JSON.stringify(Object.fromEntries(request.headers));
      return Response.json({ error: `${headers} ${await request.text()}` }, { status: 400 });
    };
    const refused = await clientOf(echo).personas.create(secretive()).catch(caught);
    expect(refused).toMatchObject({ status: 400, body: { error: expect.stringContaining('[secret]') } });
    expect(shownBy(refused)).toEqual([]);
    expect(shownBy((refused as { body: unknown }).body)).toEqual([]);
    const broken = async (request: Request) => {
      throw new TypeError(`cannot send ${inspect(Object.fromEntries(request.headers))}`);
    };
    const failed = await clientOf(broken).personas.create(secretive()).catch(caught);
    expect(failed).toBeInstanceOf(TavusError);
    expect(shownBy(failed)).toEqual([]);
  },

  async 'A persona that was read prints without its secrets.'() {
    const got = await clientOf(stored).personas.get('p1');
    expect(shownBy(got)).toEqual([]);
    expect(got.body).toMatchObject({ layers: { tts: { tts_engine: 'elevenlabs' } } });
    const { tts } = got.body['layers'] as { tts: { api_key: string } };
    expect(tts.api_key).toBe(secrets.voice);
  },

  async 'A plan shows no secret.'() {
    const other = secretive().tts('elevenlabs', { apiKey: 'another-key-6666' });
    const plan = await clientOf(stored).personas.plan(other, { id: 'p1', resendSecrets: true });
    expect(plan.changes).toContainEqual(
      expect.objectContaining({ path: '/layers/tts/api_key', before: '[secret]', after: '[secret]' }),
    );
    expect(shownBy(plan)).toEqual([]);
    expect(`${plan}${inspect(plan)}${JSON.stringify(plan)}`).not.toContain('another-key');
  },

  async 'The logger hears of no header, no body and no secret.'() {
    const lines: unknown[] = [];
    const hear = (...line: readonly unknown[]) => lines.push(...line);
    const logger = { ...console, info: hear, warn: hear, error: hear };
    const client = clientOf((request) => Response.json({ error: request.url }, { status: 500 }), logger);
    await client.personas.create(secretive()).catch(caught);
    expect(lines).toEqual([expect.stringMatching(/^POST \/v2\/personas -> 500 in \d+ ms \(attempt 1\/1\)$/)]);
  },

  'The code that `toCode()` writes holds no secret.'() {
    expect(toCode(secretive().build())).toContain('secrets.ttsApiKey');
    expect(shownBy(toCode(secretive().build()))).toEqual([]);
  },

  async 'A function that gives a secret is called only when its value is needed.'() {
    let calls = 0;
    const counting = secretive((secret) => () => {
      calls++;
      return secret;
    });
    counting.check();
    shownBy(counting);
    expect(calls).toBe(0);
    counting.build();
    expect(calls).toBe(3);
    await clientOf(stored).personas.create(counting);
    expect(calls).toBe(6);
  },

  async 'The key of your account is sent only to `baseUrl`, in one header.'() {
    const seen: [string, readonly string[], string][] = [];
    const client = clientOf(async (request) => {
      const holding = [...request.headers].filter(([, value]) => value.includes(secrets.account));
      seen.push([request.url, holding.map(([name]) => name), await request.text()]);
      return stored();
    });
    await client.personas.create(secretive());
    await client.personas.get('p1');
    expect(seen.map(([url]) => url)).toEqual([
      'https://tavusapi.com/v2/personas',
      'https://tavusapi.com/v2/personas/p1',
    ]);
    expect(seen.map(([, names]) => names)).toEqual([['x-api-key'], ['x-api-key']]);
    expect(seen.filter(([, , body]) => body.includes(secrets.account))).toEqual([]);
  },

  async 'A redirect is not followed.'() {
    const arrived: string[] = [];
    const server = createServer((request, response) => {
      arrived.push(request.url ?? '');
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const error = await secretive().create({ baseUrl, apiKey: secrets.account }).catch(caught);
    server.close();
    expect(error).toMatchObject({ name: 'TavusRedirectError', status: 307, effect: 'none' });
    expect(arrived).toEqual(['/v2/personas']);
  },

  'In a browser, a client with a key is refused.'() {
    vi.stubGlobal('window', { document: {} });
    vi.stubGlobal('process', { env: {} });
    const inPage = (options: object) => () => tavus({ baseUrl: 'https://proxy.example', ...options });
    expect(inPage({ apiKey: secrets.account })).toThrow(/In a browser everybody can read the API key/);
    expect(inPage({})).not.toThrow();
    expect(inPage({ apiKey: secrets.account, dangerouslyAllowBrowser: true })).not.toThrow();
  },

  async 'A mask is never sent in the place of a key.'() {
    const masked = (mask: string) => persona().prompt('You wait.').tts('elevenlabs', { apiKey: mask });
    for (const mask of ['[secret]', '********']) {
      expect(masked(mask).check()).toMatchObject([{ rule: 'masked-secret', severity: 'error' }]);
      expect(() => masked(mask).build()).toThrow();
      await expect(persona().prompt('You wait.').create({ apiKey: mask })).rejects.toThrow(/mask/);
    }
  },

  'A name or a password in an address is refused.'() {
    expect(() => tavus({ baseUrl: `https://me:${secrets.proxy}@proxy.example` })).toThrow(
      /takes no credentials/,
    );
    const model = persona()
      .prompt('You wait.')
      .customLlm({
        model: 'm',
        baseUrl: `https://me:${secrets.proxy}@llm.example.com`,
        apiKey: 'key-of-model',
      });
    expect(model.check()).toMatchObject([{ rule: 'base-url', severity: 'error' }]);
    expect(shownBy(model)).toEqual([]);
    expect(shownBy(model.check())).toEqual([]);
  },

  async 'The sandbox prints no secret, and its answers contain no stored `api_key`.'() {
    await using api = await sandbox({ apiKey: secrets.account });
    const { personaId } = await secretive().create({ baseUrl: api.url, apiKey: api.apiKey });
    expect(shownBy(api)).toEqual([]);
    expect(api.personas[0]?.body.layers?.tts?.api_key).toBe(secrets.voice);
    for (const path of ['', `/${personaId}`]) {
      const answer = await fetch(`${api.url}/v2/personas${path}`, { headers: { 'x-api-key': api.apiKey } });
      const text = await answer.text();
      expect(text).toContain(personaId);
      expect([secrets.account, secrets.voice, secrets.model].filter((key) => text.includes(key))).toEqual([]);
    }
  },

  async 'The reply to a call does not say why a handler failed.'() {
    const calls = toolCalls(tool('ring', { description: 'Ring the bell.' }));
    const event = {
      event_type: 'conversation.tool_call',
      properties: { name: 'ring', tool_call_id: 'call-1' },
    };
    const outcome = await calls.handle(event, {
      ring: () => {
        throw new Error(secrets.account);
      },
    });
    expect(outcome).toMatchObject({ kind: 'failed', error: { message: secrets.account }, reply: {} });
    expect(shownBy(outcome.reply)).toEqual([]);
  },
  async "No code is made of a tool's schema."() {
    const made = vi.fn();
    vi.stubGlobal('eval', made);
    vi.stubGlobal('Function', made);
    const parameters = {
      type: 'object',
      properties: { floor: { type: 'integer' } },
      required: ['floor'],
    } as const;
    const calls = toolCalls(tool('lift', { description: 'Call the lift.', parameters }));
    const event = { event_type: 'conversation.tool_call', properties: { name: 'lift', arguments: '{}' } };
    expect(await calls.read(event)).toMatchObject({ kind: 'bad-arguments' });
    expect(made).not.toHaveBeenCalled();
  },
  'The library reads one variable of the environment, `TAVUS_API_KEY`, and no files.'() {
    // All but the command, of which the page says what it reads; and what writes source, which reads the environment elsewhere.
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/^(cli|config|terminal|code.folder)\b/.test(file))
      .map(
        (file) =>
          [file, readFileSync(join(root, 'src', file), 'utf8').replace(/\/\*\*.*?\*\//gs, '')] as const,
      );
    const reading = sources.flatMap(([file, text]) =>
      [...text.matchAll(/process\??\.env\S*/g)].map(([name]) => `${file}: ${name}`),
    );
    expect(reading).toEqual([expect.stringContaining("api-key.ts: process?.env?.['TAVUS_API_KEY'];")]);
    const builtIn = sources
      .filter(([, text]) => /['"]node:/.test(text))
      .map(([file]) => file.split(/[\\/]/)[0]);
    expect([...new Set(builtIn)]).toEqual(['sandbox']);
    expect(sources.filter(([, text]) => /['"](node:)?fs(\/promises)?['"]/.test(text))).toEqual([]);
  },

  async 'Nothing is sent that you did not ask for.'() {
    const program = `
      const sent = [];
      globalThis.fetch = async (request) => { sent.push(request); return new Response(); };
      const { persona, checkPersona, tavus } = await import(${JSON.stringify(join(root, 'dist/index.js'))});
      checkPersona(persona().prompt('You wait.').build());
      tavus({ apiKey: 'k' });
      const handles = process.getActiveResourcesInfo().filter((name) => /TCP|UDP|DNS|TLS|GetAddrInfo/i.test(name));
      console.log(JSON.stringify([sent, handles]));
    `;
    const args = ['--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual([[], []]);
  },

  'Installing the package runs no script.'() {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
    const atInstall = [
      'preinstall',
      'install',
      'postinstall',
      'prepublish',
      'preprepare',
      'prepare',
      'postprepare',
    ];
    expect(Object.keys(scripts).filter((name) => atInstall.includes(name))).toEqual([]);
  },
};

describe('docs/security.md', () => {
  const [, promised = ''] = /^## What is promised\n(.*?)^## /ms.exec(read('docs/security.md')) ?? [];
  const promises = [...promised.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, sentence]) => sentence);

  test('promises what is proved here, and nothing else', () => {
    expect(promises).toEqual(Object.keys(proofs));
  });

  test.each(Object.entries(proofs))('%s', (_, proof) => proof());
});
