import type { KeysOfUnion } from 'type-fest';
import { type PersonaBody, type PersonaLayers, stepOf } from './body.js';
import { error, type Issue, type Sentence } from './rules.js';

/** A field that `.extra()` refuses. The argument says why. */
export interface HasStep<Why extends string> {
  readonly ' has a step': Why;
}

type Steps = typeof stepOf;
type LayerName = keyof PersonaLayers;
type Layer<Name extends LayerName> = NonNullable<PersonaLayers[Name]>;
type VoiceSettings = NonNullable<Layer<'tts'>['voice_settings']>;

/** The step that sets a field of a layer. */
type StepWithin<Of extends LayerName, Name extends string> = `${Of}/${Name}` extends keyof Steps
  ? Steps[`${Of}/${Name}`]
  : Steps[Of];

/** The step that sets a field, wherever its place is; a name that two layers have gives both. */
type AnyStep<Name extends string> = Name extends keyof Steps
  ? Steps[Name]
  : { [Of in LayerName]: Name extends keyof Layer<Of> ? StepWithin<Of, Name> : never }[LayerName];

/** What is said of a field that has a step. */
type Said<Name extends string, Step extends string> = Sentence<'misplaced-field', `${Name} with ${Step}`>;

/** Every name of the body's own fields, of its layers and of their fields. */
type KnownName = Exclude<keyof PersonaBody | LayerName | KeysOfUnion<Layer<LayerName>>, 'layers'>;

/**
 * What `.extra()` takes: fields as they go on the wire, at any depth, that the library does not know. `Name` is
 * inferred: the names at the top, so that an editor does not offer the ones that are refused.
 */
export type ExtraBody<Name extends string = string> = { readonly [Given in Name]: unknown } & {
  readonly layers?: ExtraLayers;
} & RefusedOf<Name>;

type RefusedOf<Name extends string> = string extends Name
  ? unknown
  : { readonly [Given in Extract<Name, KnownName>]: HasStep<Said<Given, AnyStep<Given>>> };

/** Fields of a layer, but for those that the library knows. */
type Beyond<Of extends LayerName, Known = keyof Layer<Of>> = {
  readonly [Name in Known & string]?: HasStep<Said<Name, StepWithin<Of, Name>>>;
} & { readonly [name: string]: unknown };

type ExtraLayers = {
  readonly [Name in Exclude<LayerName, 'tts'>]?: Beyond<Name>;
} & {
  readonly tts?: Beyond<'tts', Exclude<keyof Layer<'tts'>, 'voice_settings'>> & {
    readonly voice_settings?: Beyond<'tts', KeysOfUnion<VoiceSettings>>;
  };
} & { readonly [name: string]: unknown };

/** A field in `.extra()` that has a step, by the run time. */
export function misplacedInExtra(path: string): Issue {
  const [, first = '', layer = ''] = path.split('/');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const steps: Readonly<Record<string, string>> = stepOf;
  const step = first === 'layers' ? (steps[`${layer}/${name}`] ?? steps[layer]) : steps[first];
  return error('misplaced-field', path, `${name} with ${step}`);
}
