import { describe, expect, test } from 'vitest';
import { checkPersona, type Issue, persona, personaFrom, toCode } from '../../src/index.js';

// What a reader of today's pages of Tavus writes: each field and value that the contract page lacks, in the order in which
// they were found. What is taken is taken everywhere; what is not has a sentence, and a reason here.

const prompt = 'You weigh letters at the counter.';
const whole = (fields: object) => ({ system_prompt: prompt, ...fields });
const layers = (of: object) => whole({ layers: of });
const flow = (of: object) => layers({ conversational_flow: of });

function said(body: object): readonly string[] {
  return checkPersona(body).map(
    ({ severity, rule, path, hint }: Issue) => `${severity} ${rule} ${path} ${hint ?? ''}`,
  );
}

const taken: readonly (readonly [what: string, body: object])[] = [
  ['greeting', whole({ greeting: 'Next, please!' })],
  ['an empty greeting', whole({ greeting: '' })],
  ['languages', whole({ languages: ['en'] })],
  ['disclosure_type', whole({ disclosure_type: 'always' })],
  ['disclosure_type auto', whole({ disclosure_type: 'auto' })],
  ['disclosure_type off', whole({ disclosure_type: 'off' })],
  [
    'both disclosures',
    whole({ disclosure_type: 'always', verbal_disclosure: 'I am an AI.', visual_disclosure: 'AI' }),
  ],
  ['a disclosure without its type', whole({ verbal_disclosure: 'I am an AI.' })],
  ['tool_ids', whole({ tool_ids: ['t0123'] })],
  ['conferencing', whole({ default_replica_id: 'r0123', layers: { conferencing: { username: 'counter' } } })],
  [
    'conferencing that anybody may invite',
    whole({ default_replica_id: 'r0123', layers: { conferencing: { username: 'counter', allowlist: [] } } }),
  ],
  ...['auto', 'full', 'limited'].map(
    (value) =>
      [
        `emotion_recognition ${value}`,
        layers({ perception: { perception_model: 'raven-1', emotion_recognition: value } }),
      ] as const,
  ),
  [
    'perception_analysis_queries',
    layers({
      perception: { perception_model: 'raven-1', perception_analysis_queries: ['Was the stamp right?'] },
    }),
  ],
  ['idle_end_behavior wait', flow({ idle_end_behavior: 'wait' })],
  ['idle_end_behavior end_conversation', flow({ idle_end_behavior: 'end_conversation' })],
  ['sleep_phrase', flow({ wake_phrase: 'Good day counter', sleep_phrase: 'Counter closed' })],
  ['a voice of Tavus', layers({ tts: { voice_id: 'v0123456789' } })],
  [
    'a voice of Tavus beside its engine',
    layers({ tts: { tts_engine: 'tavus-auto', voice_id: 'v0123456789' } }),
  ],
  [
    'default_query',
    layers({
      llm: {
        model: 'scales-2',
        base_url: 'https://llm.example.com/v1',
        api_key: 'sk-scales-0001',
        default_query: { 'api-version': '2026-10-01' },
      },
    }),
  ],
  ['sparrow-2', flow({ turn_detection_model: 'sparrow-2' })],
  ...[
    'tavus-gemma-4',
    'tavus-gemma-4-thinking',
    'tavus-gpt-5.6-sol',
    'tavus-gpt-5.6-terra',
    'tavus-gemini-2.5-flash',
  ].map((model) => [model, layers({ llm: { model } })] as const),
  [
    'a long prompt for a model whose limit nobody knows',
    { system_prompt: prompt, layers: { llm: { model: 'tavus-gemma-4' } } },
  ],
  [
    'azure',
    layers({ tts: { tts_engine: 'azure', external_voice_id: 'en-GB-Mia', voice_settings: { pitch: 2 } } }),
  ],
  ['tavus-auto', layers({ tts: { tts_engine: 'tavus-auto' } })],
  [
    'a free name of a speech model',
    layers({ tts: { tts_engine: 'elevenlabs', tts_model_name: 'eleven_v4_turbo' } }),
  ],
  ['LiveKit', { pipeline_mode: 'echo', layers: { transport: { transport_type: 'livekit' } } }],
  [
    'what a stock persona for Pipecat shows',
    {
      pipeline_mode: 'echo',
      greeting: '',
      layers: { transport: { input_settings: { microphone: 'disabled' } } },
    },
  ],
  [
    'tools of the older kind',
    layers({
      llm: {
        tools: [{ type: 'function', function: { name: 'weigh', description: 'Weighs.', parameters: {} } }],
      },
    }),
  ],
];

