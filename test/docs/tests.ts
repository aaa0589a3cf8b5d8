import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { written } from './compile.js';

/** What came of a file of tests. */
export interface Report {
  readonly passed: number;
  /** Why each of the others failed, or the whole file. */
  readonly failures: readonly string[];
}

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));

/**
 * Runs files of tests, with the files that they import beside them, as the reader who copied them would: side by
 * side. Nothing there leaves the machine, and no key comes from the environment.
 */
export async function reportsOn(
  folder: string,
  modules: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Report>> {
  const root = written(folder, modules);
  const report = join(root, 'report.json');
  const run = spawn(
    process.execPath,
    [vitest, 'run', '--root', root, '--testTimeout', '60000', '--reporter', 'json', '--outputFile', report],
    {
      env: {
        ...process.env,
        VITEST: undefined,
        TAVUS_API_KEY: undefined,
        NODE_OPTIONS: `--import ${new URL('offline.ts', import.meta.url).href}`,
      },
    },
  );
  const [stdout, stderr] = await Promise.all([text(run.stdout), text(run.stderr), once(run, 'close')]);
  if (!existsSync(report)) throw new Error(`${stdout}${stderr}`);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: readonly FileResult[] };
  return new Map(testResults.map((result) => [basename(result.name), reportOf(result)]));
}

/** The part of vitest's JSON that is read here. */
interface FileResult {
  readonly name: string;
  readonly status: 'passed' | 'failed';
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

function reportOf({ status, message, assertionResults }: FileResult): Report {
  const others = assertionResults.filter((result) => result.status !== 'passed');
  const failures = others.map(({ fullName, failureMessages }) => [fullName, ...failureMessages].join('\n'));
  return {
    passed: assertionResults.length - others.length,
    failures: status === 'failed' && failures.length === 0 ? [message] : failures,
  };
}
