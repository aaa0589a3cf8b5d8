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
export type { TavusLogger } from './client/logger.js';
export type { CreatedPersona, Persona } from './client/persona-in.js';
export type { ApplyOptions } from './client/persona-requests.js';
export type { ListOptions, Personas, SendOptions, UpdatedPersona, UpdateOptions } from './client/personas.js';
export type { PersonaChange, PlanWarning } from './client/plans/changes.js';
export type { PersonaPlans } from './client/plans/many.js';
export type {
  AppliedPersona,
  ChangeOptions,
  PersonaPlan,
  PlanById,
  PlanByName,
  PlanOfChange,
  PlanOptions,
  ResendOptions,
} from './client/plans/plan.js';
export type { PlanAllOptions, PlanProgress } from './client/plans/plan-all.js';
export { type CreateOptions, type Tavus, tavus } from './client/tavus.js';
export { checkPersona, type PersonaFromOptions, personaFrom } from './from.js';
// So that compilers find the names that only declarations need: `tavus-persona/internal`.
export type {} from './internal.js';
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
  type PerceptionLayer,
  type PerceptionModel,
  type PerceptionOptions,
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
} from './layers/tts.js';
export type { PersonaBuilder, PersonaReady } from './persona.js';
export type { Preset } from './preset.js';
export type { Issue, Rule } from './rules.js';
export type { Secret } from './secret.js';
export type { Fact, Facts } from './state.js';
export { toCode } from './to-code.js';
export {
  type Tool,
  type ToolFunction,
  type ToolOptions,
  type ToolParameter,
  type ToolParameters,
  tool,
} from './tool.js';
export { type Unlisted, unlisted } from './unlisted.js';
