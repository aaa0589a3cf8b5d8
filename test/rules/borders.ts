/** A prompt that nothing is wrong with. */
export const prompt = 'You look after the bees.';

/** A body with these layers. */
export function layers(of: object): object {
  return { system_prompt: prompt, layers: of };
}
/** A body with a voice engine and its settings. */
export function voice(engine: string, settings: object): object {
  return layers({ tts: { tts_engine: engine, voice_settings: settings } });
}
function hosted(extraBody: object): object {
  return layers({ llm: { model: 'tavus-gpt-oss', extra_body: extraBody } });
}
/** A body with a language model of one's own, but for what is changed. */
export function ownLlm(change: object): object {
  return layers({
    llm: { model: 'bees-1', base_url: 'https://llm.example.com/v1', api_key: 'k', ...change },
  });
}
function visual(change: object): object {
  return layers({ perception: { perception_model: 'raven-1', ...change } });
}
/** A tool that nothing is wrong with, but for what is given. */
export function calling(name: string, parameters?: object, description = 'Open the hive.'): object {
  return { type: 'function', function: { name, description, ...(parameters && { parameters }) } };
}
/** A body with these tools. */
export function tools(...list: readonly unknown[]): object {
  return layers({ llm: { tools: list } });
}
/** As many ids. */
export function many(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `g-${index}`);
}
/** A prompt of as many tokens. */
export function tokens(count: number): string {
  return 'bee '.repeat(count);
}
const opens = { type: 'object', properties: { hive: { type: 'string' } } };
const smoke = calling('smoke');
const reading = (maxLength: number) =>
  calling('read', { type: 'object', properties: { label: { type: 'string', maxLength } } });

