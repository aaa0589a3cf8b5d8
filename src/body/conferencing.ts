import { error, type Finding, warning } from '../errors/issues.js';
import { type FieldsOf, type GroupField, group, optionNames, text, texts } from '../fields/field.js';
import type { Wire } from '../fields/wire.js';
import { type PlainObject, part } from '../json/json.js';

/** How the persona is invited to meetings of other programs, by an address of its own. */
export interface ConferencingOptions {
  /** The part of the persona's address before the `@`, which Tavus stores in lower case. Sets `username`. */
  readonly username?: string;
  /**
   * Who may invite it, by mail address. Sets `allowlist`. Entries add up over steps. Without any, anybody may.
   */
  readonly allowlist?: readonly string[];
}

/** `layers.conferencing` as it goes on the wire. */
export interface ConferencingLayer extends Wire<ConferencingOptions> {}

const fields: FieldsOf<ConferencingOptions> = { username: text, allowlist: texts };

/** What Tavus takes in `layers.conferencing`. */
export const conferencingLayer: GroupField = group(fields);

/** The layer's own rules. */
export function conferencingRules(body: PlainObject): readonly Finding[] {
  const layers = part(body, 'layers');
  if (!('conferencing' in layers)) return [];
  const replica = body['default_replica_id'];
  return [
    ...(replica === undefined ? [error('conferencing-replica', '/layers/conferencing')] : []),
    ...lowerCase(part(layers, 'conferencing')),
  ];
}

function lowerCase({ username }: PlainObject): readonly Finding[] {
  if (typeof username !== 'string' || username === username.toLowerCase()) return [];
  const path = '/layers/conferencing/username';
  return [warning('lower-case', path, username.toLowerCase())];
}

/** What `.conferencing()` takes. */
export const conferencingOptionNames: ReadonlySet<string> = optionNames(conferencingLayer);
