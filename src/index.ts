export type { CreatedPersona } from './client/answer.js';
export type { CreateOptions } from './client/create.js';
export {
  type ApiErrorDetails,
  TavusApiError,
  TavusAuthenticationError,
  TavusBadRequestError,
} from './client/errors/api-error.js';
export { TavusConfigError } from './client/errors/config-error.js';
export { PersonaInvalidError } from './client/errors/invalid-error.js';
export { TavusError } from './client/errors/tavus-error.js';
export {
  TavusAbortError,
  TavusConnectionError,
  TavusResponseError,
  TavusTimeoutError,
} from './client/errors/transport-errors.js';
export type {
  ConversationalFlowLayer,
  ConversationalFlowOptions,
  IdleEngagement,
  Level,
  TurnDetectionModel,
  VoiceIsolation,
} from './layers/conversational-flow.js';
export type { CustomLlmOptions, HostedModel, LlmLayer, LlmOptions } from './layers/llm.js';
export type {
  AudioOptions,
  PerceptionLayer,
  PerceptionModel,
  PerceptionOptions,
  VisualOptions,
} from './layers/perception.js';
export type { SttEngine, SttLayer, SttOptions } from './layers/stt.js';
export type {
  CartesiaVoiceSettings,
  ElevenLabsVoiceSettings,
  TtsEngine,
  TtsLayer,
  TtsOptions,
  VoiceSettings,
  VoiceSettingsOf,
} from './layers/tts.js';
export {
  type PersonaBody,
  type PersonaBuilder,
  type PersonaLayers,
  type PersonaReady,
  persona,
} from './persona.js';
export type { Issue, Rule } from './rules.js';
export type { Secret } from './secret.js';
export type { End, Fact, Facts, NotReady, Put } from './state.js';
export {
  type Tool,
  type ToolFunction,
  type ToolOptions,
  type ToolParameter,
  type ToolParameters,
  tool,
} from './tool.js';
export { type Unlisted, unlisted } from './unlisted.js';
