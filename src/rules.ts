/** What a rule says when it is broken. The compiler prints the same constant that the run time throws. */
const sentences = {
  'prompt-required': "system_prompt is missing: call .prompt('…'), or .echo() for a persona without LLM.",
} as const;

/** The id of a rule. */
export type Rule = keyof typeof sentences | 'misplaced-field';

/** One thing that is wrong with a persona. */
export interface Issue {
  /** The rule that is broken. */
  readonly rule: Rule;
  /** An `error` keeps the persona from being built; a `warning` stops nothing. */
  readonly severity: 'error' | 'warning';
  /** Where in the body, as a JSON Pointer. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly message: string;
  /** What else may help. */
  readonly hint?: string;
}

type PromptRequired<S> = S extends { mode: 'echo' } | { prompt: true }
  ? []
  : [(typeof sentences)['prompt-required']];

/**
 * Every rule that the facts `S` break, a sentence each; a tuple, so that all compilers print them in one order.
 * A union of states, as `.when()` makes it, gives a union of tuples.
 */
export type Issues<S> = S extends { dynamic: true } ? [] : S extends unknown ? [...PromptRequired<S>] : never;

/** What the rules find in a body. */
export function issuesIn(body: Readonly<Record<string, unknown>>): readonly Issue[] {
  return [...promptRequired(body)];
}

function promptRequired(body: Readonly<Record<string, unknown>>): readonly Issue[] {
  if (body['pipeline_mode'] === 'echo') return [];
  const prompt = body['system_prompt'];
  if (prompt !== undefined && prompt !== '') return [];
  return [
    {
      rule: 'prompt-required',
      severity: 'error',
      path: '/system_prompt',
      message: sentences['prompt-required'],
    },
  ];
}

/** A field in `.extra()` that has a step of its own. */
export function misplacedInExtra(path: string): Issue {
  return {
    rule: 'misplaced-field',
    severity: 'error',
    path,
    message: `${path} has a step of its own: set it there, .extra() is for fields that have none.`,
  };
}
