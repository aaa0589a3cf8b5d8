import type { Effect } from '../../errors/tavus-error.js';

/** What a call does at Tavus. */
export type Action = 'create' | 'get' | 'list' | 'update' | 'delete';

const uncertain: Readonly<Record<Action, string>> = {
  create: 'The persona may have been created: look for it before you call create() again.',
  update: 'The persona may have been changed: get() it before you call update() again.',
  delete: 'The persona may be gone: get() it before you call delete() again.',
  get: '',
  list: '',
};

const certain: Readonly<Record<Action, string>> = {
  create: 'Nothing was created.',
  update: 'Nothing was changed.',
  delete: 'Nothing was deleted.',
  get: '',
  list: '',
};

/** What a failed call has done, in a sentence. */
export function outcomeOf(action: Action, effect: Effect): string {
  return (effect === 'unknown' ? uncertain : certain)[action];
}

/** What the server calls it when somebody has unpublished changes in PAL Maker. */
const makerChanges = 'maker_changes';
const waysPastMaker =
  'Somebody has changes in PAL Maker that are not published: publish or discard them there, ' +
  'or set overwriteDraft: true, which throws them away.';

/** What to do about a status. */
export function adviceOn(status: number, action: Action, conflict?: string): string {
  if (status < 400) return 'If you trust that address, set it as baseUrl.';
  if (status === 400) return 'Correct what it names, then call again.';
  if (status === 401) return 'Check TAVUS_API_KEY, or apiKey.';
  if (status === 402) return 'Check the balance of the account.';
  if (status === 403) return 'Check what the account and its plan allow.';
  if (status === 404) {
    return action === 'create' || action === 'list'
      ? 'Check baseUrl.'
      : 'Check the id, and that the key is of the same account.';
  }
  if (conflict === makerChanges && action === 'update') return waysPastMaker;
  if (status === 409) return 'Look at what is stored, then call again.';
  if (status === 422) {
    return action === 'update'
      ? 'It may have been edited meanwhile: call update() again, or make a new plan.'
      : 'Correct what it names, then call again.';
  }
  if (status === 425 || status === 429 || status >= 500) return 'Try again later.';
  return '';
}
