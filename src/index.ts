export type { PersonaBody, PersonaLayers } from './body.js';
export type { JsonObject, JsonValue } from './borrowed-types.js';
export { persona, preset } from './builder.js';
export type { ResponseInfo, TavusPromise, WithResponse } from './client/call.js';
export type { CallOptions, TavusOptions } from './client/connection.js';
export { type ApiErrorDetails, TavusApiError } from './client/errors/api-error.js';
export { TavusConfigError } from './client/errors/config-error.js';
export {
  type InvalidDetails,
  type InvalidPersona,
  PersonaInvalidError,
} from './client/errors/invalid-error.js';
export {
  type IncompleteDetails,
  type NameErrorDetails,
  type OutdatedDetails,
  PersonaNameError,
  type PlanFailure,
  PlanIncompleteError,
  PlanOutdatedError,
} from './client/errors/plan-errors.js';
export {
  type ConflictDetails,
  type RateLimitDetails,
  type RedirectDetails,
  TavusAuthenticationError,
  TavusBadRequestError,
  TavusConflictError,
  TavusNotFoundError,
  TavusPaymentRequiredError,
  TavusPermissionError,
  TavusRateLimitError,
  TavusRedirectError,
  TavusServerError,
  TavusUnprocessableError,
} from './client/errors/status-errors.js';
export { type Effect, type FailureDetails, isTavusError, TavusError } from './client/errors/tavus-error.js';
export {
  type ConnectionErrorDetails,
  type ResponseErrorDetails,
  TavusAbortError,
  TavusConnectionError,
  TavusResponseError,
  TavusTimeoutError,
  type TimeoutErrorDetails,
} from './client/errors/transport-errors.js';
export type { NotOfChange, PersonaOrChange } from './client/given.js';
export type { TavusLogger } from './client/logger.js';
export type { CreatedPersona, Persona } from './client/persona-in.js';
export type { ApplyOptions } from './client/persona-requests.js';
export type {
  ListOptions,
  Personas,
  SendOptions,
  UpdateByChange,
  UpdatedPersona,
  UpdateOptions,
  UpdateOptionsFor,
} from './client/personas.js';
export type { PersonaChange, PlanWarning } from './client/plans/changes.js';
export type { ManyPersonas, NamedPlans, PersonaPlans, PlansFor } from './client/plans/many.js';
export type {
  AppliedPersona,
  ChangeOptions,
  PersonaPlan,
  PlanById,
  PlanByName,
  PlanOfChange,
  PlanOptions,
  PlanOptionsFor,
  ResendOptions,
} from './client/plans/plan.js';
export type { PlanAllOptions, PlanProgress } from './client/plans/plan-all.js';
export { type CreateOptions, type Tavus, tavus } from './client/tavus.js';
export type { AlwaysThere, Condition } from './composition.js';
export type { ExtraBody, HasStep } from './extra.js';
export type { Issues } from './fact-rules.js';
export { checkPersona, type PersonaFromOptions, personaFrom } from './from.js';
export {
  type ConversationalFlowLayer,
  type ConversationalFlowOptions,
  type IdleEngagement,
  idleEngagements,
  isIdleEngagement,
  isLevel,
  isTurnDetectionModel,
  isVoiceIsolation,
  type Level,
  levels,
  type TurnDetectionModel,
  turnDetectionModels,
  type VoiceIsolation,
  voiceIsolations,
} from './layers/conversational-flow.js';
export {
  type CustomLlmOptions,
  type HostedLlmOptions,
  type HostedModel,
  type HostedParameters,
  hostedModels,
  isHostedModel,
  type LlmLayer,
  type LlmOptions,
} from './layers/llm.js';
export {
  type AudioOptions,
  isPerceptionModel,
  type LimitsOf,
  type NotForThisModel,
  type PerceptionFacts,
  type PerceptionLayer,
  type PerceptionModel,
  type PerceptionOptions,
  type PerceptionOptionsFor,
  perceptionModels,
  type VisualOptions,
} from './layers/perception.js';
export { isSttEngine, type SttEngine, type SttLayer, type SttOptions, sttEngines } from './layers/stt.js';
export {
  type CartesiaVoiceSettings,
  type ElevenLabsVoiceSettings,
  isTtsEngine,
  type TtsEngine,
  type TtsLayer,
  type TtsOptions,
  ttsEngines,
  type VoiceSettings,
  type VoiceSettingsOf,
} from './layers/tts.js';
export type { End, NotReady } from './not-ready.js';
export type { Finished, PersonaBuilder, PersonaReady, Truthy } from './persona.js';
export type { After, FactsIn, Preset, PresetList } from './preset.js';
export type { Between0_7And1_2, Between0And1, Between0And2, OutOfRange } from './range.js';
export type { Issue, Rule, Sentence } from './rules.js';
export type { Secret } from './secret.js';
export type { Fact, Facts, Put } from './state.js';
export { toCode } from './to-code.js';
export {
  type InvalidToolName,
  type NotAnObjectSchema,
  type NotAProperty,
  type Tool,
  type ToolFunction,
  type ToolName,
  type ToolOptions,
  type ToolOptionsOf,
  type ToolParameter,
  type ToolParameters,
  type ToolSchema,
  type ToolSchemaProperty,
  tool,
} from './tool.js';
export { type Unlisted, unlisted } from './unlisted.js';
export type { EntriesOf, FactsWithout, Part } from './without.js';
