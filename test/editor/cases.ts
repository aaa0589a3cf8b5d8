import {
  idleEndBehaviors,
  idleEngagements,
  levels,
  turnDetectionModels,
  voiceIsolations,
} from '../../src/body/conversational-flow.js';
import { disclosureTypes } from '../../src/body/disclosure.js';
import { hostedModels } from '../../src/body/llm.js';
import { emotionRecognitions, perceptionModels } from '../../src/body/perception.js';
import { sttEngines } from '../../src/body/stt.js';
import { transportTypes } from '../../src/body/transport.js';
import { speedWords, ttsEngines } from '../../src/body/tts.js';
import { type Issue, persona, preset } from '../../src/index.js';
import { mark } from './documents.js';
import { membersOf } from './library.js';
import { toolDeclarations } from './tool-cases.js';

/** Where steps can be written. */
export interface Surrounding {
  readonly where: string;
  around(steps: string): string;
}

export const surroundings: readonly [Surrounding, ...Surrounding[]] = [
  { where: 'in a chain', around: (steps) => `persona().name('Guide')${steps}` },
  { where: 'in .when()', around: (steps) => `persona().when(tested, (p, id) => p.replica(id)${steps})` },
  { where: 'at the first step of .when()', around: (steps) => `persona().when(tested, (p) => p${steps})` },
  { where: 'in its otherwise', around: (steps) => `persona().when(tested, (p) => p, (p) => p${steps})` },
  { where: 'in .each()', around: (steps) => `persona().each(['d-1'], (p, id) => p.documents(id)${steps})` },
  { where: 'in .pipe()', around: (steps) => `persona().pipe((p) => p${steps})` },
  { where: 'in a preset', around: (steps) => `const warm = preset((p) => p${steps})` },
  { where: 'after personaFrom()', around: (steps) => `personaFrom({})${steps}` },
];

/** A call of a step on an empty persona, and what its hover shows. */
export interface StepCase {
  readonly call: string;
  /** A part of the signature. */
  readonly takes: string;
  /** The states that the persona may be in after it. */
  readonly states: readonly string[];
}

function step(call: string, takes: string, ...states: readonly string[]): StepCase {
  return { call, takes, states: states.length === 0 ? ['{}'] : states };
}

