import type * as root from 'tavus-persona';
import { expectType } from 'tsd';
import type { Same } from './same.js';

// Whatever can occur in a user's inferred type is exported: the compiler has no name for it otherwise.
export type {
  AlwaysThere,
  ApiErrorDetails,
  AppliedPersona,
  AudioOptions,
  Between0_7And1_2,
  Between0And1,
  Between0And2,
  CallOptions,
  CartesiaVoiceSettings,
  ChangeOptions,
  Condition,
  ConnectionErrorDetails,
  ConversationalFlowLayer,
  ConversationalFlowOptions,
  CreatedPersona,
  CreateOptions,
  CustomLlmOptions,
  Effect,
  ElevenLabsVoiceSettings,
  End,
  ExtraBody,
  Fact,
  Facts,
  FailureDetails,
  HasStep,
  HostedLlmOptions,
  HostedModel,
  IdleEngagement,
  IncompleteDetails,
  InvalidToolName,
  Issue,
  Issues,
  JsonObject,
  JsonValue,
  Level,
  LimitsOf,
  ListOptions,
  LlmLayer,
  LlmOptions,
  NameErrorDetails,
  NotAnObjectSchema,
  NotAProperty,
  NotForThisModel,
  NotReady,
  OutdatedDetails,
  OutOfRange,
  PerceptionFacts,
  PerceptionLayer,
  PerceptionModel,
  PerceptionOptions,
  Persona,
  PersonaBody,
  PersonaBuilder,
  PersonaChange,
  PersonaFromOptions,
  PersonaLayers,
  PersonaPlan,
  PersonaPlans,
  PersonaReady,
  Personas,
  PlanAllOptions,
  PlanById,
  PlanByName,
  PlanFailure,
  PlanOptions,
  PlanProgress,
  PlanWarning,
  Preset,
  Put,
  RateLimitDetails,
  RedirectDetails,
  ResponseErrorDetails,
  ResponseInfo,
  Rule,
  Secret,
  SendOptions,
  Sentence,
  SttEngine,
  SttLayer,
  SttOptions,
  Tavus,
  TavusLogger,
  TavusOptions,
  TavusPromise,
  TimeoutErrorDetails,
  Tool,
  ToolFunction,
  ToolName,
  ToolOptions,
  ToolOptionsOf,
  ToolParameter,
  ToolParameters,
  ToolSchema,
  ToolSchemaProperty,
  Truthy,
  TtsEngine,
  TtsLayer,
  TtsOptions,
  TurnDetectionModel,
  Unlisted,
  UpdatedPersona,
  UpdateOptions,
  VisualOptions,
  VoiceIsolation,
  VoiceSettings,
  VoiceSettingsOf,
  WithResponse,
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
    | 'hostedModels'
    | 'isHostedModel'
    | 'ttsEngines'
    | 'isTtsEngine'
    | 'sttEngines'
    | 'isSttEngine'
    | 'perceptionModels'
    | 'isPerceptionModel'
    | 'turnDetectionModels'
    | 'isTurnDetectionModel'
    | 'levels'
    | 'isLevel'
    | 'voiceIsolations'
    | 'isVoiceIsolation'
    | 'idleEngagements'
    | 'isIdleEngagement'
    | 'TavusError'
    | 'TavusConfigError'
    | 'PersonaInvalidError'
    | 'PersonaNameError'
    | 'PlanIncompleteError'
    | 'PlanOutdatedError'
    | 'TavusApiError'
    | 'TavusBadRequestError'
    | 'TavusAuthenticationError'
    | 'TavusPaymentRequiredError'
    | 'TavusPermissionError'
    | 'TavusNotFoundError'
    | 'TavusConflictError'
    | 'TavusUnprocessableError'
    | 'TavusRateLimitError'
    | 'TavusServerError'
    | 'TavusRedirectError'
    | 'isTavusError'
    | 'tavus'
    | 'TavusConnectionError'
    | 'TavusTimeoutError'
    | 'TavusAbortError'
    | 'TavusResponseError'
  >
>(true);
