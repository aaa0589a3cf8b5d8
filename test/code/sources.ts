import fc from 'fast-check';
import { checkPersona, type PersonaBody, persona, toCode } from '../../src/index.js';
import { apply, built, promptedChains } from '../support/chains.js';

/** At most so many. */
export const count = 400;
/** Valid bodies out of random chains. */
export const bodies: readonly PersonaBody[] = fc
  .sample(promptedChains({ unlisted: false }), { numRuns: count * 2 })
  .flatMap((steps) => built(apply(persona(), steps)) ?? [])
  .filter((body) =>
    checkPersona(body).every(({ severity, rule }) => severity === 'warning' || rule === 'unknown-field'),
  )
  .slice(0, count);
/** The source of each. */
export const sources: readonly string[] = bodies.map((body) => toCode(body));
