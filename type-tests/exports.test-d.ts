import type * as root from 'tavus-persona';
import { expectType } from 'tsd';
import type { Same } from './same.js';

// Whatever can occur in a user's inferred type is exported: the compiler has no name for it otherwise.
export type {
  ApiErrorDetails,
  AppliedPersona,
  AudioOptions,
  CallOptions,
  CartesiaVoiceSettings,
  ChangeOptions,
  ConnectionErrorDetails,
  ConversationalFlowLayer,
  ConversationalFlowOptions,
  CreatedPersona,
  CreateOptions,
  CustomLlmOptions,
  Effect,
  ElevenLabsVoiceSettings,
  Fact,
  Facts,
  FailureDetails,
  HostedLlmOptions,
  HostedModel,
  IdleEndBehavior,
  IdleEngagement,
  IncompleteDetails,
  Issue,
  JsonObject,
  JsonValue,
  Level,
  ListOptions,
  LlmLayer,
  LlmOptions,
  NameErrorDetails,
  OutdatedDetails,
  PalBody,
  PalConversationalFlowLayer,
  PalCreateOptions,
  PalLayers,
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
  RateLimitDetails,
  RedirectDetails,
  ResponseErrorDetails,
  ResponseInfo,
  Rule,
  Secret,
  SendOptions,
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
  ToolOptions,
  ToolParameter,
  ToolParameters,
  TtsEngine,
  TtsLayer,
  TtsOptions,
  TurnDetectionModel,
  Unlisted,
  UpdatedPersona,
  UpdateOptions,
  VisualOptions,
  Vocabulary,
  VoiceIsolation,
  VoiceSettings,
  WithResponse,
} from 'tavus-persona';
export type {
  After,
  AfterEither,
  AlwaysThere,
  Between0_7And1_2,
  Between0And1,
  Between0And2,
  Condition,
  Create,
  Either,
  End,
  EntriesOf,
  ExtraBody,
  Faced,
  FactsIn,
  FactsWithout,
  Finished,
  FinishedFor,
  FinishedPal,
  HasStep,
  InvalidToolName,
  Issues,
  LimitsOf,
  ListPart,
  ManyPersonas,
  NamedPlans,
  NotAnObjectSchema,
  NotAProperty,
  NotForThisModel,
  NotOfChange,
  NotReady,
  OutOfRange,
  PalEnd,
  PalIssues,
  Part,
  PerceptionFacts,
  PerceptionOptionsFor,
  PersonaOrChange,
  PlanOptionsFor,
  PlansFor,
  PresetList,
  Put,
  Sentence,
  SpokenOptions,
  ToolName,
  ToolOptionsOf,
  ToolSchema,
  ToolSchemaProperty,
  Truthy,
  UpdateByChange,
  UpdateOptionsFor,
  UsedFacts,
  VoiceSettingsOf,
  WholePart,
} from 'tavus-persona/internal';

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
    | 'disclosureTypes'
    | 'isDisclosureType'
    | 'emotionRecognitions'
    | 'isEmotionRecognition'
    | 'transportTypes'
    | 'isTransportType'
    | 'idleEndBehaviors'
    | 'idleEngagements'
    | 'isIdleEndBehavior'
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