export const steps: Readonly<Record<string, StepCase>> = {
  name: step("name('Guide')", '(text: string | ((old: string) => string))'),
  prompt: step(
    "prompt('You give tours.')",
    '(text: string | ((old: string) => string))',
    '{ prompt: true; }',
  ),
  appendPrompt: step("appendPrompt('Be brief.')", '(text: string)'),
  echo: step('echo()', '()', '{ mode: "echo"; }'),
  full: step('full()', '()', '{ mode: "full"; }'),
  replica: step("replica('r-1')", '(id: string)', '{ replica: true; }'),
  documents: step("documents('d-1')", '(...ids: readonly string[])'),
  documentTags: step("documentTags('prices')", '(...tags: readonly string[])'),
  objectives: step("objectives('o-1')", '(id: string)'),
  guardrails: step("guardrails('g-1')", '(...ids: readonly string[])'),
  guardrailTags: step("guardrailTags('health')", '(...tags: readonly string[])'),
  guardrailSet: step("guardrailSet('g-2024')", '(id: string)'),
  attach: step("attach('t-1')", '(...toolIds: readonly string[])'),
  greeting: step("greeting('Hello.')", '(text: string)'),
  languages: step("languages('en')", '(...codes: readonly string[])'),
  disclosure: step("disclosure('always')", 'options?: DisclosureOptions)'),
  llm: step("llm('tavus-gpt-oss')", 'LlmOptions', '{ llm: "hosted"; }'),
  customLlm: step(
    "customLlm({ model: 'm', baseUrl: 'https://llm.example.com/v1', apiKey: 'k' })",
    '(options: CustomLlmOptions)',
    '{ llm: "custom"; }',
  ),
  tools: step("tools(tool('look_up', { description: 'Find an order.' }))", '(...tools: readonly Tool[])'),
  tts: step(
    "tts('cartesia', { voiceSettings: { volume: 2 } })",
    '(engine: "cartesia", options?: TtsOptionsFor<"cartesia"',
    '{ tts: "cartesia"; }',
  ),
  voice: step("voice('v-1')", '(id: string)'),
  stt: step("stt('tavus-auto')", 'options?: SttOptions)', '{ stt: true; }'),
  perception: step(
    "perception('raven-1', { audio: {} })",
    '(model: "raven-1", options?: PerceptionOptionsFor<"raven-1", "audio">',
    '{ audio: true; perception: "raven-1"; }',
  ),
  visual: step("visual({ toolPrompt: 'Look.' })", '(options: VisualOptions)', '{ visual: true; }'),
  audio: step("audio({ toolPrompt: 'Listen.' })", '(options: AudioOptions)', '{ audio: true; }'),
  emotionRecognition: step("emotionRecognition('limited')", '(value: ', '{ emotionRecognition: true; }'),
  transport: step("transport('livekit')", 'options?: TransportOptions)'),
  conferencing: step("conferencing({ username: 'guide' })", '(options: ConferencingOptions)'),
  conversationalFlow: step(
    "conversationalFlow({ turnTakingPatience: 'low' })",
    '(options: ConversationalFlowOptions)',
  ),
  extra: step("extra({ farewell: 'Hello.' })", '(body: ExtraBody<"farewell", never>)'),
  use: step(
    "use(preset((p) => p.tts('cartesia').echo()))",
    '(presets_0: Preset<{ mode: "echo"; tts: "cartesia"; }>)',
    '{ mode: "echo"; tts: "cartesia"; }',
  ),
  when: step(
    "when(tested, (p, id) => p.replica(id).stt('tavus-auto'))",
    '(persona: PersonaBuilder<{}>, value: string) => PersonaBuilder<{ replica: true; stt: true; }>',
    '{ replica: true; stt: true; }',
    '{}',
  ),
  without: step("without('tts')", '(part: "tts")', '{ tts: undefined; }'),
  each: step(
    "each(['d-1'], (p, id) => p.documents(id))",
    '(items: Iterable<string>, steps: (persona: PersonaBuilder<{}>, item: string) => PersonaBuilder<{}>)',
  ),
  pipe: step(
    'pipe((p) => p.full())',
    '(fn: (persona: PersonaBuilder<{}>) => PersonaBuilder<{ mode: "full"; }>)',
    '{ mode: "full"; }',
  ),
  requires: step(
    "requires('prompt', 'tts')",
    '(fact: "prompt" | "tts", ...facts: readonly ("prompt" | "tts")[])',
    '{ needs: "prompt" | "tts"; }',
  ),
  dynamic: step('dynamic()', '()', '{ dynamic: true; }'),
};

/** A declaration, and all that its hover shows. */
export const declarations: readonly { readonly code: string; readonly shown: string }[] = [
  {
    code: `const ${mark}guide = persona().prompt('You give tours.').tts('cartesia').visual({});`,
    shown: 'const guide: PersonaBuilder<{ prompt: true; tts: "cartesia"; visual: true; }>',
  },
  {
    code: `const ${mark}guide = persona().when(tested, (p, id) => p.tts('cartesia').replica(id));`,
    shown: 'const guide: PersonaBuilder<{ replica: true; tts: "cartesia"; } | {}>',
  },
  {
    code: `const ${mark}guide = persona().echo().dynamic().prompt('You give tours.');`,
    shown: 'const guide: PersonaBuilder<{ dynamic: true; }>',
  },
  {
    code: `const ${mark}warm = preset((p) => p.tts('cartesia').perception('raven-1'));`,
    shown: 'const warm: Preset<{ perception: "raven-1"; tts: "cartesia"; }>',
  },
  {
    code: `const warm = preset((${mark}p) => p.tts('cartesia'));`,
    shown: '(parameter) p: PersonaBuilder<{}>',
  },
  {
    code: `persona().echo().when(tested, (${mark}p, id) => p.replica(id));`,
    shown: '(parameter) p: PersonaBuilder<{}>',
  },
  {
    code: `persona().when(tested, (p, ${mark}id) => p.replica(id));`,
    shown: '(parameter) id: string',
  },
  {
    code: `const ${mark}body = persona().prompt('You give tours.').build();`,
    shown: 'const body: PersonaBody',
  },
  {
    code: `const ${mark}created = await persona().prompt('You give tours.').create();`,
    shown: 'const created: CreatedPersona',
  },
  {
    code: `persona().prompt('You give tours.').${mark}build();`,
    shown: '(property) PersonaBuilder<{ prompt: true; }>.build: () => PersonaBody',
  },
  {
    code: `persona().prompt('You give tours.').${mark}create();`,
    shown:
      '(property) PersonaBuilder<{ prompt: true; }>.create: (options?: CreateOptions) => TavusPromise<CreatedPersona>',
  },
  {
    code: `persona().prompt('You give tours.').replica('r-1').${mark}create();`,
    shown:
      '(property) PersonaBuilder<{ prompt: true; replica: true; }>.create: (options?: PalCreateOptions) => TavusPromise<CreatedPersona>',
  },
  {
    code: `persona().echo().replica('r-1').${mark}toPal();`,
    shown: '(property) PersonaBuilder<{ mode: "echo"; replica: true; }>.toPal: () => PalBody',
  },
  ...toolDeclarations,
];

