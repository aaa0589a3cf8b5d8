import { choice, type FieldsOf, type GroupField, group, optionNames, prose } from '../fields/field.js';
import { guardOf } from '../fields/listed.js';
import type { Unlisted } from '../fields/unlisted.js';
import type { Wire } from '../fields/wire.js';

/** The speech-to-text engines that Tavus lists. */
export const sttEngines = [
  'tavus-auto',
  'tavus-parakeet',
  'tavus-soniox',
  'tavus-whisper',
  'tavus-deepgram-medical',
  'tavus-advanced',
] as const;
/** A speech-to-text engine that Tavus lists; `tavus-auto` is the default. */
export type SttEngine = (typeof sttEngines)[number];
/**
 * Whether a value is a speech-to-text engine that Tavus lists: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const engine = process.env['GUIDE_EAR'];
 * persona().prompt('You give tours.').when(isSttEngine(engine) && engine, (p, listed) => p.stt(listed));
 * ```
 */
export const isSttEngine: (value: unknown) => value is SttEngine = guardOf(sttEngines);

/** What `.stt()` takes beside the engine. */
export interface SttOptions {
  /**
   * Words that are easily misheard (names, terms of a trade), in one text. Sets `hotwords`.
   *
   * @example 'The clinic is called Zeilinger and Huth.'
   */
  readonly hotwords?: string;
}

export interface SttSettings extends SttOptions {
  /** What turns speech into text. */
  readonly sttEngine?: SttEngine | Unlisted;
}

/** `layers.stt` as it goes on the wire. */
export interface SttLayer extends Wire<SttSettings> {}

const fields: FieldsOf<SttSettings> = { sttEngine: choice(sttEngines, 'tavus-auto'), hotwords: prose };

/** What Tavus takes in `layers.stt`. */
export const sttLayer: GroupField = group(fields);

/** What `.stt()` takes beside the engine. */
export const sttOptionNames: ReadonlySet<string> = optionNames(sttLayer, 'sttEngine');
