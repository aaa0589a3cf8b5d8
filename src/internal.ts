/**
 * What only declarations name: compilers write these types out where a type is inferred. Nobody has to import them,
 * and they can change with every version.
 *
 * @internal
 * @module
 */

export type { NotOfChange, PersonaOrChange } from './client/given.js';
export type { UpdateByChange, UpdateOptionsFor } from './client/personas.js';
export type { ManyPersonas, NamedPlans, PlansFor } from './client/plans/many.js';
export type { PlanOptionsFor } from './client/plans/plan.js';
export type { AlwaysThere, Condition } from './composition.js';
export type { ExtraBody, HasStep } from './extra.js';
export type { Issues } from './fact-rules.js';
export type {
  LimitsOf,
  NotForThisModel,
  PerceptionFacts,
  PerceptionOptionsFor,
} from './layers/perception.js';
export type { VoiceSettingsOf } from './layers/tts.js';
export type { End, NotReady } from './not-ready.js';
export type { Either, Finished, Truthy } from './persona.js';
export type { After, AfterEither, Facts as UsedFacts, FactsIn, PresetList } from './preset.js';
export type { Between0_7And1_2, Between0And1, Between0And2, OutOfRange } from './range.js';
export type { Sentence } from './rules.js';
export type { Put } from './state.js';
export type {
  InvalidToolName,
  NotAnObjectSchema,
  NotAProperty,
  ToolName,
  ToolOptionsOf,
  ToolSchema,
  ToolSchemaProperty,
} from './tool.js';
export type { EntriesOf, FactsWithout, ListPart, Part, WholePart } from './without.js';
