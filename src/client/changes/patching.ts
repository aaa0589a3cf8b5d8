import { amend, mayHaveChanged, TavusError } from '../../errors/tavus-error.js';
import type { PlainObject } from '../../json/json.js';
import { isWithin } from '../../json/pointer.js';
import type { Difference } from '../compare/difference.js';
import { TavusApiError } from '../errors/api-error.js';
import type { Persona } from '../requests/persona-in.js';
import type { ApplyOptions, Patched, PersonaRequests } from '../requests/persona-requests.js';
import type { WithResponse } from '../transport/call.js';
import type { Clock } from '../transport/clock.js';
import { aloneIn, isMade, type PatchPart, partsOf, patchFor } from './patch.js';

/** Changes on their way into a persona. */
export interface Changing {
  readonly changes: readonly Difference[];
  /** What the server showed when they were found. */
  readonly shown: PlainObject;
  /** The changes that a persona still needs. */
  left(persona: Persona): readonly Difference[];
}

/** Makes changes, those of `layers.conferencing` in a patch of their own, and tells what became of them. */
export async function patched(
  requests: PersonaRequests,
  id: string,
  changing: Changing,
  options: ApplyOptions,
  clock: Clock,
): Promise<WithResponse<Patched>> {
  let done: WithResponse<Patched> | undefined;
  const parts = [...partsOf(changing.changes)];
  for (let part = parts.shift(), now = changing; part; part = parts.shift()) {
    if (done && emptiesLayers(changing.changes)) {
      // A server that drops an empty object has no place for what is left: that is found out anew.
      const { data } = await requests.stored(id, options, clock);
      now = { ...changing, shown: data.body };
      const [rest] = partsOf(aloneIn(changing.left(data)));
      if (!rest) break;
      part = rest;
    }
    const made = patchedPart(requests, id, part, now, options, clock);
    const { data, ...answer } = await made.catch((failure: unknown) => {
      if (done?.data.changed && failure instanceof TavusError) addFirstPatch(failure);
      throw failure;
    });
    const { changed = false, discardedDraft = false } = done?.data ?? {};
    done = {
      ...answer,
      data: { changed: changed || data.changed, discardedDraft: discardedDraft || data.discardedDraft },
    };
  }
  if (!done) throw new TypeError('There is nothing to change.');
  return done;
}

/** Whether all layers may be gone after the first patch. */
function emptiesLayers(changes: readonly Difference[]): boolean {
  return changes.some(({ op, path }) => op === 'remove' && isWithin(path, '/layers'));
}

async function patchedPart(
  requests: PersonaRequests,
  id: string,
  part: PatchPart,
  { shown, left }: Changing,
  { overwriteDraft = false, ...options }: ApplyOptions,
  clock: Clock,
): Promise<WithResponse<Patched>> {
  const patch = patchFor(part.changes, shown);
  try {
    return await requests.patch(id, patch, overwriteDraft && part.meetsDraft, options, clock);
  } catch (failure) {
    // The test fails too if an earlier attempt, whose answer was lost, has done it all.
    if (patch[0]?.op !== 'test' || !refusedAfterLoss(failure)) throw failure;
    const now = await requests.stored(id, options, clock).catch(() => undefined);
    if (!now || !isMade(part, left(now.data))) throw failure;
    return { ...now, data: { changed: true, discardedDraft: false } };
  }
}

/** What was changed before a failure stays so, whatever its message says of the patch that failed. */
function addFirstPatch(failure: TavusError): void {
  amend(
    failure,
    'It was the patch of layers.conferencing, which goes alone: all else has been changed before it.',
  );
  mayHaveChanged(failure);
}

function refusedAfterLoss(failure: unknown): boolean {
  return (
    failure instanceof TavusApiError &&
    failure.effect === 'unknown' &&
    failure.status >= 400 &&
    failure.status < 500
  );
}