describe.each(taken)('%s', (_, body) => {
  test('is taken, by the chain and its source too', () => {
    expect(said(body)).toEqual([]);
    const built = personaFrom(body).build();
    expect(built).toMatchObject(body);
    expect(personaFrom(built).build()).toEqual(built);
    expect(toCode(body)).not.toMatch(/\.extra\(|unlisted/);
  });
});

test.each([
  // Those pages call it deprecated themselves.
  [
    'context',
    whole({ context: 'The post office.' }),
    'warning legacy-field /context Put it into system_prompt',
  ],
  // No page names an input of POST for it: a call of its own attaches skills.
  ['skills', whole({ skills: { internet_search: {} } }), 'error unknown-field /skills Tavus may take it'],
  // Parameters of one tool of the vendor's, and memory has a store of its own now.
  ['memories', whole({ memories: [] }), 'error unknown-field /memories Tavus may take it'],
  ['is_template', whole({ is_template: true }), 'error unknown-field /is_template Tavus may take it'],
  // Seen in answers, or in one program each, and nobody says what they take.
  [
    'dynamic_greeting',
    whole({ dynamic_greeting: true }),
    'error unknown-field /dynamic_greeting Tavus may take it',
  ],
  ['mcp', layers({ mcp: { connectors: ['c-1'] } }), 'error unknown-field /layers/mcp Tavus may take it'],
  [
    'screen_tools',
    layers({ perception: { perception_model: 'raven-1', screen_tools: [] } }),
    'error unknown-field /layers/perception/screen_tools Tavus may take it',
  ],
  // The server named these when it refused another value, and no page and no program does.
  [
    'far',
    flow({ voice_isolation: 'far' }),
    "error unknown-value /layers/conversational_flow/voice_isolation Only an error of the server names it: pass unlisted('far')",
  ],
  [
    'raven-2',
    layers({ perception: { perception_model: 'raven-2' } }),
    "error unknown-value /layers/perception/perception_model Only an error of the server names it: pass unlisted('raven-2')",
  ],
  // Given up, or on its way there.
  [
    'sparrow-0',
    flow({ turn_detection_model: 'sparrow-0' }),
    "warning deprecated-value /layers/conversational_flow/turn_detection_model Take 'sparrow-2'.",
  ],
  [
    'timebased',
    flow({ turn_detection_model: 'timebased' }),
    "error unknown-value /layers/conversational_flow/turn_detection_model It was given up: take 'sparrow-2'.",
  ],
  [
    'tavus-glm-4.7',
    layers({ llm: { model: 'tavus-glm-4.7' } }),
    "warning deprecated-value /layers/llm/model Take 'tavus-gemma-4'.",
  ],
  [
    'raven-0',
    layers({ perception: { perception_model: 'raven-0' } }),
    "warning deprecated-value /layers/perception/perception_model Take 'raven-1'.",
  ],
  // It is taken, and does nothing.
  [
    'voice isolation for sparrow-2',
    flow({ turn_detection_model: 'sparrow-2', voice_isolation: 'near' }),
    'warning idle-setting /layers/conversational_flow/voice_isolation',
  ],
  [
    'two voices',
    layers({ tts: { tts_engine: 'cartesia', voice_id: 'v01', external_voice_id: 'x' } }),
    'error voice-id /layers/tts/voice_id',
  ],
  [
    'a voice of an engine as one of Tavus',
    layers({ tts: { voice_id: '21mOoTcm' } }),
    'warning voice-id /layers/tts/voice_id',
  ],
  [
    'a model name for azure',
    layers({ tts: { tts_engine: 'azure', tts_model_name: 'x' } }),
    'warning azure-model /layers/tts/tts_model_name',
  ],
])('%s has a sentence', (_, body, finding) => {
  const all = said(body);
  expect(all).toHaveLength(1);
  expect(all[0]).toContain(finding);
});

describe('what only answers show', () => {
  test.each(['conferencing_email', 'pal_description', 'is_published', 'updated_at'])(
    '%s is set aside',
    (name) => {
      expect(said(whole({ [name]: 'x' }))).toEqual([`warning server-field /${name} `]);
      expect(personaFrom(whole({ [name]: 'x' })).build()).not.toHaveProperty(name);
    },
  );
});

describe('the longest prompt', () => {
  const tokens = (count: number) => 'word'.repeat(count);
  const severity = (count: number, llm: object) =>
    checkPersona({ system_prompt: tokens(count), layers: { llm } }).find(
      ({ rule }) => rule === 'prompt-length',
    )?.severity;

  test.each([
    ['tavus-glm-4.7', 200_000, 'warning'],
    ['tavus-glm-4.7', 200_001, 'error'],
    ['tavus-gpt-oss', 32_001, 'error'],
    ['tavus-gemma-4', 300_000, 'warning'],
  ])('of %s: %i tokens', (model, count, expected) => {
    expect(severity(count, { model })).toBe(expected);
  });

  test('is not known where no model is named, or it is one of one’s own', () => {
    expect(severity(32_001, {})).toBe('warning');
    const own = { model: 'tavus-gpt-oss', base_url: 'https://llm.example.com/v1', api_key: 'sk-own-0001' };
    expect(severity(32_001, own)).toBe('warning');
  });
});

describe('.extra() with context, which has no step', () => {
  test('sends it, with the warning', () => {
    const clerk = persona().prompt(prompt).extra({ context: 'The post office.' });
    expect(clerk.build()).toMatchObject({ context: 'The post office.' });
    expect(clerk.check()).toMatchObject([{ severity: 'warning', rule: 'legacy-field', path: '/context' }]);
    expect(toCode(clerk.build())).toContain(".extra({ context: 'The post office.' })");
  });
});
