export type { PersonaBody, PersonaLayers } from './body/body.js';
export type { ConferencingLayer, ConferencingOptions } from './body/conferencing.js';
export {
  type ConversationalFlowLayer,
  type ConversationalFlowOptions,
  type IdleEndBehavior,
  type IdleEngagement,
  idleEndBehaviors,
  idleEngagements,
  isIdleEndBehavior,
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
} from './body/conversational-flow.js';
export {
  type DisclosureOptions,
  type DisclosureType,
  disclosureTypes,
  isDisclosureType,
} from './body/disclosure.js';
export {
  type CustomLlmOptions,
  type HostedLlmOptions,
  type HostedModel,
  type HostedParameters,
  hostedModels,
  isHostedModel,
  type LlmLayer,
  type LlmOptions,
} from './body/llm.js';
export type { PalBody, PalConversationalFlowLayer, PalLayers } from './body/pal.js';
export {
  type AudioOptions,
  type EmotionRecognition,
  emotionRecognitions,
  isEmotionRecognition,
  isPerceptionModel,
  type PerceptionLayer,
  type PerceptionModel,
  type PerceptionOptions,
  perceptionModels,
  type VisualOptions,
} from './body/perception.js';
export { isSttEngine, type SttEngine, type SttLayer, type SttOptions, sttEngines } from './body/stt.js';
export {
  isTransportType,
  type TransportLayer,
  type TransportOptions,
  type TransportType,
  transportTypes,
} from './body/transport.js';
export {
  type CartesiaVoiceSettings,
  type ElevenLabsVoiceSettings,
  isTtsEngine,
  type TtsEngine,
  type TtsLayer,
  type TtsOptions,
  ttsEngines,
  type VoiceSettings,
} from './body/tts.js';
export { persona, preset } from './builder/builder.js';
export { type PersonaFromOptions, personaFrom } from './builder/from.js';
export type { PersonaBuilder, PersonaReady } from './builder/persona.js';
export type { PersonaChange, PlanWarning } from './client/changes/changes.js';
export type { PersonaPlans } from './client/changes/many.js';
export type {
  AppliedPersona,
  ChangeOptions,
  PersonaPlan,
  PlanById,
  PlanByName,
  PlanOfChange,
  PlanOptions,
  ResendOptions,
} from './client/changes/plan.js';
export type { PlanAllOptions, PlanProgress } from './client/changes/plan-all.js';
export type { UpdatedPersona, UpdateOptions } from './client/changes/update.js';
export { type ApiErrorDetails, TavusApiError } from './client/errors/api-error.js';
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
export {
  type ConnectionErrorDetails,
  type ResponseErrorDetails,
  TavusAbortError,
  TavusConnectionError,
  TavusResponseError,
  TavusTimeoutError,
  type TimeoutErrorDetails,
} from './client/errors/transport-errors.js';
export type { ListOptions, Personas, SendOptions } from './client/personas.js';
export type { CreatedPersona, Persona } from './client/requests/persona-in.js';
export type { ApplyOptions } from './client/requests/persona-requests.js';
export { type CreateOptions, type PalCreateOptions, type Tavus, tavus } from './client/tavus.js';
export type { ResponseInfo, TavusPromise, WithResponse } from './client/transport/call.js';
export type { CallOptions, TavusOptions } from './client/transport/connection.js';
export type { TavusLogger } from './client/transport/logger.js';
export { toCode } from './code/to-code.js';
export { TavusConfigError } from './errors/config-error.js';
export {
  type InvalidDetails,
  type InvalidPersona,
  PersonaInvalidError,
} from './errors/invalid-error.js';
export type { Issue, Rule } from './errors/issues.js';
export { type Effect, type FailureDetails, isTavusError, TavusError } from './errors/tavus-error.js';
export type { Preset } from './facts/preset.js';
export type { Fact, Facts } from './facts/state.js';
export type { Secret } from './fields/secret.js';
export {
  type Tool,
  type ToolFunction,
  type ToolOptions,
  type ToolParameter,
  type ToolParameters,
  tool,
} from './fields/tool.js';
export { type Unlisted, unlisted } from './fields/unlisted.js';
export type { Vocabulary } from './fields/vocabulary.js';
// So that compilers find the names that only declarations need: `tavus-persona/internal`.
export type {} from './internal/index.js';
export type { JsonObject, JsonValue } from './json/borrowed-types.js';
export { checkPersona } from './rules/check.js';
