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
  ExtraBody,
  Fact,
  Facts,
  From0To1,
  From0To2,
  From07To12,
  HasStep,
  HostedLlmOptions,
  HostedModel,
  IdleEngagement,
  Issue,
  Issues,
  Level,
  LimitsOf,
  LlmLayer,
  LlmOptions,
  NoParameter,
  NoToolName,
  NotReady,
  OutOfRange,
  PerceptionFacts,
  PerceptionLayer,
  PerceptionModel,
  PerceptionOptions,
  PersonaBody,
  PersonaBuilder,
  PersonaFromOptions,
  PersonaLayers,
  PersonaReady,
  Preset,
  Put,
  Rule,
  Secret,
  Senseless,
  Sentence,
  SttEngine,
  SttLayer,
  SttOptions,
  Tool,
  ToolFunction,
  ToolName,
  ToolOptions,
  ToolParameter,
  ToolParameters,
  ToolParametersOf,
  Truthy,
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
    | 'preset'
    | 'checkPersona'
    | 'personaFrom'
    | 'toCode'
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
