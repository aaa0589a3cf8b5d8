import {
  type AudioOptions,
  type ConversationalFlowOptions,
  type CreateOptions,
  type CustomLlmOptions,
  type LlmOptions,
  type PerceptionModel,
  type PerceptionOptions,
  persona,
  type SttOptions,
  type ToolParameters,
  type TtsOptions,
  tool,
  unlisted,
  type VisualOptions,
} from 'tavus-persona';
import type { JsonObject } from 'type-fest';

declare const json: JsonObject;
declare const unknowns: Record<string, unknown>;
declare const count: number;
declare const model: PerceptionModel;
declare const senses: 'raven-0' | 'raven-1';

const guide = persona().prompt('You give tours.');

// @ok each range, from end to end
guide.tts('elevenlabs', { voiceSettings: { speed: 0.7, stability: 0, similarityBoost: 0, style: 0 } });
guide.tts('elevenlabs', { voiceSettings: { speed: 1.2, stability: 1, similarityBoost: 1, style: 1 } });
guide.tts('elevenlabs', { voiceSettings: { speed: 1, stability: 1e-7, similarityBoost: 0.999, style: 0.5 } });
guide
  .tts('elevenlabs', { voiceSettings: { speed: 0.95 } })
  .tts('elevenlabs', { voiceSettings: { speed: 1.15 } });
guide.llm('tavus-gpt-oss', { extraBody: { temperature: 0, top_p: 0 } });
guide.llm('tavus-gpt-oss', { extraBody: { temperature: 2, top_p: 1 } });
guide.llm('tavus-gpt-oss', { extraBody: { temperature: 1.99, top_p: 0.01 } });

// @ok one of two numbers
guide.llm('tavus-gpt-oss', { extraBody: { temperature: count > 1 ? 0.5 : 1.5 } });
guide.tts('elevenlabs', { voiceSettings: { speed: count > 1 ? 0.8 : 1.15 } });

// @ok numbers that only the run time knows
guide.tts('elevenlabs', { voiceSettings: { speed: count, stability: count, style: count } }).build();
guide.llm('tavus-gpt-oss', { extraBody: { temperature: count, top_p: count } }).build();

// @ok the other engine's numbers have no range
guide.tts('cartesia', { voiceSettings: { speed: -1, volume: 7 } }).build();

// @ok a model of one's own has no range
guide.customLlm({
  model: 'm',
  baseUrl: 'https://llm.example.com/v1',
  apiKey: 'k',
  extraBody: { temperature: 9 },
});

// @ok JSON as the model's parameters
guide.llm('tavus-gpt-oss', { extraBody: json }).build();
guide.llm('tavus-gpt-oss', { extraBody: { ...json, temperature: 0.5 } }).build();
guide
  .llm('tavus-gpt-oss', { extraBody: { stop: ['END', null], nested: { deep: [1, { at: true }] } } })
  .build();

// @ok JSON as settings of an unlisted engine
guide.tts(unlisted('loudmouth'), { voiceSettings: json }).build();

// @ok unknown fields from elsewhere
guide.extra(unknowns).extra(json).build();

// @ok newer fields, at every depth
guide
  .extra({ farewell: 'Good morning!' })
  .extra({ layers: { llm: { seed: 4 }, tts: { voice_settings: { pitch: 2 }, streaming: true } } })
  .extra({ layers: { stt: { language: 'da' }, perception: { frames: 4 }, conversational_flow: { pace: 1 } } })
  .extra({ layers: { lipsync: { model: 'next' } }, nested: { persona_name: 'somewhere else' } })
  .build();

// @ok an empty extra
guide
  .extra({})
  .extra({ layers: {} })
  .extra({ layers: { tts: {} } })
  .build();

