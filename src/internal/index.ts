/**
 * What only declarations name: compilers write these types out where a type is inferred. Nobody has to import them,
 * and they can change with every version.
 *
 * @internal
 * @module
 */

export type {
  LimitsOf,
  NotForThisModel,
  PerceptionFacts,
  PerceptionOption,
  PerceptionOptionsFor,
} from '../body/perception.js';
export type { NoTtsOption, TtsOptionsFor, VoiceSettingsOf } from '../body/tts.js';
export type { Create, Either, Finished, Truthy } from '../builder/persona.js';
export type { ManyPersonas, NamedPlans, PlansFor } from '../client/changes/many.js';
export type { PlanOptionsFor } from '../client/changes/plan.js';
export type { UpdateByChange, UpdateOptionsFor } from '../client/changes/update.js';
export type { SpokenOptions } from '../client/tavus.js';
export type { AlwaysThere, Condition } from '../draft/composition.js';
export type { ExtraBody, HasStep } from '../draft/extra.js';
export type {
  Faced,
  FinishedFor,
  FinishedPal,
  FinishedPersona,
  NotOfChange,
  PersonaOrChange,
} from '../draft/handover.js';
export type { EntriesOf, FactsWithout, ListPart, Part, WholePart } from '../draft/without.js';
export type { Sentence } from '../errors/issues.js';
export type { Issues, PalIssues } from '../facts/fact-rules.js';
export type { End, NotReady, PalEnd } from '../facts/not-ready.js';
export type { After, AfterEither, Facts as UsedFacts, FactsIn, PresetList } from '../facts/preset.js';
export type { Put } from '../facts/state.js';
export type { Between0_7And1_2, Between0And1, Between0And2, OutOfRange } from '../fields/range.js';
export type {
  InvalidToolName,
  NotAnObjectSchema,
  NotAProperty,
  ToolName,
  ToolOptionsOf,
  ToolSchema,
  ToolSchemaProperty,
} from '../fields/tool.js';
