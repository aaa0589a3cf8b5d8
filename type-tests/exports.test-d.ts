import type * as root from 'tavus-persona';
import { expectType } from 'tsd';
import type { Same } from './same.js';

// Whatever can occur in a user's inferred type is exported: the compiler has no name for it otherwise.
export type {
  ApiErrorDetails,
  AudioOptions,
  CartesiaVoiceSettings,
  ConversationalFlowLayer,
  ConversationalFlowOptions,
  CreatedPersona,
  CreateOptions,
  CustomLlmOptions,
  ElevenLabsVoiceSettings,
  End,
  Fact,
  Facts,
  HostedModel,
  IdleEngagement,
  Issue,
  Level,
  LlmLayer,
  LlmOptions,
  NotReady,
  PerceptionLayer,
  PerceptionModel,
  PerceptionOptions,
  PersonaBody,
  PersonaBuilder,
  PersonaLayers,
  PersonaReady,
  Put,
  Rule,
  Secret,
  SttEngine,
  SttLayer,
  SttOptions,
  Tool,
  ToolFunction,
  ToolOptions,
  ToolParameter,
  ToolParameters,
  TtsEngine,
  TtsLayer,
  TtsOptions,
  TurnDetectionModel,
  Unlisted,
  VisualOptions,
  VoiceIsolation,
  VoiceSettings,
  VoiceSettingsOf,
} from 'tavus-persona';

expectType<
  Same<
    keyof typeof root,
    | 'persona'
    | 'tool'
    | 'unlisted'
    | 'TavusError'
    | 'TavusConfigError'
    | 'PersonaInvalidError'
    | 'TavusApiError'
    | 'TavusBadRequestError'
    | 'TavusAuthenticationError'
    | 'TavusConnectionError'
    | 'TavusTimeoutError'
    | 'TavusAbortError'
    | 'TavusResponseError'
  >
>(true);