/** On each side of a rule's border: a body that it leaves alone, and the nearest one that it does not. */
export const borders: readonly (readonly [what: string, right: unknown, wrong: unknown, found: string])[] = [
  [
    'guardrail ids',
    { system_prompt: prompt, guardrail_ids: many(50) },
    { system_prompt: prompt, guardrail_ids: many(51) },
    'error too-many /guardrail_ids',
  ],
  [
    'guardrail tags',
    { system_prompt: prompt, guardrail_tags: many(50) },
    { system_prompt: prompt, guardrail_tags: many(51) },
    'error too-many /guardrail_tags',
  ],
  [
    'the slowest speed',
    voice('elevenlabs', { speed: 0.7 }),
    voice('elevenlabs', { speed: 0.69 }),
    'error out-of-range /layers/tts/voice_settings/speed',
  ],
  [
    'the fastest speed',
    voice('elevenlabs', { speed: 1.2 }),
    voice('elevenlabs', { speed: 1.21 }),
    'error out-of-range /layers/tts/voice_settings/speed',
  ],
  [
    'the least stability',
    voice('elevenlabs', { stability: 0 }),
    voice('elevenlabs', { stability: -0.01 }),
    'error out-of-range /layers/tts/voice_settings/stability',
  ],
  [
    'the most similarity boost',
    voice('elevenlabs', { similarity_boost: 1 }),
    voice('elevenlabs', { similarity_boost: 1.01 }),
    'error out-of-range /layers/tts/voice_settings/similarity_boost',
  ],
  [
    'the most style',
    voice('elevenlabs', { style: 1 }),
    voice('elevenlabs', { style: 2 }),
    'error out-of-range /layers/tts/voice_settings/style',
  ],
  [
    'the speed of another engine',
    voice('cartesia', { speed: 2 }),
    voice('elevenlabs', { speed: 2 }),
    'error out-of-range /layers/tts/voice_settings/speed',
  ],
  [
    "an engine's own settings",
    voice('elevenlabs', { style: 0.5 }),
    voice('cartesia', { style: 0.5 }),
    'error other-engine-setting /layers/tts/voice_settings/style',
  ],
  [
    'the highest temperature',
    hosted({ temperature: 2 }),
    hosted({ temperature: 2.01 }),
    'error out-of-range /layers/llm/extra_body/temperature',
  ],
  [
    'the highest top_p',
    hosted({ top_p: 1 }),
    hosted({ top_p: 1.01 }),
    'error out-of-range /layers/llm/extra_body/top_p',
  ],
  [
    'the temperature of an own model',
    ownLlm({ extra_body: { temperature: 3 } }),
    hosted({ temperature: 3 }),
    'error out-of-range /layers/llm/extra_body/temperature',
  ],
  [
    'a long prompt',
    { system_prompt: tokens(5_000) },
    { system_prompt: `${tokens(5_000)}!` },
    'warning prompt-length /system_prompt',
  ],
  [
    'the longest prompt',
    { ...ownLlm({}), system_prompt: tokens(5_000) },
    { ...ownLlm({}), system_prompt: tokens(33_000) },
    'warning prompt-length /system_prompt',
  ],
  [
    'a query',
    visual({ visual_awareness_queries: ['b'.repeat(1_000)] }),
    visual({ visual_awareness_queries: ['b'.repeat(1_001)] }),
    'warning entry-length /layers/perception/visual_awareness_queries/0',
  ],
  [
    'a prompt of nothing',
    { system_prompt: '.' },
    { system_prompt: ' ' },
    'error prompt-required /system_prompt',
  ],
  [
    'echo with perception off',
    { pipeline_mode: 'echo', layers: { perception: { perception_model: 'off' } } },
    { pipeline_mode: 'echo', layers: { perception: { perception_model: 'raven-1' } } },
    'error echo-incompatible /layers/perception',
  ],
  [
    'perception off with nothing to see',
    layers({ perception: { perception_model: 'off' } }),
    layers({
      perception: { perception_model: 'off', visual_tool_prompt: 'Call `smoke`.', visual_tools: [smoke] },
    }),
    'error perception-off /layers/perception/perception_model',
  ],
  [
    'hearing without a stated model',
    layers({ perception: { audio_awareness_queries: ['Do they buzz?'] } }),
    layers({ perception: { perception_model: 'off', audio_awareness_queries: ['Do they buzz?'] } }),
    'error perception-off /layers/perception/perception_model',
  ],
  [
    'all of an own model',
    ownLlm({}),
    layers({ llm: { model: 'bees-1', api_key: 'k' } }),
    'error custom-llm-incomplete /layers/llm/base_url',
  ],
  [
    'a route',
    ownLlm({ base_url: 'https://llm.example.com/chat' }),
    ownLlm({ base_url: 'https://llm.example.com/chat/completions/' }),
    'error base-url /layers/llm/base_url',
  ],
  [
    'a scheme',
    ownLlm({ base_url: 'http://llm.example.com' }),
    ownLlm({ base_url: 'ws://llm.example.com' }),
    'error base-url /layers/llm/base_url',
  ],
  [
    'a private network',
    ownLlm({ base_url: 'http://172.32.0.1/v1' }),
    ownLlm({ base_url: 'http://172.31.0.1/v1' }),
    'warning unreachable-url /layers/llm/base_url',
  ],
  [
    'the name of a tool',
    tools(calling('_hive2')),
    tools(calling('2hives')),
    'error tool-shape /layers/llm/tools/0/function/name',
  ],
  [
    'a required argument',
    tools(calling('open', { ...opens, required: ['hive'] })),
    tools(calling('open', { ...opens, required: ['hive', 'toString'] })),
    'error tool-shape /layers/llm/tools/0/function/parameters/required/1',
  ],
  [
    'a keyword beside properties',
    tools(calling('open', { ...opens, additionalProperties: {} })),
    tools(calling('open', { ...opens, frame: {} })),
    'error tool-shape /layers/llm/tools/0/function/parameters/frame',
  ],
  [
    'one tool in two layers',
    layers({
      llm: { tools: [smoke] },
      perception: { visual_tools: [smoke], visual_tool_prompt: 'Call `smoke`.' },
    }),
    layers({
      llm: { tools: [calling('smoke', opens)] },
      perception: { visual_tools: [smoke], visual_tool_prompt: 'Call `smoke`.' },
    }),
    'warning tool-name-taken /layers/llm/tools/0',
  ],
  [
    'one tool in one list',
    tools(smoke, smoke),
    tools(smoke, calling('smoke', opens)),
    'error tool-name-taken /layers/llm/tools/1',
  ],
  [
    'the length of the name of a tool',
    tools(calling('h'.repeat(64))),
    tools(calling('h'.repeat(65))),
    'warning tool-shape /layers/llm/tools/0/function/name',
  ],
  [
    'the length of a text that a sense gives',
    visual({ visual_tools: [reading(1_000)], visual_tool_prompt: 'Call `read`.' }),
    visual({ visual_tools: [reading(1_001)], visual_tool_prompt: 'Call `read`.' }),
    'warning tool-shape /layers/perception/visual_tools/0/function/parameters/properties/label/maxLength',
  ],
  [
    'the prompt of an echo persona',
    { pipeline_mode: 'echo', system_prompt: '' },
    { pipeline_mode: 'echo', system_prompt: '.' },
    'warning ignored-in-echo /system_prompt',
  ],
  [
    'isolation of the voice',
    layers({ conversational_flow: { turn_detection_model: 'sparrow-1', voice_isolation: 'near' } }),
    layers({ conversational_flow: { turn_detection_model: 'sparrow-2', voice_isolation: 'near' } }),
    'warning idle-setting /layers/conversational_flow/voice_isolation',
  ],
  [
    'a wake phrase',
    layers({ conversational_flow: { wake_phrase: 'Hello bees' } }),
    layers({ conversational_flow: { wake_phrase: ' HELLO, ' } }),
    'warning wake-phrase /layers/conversational_flow/wake_phrase',
  ],
  [
    'emotion control',
    layers({ tts: { tts_emotion_control: true }, llm: { speculative_inference: true } }),
    layers({ tts: { tts_emotion_control: true }, llm: { speculative_inference: false } }),
    'warning emotion-control /layers/tts/tts_emotion_control',
  ],
  [
    'a word for a speed',
    layers({ tts: { tts_model_name: 'sonic-1', voice_settings: { speed: 'slow' } } }),
    layers({ tts: { tts_model_name: 'sonic-10', voice_settings: { speed: 'slow' } } }),
    'warning sonic-1-setting /layers/tts/voice_settings/speed',
  ],
  [
    'a current model',
    layers({ stt: { stt_engine: 'tavus-auto' } }),
    layers({ stt: { stt_engine: 'tavus-advanced' } }),
    'warning deprecated-value /layers/stt/stt_engine',
  ],
];
