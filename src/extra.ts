import type { KeysOfUnion } from 'type-fest';
import { type PersonaLayers, stepOf } from './body.js';
import { error, type Issue, type Sentence } from './rules.js';

/** A field that `.extra()` refuses. The argument says why. */
export interface HasStep<Why extends string> {
  readonly ' has a step': Why;
}

type Steps = typeof stepOf;
type LayerName = keyof PersonaLayers;
type Layer<Name extends LayerName> = NonNullable<PersonaLayers[Name]>;
type VoiceSettings = NonNullable<Layer<'tts'>['voice_settings']>;

/** What is said of a field that has a step. */
type Said<Name extends string, Step extends string> = Sentence<'misplaced-field', `${Name} with ${Step}`>;

/** The places of fields by name; that of two layers' fields is a union. */
type PlaceOf = {
  readonly [Place in keyof Steps as Place extends `${string}/${infer Name}` ? Name : Place]: Place;
};

/**
 * What `.extra()` takes: fields as they go on the wire, at any depth, that the library does not know. `Name` is
 * inferred: the names at the top, so that an editor does not offer those that are refused.
 */
export type ExtraBody<Name extends string = string> = { readonly [Given in Name]: unknown } & {
  readonly layers?: ExtraLayers;
} & RefusedOf<Name>;

type RefusedOf<Name extends string> = string extends Name
  ? unknown
  : { readonly [Known in Extract<Name, keyof PlaceOf>]: HasStep<Said<Known, Steps[PlaceOf[Known]]>> };

/** Fields of a layer, but for those that the library knows. */
type Beyond<Of extends LayerName, Known = keyof Layer<Of>> = {
  readonly [Name in Known & string]?: HasStep<Said<Name, Steps[`${Of}/${Name}` & keyof Steps]>>;
} & { readonly [name: string]: unknown };

type BeyondVoiceSettings = {
  readonly [Name in KeysOfUnion<VoiceSettings>]?: HasStep<Said<Name, Steps['tts']>>;
} & { readonly [name: string]: unknown };

type ExtraLayers = {
  readonly [Name in Exclude<LayerName, 'tts'>]?: Beyond<Name>;
} & {
  readonly tts?: Beyond<'tts', Exclude<keyof Layer<'tts'>, 'voice_settings'>> & {
    readonly voice_settings?: BeyondVoiceSettings;
  };
} & { readonly [name: string]: unknown };

/** A field in `.extra()` that has a step, by the run time. */
export function misplacedInExtra(path: string): Issue {
  const [, first = '', layer, field] = path.split('/');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const steps: Readonly<Record<string, string>> = stepOf;
  return error(
    'misplaced-field',
    path,
    `${name} with ${steps[first === 'layers' ? `${layer}/${field}` : first]}`,
  );
}
