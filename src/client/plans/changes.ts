import { isPlainObject, pointer } from '../../json.js';
import type { Issue } from '../../rules.js';
import { mask, maskSecrets } from '../../secret.js';
import { type Difference, isSecretPath, type KeyNote } from '../difference.js';

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

/** What to know before a plan is carried out: what the rules warn of, or what becomes of a stored key. */
export type PlanWarning = Pick<Issue, 'path' | 'message' | 'hint'>;

/** A difference as a plan shows it: a layer that comes or goes as a whole is a change of each of its fields. */
export function changesOf({ op, path, field, before, after }: Difference): readonly PersonaChange[] {
  const whole = op === 'remove' ? before : after;
  if (field?.kind !== 'group' || !isPlainObject(whole) || Object.keys(whole).length === 0) {
    return [
      {
        op,
        path,
        ...(before !== undefined && { before: shown(path, before) }),
        ...(after !== undefined && { after: shown(path, after) }),
      },
    ];
  }
  return Object.entries(whole).flatMap(([name, value]) => {
    const inner = { path: pointer(path, name), field: field.fields[name] };
    return op === 'remove'
      ? changesOf({ op, before: value, after: undefined, ...inner })
      : changesOf({ op: 'add', before: undefined, after: value, ...inner });
  });
}

function shown(path: string, value: unknown): unknown {
  return isSecretPath(path) ? mask : maskSecrets(value);
}

const fates: Readonly<Record<KeyNote['fate'], Omit<PlanWarning, 'path'>>> = {
  kept: { message: 'A key is stored here that the persona does not state: it stays.' },
  removed: {
    message: 'The key that is stored here goes with its layer, and nobody can read it back.',
    hint: 'Keep it elsewhere, or state the layer.',
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

/** What to say of a key or an address that the server holds. */
export function warningOf({ path, fate }: KeyNote): PlanWarning {
  return { path, ...fates[fate] };
}
