import type { FinishedPersona } from '../../draft/handover.js';
import { configError, TavusConfigError } from '../../errors/config-error.js';
import { isPlainObject, setOwn } from '../../json/json.js';
import type { ApplyOptions } from '../requests/persona-requests.js';
import type { AppliedPersona, PersonaPlan } from './plan.js';

/** What `planAll()` takes: a list of personas, or a record of them under keys of your own. */
export type ManyPersonas<Ready = FinishedPersona> = readonly Ready[] | { readonly [key: string]: Ready };

/** Plans for many personas, in their order. They print as one list. */
export interface PersonaPlans {
  /** A plan for each persona, in their order. */
  readonly plans: readonly PersonaPlan[];

  /**
   * Carries out all plans, several at a time. It goes on after a failure that concerns one persona, and ends after
   * one that would meet them all. Called again, it does what is left.
   *
   * @throws {PlanIncompleteError} Some were not carried out; `failures` says which, and why. After an abort its `cause`
   * is a {@link TavusAbortError}.
   * @example
   * ```ts
   * const guide = persona().name('Ferry Guide').prompt('You know when each ferry leaves.');
   * const plans = await client.personas.planAll([guide], { match: 'name' });
   * for (const { personaId, action } of await plans.apply()) console.log(action, personaId);
   * ```
   */
  apply(options?: ApplyOptions): Promise<readonly AppliedPersona[]>;

  /** How many there are of each kind, and the plans that do something. */
  toString(): string;
}

/** Plans for many personas, under the keys that they were handed over with. They print as one list. */
export interface NamedPlans<Key extends string> {
  /** A plan for each persona, by its key. */
  readonly plans: { readonly [Name in Key]: PersonaPlan };

  /**
   * Carries out all plans, as {@link PersonaPlans.apply} does, and gives what became of each by its key.
   *
   * @throws {PlanIncompleteError} Some were not carried out; `failures` says which, by `key`, and why.
   * @example
   * ```ts
   * const guide = persona().name('Ferry Guide').prompt('You know when each ferry leaves.');
   * const plans = await client.personas.planAll({ guide }, { match: 'name' });
   * const applied = await plans.apply();
   * console.log(applied.guide.personaId);
   * ```
   */
  apply(options?: ApplyOptions): Promise<{ readonly [Name in Key]: AppliedPersona }>;

  /** How many there are of each kind, and the plans that do something. */
  toString(): string;
}

/** What `planAll()` gives for what it is given. */
export type PlansFor<Given> = Given extends readonly unknown[]
  ? PersonaPlans
  : NamedPlans<keyof Given & string>;

/** The keys of a record; nothing where there is a list. */
export type Keys = readonly string[] | undefined;

/** Personas that were handed over, in order, and their keys. */
export interface Many {
  readonly readies: readonly FinishedPersona[];
  readonly keys: Keys;
}

/** Reads the personas that somebody hands over. */
export function many(given: ManyPersonas): Many {
  try {
    // Not the array itself: its holes would be passed over.
    if (Array.isArray(given)) return { readies: Array.from<FinishedPersona>(given), keys: undefined };
    if (isRecord(given)) return { readies: Object.values(given), keys: Object.keys(given) };
  } catch (error) {
    throw configError(error, 'What planAll() is given cannot be read');
  }
  throw new TavusConfigError(
    'planAll() takes an array of personas. An object with a persona under each key will do, too.',
  );
}

/** Whether a value is a record, or a module, and not a persona on its own. */
function isRecord(given: object): given is { readonly [key: string]: FinishedPersona } {
  return isPlainObject(given) && typeof given['build'] !== 'function';
}

/** A persona's key, to be spread into what tells of it. */
export function keyAt(keys: Keys, index: number): { readonly key?: string } {
  const key = keys?.[index];
  return key === undefined ? {} : { key };
}

/** Where a persona stands, in a sentence. */
export function placeOf(keys: Keys, index: number): string {
  return keys?.[index] ?? `persona ${index + 1} of the list`;
}

/** Values under their keys. */
export function byKey<Value>(keys: readonly string[], values: readonly Value[]): { [key: string]: Value } {
  const record: { [key: string]: Value } = {};
  for (const [index, key] of keys.entries()) setOwn(record, key, values[index]);
  return record;
}
