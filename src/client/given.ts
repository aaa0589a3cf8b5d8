import type { NotReady } from '../not-ready.js';
import type { PersonaReady } from '../persona.js';
import type { Preset } from '../preset.js';

/** What `update()` and `plan()` take: a finished persona, or steps that state only what is to change. */
export type PersonaOrChange = PersonaReady | Preset;

/** What is said to a preset where only a persona can be. */
export const presetIsNoPersona =
  'A preset is not a finished persona: begin with persona(), and .use() it there.';
/** What is said to a change that is to remove all that it does not state. */
export const pruneNeedsPersona = 'prune needs a finished persona: a preset states only what is to change.';

/** Options that a change does not take. The argument says why. */
export interface NotOfChange<Given> {
  /** A change is planned for a persona that is there: by its `id`. */
  readonly match?: Given extends { readonly build: infer Why } ? Why : NotReady<[typeof presetIsNoPersona]>;
  /** Nothing but what a finished persona states can be all that shall stay. */
  readonly prune?: NotReady<[typeof pruneNeedsPersona]>;
}
