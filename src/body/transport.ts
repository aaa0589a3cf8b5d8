import { choice, type FieldsOf, type GroupField, group, optionNames, record } from '../fields/field.js';
import { guardOf } from '../fields/listed.js';
import type { Unlisted } from '../fields/unlisted.js';
import type { Wire } from '../fields/wire.js';
import type { JsonObject } from '../json/borrowed-types.js';

/** The transports that are known. */
export const transportTypes = ['livekit', 'daily'] as const;
/** A transport that is known. */
export type TransportType = (typeof transportTypes)[number];
/**
 * Whether a value is a known transport: turns a text from a file or the environment into one that a step takes.
 *
 * @example
 * ```ts
 * const type = process.env['GUIDE_TRANSPORT'];
 * persona().echo().when(isTransportType(type) && type, (p, known) => p.transport(known));
 * ```
 */
export const isTransportType: (value: unknown) => value is TransportType = guardOf(transportTypes);

/** What `.transport()` takes beside the type. No page says what may be in either; both travel as written. */
export interface TransportOptions {
  /**
   * What the room hears of the caller, as written, such as `{ microphone: 'disabled' }`, which a stock persona of Tavus
   * has for an agent in another place. Sets `input_settings`.
   */
  readonly inputSettings?: JsonObject;
  /** Properties of a Daily room, as written, such as `{ enable_transcription: false }`. Sets `room_settings`. */
  readonly roomSettings?: JsonObject;
}

export interface TransportSettings extends TransportOptions {
  /** What brings picture and sound to the caller. */
  readonly transportType?: TransportType | Unlisted;
}

/** `layers.transport` as it goes on the wire. */
export interface TransportLayer extends Wire<TransportSettings> {}

const fields: FieldsOf<TransportSettings> = {
  transportType: choice(transportTypes),
  inputSettings: record,
  roomSettings: record,
};

/** What Tavus takes in `layers.transport`. */
export const transportLayer: GroupField = group(fields);

/** What `.transport()` takes beside the type. */
export const transportOptionNames: ReadonlySet<string> = optionNames(transportLayer, 'transportType');
