import type { Finding } from '../errors/issues.js';
import type { GroupField } from '../fields/field.js';
import { isPlainObject, type PlainObject } from '../json/json.js';
import { settledBody } from './settled.js';
import { storedIds, wrapperOf } from './wrapper.js';

/** What somebody hands over as the body of a persona, without what only looks like a part of it. */
export interface Received {
  /** The body; `undefined` where there is none in what was handed over. */
  readonly body: PlainObject | undefined;
  /** What was set aside, or translated, and why there is no body. */
  readonly findings: readonly Finding[];
  /** Whether it is what the server holds: then it has taken all of it, be it newer than the library or older. */
  readonly isStored: boolean;
  /** Whether each field holds what it takes, so that nobody need look again. */
  readonly isSound: boolean;
}

/**
 * Takes in a body, whoever made it: fields of the server and what counts as not set are set aside, names of the newer
 * vocabulary are translated. A persona as the client gives it is its body. What is given is only read.
 */
export function received(handedOver: unknown, root: GroupField): Received {
  const given = bodyIn(handedOver);
  const wrapper = wrapperOf(given, root);
  if (wrapper) return { body: undefined, findings: [wrapper], isStored: false, isSound: false };
  if (!isPlainObject(given)) return { body: undefined, findings: [], isStored: false, isSound: false };
  const isStored = storedIds.some((name) => typeof given[name] === 'string' && given[name] !== '');
  return { ...settledBody(given, root, { isStored, isBuilt: false }), isStored };
}

/** The body in a persona as the client gives it; anything else as it is. */
export function bodyIn(handedOver: unknown): unknown {
  if (!isPlainObject(handedOver) || typeof handedOver['personaId'] !== 'string') return handedOver;
  return isPlainObject(handedOver['body']) ? handedOver['body'] : handedOver;
}
