import { planted } from './odd.js';
import { toolOf } from './row.js';

export const own: object = { model: 'kelp-7', base_url: 'https://llm.example.com/v1', api_key: planted.text };

/** Everywhere that a rule looks. */
export const places: readonly ((value: unknown) => unknown)[] = [
  (value) => value,
  (value) => ({ system_prompt: value }),
  (value) => ({ system_prompt: 'You sing.', guardrail_ids: value, document_ids: [value], layers: value }),
  (value) => ({ pipeline_mode: value, layers: { llm: value, tts: value, stt: value, perception: value } }),
  (value) => layer('perception', { perception_model: value, visual_awareness_queries: [value] }),
  (value) => layer('perception', { visual_tools: [value, value], visual_tool_prompt: value }),
  (value) =>
    layer('perception', { visual_tools: [parametersOf({ properties: { a: value, b: { items: value } } })] }),
  (value) => layer('perception', { audio_tools: [parametersOf({ anyOf: value, maxLength: value })] }),
  (value) => layer('perception', { audio_tools: value, audio_tool_prompt: 'Use it.' }),
  (value) => layer('stt', { stt_engine: value, hotwords: value }),
  (value) => layer('llm', { model: value, extra_body: { temperature: value } }),
  (value) => layer('llm', { ...own, base_url: value, headers: { 'x-fog': value } }),
  (value) => layer('llm', { ...own, api_key: value, headers: value }),
  (value) => layer('llm', { tools: [toolOf(value), toolOf('a', { description: value, parameters: value })] }),
  (value) =>
    layer('llm', {
      tools: [
        { type: value, function: value },
        { name: value, description: value },
      ],
    }),
  (value) => layer('llm', { tools: [parametersOf({ properties: value, required: [value], beside: value })] }),
  (value) => layer('llm', { tools: [parametersOf({ required: value }), { function: { name: 'a' } }] }),
  (value) => layer('tts', { tts_engine: value, tts_model_name: value, voice_settings: { speed: value } }),
  (value) => layer('tts', { voice_settings: value, api_key: value, tts_emotion_control: value }),
  (value) => layer('conversational_flow', { turn_detection_model: value, wake_phrase: value }),
];

export function layer(name: string, settings: object): unknown {
  return { system_prompt: 'You sing.', layers: { [name]: settings } };
}

export function parametersOf(schema: object): unknown {
  return toolOf('a', { parameters: { type: 'object', ...schema } });
}
