import { nameIn, personaFields } from '../body/body.js';
import { beginning, type Step } from '../draft/chain.js';
import { TavusConfigError } from '../errors/config-error.js';
import { PersonaInvalidError } from '../errors/invalid-error.js';
import type { Issue } from '../errors/issues.js';
import { sentences } from '../errors/tavus-error.js';
import { isOfLaterDate } from '../fields/misfit-rules.js';
import { mask } from '../fields/secret.js';
import { type PlainObject, part } from '../json/json.js';
import { checkPersona } from '../rules/check.js';
import { bodyIn, received } from '../rules/received.js';
import { isMask } from '../rules/secret-rules.js';
import { dynamicPersona } from './builder.js';
import type { PersonaBuilder } from './persona.js';

/** How {@link personaFrom} takes a body. */
export interface PersonaFromOptions {
  /**
   * Whether a body with errors is refused; `true` without it. With `false` the builder takes what it can, and its
   * `check()` says what is left to mend.
   */
  readonly strict?: boolean;
}

/**
 * Turns a body into a builder: the way from JSON into the chain. Its facts are known at run time only, so the
 * rules hold when `build()` or `create()` runs. Fields that the library does not know are kept, as by `.extra()`.
 *
 * @throws {PersonaInvalidError} The body has errors, and `strict` is not `false`.
 * @example
 * ```ts
 * personaFrom({ system_prompt: 'You give tours.' }).tts('cartesia');
 * // { "system_prompt": "You give tours.", "layers": { "tts": { "tts_engine": "cartesia" } } }
 * ```
 */
export function personaFrom(
  body: unknown,
  options: PersonaFromOptions = {},
): PersonaBuilder<{ dynamic: true }> {
  if (options.strict !== false) refuseErrors(body);
  return dynamicPersona(beginningOf(body));
}

/** Refuses a body that nobody would have sent like this. */
export function refuseErrors(body: unknown): void {
  const errors = checkPersona(body).filter((issue) => issue.severity === 'error' && !isKept(issue));
  if (errors.length > 0) throw new PersonaInvalidError(errors, { personaName: nameIn(bodyIn(body)) });
}

/** A field of which nothing is known stays; a mask is refused when it would be sent. */
function isKept(issue: Issue): boolean {
  return isMask(issue) || isOfLaterDate(issue);
}

/** A stored model of one's own has a key, even where the server does not show that there is one. */
function withHiddenKey(body: PlainObject): PlainObject {
  const layers = part(body, 'layers');
  const llm = part(layers, 'llm');
  if (!('base_url' in llm) || 'api_key' in llm) return body;
  return { ...body, layers: { ...layers, llm: { ...llm, api_key: mask } } };
}

const notABody = 'personaFrom() takes the body of a persona, an object.';

/** The step that begins with what somebody hands over. @param made What becomes of the body before. */
export function beginningOf(given: unknown, made: (body: PlainObject) => PlainObject = (body) => body): Step {
  try {
    const { body, findings, isStored } = received(given, personaFields);
    if (body) return beginning(made(isStored ? withHiddenKey(body) : body), personaFields, isStored);
    const [wrapper] = findings;
    if (wrapper) throw new TavusConfigError(sentences(notABody, wrapper.hint));
  } catch (cause) {
    if (cause instanceof TavusConfigError) throw cause;
    throw new TavusConfigError('personaFrom() cannot read all of the body: something in it throws.', {
      cause,
    });
  }
  throw new TavusConfigError(notABody);
}
