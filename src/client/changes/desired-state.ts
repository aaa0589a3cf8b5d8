import { personaFields } from '../../body/body.js';
import type { Change } from '../../draft/handover.js';
import { PersonaInvalidError } from '../../errors/invalid-error.js';
import type { Issue } from '../../errors/issues.js';
import { type Field, memberField } from '../../fields/field.js';
import { isSecretName, kept } from '../../fields/secret.js';
import { isPlainObject, type PlainObject, setOwn } from '../../json/json.js';
import { hasPlace, placeIn } from '../../json/place.js';
import { isWithin } from '../../json/pointer.js';
import { received } from '../../rules/received.js';
import {
  type Difference,
  type DifferenceOptions,
  type Differences,
  difference,
  isSecretPath,
} from '../compare/difference.js';
import type { Persona } from '../requests/persona-in.js';

/** What a stored persona is to become. */
export interface DesiredState {
  /** What is between it and what is stored by now. */
  differencesFrom(stored: PlainObject, options: DifferenceOptions): Differences;
  /** What a whole persona states, which may not fit what stays of the stored one; a change has been judged with it. */
  readonly stated?: PlainObject;
}

/** That a stored persona holds what another one states. */
export function desiredWhole(body: object): DesiredState {
  const stated = { ...body };
  return {
    stated,
    differencesFrom: (stored, options) => difference(stored, stated, personaFields, options),
  };
}

/**
 * That a stored persona is as it is now, with a change made to it.
 *
 * @param onWarning Hears what the rules warn of because of the change.
 * @throws {PersonaInvalidError} A rule would be broken because of the change.
 */
export function desiredAfter(
  change: Change,
  persona: Persona,
  onWarning: (issue: Issue) => void,
): DesiredState {
  const { personaId, personaName, body: stored } = persona;
  const beginning = begunWith(stored, kept);
  const { body, added = [] } = change.after(beginning);
  const desired: DesiredState = {
    differencesFrom(now, { resendSecrets }) {
      const found = difference(now, { ...body }, personaFields, { prune: true, resendSecrets });
      // What the steps went on from is all that they can have removed.
      const known = found.changes.filter(({ op, path }) => op !== 'remove' || hasPlace(beginning, path));
      const changes = [...known, ...removals(added, now, body, known)];
      // What a server writes out that nobody stated is not worth a word.
      const inForm = found.inForm.filter((path) => hasPlace({ ...body }, path));
      return { ...found, changes, inForm };
    },
  };
  const changes = desired.differencesFrom(stored, {}).changes.map(({ path }) => path);
  const caused = issuesBy(change, begunWith(stored, standIn), changes);
  const errors = caused.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new PersonaInvalidError(errors, { personaName, personaId });
  for (const issue of caused) onWarning(issue);
  return desired;
}

/** The removal of places that no table knows, where something is there and nothing is stated. */
function removals(
  places: readonly string[],
  now: PlainObject,
  stated: object,
  changes: readonly Difference[],
): readonly Difference[] {
  return places
    .filter((path) => hasPlace(now, path) && !hasPlace({ ...stated }, path) && !isSecretPath(path))
    .filter((path) => !changes.some((change) => isWithin(path, change.path)))
    .map((path) => ({ op: 'remove', path, field: undefined, before: placeIn(now, path), after: undefined }));
}

/** What is judged in the place of a stored key, which nobody knows. */
const standIn = 'stored-key';

/** What the rules say of a changed persona, and did not of the one before. */
function issuesBy(change: Change, stored: PlainObject, paths: readonly string[]): readonly Issue[] {
  const before = change.issuesIn(stored);
  const isOld = (issue: Issue) =>
    before.some(
      ({ rule, path, message }) => rule === issue.rule && path === issue.path && message === issue.message,
    );
  const isTouched = ({ path }: Issue) => paths.some((changed) => isWithin(path, changed));
  return change.after(stored).issues.filter((issue) => isTouched(issue) || !isOld(issue));
}

/** What is stored, to go on from: without what a server shows for nothing, and with each secret replaced. */
function begunWith(stored: PlainObject, secret: string): PlainObject {
  return received(withSecrets(stored, personaFields, secret), personaFields).body ?? {};
}

function withSecrets(body: PlainObject, within: Field | undefined, secret: string): PlainObject {
  const copy = {};
  for (const [name, inner] of Object.entries(body)) {
    const field = memberField(within, name);
    const value = isSecretName(name)
      ? replaced(inner, secret, field === undefined)
      : withSecretsInside(inner, field, secret);
    setOwn(copy, name, value);
  }
  return copy;
}

function withSecretsInside(value: unknown, field: Field | undefined, secret: string): unknown {
  // In a tool the name of a secret is a parameter's.
  if (field?.kind === 'tools') return value;
  if (Array.isArray(value)) return value.map((entry) => withSecretsInside(entry, undefined, secret));
  return isPlainObject(value) ? withSecrets(value, field, secret) : value;
}

/** A known key that is null is none; anywhere else, as among headers, it is one that the server hides. */
function replaced(value: unknown, secret: string, isHidden: boolean): unknown {
  if (Array.isArray(value)) return value.map((entry) => replaced(entry, secret, true));
  if (!isPlainObject(value)) return isHidden || (value !== null && value !== '') ? secret : value;
  const copy = {};
  for (const [name, inner] of Object.entries(value)) setOwn(copy, name, replaced(inner, secret, true));
  return copy;
}