// @ok options that are held in variables
const llm = { speculativeInference: true, extraBody: { temperature: 0.4 } };
const tts = { ttsModelName: 'sonic-3', voiceSettings: { speed: 1.1, emotion: 'calm' } };
const flow = { turnTakingPatience: 'high', voiceIsolation: 'near' } as const;
guide.llm('tavus-gpt-oss', llm).tts('cartesia', tts).conversationalFlow(flow).build();

// @ok options under their own types
const llmOptions: LlmOptions = { headers: { 'x-team': () => 'tours' } };
const ttsOptions: TtsOptions<'elevenlabs'> = { voiceSettings: { stability: count } };
const sttOptions: SttOptions = { hotwords: 'Zeilinger' };
const flowOptions: ConversationalFlowOptions = { turnDetectionModel: unlisted('sparrow-3') };
const ownLlm: CustomLlmOptions = {
  model: 'm',
  baseUrl: 'https://llm.example.com/v1',
  apiKey: async () => 'k',
};
guide.llm('tavus-gpt-oss', llmOptions).tts('elevenlabs', ttsOptions).stt('tavus-auto', sttOptions).build();
guide.conversationalFlow(flowOptions).customLlm(ownLlm).build();

// @ok options that satisfy their types
const audio = { awarenessQueries: ['Does the caller whisper?'] } satisfies AudioOptions;
const visual = { awarenessQueries: ['Who waits?'], tools: [] } as const satisfies VisualOptions;
const both = { visual, audio } satisfies PerceptionOptions;
guide.audio(audio).visual(visual).perception('raven-1', both).build();

// @ok one sense for a model that only sees
guide.perception('raven-0', { visual }).build();
guide.perception(senses, { visual }).build();

// @ok a model off, with nothing to perceive
guide.perception('off').build();
guide.perception('off', {}).build();

// @ok a union of models, without senses
guide.perception(model).build();
guide.perception(senses).visual(visual).build();

// @ok create options that are held in a variable
const options = { apiKey: () => 'a-key', timeout: 5_000, onWarning: console.warn } satisfies CreateOptions;
guide.create(options);

// @ok unlisted values everywhere
guide
  .llm(unlisted('tavus-next'), { extraBody: { temperature: 2 } })
  .tts(unlisted('loudmouth'))
  .stt(unlisted('tavus-murmur'), { hotwords: 'Huth' })
  .perception(unlisted('raven-2'), { visual, audio })
  .conversationalFlow({
    turnDetectionModel: unlisted('sparrow-3'),
    turnTakingPatience: unlisted('endless'),
    replicaInterruptibility: unlisted('never'),
    voiceIsolation: unlisted('far'),
    idleEngagement: unlisted('often'),
  })
  .build();

// @ok an unlisted model is never judged
persona().echo().perception(unlisted('raven-2')).build();
guide.audio(audio).perception(unlisted('raven-2')).build();
guide.requires('tts', 'perception').tts(unlisted('loudmouth')).perception(unlisted('raven-2')).build();

// @ok an unlisted value where a listed one may stand
const engine = count > 1 ? 'cartesia' : unlisted('loudmouth');
guide.tts(engine).build();

// @ok tool names and parameters that only the run time knows
const parameters: ToolParameters = { type: 'object', properties: {}, required: ['day'] };
const dynamicName: string = 'book_table';
guide.tools(tool(dynamicName, { description: 'Book a table.', parameters })).build();

// @ok tool names with all that a name may have
tool('_private2', { description: 'Open the door.' });
tool('openDoor_2', { description: 'Open the door.' });

// @ok required arguments that are there
tool('book', {
  description: 'Book a table.',
  parameters: {
    type: 'object',
    properties: { day: {}, seats: { type: 'integer' } },
    required: ['seats', 'day'],
  },
});
tool('cancel', {
  description: 'Cancel it.',
  parameters: { type: 'object', properties: { id: {} }, required: [] },
});

// @ok a deprecated step in a preset and under a condition
guide.when(count, (p) => p.guardrailSet('g-2024')).build();
