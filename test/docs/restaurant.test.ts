import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the restaurant handles the calls of its three tools, right ones and wrong ones', async () => {
  const preload = new URL('loopback.ts', import.meta.url).href;
  const program = fileURLToPath(new URL('../../docs/examples/restaurant.ts', import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', preload, program]);
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^book_table: handled \{"table":1,"name":"[a-z ]+"\}$/),
    expect.stringMatching(/^hang_up_coat: handled "Somebody comes for the \w+ coat\."$/),
    'wake_manager: handled "The manager is on her way."',
    expect.stringMatching(/^book_table: bad-arguments \[\{"path":/),
    expect.stringMatching(/^hang_up_coat: bad-arguments \[\{"path":/),
    expect.stringMatching(/^wake_manager: bad-arguments \[\{"path":/),
  ]);
});
