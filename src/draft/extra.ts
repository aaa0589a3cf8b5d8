import type { PersonaLayers } from '../body/body.js';
import type { ConferencingOptions } from '../body/conferencing.js';
import type { ConversationalFlowOptions } from '../body/conversational-flow.js';
import type { LlmSettings } from '../body/llm.js';
import type { AudioOptions, SenseOption, VisualOptions } from '../body/perception.js';
import type { SttSettings } from '../body/stt.js';
import type { TransportSettings } from '../body/transport.js';
import type { TtsSettings } from '../body/tts.js';
import { error, type Finding, type Sentence } from '../errors/issues.js';
import type { KeysOfUnion } from '../json/borrowed-types.js';
import { type OwnSteps, stepIn, type stepOf } from './steps.js';

/** A field that `.extra()` refuses. The argument says why. */
export interface HasStep<Why extends string> {
  readonly ' has a step': Why;
}

type Steps = typeof stepOf;
type VoiceSettings = NonNullable<NonNullable<PersonaLayers['tts']>['voice_settings']>;

/** What is said of a field that has a step. */
type Said<Name, Step> = Sentence<'misplaced-field', `${Name & string} with ${Step & string}`>;

/** Each layer's fields as options: to look a name up here takes the compiler less than to write all of them out. */
interface Settings {
  llm: LlmSettings;
  tts: TtsSettings;
  stt: SttSettings;
  conversational_flow: ConversationalFlowOptions;
  perception: { readonly [Name in PerceptionSetting]: unknown };
  transport: TransportSettings;
  conferencing: ConferencingOptions;
}
type PerceptionSetting =
  | ('perceptionModel' | 'emotionRecognition')
  | SenseOption<'visual', keyof VisualOptions>
  | SenseOption<'audio', keyof AudioOptions>;
type Setting =
  | (keyof LlmSettings | keyof TtsSettings | keyof SttSettings)
  | (keyof ConversationalFlowOptions | PerceptionSetting)
  | (keyof TransportSettings | keyof ConferencingOptions);

/** A field's name as an option's. */
type OptionName<Name> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<OptionName<Tail>>}`
  : Name & string;

/** The step that sets a field of a layer; `never` if there is none. */
type StepIn<Of extends keyof Settings, Name> =
  OptionName<Name> extends keyof Settings[Of]
    ? Name extends `${infer Of extends 'visual' | 'audio'}_${string}`
      ? `.${Of}()`
      : `${Of}/${Name & string}` extends keyof OwnSteps
        ? OwnSteps[`${Of}/${Name & string}` & keyof OwnSteps]
        : Steps[Of]
    : never;

/** The step that sets a field, wherever its place is; a name that two layers have gives both. */
type StepOf<Name> = Name extends keyof Steps
  ? Steps[Name]
  : { [Of in keyof Settings]: StepIn<Of, Name> }[keyof Settings];

/**
 * What `.extra()` takes: fields as they go on the wire, at any depth, that the library does not know. Which names are
 * given is inferred, at the top as `Name` and in layers as `Inner`: what is refused is only among these, so that an
 * editor does not offer it.
 */
export type ExtraBody<Name extends string = string, Inner extends string = string> = Given<Name> & {
  readonly layers?: ExtraLayers<Inner>;
} & Open &
  NoInfer<RefusedOf<Name>>;

/** Fields of these names, which are inferred from them. */
type Given<Names extends string> = { readonly [Name in Names]: unknown };

type Open = { readonly [name: string]: unknown };

/** What of the names is refused. Nothing of `Name` is inferred from it, and most often it is nothing: both save time. */
type RefusedOf<Name extends string> = string extends Name
  ? unknown
  : [Known<Name>] extends [never]
    ? unknown
    : { readonly [Given in Known<Name>]: HasStep<Said<Given, StepOf<Given>>> };

/** Those of some names that have a step. */
type Known<Name> = Name extends keyof Steps ? Name : OptionName<Name> extends Setting ? Name : never;

type ExtraLayers<Inner extends string> = {
  readonly [Of in Exclude<keyof PersonaLayers, 'tts'>]?: Beyond<
    Inner,
    { readonly [Name in Inner & keyof Layer<Of>]?: HasStep<Said<Name, StepIn<Of, Name>>> }
  >;
} & {
  readonly tts?: Beyond<
    Inner,
    {
      readonly [Name in Inner & Exclude<keyof Layer<'tts'>, 'voice_settings'>]?: HasStep<
        Said<Name, StepIn<'tts', Name>>
      >;
    }
  > & {
    readonly voice_settings?: Beyond<
      Inner,
      { readonly [Name in Inner & KeysOfUnion<VoiceSettings>]?: HasStep<Said<Name, Steps['tts']>> }
    >;
  };
} & Open;

type Layer<Of extends keyof PersonaLayers> = NonNullable<PersonaLayers[Of]>;

/** Fields in a layer, but for those that are refused. The second branch is only there to infer the names from. */
type Beyond<Inner extends string, Refused> = ([Inner] extends [string] ? Open : Given<Inner>) &
  NoInfer<Refused>;

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
