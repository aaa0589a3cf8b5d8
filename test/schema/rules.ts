import type { Issue, Rule } from '../../src/index.js';

/** What of a rule no JSON Schema can say, and why. */
export interface Unsayable {
  readonly why: string;
  /** Which of its issues; all of them without it. */
  readonly which?: (issue: Issue) => boolean;
}

const ofTables = /^\/layers\/(llm|tts)\/(api_key|headers\/[^/]+)$/;

/** What the schema does about each rule: a list that the compiler holds to be complete. */
export const treatment: {
  readonly [Id in Rule]: 'said' | 'only a warning' | 'not about JSON' | Unsayable;
} = {
  'prompt-required': 'said',
  'audio-needs-raven-1': 'said',
  'perception-off': 'said',
  'echo-incompatible': 'said',
  'custom-llm-incomplete': 'said',
  'unknown-field': 'said',
  'misplaced-field': 'said',
  'legacy-field': 'said',
  'unknown-value': 'said',
  'wrong-type': 'said',
  'out-of-range': 'said',
  'other-engine-setting': 'said',
  'too-many': 'said',
  'conferencing-replica': 'said',
  'voice-id': 'said',
  'tool-shape': {
    why: 'whether `required` names what `properties` has: a schema does not compare two places',
    which: ({ message }) => message.startsWith('required names'),
  },
  'tool-name-taken': { why: 'a schema does not compare two tools' },
  'pal-name': { why: 'a schema does not compare two values' },
  'masked-secret': { why: 'whether a text is a key or stands for one is known by its words' },
  'key-format': {
    why: 'a key in a place where anything may be, such as `extra_body`',
    which: ({ path }) => !ofTables.test(path),
  },
  'base-url': { why: 'patterns find the usual mistakes; only a parser knows what a URL is' },
  'prompt-length': { why: 'a schema counts an emoji as one character, and the rule as two' },

  'empty-value': 'only a warning',
  'server-field': 'only a warning',
  'ignored-in-echo': 'only a warning',
  'unreachable-url': 'only a warning',
  'deprecated-value': 'only a warning',
  'deprecated-guardrail-set': 'only a warning',
  'tool-prompt': 'only a warning',
  'idle-setting': 'only a warning',
  'wake-phrase': 'only a warning',
  'entry-length': 'only a warning',
  'emotion-control': 'only a warning',
  'sonic-1-setting': 'only a warning',
  'azure-model': 'only a warning',
  'lower-case': 'only a warning',

  'pal-replica': 'not about JSON',
  'needs-missing': 'not about JSON',
  'nothing-to-take-out': 'not about JSON',
};

/** Whether a schema can say what an issue says. */
export function isSayable(issue: Issue): boolean {
  const { which = () => true, ...unsayable } = asObject(treatment[issue.rule]);
  return !('why' in unsayable) || !which(issue);
}

function asObject(treated: (typeof treatment)[Rule]): Partial<Unsayable> {
  return typeof treated === 'string' ? {} : treated;
}
