import type { PersonaReady } from 'tavus-persona';
import { all, base, loud, speaking } from './presets.js';

export const coach: PersonaReady = base.use(all).use(speaking('Danish')).use(loud(true));
