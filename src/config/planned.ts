import type { NamedPlans } from '../client/changes/many.js';
import type { PlanProgress } from '../client/changes/plan-all.js';
import type { FinishedPersona } from '../draft/handover.js';
import { TavusConfigError } from '../errors/config-error.js';
import { nearest } from '../json/nearest.js';
import type { FullSetting, Setting } from './environment.js';

/** How to plan what the configuration has. */
export interface PlanningOptions {
  readonly prune?: boolean;
  readonly resendSecrets?: boolean;
  readonly concurrency?: number;
}

/** Who hears of it, and ends it. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PlanProgress) => void;
}

/**
 * The personas that are named; all where no key is given.
 *
 * @param holder What has them, in a sentence.
 * @throws {TavusConfigError} It does not have one of them.
 */
export function chosen(
  { personas }: FullSetting,
  keys: readonly string[],
  holder = 'The configuration',
): FullSetting['personas'] {
  const known = Object.keys(personas);
  const stray = keys.find((key) => !known.includes(key));
  if (stray !== undefined) {
    const near = nearest(stray, known);
    const meant = near === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${near}?`;
    throw new TavusConfigError(`${holder} has no persona '${stray}'. ${meant}`);
  }
  const wanted = keys.length === 0 ? known : keys;
  return Object.fromEntries(wanted.map((key) => [key, personas[key] as FinishedPersona]));
}

/** Finds out what is to be done about personas. */
export function plansFor(
  { client, ids }: Setting,
  personas: { readonly [key: string]: FinishedPersona },
  options: PlanningOptions & Watch,
): Promise<NamedPlans<string>> {
  const wanted = Object.entries(ids).filter(([key]) => Object.hasOwn(personas, key));
  return client.personas.planAll(personas, { ...options, match: 'name', ids: Object.fromEntries(wanted) });
}
