import { nameIn, type PersonaBody, personaFields } from '../../body/body.js';
import {
  bodyForSending,
  type Change,
  changeForSending,
  type FinishedPersona,
  type PersonaOrChange,
  type Purpose,
} from '../../draft/handover.js';
import { TavusConfigError } from '../../errors/config-error.js';
import { PersonaInvalidError } from '../../errors/invalid-error.js';
import { issuesFor } from '../../errors/issues.js';
import { factsOf, palReplica } from '../../facts/fact-rules.js';
import { copyJson } from '../../fields/copy-json.js';
import { inPersonaNames } from '../../fields/vocabulary.js';
import { isPlainObject, type PlainObject } from '../../json/json.js';
import { isMask, secretRules, secretsIn } from '../../rules/secret-rules.js';

/** A finished persona's body, as it goes on the wire. */
export async function bodyOf(ready: FinishedPersona, purpose: Purpose): Promise<PersonaBody> {
  if (typeof ready !== 'object' || ready === null) throw notPersona(ready);
  const give: unknown = Reflect.get(ready, bodyForSending);
  if (typeof give === 'function') return give.call(ready, purpose);
  // Somebody's own: all that is known of it is that it should build a body.
  if (typeof ready.build !== 'function') throw notPersona(ready);
  const body: unknown = copyJson(ready.build(), '');
  if (!isPlainObject(body)) throw notPersona(undefined);
  refuseMasks(body);
  if (purpose.isPal) refuseFaceless(body);
  return body as unknown as PersonaBody;
}

/** What somebody else has built is not judged, but for what would destroy a stored key. */
function refuseMasks(body: PlainObject): void {
  const masks = secretRules(secretsIn(body, personaFields)).filter(isMask);
  if (masks.length > 0) throw new PersonaInvalidError(masks, { personaName: nameIn(body) });
}

/** And but for the face that a PAL needs: the sentence is the same for every persona. */
function refuseFaceless(body: PlainObject): void {
  const issues = issuesFor('json', palReplica(factsOf(inPersonaNames(body))));
  if (issues.length > 0) throw new PersonaInvalidError(issues, { personaName: nameIn(body) });
}

/** The steps that somebody hands over as a change; nothing where it is a persona as a whole. */
export async function changeIn(
  given: PersonaOrChange,
  mayBeUnfinished: boolean,
  isPal: boolean,
): Promise<Change | undefined> {
  const give: unknown =
    typeof given === 'object' && given !== null ? Reflect.get(given, changeForSending) : undefined;
  return typeof give === 'function' ? give.call(given, mayBeUnfinished, isPal) : undefined;
}

function notPersona(given: unknown): TavusConfigError {
  return new TavusConfigError(`This is not a persona: ${wayFor(given)}.`);
}

function wayFor(given: unknown): string {
  if (typeof given === 'function') {
    return given.length > 0
      ? 'put the steps of the function into preset(…)'
      : 'call the function, and pass the builder that it gives';
  }
  if (Array.isArray(given))
    return 'pass one builder at a time; steps that change a stored one go into preset(…)';
  if (typeof given === 'object' && given !== null) {
    if ('then' in given) return 'await the promise first';
    const isBody = Object.keys(given).some((name) => Object.hasOwn(personaFields.fields, name));
    if (isBody) return 'it is the body of one, so pass personaFrom(body)';
  }
  return 'pass a builder, or an object with a build() that gives a body';
}
