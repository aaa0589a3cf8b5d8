import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { sandbox } from '../../src/sandbox/index.js';

const examples = new URL('../../docs/examples/', import.meta.url);
const sentence = "system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.";
const key = 'tvs-stays-in-the-environment';

interface Printed {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the demo as npm does, kept from any address outside of this machine. */
function demo(options: readonly string[], env: NodeJS.ProcessEnv): Promise<Printed> {
  const preload = new URL('loopback.ts', import.meta.url).href;
  const program = fileURLToPath(new URL('demo.ts', examples));
  const { TAVUS_API_KEY, NO_COLOR, FORCE_COLOR, ...inherited } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', preload, program, ...options],
      { env: { ...inherited, ...env } },
      (error, stdout, stderr) => resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('the demo', () => {
  let printed: Printed;
  beforeAll(async () => {
    printed = await demo([], {
      TAVUS_API_KEY: key,
      TAVUS_BASE_URL: 'https://tavus.example',
      CARTESIA_API_KEY: key,
      NODE_USE_ENV_PROXY: '1',
      http_proxy: 'http://127.0.0.1:9',
    });
  });

  test('stays on this machine, whatever the environment says, and shows no key', () => {
    expect(printed).toMatchObject({ status: 0, stderr: '' });
    expect(printed.stdout).toMatch(/POST http:\/\/(127\.0\.0\.1|\[::1\]|localhost):\d+\/v2\/personas/);
    expect(printed.stdout).not.toContain(key);
  });

  test('shows the chain that it ran, the body, the answer, and the compiler', () => {
    expect(printed.stdout).toContain(readFileSync(new URL('night-porter.ts', examples), 'utf8'));
    expect(printed.stdout).toContain('"api_key": "[secret]"');
    expect(printed.stdout).toMatch(/"personaId": "p\w+"/);
    expect(printed.stdout.replaceAll(/\s+/g, ' ')).toContain(sentence);
    expect(printed.stdout).toContain('~~~~~~');
  });

  test('is plain text of 100 columns where nobody sees colors', () => {
    expect(printed.stdout).not.toContain('\u001b');
    expect(printed.stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});

describe('the demo with --live', () => {
  test('creates the persona at Tavus, without the made-up voice', async () => {
    await using tavus = await sandbox();
    const { status, stdout } = await demo(['--live'], {
      LOOPBACK_TAVUS: tavus.url,
      TAVUS_API_KEY: tavus.apiKey,
      FORCE_COLOR: '1',
    });
    expect(status).toBe(0);
    expect(tavus.personas.map((stored) => stored.personaName)).toEqual(['Night Porter']);
    expect(tavus.personas[0]?.body).not.toHaveProperty('layers.tts.api_key');
    expect(stdout).toContain(tavus.personas[0]?.personaId);
    expect(stdout).not.toContain(tavus.apiKey);
    expect(stdout).toContain('\u001b[');
  });

  test('asks for the key when there is none', async () => {
    const { status, stdout, stderr } = await demo(['--live'], {});
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^--live needs .* TAVUS_API_KEY .*\n$/);
  });

  test('names the error when Tavus refuses the key', async () => {
    await using tavus = await sandbox();
    const { status, stderr } = await demo(['--live'], { LOOPBACK_TAVUS: tavus.url, TAVUS_API_KEY: key });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\nTavusAuthenticationError: Tavus answered 401: .*\n$/);
    expect(stderr).not.toContain(key);
  });
});
