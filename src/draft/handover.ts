import type { PersonaBody } from '../body/body.js';
import type { PalBody } from '../body/pal.js';
import type { Issue } from '../errors/issues.js';
import type { NotReady } from '../facts/not-ready.js';
import type { Preset } from '../facts/preset.js';
import type { Vocabulary } from '../fields/vocabulary.js';
import type { PlainObject } from '../json/json.js';

// What goes from a builder to a client: neither knows the other's types.

/** What gives the body of a persona: a finished builder. */
export interface FinishedPersona {
  readonly build: () => PersonaBody;
}

/** What gives the body of a PAL: a finished builder with a replica. */
export interface FinishedPal extends FinishedPersona {
  readonly toPal: () => PalBody;
}

/** What a client of a vocabulary takes as a persona. */
export type FinishedFor<Speaks extends Vocabulary> = 'pal' extends Speaks ? FinishedPal : FinishedPersona;

/** What `update()` and `plan()` take: a finished persona, or steps that state only what is to change. */
export type PersonaOrChange = FinishedPersona | Preset;

/** What a client of a vocabulary asks of it besides; a change need not have a replica. */
export type Faced<Speaks extends Vocabulary, Given> = 'pal' extends Speaks
  ? Given extends FinishedPersona
    ? FinishedPal
    : unknown
  : unknown;

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

/** What a body is for, and who hears what there is to say of it. */
export interface Purpose {
  /** Whether it is to be a PAL, which needs a face. */
  readonly isPal?: boolean;
  /** Hears what the rules warn of. */
  readonly onWarning?: (issue: Issue) => void;
  /** Hears of secrets that are only masks, and lets them be left out: an update keeps what is stored. */
  readonly onKept?: (issue: Issue) => void;
}

/** Under this name a builder gives its body with functions among the secrets awaited, which `build()` cannot do. */
export const bodyForSending: unique symbol = Symbol.for('tavus-persona.body');

/** Under this name a builder gives itself as a {@link Change}; nothing where it is a persona as a whole. */
export const changeForSending: unique symbol = Symbol.for('tavus-persona.change');

/** Steps that go on from a stored persona. */
export interface Change {
  /** Whether it is what `preset()` gave, and not an unfinished builder. */
  readonly isPreset: boolean;
  /** The name that it states by itself. */
  readonly personaName: string | undefined;
  /** The secrets that it states. */
  readonly secrets: readonly string[];
  /** What the rules say of a stored persona itself. */
  issuesIn(stored: PlainObject): readonly Issue[];
  /** What a stored persona becomes. */
  after(stored: PlainObject): Continued;
}

/** A stored persona after a change. */
export interface Continued {
  readonly body: PersonaBody;
  readonly issues: readonly Issue[];
  /** Places that no table knows and that go, if there is anything; of a chain there are none. */
  readonly added?: readonly string[];
}
