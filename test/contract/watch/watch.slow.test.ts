import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, run } from '../../support/compilers.js';
import { contractFile, withContract } from '../contract.js';

const script = fileURLToPath(new URL('watch.ts', import.meta.url));

withContract('npm run watch', () => {
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'watch-'));
  });
  afterAll(() => rm(home, { recursive: true }));

  const watch = (...args: readonly string[]) => run(process.execPath, [script, ...args], root);

  test('has nothing to say of the contract', async () => {
    expect(await watch(contractFile)).toMatchObject({ code: 0, stdout: 'Nothing differs.\n' });
  });

  test('prints what a newer page has, and fails', async () => {
    const newer = join(home, 'newer.yaml');
    const page = await readFile(contractFile, 'utf8');
    await writeFile(
      newer,
      page.replace('- sparrow-0\n', '- sparrow-9\n').replace('persona_name:', 'farewell:'),
    );
    const { code, stdout } = await watch(newer);
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'gone    /persona_name: is not on the page',
      'values  /layers/conversational_flow/turn_detection_model: new sparrow-9; gone sparrow-0',
      'new     /farewell: string',
      '3 differences.',
      '',
    ]);
  });

  test.each([
    [[], 'Name an OpenAPI file, in YAML or JSON: npm run watch -- openapi.yaml'],
    [['nowhere.yaml'], 'nowhere.yaml cannot be compared: ENOENT'],
  ])('says what to do without a file that it can read: %j', async (args, said) => {
    const { code, stderr } = await watch(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
