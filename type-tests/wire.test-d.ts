import type {
  ConferencingLayer,
  ConversationalFlowLayer,
  LlmLayer,
  PerceptionLayer,
  PersonaBody,
  PersonaLayers,
  SttLayer,
  Tool,
  TransportLayer,
  TtsLayer,
} from 'tavus-persona';
import { expectAssignable, expectType } from 'tsd';
import type { JsonObject } from 'type-fest';
import type { Same } from './same.js';

// Written by hand from the contract, so that the derivation in src/wire.ts can lose or rename nothing unseen.

type AnyString = string & {};

expectType<
  Same<
    PersonaBody,
    {
      readonly persona_name?: string;
      readonly system_prompt?: string;
      readonly pipeline_mode: 'full' | 'echo';
      readonly default_replica_id?: string;
      readonly document_ids?: readonly string[];
      readonly document_tags?: readonly string[];
      readonly objectives_id?: string;
      readonly guardrail_ids?: readonly string[];
      readonly guardrail_tags?: readonly string[];
      readonly guardrails_id?: string;
      readonly tool_ids?: readonly string[];
      readonly greeting?: string;
      readonly languages?: readonly string[];
      readonly disclosure_type?: 'always' | 'auto' | 'off' | AnyString;
      readonly verbal_disclosure?: string;
      readonly visual_disclosure?: string;
      readonly layers?: PersonaLayers;
    }
  >
>(true);

expectType<
  Same<
    PersonaLayers,
    {
      readonly llm?: LlmLayer;
      readonly tts?: TtsLayer;
      readonly stt?: SttLayer;
      readonly perception?: PerceptionLayer;
      readonly conversational_flow?: ConversationalFlowLayer;
      readonly transport?: TransportLayer;
      readonly conferencing?: ConferencingLayer;
    }
  >
>(true);

expectType<
  Same<
    Omit<LlmLayer, 'extra_body' | 'default_query'>,
    {
      readonly model?: string;
      readonly base_url?: string;
      readonly api_key?: string;
      readonly speculative_inference?: boolean;
      readonly headers?: { readonly [name: string]: string };
      readonly tools?: readonly Tool[];
    }
  >
>(true);

// It contains itself, and compilers do not compare such types for identity.
expectAssignable<JsonObject>({} as NonNullable<LlmLayer['extra_body']>);
expectAssignable<LlmLayer>({ extra_body: {} as JsonObject, default_query: {} as JsonObject });
expectAssignable<TransportLayer>({ input_settings: {} as JsonObject, room_settings: {} as JsonObject });

expectType<
  Same<Pick<TransportLayer, 'transport_type'>, { readonly transport_type?: 'livekit' | 'daily' | AnyString }>
>(true);

expectType<Same<ConferencingLayer, { readonly username?: string; readonly allowlist?: readonly string[] }>>(
  true,
);

expectType<
  Same<
    TtsLayer,
    {
      readonly tts_engine?: 'cartesia' | 'elevenlabs' | 'azure' | 'tavus-auto' | AnyString;
      readonly voice_id?: string;
      readonly api_key?: string;
      readonly external_voice_id?: string;
      readonly voice_settings?:
        | {
            readonly speed?: number | 'slowest' | 'slow' | 'normal' | 'fast' | 'fastest';
            readonly volume?: number;
            readonly emotion?: string | readonly string[];
          }
        | {
            readonly speed?: number;
            readonly stability?: number;
            readonly similarity_boost?: number;
            readonly style?: number;
            readonly use_speaker_boost?: boolean;
          };
      readonly tts_emotion_control?: boolean;
      readonly tts_model_name?: string;
      readonly pronunciation_dictionary_id?: string;
    }
  >
>(true);

expectType<
  Same<
    SttLayer,
    {
      readonly stt_engine?:
        | 'tavus-auto'
        | 'tavus-parakeet'
        | 'tavus-soniox'
        | 'tavus-whisper'
        | 'tavus-deepgram-medical'
        | 'tavus-advanced'
        | AnyString;
      readonly hotwords?: string;
    }
  >
>(true);

expectType<
  Same<
    PerceptionLayer,
    {
      readonly perception_model?: 'raven-1' | 'raven-0' | 'off' | AnyString;
      readonly visual_awareness_queries?: readonly string[];
      readonly perception_analysis_queries?: readonly string[];
      readonly visual_tools?: readonly Tool[];
      readonly visual_tool_prompt?: string;
      readonly audio_awareness_queries?: readonly string[];
      readonly audio_tools?: readonly Tool[];
      readonly audio_tool_prompt?: string;
      readonly emotion_recognition?: 'auto' | 'full' | 'limited' | AnyString;
    }
  >
>(true);

expectType<
  Same<
    ConversationalFlowLayer,
    {
      readonly turn_detection_model?: 'sparrow-2' | 'sparrow-1' | 'sparrow-0' | AnyString;
      readonly turn_taking_patience?: 'low' | 'medium' | 'high' | AnyString;
      readonly replica_interruptibility?: 'low' | 'medium' | 'high' | AnyString;
      readonly voice_isolation?: 'near' | 'off' | AnyString;
      readonly wake_phrase?: string;
      readonly sleep_phrase?: string;
      readonly idle_engagement?: 'off' | 'patient' | 'eager' | AnyString;
      readonly idle_end_behavior?: 'wait' | 'end_conversation' | AnyString;
    }
  >
>(true);
