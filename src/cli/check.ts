import { type ExitCode, exit } from '../terminal/failure.js';
import { type Format, type Judged, judged, reportOf, summaryOf } from '../terminal/findings.js';
import { sources } from '../terminal/input.js';
import { note, print } from '../terminal/screen.js';

/** How to judge files. */
export interface CheckOptions {
  readonly format: Format;
  readonly errorsOnly?: boolean;
}

/** Judges personas in JSON files. */
export async function check(files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const all = (await sources(files)).map(judged).map((one) => (options.errorsOnly ? onlyErrors(one) : one));
  print(reportOf(all, options.format));
  if (options.format === 'text') note(summaryOf(all));
  if (all.some(({ bodies }) => !bodies)) return exit.failed;
  return all.some(({ findings }) => findings.length > 0) ? exit.found : exit.done;
}

function onlyErrors(one: Judged): Judged {
  return { ...one, findings: one.findings.filter(({ severity }) => severity === 'error') };
}
