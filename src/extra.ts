import type { KeysOfUnion } from 'type-fest';
import type { PersonaBody, PersonaLayers } from './body.js';
import { error, type Finding, type Sentence } from './rules.js';
import { type OwnSteps, stepIn, type stepOf } from './steps.js';

/** A field that `.extra()` refuses. The argument says why. */
export interface HasStep<Why extends string> {
  readonly ' has a step': Why;
}

type Steps = typeof stepOf;
type LayerName = keyof PersonaLayers;
type Layer<Name extends LayerName> = NonNullable<PersonaLayers[Name]>;
type VoiceSettings = NonNullable<Layer<'tts'>['voice_settings']>;

/** What is said of a field that has a step. */
type Said<Name, Step> = Sentence<'misplaced-field', `${Name & string} with ${Step & string}`>;

/** Every name that the body or a layer has. */
type KnownName = Exclude<keyof PersonaBody, 'layers'> | LayerName | KeysOfUnion<Layer<LayerName>>;

/** The step that sets a field of a layer. */
type StepIn<Of extends LayerName, Name> = Name extends `visual_${string}`
  ? '.visual()'
  : Name extends `audio_${string}`
    ? '.audio()'
    : `${Of}/${Name & string}` extends keyof OwnSteps
      ? OwnSteps[`${Of}/${Name & string}` & keyof OwnSteps]
      : Steps[Of];

/** The step that sets a field, wherever its place is; a name that two layers have gives both. */
type StepOf<Name> = Name extends keyof Steps
  ? Steps[Name]
  : { [Of in LayerName]: Name extends keyof Layer<Of> ? StepIn<Of, Name> : never }[LayerName];

/**
 * What `.extra()` takes: fields as they go on the wire, at any depth, that the library does not know. `Name` is
 * inferred: the names at the top, so that an editor does not offer those that are refused.
 */
export type ExtraBody<Name extends string = string> = { readonly [Given in Name]: unknown } & {
  readonly layers?: ExtraLayers;
} & RefusedOf<Name>;

type RefusedOf<Name extends string> = string extends Name
  ? unknown
  : { readonly [Given in Extract<Name, KnownName>]: HasStep<Said<Given, StepOf<Given>>> };

type Open = { readonly [name: string]: unknown };

/** Fields of a layer, but for those that the library knows. */
type Beyond<Of extends LayerName, Known> = {
  readonly [Name in Known & string]?: HasStep<Said<Name, StepIn<Of, Name>>>;
} & Open;

type ExtraLayers = { readonly [Of in Exclude<LayerName, 'tts'>]?: Beyond<Of, keyof Layer<Of>> } & {
  readonly tts?: Beyond<'tts', Exclude<keyof Layer<'tts'>, 'voice_settings'>> & {
    readonly voice_settings?: Beyond<'tts', KeysOfUnion<VoiceSettings>>;
  };
} & Open;

/**
 * A field in `.extra()` that has a step, by the run time.
 *
 * @param places Where it belongs, if it is not there.
 */
export function misplacedInExtra(path: string, places: readonly string[] = [path]): Finding {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const steps = new Set(places.map(stepIn));
  return error('misplaced-field', path, `${name} with ${[...steps].join(' or ')}`);
}
