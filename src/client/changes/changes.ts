import type { Issue } from '../../errors/issues.js';
import { holdsCredentials, mask, maskSecrets, withoutCredentials } from '../../fields/secret.js';
import { type Difference, isSecretPath, type KeyNote, leavesOf } from '../compare/difference.js';

/** A change that a plan makes. */
export interface PersonaChange {
  readonly op: 'add' | 'replace' | 'remove';
  /** The field, as a JSON Pointer. */
  readonly path: string;
  /** What is there; a secret is `[secret]`. */
  readonly before?: unknown;
  /** What will be there; a secret is `[secret]`. */
  readonly after?: unknown;
}

/**
 * What to know before a plan is carried out: what the rules warn of, what stays and does not fit, what becomes of a
 * stored key.
 */
export type PlanWarning = Pick<Issue, 'path' | 'message' | 'hint'>;

/** A difference as a plan shows it: what comes or goes as a whole, by its members. */
export function changesOf(difference: Difference): readonly PersonaChange[] {
  return leavesOf(difference).map(({ op, path, before, after }) => ({
    op,
    path,
    ...(before !== undefined && { before: shown(path, before) }),
    ...(after !== undefined && { after: shown(path, after) }),
  }));
}

function shown(path: string, value: unknown): unknown {
  if (holdsCredentials(path.replace(/^.*\//, ''), value)) return withoutCredentials(value);
  return isSecretPath(path) ? mask : maskSecrets(value);
}

const fates: Readonly<Record<KeyNote['fate'], Omit<PlanWarning, 'path'>>> = {
  kept: { message: 'A key is stored here that the persona does not state: it stays.' },
  removed: {
    message: 'The key that is stored here will be gone, and nobody can read it back.',
    hint: 'Keep it elsewhere, or state what it belongs to.',
  },
  readdressed: {
    message: 'The key that is stored here was for another address: it stays.',
    hint: 'State the key for the new one, or set prune.',
  },
  diverts: {
    message: 'The model is called at the address that is stored here, not at Tavus.',
    hint: 'Set prune to remove it.',
  },
};

/** How many places a warning names. */
const mostNamed = 5;

/** What is said, once, of all that a server holds in another form than it was sent in. */
export function warningOfForm(paths: readonly string[]): PlanWarning {
  const named = paths.slice(0, mostNamed).join(', ');
  const others = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : '';
  return {
    path: '',
    message: `What Tavus holds differs only in form at ${named}${others}.`,
    hint: 'It is a documented default that is left out or written out, or line ends and white space around a text: there is nothing to do.',
  };
}

/** What is said where a change was taken, and nothing of it is to be read back. */
export const maybeDraft: PlanWarning = Object.freeze({
  path: '',
  message: 'Tavus took the change, and shows nothing of it: it may have put it into a draft.',
  hint: 'Publish the draft in PAL Maker. Until then another plan finds the same change.',
});

/** What to say of a key or an address that the server holds. */
export function warningOf({ path, fate }: KeyNote): PlanWarning {
  return { path, ...fates[fate] };
}
