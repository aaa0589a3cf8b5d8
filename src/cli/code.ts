import { codeOf } from '../code/to-code.js';
import { TavusConfigError } from '../errors/config-error.js';
import { type ExitCode, exit } from '../terminal/failure.js';
import { judged, reportOf } from '../terminal/findings.js';
import { sources } from '../terminal/input.js';
import { note, print } from '../terminal/screen.js';

/** How to write the code. */
export interface CodeCommandOptions {
  readonly name?: string;
}

/** Turns the persona in a JSON file into the chain that builds it. */
export async function code(file: string | undefined, { name }: CodeCommandOptions): Promise<ExitCode> {
  const all = (await sources(file === undefined ? [] : [file])).map(judged);
  const isWrong = all.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  if (isWrong) {
    note(reportOf(all, 'text'));
    return all.every(({ bodies }) => bodies) ? exit.found : exit.failed;
  }
  const [first, ...others] = all.flatMap(({ bodies = [] }) => bodies);
  if (others.length > 0)
    throw new TavusConfigError(`This takes one persona: there are ${others.length + 1}.`);
  const { text, isSaid } = codeOf(first?.body, { name });
  print(text);
  if (!isSaid) note('No step says some of this persona: it stands in personaFrom().');
  return exit.done;
}
