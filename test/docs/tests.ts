import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { written } from './compile.js';

/** How many tests of a module did what. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
}

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));

/** Runs a module of tests by itself, as the reader who copied it would. */
export function reportOn(file: string, code: string): Report {
  const root = written('tested', new Map([[file.replace(/\.ts$/, '.test.ts'), code]]));
  const report = join(root, 'report.json');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', '--root', root, '--reporter', 'json', '--outputFile', report],
    { encoding: 'utf8', env: { ...process.env, VITEST: undefined } },
  );
  if (!existsSync(report)) throw new Error(`${stdout}${stderr}`);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
}
