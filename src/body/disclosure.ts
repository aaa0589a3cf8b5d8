import { choice, type Field, prose } from '../fields/field.js';
import { guardOf } from '../fields/listed.js';

/** When callers are told that they talk to an AI, as far as it is known. */
export const disclosureTypes = ['always', 'auto', 'off'] as const;
/** When callers are told that they talk to an AI. */
export type DisclosureType = (typeof disclosureTypes)[number];
/**
 * Whether a value is a listed disclosure: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const type = process.env['GUIDE_DISCLOSURE'];
 * persona().prompt('You give tours.').when(isDisclosureType(type) && type, (p, listed) => p.disclosure(listed));
 * ```
 */
export const isDisclosureType: (value: unknown) => value is DisclosureType = guardOf(disclosureTypes);

/** What `.disclosure()` takes beside the type: how callers are told. */
export interface DisclosureOptions {
  /** What the persona says. Sets `verbal_disclosure`. */
  readonly verbal?: string;
  /** What stands on the picture. Sets `visual_disclosure`. */
  readonly visual?: string;
}

type Names = 'disclosure_type' | 'verbal_disclosure' | 'visual_disclosure';

/** What Tavus takes of it, beside `layers`. */
export const disclosureFields: Readonly<Record<Names, Field>> = {
  disclosure_type: choice(disclosureTypes, 'auto'),
  verbal_disclosure: prose,
  visual_disclosure: prose,
};

/** The field of each option. */
export const disclosureNames: ReadonlyMap<string, string> = new Map(
  (['verbal', 'visual'] satisfies (keyof DisclosureOptions)[]).map((option) => [
    option,
    `${option}_disclosure`,
  ]),
);
