import type { KeysOfUnion } from 'type-fest';
import type { PersonaBody, PersonaLayers } from './body.js';
import { error, type Finding, type Sentence } from './rules.js';
import { stepOf } from './steps.js';

/** A field that `.extra()` refuses. The argument says why. */
export interface HasStep<Why extends string> {
  readonly ' has a step': Why;
}

/** Any field but those that the library knows; `Step` is the one that sets them. */
type Beyond<Known, Step extends string> = {
  readonly [Name in Known & string]?: HasStep<Sentence<'misplaced-field', `${Name} with .${Step}`>>;
} & { readonly [name: string]: unknown };

type Steps = typeof stepOf;
type Layer<Name extends keyof PersonaLayers> = NonNullable<PersonaLayers[Name]>;
type VoiceSettings = NonNullable<Layer<'tts'>['voice_settings']>;

/** What `.extra()` takes: fields as they go on the wire, at any depth, that the library does not know. */
export type ExtraBody = {
  readonly [Name in Exclude<keyof PersonaBody, 'layers'>]?: HasStep<
    Sentence<'misplaced-field', `${Name} with .${Steps[Name]}`>
  >;
} & { readonly layers?: ExtraLayers } & { readonly [name: string]: unknown };

type ExtraLayers = {
  readonly [Name in Exclude<keyof PersonaLayers, 'tts'>]?: Beyond<keyof Layer<Name>, Steps[Name]>;
} & {
  readonly tts?: Beyond<Exclude<keyof Layer<'tts'>, 'voice_settings'>, Steps['tts']> & {
    readonly voice_settings?: Beyond<KeysOfUnion<VoiceSettings>, Steps['tts']>;
  };
} & { readonly [name: string]: unknown };

/** A field in `.extra()` that has a step, by the run time. */
export function misplacedInExtra(path: string): Finding {
  const [, first = '', layer = ''] = path.split('/');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const owner = first === 'layers' ? layer : first;
  return error(
    'misplaced-field',
    path,
    `${name} with .${(stepOf as Readonly<Record<string, string>>)[owner]}`,
  );
}
