import { type PersonaLayers, stepOf, stepWithin } from './body.js';
import { error, type Issue, type Sentence } from './rules.js';

/** A field that `.extra()` refuses. The argument says why. */
export interface HasStep<Why extends string> {
  readonly ' has a step': Why;
}

type Steps = typeof stepOf;
type LayerSteps = typeof stepWithin;
type VoiceSettings = NonNullable<NonNullable<PersonaLayers['tts']>['voice_settings']>;

/** The keys of each member of a union. */
type KeysOf<Union> = Union extends unknown ? keyof Union : never;

/** What is said of a field that has a step. */
type Said<Name, Step> = Sentence<'misplaced-field', `${Name & string} with ${Step & string}`>;

/** Every name that the tables of steps have, wherever it stands. */
type KnownName = keyof Steps | KeysOf<LayerSteps[keyof LayerSteps]>;

/** The step that sets a field, wherever its place is; a name that two layers have gives both. */
type StepOf<Name> = Name extends keyof Steps
  ? Steps[Name]
  : {
      [Layer in keyof LayerSteps]: Name extends keyof LayerSteps[Layer] ? LayerSteps[Layer][Name] : never;
    }[keyof LayerSteps];

/**
 * What `.extra()` takes: fields as they go on the wire, at any depth, that the library does not know. `Name` is
 * inferred: the names at the top, so that an editor does not offer those that are refused.
 */
export type ExtraBody<Name extends string = string> = { readonly [Given in Name]: unknown } & {
  readonly layers?: ExtraLayers;
  readonly [name: string]: unknown;
} & NoInfer<RefusedOf<Name>>;

/** What of the names is refused. Nothing of `Name` is inferred from it, and most often it is nothing: both save time. */
type RefusedOf<Name extends string> = string extends Name
  ? unknown
  : [Name & KnownName] extends [never]
    ? unknown
    : { readonly [Given in Name & KnownName]: HasStep<Said<Given, StepOf<Given>>> };

type Open = { readonly [name: string]: unknown };

/** Fields of a layer, but for those that the library knows. */
type Beyond<Known> = { readonly [Name in keyof Known]?: HasStep<Said<Name, Known[Name]>> } & Open;

type ExtraLayers = { readonly [Layer in Exclude<keyof LayerSteps, 'tts'>]?: Beyond<LayerSteps[Layer]> } & {
  readonly tts?: Beyond<Omit<LayerSteps['tts'], 'voice_settings'>> & {
    readonly voice_settings?: Beyond<{ [Name in KeysOf<VoiceSettings>]: Steps['tts'] }>;
  };
} & Open;

/** A field in `.extra()` that has a step, by the run time. */
export function misplacedInExtra(path: string): Issue {
  const [, first = '', layer = '', field = ''] = path.split('/');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const inLayers: Readonly<Record<string, Readonly<Record<string, string>>>> = stepWithin;
  const step = first === 'layers' ? inLayers[layer]?.[field] : stepOf[first as keyof Steps];
  return error('misplaced-field', path, `${name} with ${step}`);
}
