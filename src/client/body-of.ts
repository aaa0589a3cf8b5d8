import type { PersonaBody } from '../body.js';
import { copyJson, isPlainObject } from '../json.js';
import type { PersonaReady } from '../persona.js';
import type { Issue } from '../rules.js';
import { TavusConfigError } from './errors/config-error.js';

/** Under this name a builder gives its body with functions among the secrets awaited, which `build()` cannot do. */
export const bodyForSending: unique symbol = Symbol.for('tavus-persona.body');

/** A finished persona's body, as it goes on the wire. */
export async function bodyOf(ready: PersonaReady, onWarning?: (issue: Issue) => void): Promise<PersonaBody> {
  if (typeof ready !== 'object' || ready === null) throw noPersona();
  const give: unknown = Reflect.get(ready, bodyForSending);
  if (typeof give === 'function') return give.call(ready, onWarning);
  // Somebody's own: all that is known of it is that it should build a body.
  if (typeof ready.build !== 'function') throw noPersona();
  const body: unknown = copyJson(ready.build(), '');
  if (!isPlainObject(body)) throw noPersona();
  return body as unknown as PersonaBody;
}

function noPersona(): TavusConfigError {
  return new TavusConfigError(
    'This is not a persona: pass a builder, or an object with a build() that gives a body.',
  );
}
