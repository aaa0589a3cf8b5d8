import { type Issue, type PersonaReady, type Preset, persona, type Rule } from '../../src/index.js';
import * as entry from '../../src/presets/index.js';

/** The name of a preset. The entry exports nothing else, so that it can be used as a table. */
export type Name = keyof typeof entry;

/** Every ready preset, by name. */
export const presets: Readonly<Record<Name, Preset>> = entry;

export const names = Object.keys(presets) as readonly Name[];

/** Presets of which one does not go together with any of some others, in either order, and the rule that says so. */
interface Clash {
  readonly rule: Rule;
  readonly preset: Name;
  readonly others: readonly Name[];
}

/** Whatever is not here goes together: a new preset is entered only if it clashes. */
export const clashes: readonly Clash[] = [
  {
    rule: 'echo-incompatible',
    preset: 'liveKitEcho',
    others: [
      ...(['clinicalIntake', 'escalationByEar', 'identityCheck', 'kiosk'] as const),
      ...(['interviewer', 'lowLatency', 'salesCall', 'screenSupport', 'tutor'] as const),
    ],
  },
  {
    rule: 'perception-off',
    preset: 'wordsOnly',
    others: [
      ...(['clinicalIntake', 'escalationByEar', 'identityCheck', 'kiosk'] as const),
      ...(['interviewer', 'salesCall', 'screenSupport', 'tutor'] as const),
    ],
  },
];

/** Whether a preset makes a persona that has no language model, and so no use for a prompt. */
export function isEcho(name: Name): boolean {
  return presets[name].toJSON()['pipeline_mode'] === 'echo';
}

/** A persona that uses presets, with a prompt where there is use for one. */
export function using(some: readonly Name[], prompt: string): PersonaReady {
  const start = some.some(isEcho) ? persona() : persona().prompt(prompt);
  return start.dynamic().use(some.map((name) => presets[name]));
}

export const prompt: string = 'You give tours.';

/** Each preset alone, and then each pair in both orders, with itself too. */
export const uses: readonly (readonly Name[])[] = [
  ...names.map((name) => [name]),
  ...names.flatMap((first) => names.map((second) => [first, second])),
];

export function errorsOf(some: readonly Name[]): readonly Issue[] {
  return using(some, prompt)
    .check()
    .filter(({ severity }) => severity === 'error');
}
