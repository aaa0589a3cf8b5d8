import type { PalNames } from '../fields/legacy.js';
import type { PersonaBody, PersonaLayers } from './body.js';

/** The newer names in a group at a place, each with the one that a persona has. */
type NewerNames<Path extends string> = {
  [Place in keyof PalNames as Place extends `${Path}/${infer Name}`
    ? Name extends `${string}/${string}`
      ? never
      : Name
    : never]: PalNames[Place];
};

/** A group at a place, under the newer names. */
type InPalNames<Group, Path extends string, Names = NewerNames<Path>> = Omit<
  Group,
  Names[keyof Names] & string
> & {
  readonly [Name in keyof Names]?: Exclude<Group[Names[Name] & keyof Group], undefined>;
};

/** The name of a face: {@link PalBody} has one. */
type FaceName = {
  [Name in keyof NewerNames<''>]: NewerNames<''>[Name] extends 'default_replica_id' ? Name : never;
}[keyof NewerNames<''>];

/**
 * The body of `POST /v2/pals`, as `.toPal()` gives it: a {@link PersonaBody} under the newer names, and with a face.
 *
 * @example
 * ```ts
 * const body = persona().name('Guide').prompt('You give tours.').replica('r0123456789').toPal();
 * body.default_face_id; // "r0123456789"
 * ```
 */
export interface PalBody
  extends Omit<InPalNames<PersonaBody, ''>, 'layers' | FaceName>,
    Required<Pick<InPalNames<PersonaBody, ''>, FaceName>> {
  /** The settings of each stage of the pipeline. */
  readonly layers?: PalLayers;
}

/** `layers` of a {@link PalBody}. */
export interface PalLayers extends Omit<PersonaLayers, 'conversational_flow'> {
  /** Who speaks when. */
  readonly conversational_flow?: PalConversationalFlowLayer;
}

/** `layers.conversational_flow` of a {@link PalBody}. */
export interface PalConversationalFlowLayer
  extends InPalNames<NonNullable<PersonaLayers['conversational_flow']>, '/layers/conversational_flow'> {}
