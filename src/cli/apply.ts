import type { NamedPlans } from '../client/changes/many.js';
import {
  type FullSetting,
  fullSettingOf,
  type Setting,
  type SettingOptions,
  settingOf,
} from '../config/environment.js';
import { chosen, type PlanningOptions, plansFor } from '../config/planned.js';
import { restorationOf, type Saved, savedFor, savedIn } from '../config/saved.js';
import { TavusConfigError } from '../errors/config-error.js';
import { Applying } from '../terminal/applying.js';
import { type ExitCode, exit } from '../terminal/failure.js';
import { textIn, write } from '../terminal/files.js';
import { interruptible } from '../terminal/interrupt.js';
import { changesAnything, planText } from '../terminal/plans.js';
import { isConfirmed, isInteractive, note, Progress, print } from '../terminal/screen.js';

/** What to carry out, and how. */
export interface ApplyCommandOptions extends SettingOptions, PlanningOptions {
  readonly yes?: boolean;
  readonly overwriteDraft?: boolean;
  readonly save?: string;
  readonly undo?: string;
  readonly json?: boolean;
}

/** Brings Tavus to what the configuration states, or back to what was saved before. */
export async function apply(keys: readonly string[], options: ApplyCommandOptions): Promise<ExitCode> {
  const { config, env, yes, overwriteDraft, save, undo, json = false, ...planning } = options;
  if (!yes && !isInteractive()) throw new TavusConfigError('Nobody is there to be asked: add --yes.');
  const setting = await (undo === undefined
    ? fullSettingOf({ config, env })
    : wayBack(undo, { config, env }));
  const personas = chosen(setting, keys, undo);
  const applying = new Applying(Object.keys(personas), new Progress(), json);
  return interruptible(async (signal) => {
    const { onProgress } = applying;
    const plans = await plansFor(setting, personas, { ...planning, signal, onProgress });
    applying.pause();
    (json ? note : print)(planText(plans));
    if (!changesAnything(plans)) return applying.ended();
    if (!yes && !(await isConfirmed(questionFor(setting), signal))) return exit.found;
    if (save !== undefined) await keep(save, await savedFor(setting, plans, signal));
    return carriedOut(plans, applying, { signal, ...(overwriteDraft !== undefined && { overwriteDraft }) });
  });
}

async function carriedOut(
  plans: NamedPlans<string>,
  applying: Applying,
  options: { readonly signal: AbortSignal; readonly overwriteDraft?: boolean },
): Promise<ExitCode> {
  try {
    await plans.apply(options);
    return applying.ended();
  } catch (error) {
    return applying.ended(error);
  }
}

/** Prompts are nobody else's business. */
const ownerOnly = 0o600;

function keep(file: string, what: Saved): Promise<void> {
  return write(file, `${JSON.stringify(what, null, 2)}\n`, ownerOnly);
}

function questionFor({ environment, baseUrl }: Setting): string {
  return `Apply this to ${environment === undefined ? baseUrl : `${environment} (${baseUrl})`}?`;
}

async function wayBack(file: string, options: SettingOptions): Promise<FullSetting> {
  const text = await textIn(file);
  if (text === undefined) throw new TavusConfigError(`There is no file ${file}.`);
  const saved = savedIn(text, file);
  note('Keys are not a part of what was saved: those that are stored stay as they are.');
  if (saved.created.length > 0) {
    note(`Created since, and not deleted: ${saved.created.join(', ')}.`);
  }
  return restorationOf(saved, await settingOf(options));
}
