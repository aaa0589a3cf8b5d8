import type { PersonaBody } from '../body.js';
import type { PersonaReady } from '../persona.js';
import type { Issue } from '../rules.js';

/** Under this name a builder gives its body with functions among the secrets awaited, which `build()` cannot do. */
export const bodyForSending: unique symbol = Symbol.for('tavus-persona.body');

/** A finished persona's body, as it goes on the wire. */
export async function bodyOf(ready: PersonaReady, onWarning?: (issue: Issue) => void): Promise<PersonaBody> {
  const give: unknown = Reflect.get(ready, bodyForSending);
  return typeof give === 'function' ? give.call(ready, onWarning) : ready.build();
}
