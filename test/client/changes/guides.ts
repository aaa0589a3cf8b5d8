import { type PersonaReady, persona } from '../../../src/index.js';
import { server } from './fresh-sandbox.js';

export const byName = { match: 'name' } as const;

export function guide(number: number): PersonaReady {
  return persona().name(`Guide ${number}`).prompt('You give tours.');
}
export function guides(count: number): readonly PersonaReady[] {
  return Array.from({ length: count }, (_, number) => guide(number));
}
export function names(): readonly string[] {
  return server.personas.map(({ personaName }) => personaName ?? '').sort();
}
export function namesOf(personas: readonly PersonaReady[]): readonly string[] {
  return personas.map((ready) => ready.build().persona_name ?? '').sort();
}
