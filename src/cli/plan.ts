import type { PlanProgress } from '../client/changes/plan-all.js';
import { fullSettingOf, type SettingOptions } from '../config/environment.js';
import { chosen, type PlanningOptions, plansFor } from '../config/planned.js';
import { type ExitCode, exit } from '../terminal/failure.js';
import { interruptible } from '../terminal/interrupt.js';
import { changesAnything, planText, progressText } from '../terminal/plans.js';
import { Progress, print } from '../terminal/screen.js';

/** What to plan, and how to show it. */
export interface PlanCommandOptions extends SettingOptions, PlanningOptions {
  readonly json?: boolean;
}

/** Shows what is between the configuration and what Tavus holds, and changes nothing. */
export async function plan(
  keys: readonly string[],
  { config, env, json = false, ...options }: PlanCommandOptions,
): Promise<ExitCode> {
  const setting = await fullSettingOf({ config, env });
  const progress = new Progress();
  const onProgress = (of: PlanProgress) => progress.show(progressText(of));
  const plans = await interruptible((signal) => {
    return plansFor(setting, chosen(setting, keys), { ...options, signal, onProgress });
  }).finally(() => progress.clear());
  print(json ? JSON.stringify(plans, null, 2) : planText(plans));
  return changesAnything(plans) ? exit.found : exit.done;
}
