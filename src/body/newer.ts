import { today } from '../fields/legacy.js';

/** How a fact is known that is newer than the contract page. */
export interface Newer {
  /** `documented`: a page of Tavus's documents has it. `seen live`: the server was seen to take it. */
  readonly known: 'documented' | 'seen live';
  /** Since when, as far as anybody has said. */
  readonly since: string;
  /** What was seen, in a sentence. */
  readonly how: string;
}

function documented(since: string, how: string): Newer {
  return { known: 'documented', since, how };
}

function seen(since: string, how: string): Newer {
  return { known: 'seen live', since, how };
}

const newestModels = documented('October 2026', 'Lists of hosted models in pages of autumn 2026 have it.');

/** Values that the contract page lacks, by the place of their field. */
export const newerValues: { readonly [pointer: string]: { readonly [value: string]: Newer } } = {
  '/layers/llm/model': {
    'tavus-gemma-4': seen('October 2026', 'New personas were seen to have it, and programs send it.'),
    'tavus-gemma-4-thinking': newestModels,
    'tavus-gpt-5.6-sol': newestModels,
    'tavus-gpt-5.6-terra': newestModels,
    'tavus-glm-4.7': documented(
      'July 2026',
      'The page of hosted models named it the default in the middle of 2026.',
    ),
  },
  '/layers/tts/tts_engine': {
    azure: documented(
      'July 2026',
      'The page of speech engines lists it; nothing is known of its voice settings.',
    ),
    'tavus-auto': seen('October 2026', 'The server shows it for personas made in PAL Maker, and takes it.'),
  },
  '/layers/conversational_flow/turn_detection_model': {
    'sparrow-2': seen(
      'September 2026',
      'The server takes it on /v2/personas, and new personas were seen to have it.',
    ),
  },
};

/** What a field has where nobody sets it, if that is another value than the contract page names. */
export interface NewerDefault extends Newer {
  readonly value: string;
  /** What the contract page names, if it names any. */
  readonly before?: string;
}

/** Defaults that have changed. */
export const newerDefaults: { readonly [pointer: string]: NewerDefault } = {
  '/layers/llm/model': {
    value: today.model,
    ...seen('October 2026', 'New personas were seen to have it; the contract page names no default.'),
  },
  '/layers/conversational_flow/turn_detection_model': {
    value: today.turnDetection,
    before: 'sparrow-1',
    ...seen('September 2026', 'Two projects saw new personas with it; the contract page names sparrow-1.'),
  },
};

const disclosure = documented(
  'July 2026',
  'The page about the AI Act of the EU has it, and a PATCH of /v2/personas was seen to set it.',
);

/**
 * Fields that the contract page lacks, by their place in the body. The tables without them are the contract: a test
 * holds them to that, and `npm run watch` compares a newer page with all of them.
 */
export const newerFields: { readonly [pointer: string]: Newer } = {
  '/tool_ids': seen(
    'August 2026',
    'Answers show it. Whether a POST sets it is open: programs attach tools by a call of their own.',
  ),
  '/greeting': seen('August 2026', 'GET of /v2/personas shows it, and a PATCH sets it.'),
  '/languages': seen(
    'September 2026',
    'Programs create personas with it; only codes of two letters were seen.',
  ),
  '/disclosure_type': disclosure,
  '/verbal_disclosure': disclosure,
  '/visual_disclosure': disclosure,
  '/layers/perception/perception_analysis_queries': documented(
    'July 2026',
    'The page of the perception layer has it, and programs send it to both endpoints.',
  ),
  '/layers/perception/emotion_recognition': documented(
    'August 2026',
    'The page about the AI Act of the EU has it; the server names the values and takes them on /v2/personas.',
  ),
  '/layers/llm/default_query': documented('September 2026', 'The page of the LLM layer has it.'),
  '/layers/tts/voice_id': documented('September 2026', 'The page of voices has it, and programs send it.'),
  '/layers/conversational_flow/sleep_phrase': documented(
    'October 2026',
    'The page of an event says that it stands beside the wake phrase.',
  ),
  '/layers/conversational_flow/idle_end_behavior': seen(
    'August 2026',
    'The server names both values when it refuses another one, and takes them in a PATCH of /v2/personas.',
  ),
  '/layers/transport': documented(
    'July 2026',
    'The pages about LiveKit, of Tavus and of LiveKit, have it with the type livekit.',
  ),
  '/layers/transport/transport_type': documented(
    'July 2026',
    'The pages about LiveKit have livekit; the tests of Pipecat send daily.',
  ),
  '/layers/transport/input_settings': seen(
    'October 2026',
    'A stock persona shows { microphone: "disabled" } in it; no page says what it takes.',
  ),
  '/layers/transport/room_settings': seen(
    'October 2026',
    'A stock persona shows properties of a Daily room in it; no page says what it takes.',
  ),
  '/layers/conferencing': documented('August 2026', 'The page about meetings of other programs has it.'),
  '/layers/conferencing/username': documented(
    'August 2026',
    'The page about meetings of other programs has it.',
  ),
  '/layers/conferencing/allowlist': documented(
    'August 2026',
    'The page about meetings of other programs has it.',
  ),
};
