/** How a fact is known that is newer than the contract page. */
export interface Newer {
  /** `documented`: a page of Tavus's documents has it. `seen live`: the server was seen to take it. */
  readonly known: 'documented' | 'seen live';
  /** Since when, as far as anybody has said. */
  readonly since: string;
  /** What was seen, in a sentence. */
  readonly how: string;
}

/** Values that the contract page lacks, by the place of their field. */
export const newerValues: { readonly [pointer: string]: { readonly [value: string]: Newer } } = {
  '/layers/conversational_flow/turn_detection_model': {
    'sparrow-2': {
      known: 'seen live',
      since: 'September 2026',
      how: 'The server takes it on /v2/personas, and new personas were seen to have it.',
    },
  },
};

/**
 * Fields that the contract page lacks, by their place in the body. The tables without them are the contract: a test
 * holds them to that, and `npm run watch` compares a newer page with all of them.
 */
export const newerFields: { readonly [pointer: string]: Newer } = {
  '/layers/conversational_flow/idle_end_behavior': {
    known: 'seen live',
    since: 'August 2026',
    how: 'The server names both values when it refuses another one, and takes them in a PATCH of /v2/personas.',
  },
};