/** Calls of the functions that the package exports. */
export const functions: Readonly<Record<string, string>> = {
  persona: 'persona()',
  preset: 'preset((p) => p.echo())',
  tool: "tool('look_up', { description: 'Find an order.' })",
  unlisted: "unlisted('sparrow-3')",
  personaFrom: 'personaFrom({})',
  checkPersona: 'checkPersona({})',
};

/** A chain without its end, once for the editor and once to ask what is wrong with it. */
export const unfinished: readonly {
  readonly chain: string;
  readonly persona: { check(): readonly Issue[] };
}[] = [
  { chain: "persona().name('Guide')", persona: persona().name('Guide') },
  {
    chain: "persona().prompt('Hi.').perception('raven-0').audio({})",
    persona: persona().prompt('Hi.').perception('raven-0').audio({}),
  },
  {
    chain: "persona().prompt('Hi.').perception('off').visual({})",
    persona: persona().prompt('Hi.').perception('off').visual({}),
  },
  { chain: "persona().echo().stt('tavus-auto')", persona: persona().echo().stt('tavus-auto') },
  {
    chain: "persona().use(preset((p) => p.requires('tts')))",
    persona: persona().use(preset((p) => p.requires('tts'))),
  },
];

/** An object with options, in a step. */
export interface OptionsCase {
  readonly interfaceName: string;
  /** A field that is shown as deprecated, for those who look for it. */
  readonly besides?: readonly string[];
  /** A field that cannot stand beside the others. */
  readonly but?: string;
  /** What tells the compiler which of several interfaces is meant. */
  readonly values?: Readonly<Record<string, string>>;
  in(object: string): string;
}

export const options: readonly OptionsCase[] = [
  { interfaceName: 'HostedLlmOptions', in: (object) => `.llm('tavus-gpt-oss', ${object})` },
  {
    interfaceName: 'HostedParameters',
    in: (object) => `.llm('tavus-gpt-oss', { extraBody: ${object} })`,
  },
  { interfaceName: 'CustomLlmOptions', in: (object) => `.customLlm(${object})` },
  { interfaceName: 'TtsOptions', besides: ['voiceId'], in: (object) => `.tts('cartesia', ${object})` },
  { interfaceName: 'TtsOptions', besides: ['voiceId'], in: (object) => `.tts('elevenlabs', ${object})` },
  {
    interfaceName: 'CartesiaVoiceSettings',
    in: (object) => `.tts('cartesia', { voiceSettings: ${object} })`,
  },
  {
    interfaceName: 'ElevenLabsVoiceSettings',
    in: (object) => `.tts('elevenlabs', { voiceSettings: ${object} })`,
  },
  { interfaceName: 'SttOptions', in: (object) => `.stt('tavus-auto', ${object})` },
  { interfaceName: 'PerceptionOptions', in: (object) => `.perception('raven-1', ${object})` },
  { interfaceName: 'VisualOptions', in: (object) => `.perception('raven-1', { visual: ${object} })` },
  { interfaceName: 'VisualOptions', in: (object) => `.perception('raven-0', { visual: ${object} })` },
  { interfaceName: 'AudioOptions', in: (object) => `.perception('raven-1', { audio: ${object} })` },
  { interfaceName: 'VisualOptions', in: (object) => `.visual(${object})` },
  { interfaceName: 'AudioOptions', in: (object) => `.audio(${object})` },
  { interfaceName: 'DisclosureOptions', in: (object) => `.disclosure('always', ${object})` },
  { interfaceName: 'TransportOptions', in: (object) => `.transport('daily', ${object})` },
  { interfaceName: 'ConferencingOptions', in: (object) => `.conferencing(${object})` },
  { interfaceName: 'ConversationalFlowOptions', in: (object) => `.conversationalFlow(${object})` },
  {
    interfaceName: 'ToolOptions',
    values: { parameters: "{ type: 'object', properties: {} }" },
    in: (object) => `.tools(tool('look_up', ${object}))`,
  },
  { interfaceName: 'PersonaFromOptions', in: (object) => `.use(personaFrom({}, ${object}))` },
  { interfaceName: 'CreateOptions', in: (object) => `.prompt('Hi.').create(${object})` },
  {
    interfaceName: 'PalCreateOptions',
    in: (object) => `.prompt('Hi.').replica('r-1').create(${object})`,
  },
  { interfaceName: 'TavusOptions', in: (object) => `.pipe(() => tavus(${object}))` },
  { interfaceName: 'CallOptions', in: (object) => `.pipe(() => tavus().personas.get('p-1', ${object}))` },
  {
    interfaceName: 'ApplyOptions',
    in: (object) =>
      `.pipe(async () => (await tavus().personas.plan(persona().echo(), { id: 'p-1' })).apply(${object}))`,
  },
  { interfaceName: 'ListOptions', in: (object) => `.pipe(() => tavus().personas.list(${object}))` },
  {
    interfaceName: 'SendOptions',
    in: (object) => `.pipe(() => tavus().personas.create(persona().echo(), ${object}))`,
  },
  {
    interfaceName: 'UpdateOptions',
    in: (object) => `.pipe(() => tavus().personas.update('p-1', persona().echo(), ${object}))`,
  },
  {
    interfaceName: 'PlanById',
    but: 'match',
    values: { id: "'p-1'" },
    in: (object) => `.pipe(() => tavus().personas.plan(persona().echo(), ${object}))`,
  },
  {
    interfaceName: 'PlanByName',
    but: 'id',
    values: { match: "'name'" },
    in: (object) => `.pipe(() => tavus().personas.plan(persona().echo(), ${object}))`,
  },
  {
    interfaceName: 'PlanAllOptions',
    in: (object) => `.pipe(() => tavus().personas.planAll([persona().echo()], ${object}))`,
  },
];

