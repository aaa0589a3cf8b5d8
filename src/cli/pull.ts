import { join } from 'node:path';
import { type PersonaSource, type SourceText, sourcesOf } from '../code/folder.js';
import { type SettingOptions, settingOf } from '../config/environment.js';
import { storedIn } from '../config/stored.js';
import { TavusConfigError } from '../errors/config-error.js';
import { type ExitCode, exit } from '../terminal/failure.js';
import { writeAll } from '../terminal/files.js';
import { interruptible } from '../terminal/interrupt.js';
import { note, Progress, print } from '../terminal/screen.js';

/** What to pull, and where to. */
export interface PullOptions extends SettingOptions {
  readonly name?: readonly string[];
  readonly all?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Writes what an account holds as chains that build it. */
export async function pull(given: readonly string[], options: PullOptions): Promise<ExitCode> {
  const { name: names = [], all = false, out, force = false, json = false } = options;
  if (given.length + names.length === 0 && !all) {
    throw new TavusConfigError('Say which persona: its id, its name, or --all.');
  }
  const { client } = await settingOf(options);
  const progress = new Progress();
  const onProgress = (done: number, total: number) => progress.show(`${done} of ${total} personas`);
  const stored = await interruptible((signal) => {
    return storedIn(client, { given, names, all }, { signal, onProgress });
  }).finally(() => progress.clear());
  if (json) {
    print(
      JSON.stringify(
        stored.map(({ body }) => body),
        null,
        2,
      ),
    );
    return exit.done;
  }
  const { sources, index, refusals } = sourcesOf(stored);
  if (out !== undefined) {
    const files: readonly SourceText[] = all ? [...sources, index] : sources;
    await writeAll(
      files.map(({ file, text }) => ({ file: join(out, file), text })),
      force,
    );
    print(files.map(({ file }) => join(out, file)).join('\n'));
  } else if (sources.length > 1) {
    throw new TavusConfigError(`These are ${sources.length} personas: name a folder with --out.`);
  } else {
    print(sources.map(({ text }) => text).join(''));
  }
  note(sources.flatMap(remarks).concat(refusals).join('\n'));
  return refusals.length > 0 ? exit.found : exit.done;
}

/** What the source of a persona does not say. */
function remarks({ file, variables, isSaid }: PersonaSource): readonly string[] {
  return [
    ...(isSaid ? [] : [`${file}: no step says some of this persona: it stands in personaFrom().`]),
    ...(variables.length > 0
      ? [`${file}: Tavus keeps its keys to itself: they are read from ${variables.join(', ')}.`]
      : []),
  ];
}
