import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Sandbox, sandbox } from '../../../src/sandbox/index.js';

const script = fileURLToPath(new URL('killed/plan-thousand.ts', import.meta.url));

interface Run {
  readonly process: ChildProcess;
  /** How it ended: with a code, or by a signal. */
  readonly ended: Promise<unknown>;
  readonly printed: { text: string };
}

function start(tavus: Sandbox): Run {
  const process_ = spawn(process.execPath, [script], {
    env: { ...process.env, SANDBOX_URL: tavus.url, TAVUS_API_KEY: tavus.apiKey },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = { text: '' };
  process_.stdout?.on('data', (chunk) => {
    printed.text += chunk;
  });
  const ended = once(process_, 'exit').then(([code, signal]) => signal ?? code);
  return { process: process_, ended, printed };
}

test('a thousand personas, with the process killed twice on its way, are a thousand in the end', async () => {
  await using tavus = await sandbox();
  for (const enough of [300, 700]) {
    const run = start(tavus);
    while (tavus.personas.length < enough && run.process.exitCode === null) await sleep(5);
    run.process.kill('SIGKILL');
    expect(await run.ended).toBe('SIGKILL');
    // What it had sent before arrives.
    await sleep(200);
    expect(tavus.personas.length).toBeLessThan(1_000);
  }
  const made = tavus.personas.length;
  const run = start(tavus);
  expect(await run.ended).toBe(0);
  expect(run.printed.text).toBe(
    `1000 personas: ${1_000 - made} to create, 0 to update, ${made} up to date\n`,
  );
  const names = new Set(tavus.personas.map(({ personaName }) => personaName));
  expect([names.size, tavus.personas.length]).toEqual([1_000, 1_000]);
});
