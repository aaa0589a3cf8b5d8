import type { FinishedPersona, NotOfChange, PersonaOrChange } from '../../draft/handover.js';
import type { Issue } from '../../errors/issues.js';
import type { Persona } from '../requests/persona-in.js';
import type { ApplyOptions, PersonaRequests } from '../requests/persona-requests.js';
import type { WithResponse } from '../transport/call.js';
import { heard } from '../transport/options.js';
import { patched } from './patching.js';
import type { ChangeOptions, ResendOptions } from './plan.js';
import { statementOf } from './statement.js';

/** How a persona is updated. */
export interface UpdateOptions extends ChangeOptions, ApplyOptions {
  /** Hears each warning of the rules before anything is changed; nobody does without it. */
  readonly onWarning?: (issue: Issue) => void;
}

/** How a change is made. */
export interface UpdateByChange<Given>
  extends ResendOptions,
    ApplyOptions,
    Omit<NotOfChange<Given>, 'match'> {
  /** Hears what the rules warn of because of the change, before it is made; nobody does without it. */
  readonly onWarning?: (issue: Issue) => void;
}

/** How a persona is updated by what is given. */
export type UpdateOptionsFor<Given> = Given extends FinishedPersona ? UpdateOptions : UpdateByChange<Given>;

/** What an update did. */
export interface UpdatedPersona {
  readonly personaId: string;
  /** Whether there was anything to change. */
  readonly changed: boolean;
  /** Whether Tavus said that it has thrown away unpublished changes of PAL Maker, as `overwriteDraft` lets it. */
  readonly discardedDraft: boolean;
}

/** Changes a stored persona. */
export async function updated(
  plain: PersonaRequests,
  id: string,
  given: PersonaOrChange,
  { onWarning, ...options }: UpdateOptions,
): Promise<WithResponse<UpdatedPersona>> {
  const clock = plain.clock(options);
  const { requests, desiredFor } = await statementOf(plain, given, options.prune, clock);
  const found = await requests.stored(id, options, clock);
  const desired = desiredFor(found.data, heard(onWarning));
  const { body: shown } = found.data;
  const { changes } = desired.differencesFrom(shown, options);
  if (changes.length === 0) {
    return { ...found, data: { personaId: id, changed: false, discardedDraft: false } };
  }
  const left = ({ body }: Persona) =>
    desired.differencesFrom(body, { ...options, resendSecrets: false }).changes;
  const done = await patched(requests, id, { changes, shown, left }, options, clock);
  return { ...done, data: { personaId: id, ...done.data } };
}