/** Where one of a list of values is written. */
export const values: readonly { readonly listed: readonly string[]; in(value: string): string }[] = [
  { listed: hostedModels, in: (value) => `.llm(${value})` },
  { listed: ttsEngines, in: (value) => `.tts(${value})` },
  { listed: sttEngines, in: (value) => `.stt(${value})` },
  { listed: perceptionModels, in: (value) => `.perception(${value})` },
  { listed: turnDetectionModels, in: (value) => `.conversationalFlow({ turnDetectionModel: ${value} })` },
  { listed: levels, in: (value) => `.conversationalFlow({ turnTakingPatience: ${value} })` },
  { listed: levels, in: (value) => `.conversationalFlow({ replicaInterruptibility: ${value} })` },
  { listed: voiceIsolations, in: (value) => `.conversationalFlow({ voiceIsolation: ${value} })` },
  { listed: idleEngagements, in: (value) => `.conversationalFlow({ idleEngagement: ${value} })` },
  { listed: idleEndBehaviors, in: (value) => `.conversationalFlow({ idleEndBehavior: ${value} })` },
  { listed: disclosureTypes, in: (value) => `.disclosure(${value})` },
  { listed: emotionRecognitions, in: (value) => `.emotionRecognition(${value})` },
  {
    listed: emotionRecognitions,
    in: (value) => `.perception('raven-1', { emotionRecognition: ${value} })`,
  },
  { listed: transportTypes, in: (value) => `.transport(${value})` },
  { listed: speedWords, in: (value) => `.tts('cartesia', { voiceSettings: { speed: ${value} } })` },
  {
    listed: ['prompt', 'llm', 'tts', 'stt', 'perception', 'visual', 'audio'],
    in: (value) => `.requires(${value})`,
  },
];

/** What the list offers after a dot. */
export const dots: readonly { readonly code: string; readonly offered: readonly string[] }[] = [
  ...surroundings.map(({ around }) => ({
    code: around(`.${mark}`),
    offered: membersOf('PersonaBuilder').map(({ name }) => name),
  })),
  {
    code: `declare const ready: PersonaReady; ready.${mark}`,
    offered: membersOf('PersonaReady').map(({ name }) => name),
  },
  { code: `preset((p) => p.echo()).${mark}`, offered: ['toJSON'] },
  { code: `persona().create.${mark}`, offered: [] },
];
