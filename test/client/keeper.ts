import { persona } from '../../src/index.js';
import { keeperBy } from './keys.js';

/** The persona that most tests send. */
export const keeper = keeperBy(persona);
