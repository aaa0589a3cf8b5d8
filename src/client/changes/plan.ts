import type { FinishedPersona, NotOfChange } from '../../draft/handover.js';
import type { ApplyOptions } from '../requests/persona-requests.js';
import type { CallOptions } from '../transport/connection.js';
import type { PersonaChange, PlanWarning } from './changes.js';

/** How the secrets of a persona that Tavus holds are changed. */
export interface ResendOptions extends CallOptions {
  /**
   * Sends every secret that the persona states, even if nothing else changes; `false` without it. A new one is not
   * found by comparing: what the server shows of a secret may be a mask.
   */
  readonly resendSecrets?: boolean;
}

/** How a persona that Tavus holds is changed. */
export interface ChangeOptions extends ResendOptions {
  /** Also removes what the persona does not state, of all fields that the library knows; `false` without it. */
  readonly prune?: boolean;
}

/** A plan for the persona that has this id. */
export interface PlanById extends ChangeOptions {
  /** The id of a persona that is there. */
  readonly id: string;
  /** In the place of `id`: looks for the persona of the same name. */
  readonly match?: never;
}

/** A plan for the persona of the same name. */
export interface PlanByName extends ChangeOptions {
  /** Looks among your own personas for the one of the same name; without one, it is created. */
  readonly match: 'name';
  /** In the place of `match`: the id of a persona that is there. */
  readonly id?: never;
}

/** Which persona to plan for, and how. */
export type PlanOptions = PlanById | PlanByName;

/** How to plan a change, which is one of a persona that is there. */
export interface PlanOfChange<Given> extends ResendOptions, NotOfChange<Given> {
  /** The id of a persona that is there. */
  readonly id: string;
}

/** How to plan for what is given. */
export type PlanOptionsFor<Given> = Given extends FinishedPersona ? PlanOptions : PlanOfChange<Given>;

/** What a plan has done. */
export interface AppliedPersona {
  /** What a conversation names as `persona_id`. */
  readonly personaId: string;
  /** The name that the persona was planned for with, as {@link PersonaPlan.personaName} has it. */
  readonly personaName: string | undefined;
  /** What was done. */
  readonly action: 'create' | 'update' | 'none';
  /**
   * JSON Pointers of what the server did not keep as it was sent, found by reading the persona back. A secret is
   * among them if the server showed that it had one, and no longer does. `undefined` where reading back failed.
   */
  readonly notKept: readonly string[] | undefined;
  /** Whether Tavus said that it has thrown away unpublished changes of PAL Maker, as `overwriteDraft` lets it. */
  readonly discardedDraft: boolean;
  /** What to know afterwards: why nothing of a change may be there yet. */
  readonly warnings: readonly PlanWarning[];
}

/** What is between a persona and what Tavus holds. It prints as a list of changes, without secrets. */
export interface PersonaPlan {
  /** What there is to do; `none` if Tavus holds all that the persona states. */
  readonly action: 'create' | 'update' | 'none';
  /** The persona at Tavus; `undefined` if it is to be created. */
  readonly personaId: string | undefined;
  /** The name that the persona states; without one, that of the persona at Tavus. */
  readonly personaName: string | undefined;
  /** What will change, field by field, in the order of the body. */
  readonly changes: readonly PersonaChange[];
  /** What to know before. */
  readonly warnings: readonly PlanWarning[];

  /**
   * Carries out the plan and reads the persona back. It does nothing that the plan does not show: where somebody
   * else was faster it fails and changes nothing. Called again after a success, it gives the same and sends nothing.
   *
   * @throws {TavusConflictError} Somebody has unpublished changes in PAL Maker, and `overwriteDraft` is not set.
   * @throws {PlanOutdatedError} The persona has changed since, or one of its name has appeared.
   * @throws {TavusUnprocessableError} It changed in the moment of the patch.
   * @example
   * ```ts
   * const guide = persona().name('Ferry Guide').prompt('You know when each ferry leaves.');
   * const plan = await client.personas.plan(guide, { match: 'name' });
   * const { personaId, action, notKept } = await plan.apply();
   * ```
   */
  apply(options?: ApplyOptions): Promise<AppliedPersona>;

  /** The plan as text, a line for each change and each warning. */
  toString(): string;
}
