import { type PersonaBody, personaFields } from '../body/body.js';
import { type ConferencingOptions, conferencingOptionNames } from '../body/conferencing.js';
import {
  type ConversationalFlowOptions,
  conversationalFlowOptionNames,
} from '../body/conversational-flow.js';
import type { DisclosureOptions } from '../body/disclosure.js';
import {
  type CustomLlmOptions,
  customLlmOptionNames,
  incompleteLlm,
  type LlmOptions,
  llmOptionNames,
} from '../body/llm.js';
import type { PalBody } from '../body/pal.js';
import type { AudioOptions, PerceptionOptions, VisualOptions } from '../body/perception.js';
import { type SttOptions, sttOptionNames } from '../body/stt.js';
import { type TransportOptions, transportOptionNames } from '../body/transport.js';
import { hasKnownSettings, isTtsEngine, type TtsOptions, ttsOptionNames } from '../body/tts.js';
import type { CreatedPersona } from '../client/requests/persona-in.js';
import type { PalCreateOptions } from '../client/tavus.js';
import { type TavusPromise, tavusPromise } from '../client/transport/call.js';
import { adding, type Chain, draftOf, type Step, setting, settingAsWritten } from '../draft/chain.js';
import {
  content,
  noBuilder,
  noPreset,
  refuseAlwaysThere,
  refuseNoFunction,
  refuseNoItems,
} from '../draft/composition.js';
import type { ExtraBody } from '../draft/extra.js';
import { contentOf, issuesIn, opened } from '../draft/finished-draft.js';
import {
  bodyForSending,
  type Change,
  changeForSending,
  type Purpose,
  presetIsNoPersona,
} from '../draft/handover.js';
import { takingOut } from '../draft/without.js';
import { TavusConfigError } from '../errors/config-error.js';
import type { Finding, Issue } from '../errors/issues.js';
import type { FactsIn, Preset } from '../facts/preset.js';
import { type Fact, isFact } from '../facts/state.js';
import { mask, maskSecrets } from '../fields/secret.js';
import type { Tool } from '../fields/tool.js';
import { isUnlisted, type Unlisted } from '../fields/unlisted.js';
import { wireName } from '../fields/wire.js';
import type { JsonObject } from '../json/borrowed-types.js';
import { bodyNow, bodyToSend, changeToSend, created, lacksSomething, palNow, printed } from './ends.js';
import type { PersonaBuilder } from './persona.js';
import {
  disclosureIn,
  foreignIn,
  listForArguments,
  noText,
  only,
  optionsOf,
  perceiving,
  type Renewal,
  renewing,
  unsetSecrets,
  unstated,
} from './step-arguments.js';

/**
 * Begins a persona.
 *
 * @example
 * ```ts
 * persona().name('Guide').prompt('You give tours.').tts('cartesia').build();
 * // { "persona_name": "Guide", "layers": { "tts": { "tts_engine": "cartesia" } } }
 * ```
 */
export function persona(): PersonaBuilder<{}> {
  // The one seam between types and run time: the state and the phantom member exist only for the compiler.
  return new Builder(undefined) as unknown as PersonaBuilder<{}>;
}

/**
 * Records steps to use in personas. The callback gets an empty builder, and returns the one that its last step gave.
 * Presets can use presets. For a preset with parameters, write a function that returns one.
 *
 * @example
 * ```ts
 * const warmVoice = preset((p) => p.tts('cartesia', { ttsModelName: 'sonic-3' }));
 * persona().prompt('You tell bedtime stories.').use(warmVoice);
 * // { "layers": { "tts": { "tts_engine": "cartesia", "tts_model_name": "sonic-3" } } }
 * ```
 */
export function preset<Steps extends PersonaBuilder>(
  steps: (persona: PersonaBuilder<{}>) => Steps,
): Preset<FactsIn<Steps>> {
  refuseNoFunction('preset', steps);
  return Builder.preset(returned('preset', steps(persona()))) as unknown as Preset<FactsIn<Steps>>;
}

/** A builder that begins with a step. */
export function dynamicPersona(step: Step): PersonaBuilder<{ dynamic: true }> {
  return new Builder({ before: undefined, step }) as unknown as PersonaBuilder<{ dynamic: true }>;
}

/** Every member that the interface promises, whatever its type says in a given state. */
type Members = { readonly [Member in Exclude<keyof PersonaBuilder<unknown>, ` ${string}`>]: unknown };

class Builder implements Members {
  readonly #chain: Chain | undefined;
  /** Whether it is what `preset()` gave: steps for a persona, and not one, whatever they state. */
  readonly #isPreset: boolean;

  // One descriptor for all: a step has no time for a closure of its own.
  static readonly #comparable: PropertyDescriptor & ThisType<Builder> = {
    get() {
      return contentOf(draftOf(this.#chain, personaFields));
    },
    enumerable: true,
  };

  constructor(chain: Chain | undefined, isPreset = false) {
    this.#chain = chain;
    this.#isPreset = isPreset;
    Object.defineProperty(this, content, Builder.#comparable);
    Object.freeze(this);
  }

  static preset(steps: Builder): Builder {
    return new Builder(steps.#chain, true);
  }

  #then(step: Step | Chain): Builder {
    return new Builder({ before: this.#chain, step });
  }

  #set(options: object): Builder {
    return this.#then(setting(options, personaFields));
  }

  /** Sets what a step cannot do without: `undefined` is a mistake there, and not an option left out. */
  #state(options: object): Builder {
    const missing = unstated(options);
    return missing.length > 0 ? this.#objecting(missing) : this.#set(options);
  }

  /** Sets a text, or makes it out of the one that is there when the steps are carried out. */
  #text(step: 'name' | 'prompt', option: string, text: string | Renewal): Builder {
    return typeof text === 'function'
      ? this.#then(renewing(step, option, text))
      : this.#state({ [option]: text });
  }

  /** Sets a list out of a step's arguments. */
  #list(options: Readonly<Record<string, readonly unknown[]>>): Builder {
    const [[name = '', given = []] = []] = Object.entries(options);
    return given.some(Array.isArray)
      ? this.#objecting([listForArguments(wireName(name), given)])
      : this.#set(options);
  }

  /** Sets fields of a layer: what the step itself states, and those of its options that it takes. */
  #layer(layer: string, stated: object, options: object = {}, takes: ReadonlySet<string> = none): Builder {
    const taken = only(options, takes);
    const set = this.#set({ layers: { [layer]: Object.assign(taken, stated) } });
    const wrong = [
      ...unstated(stated, `/layers/${layer}`),
      ...unsetSecrets(layer, taken),
      ...foreignIn(layer, options, takes),
    ];
    return wrong.length === 0 ? set : set.#objecting(wrong);
  }

  #objecting(issues: readonly Finding[]): Builder {
    return this.#then((draft) => draft.issues.push(...issues));
  }

  name(text: string | Renewal): Builder {
    return this.#text('name', 'personaName', text);
  }
  prompt(text: string | Renewal): Builder {
    return this.#text('prompt', 'systemPrompt', text);
  }
  appendPrompt(text: string): Builder {
    if (typeof text !== 'string') return this.#objecting([noText('/system_prompt', text)]);
    return this.#then((draft) => draft.paragraphs.add(text));
  }
  echo(): Builder {
    return this.#set({ pipelineMode: 'echo' });
  }
  full(): Builder {
    return this.#set({ pipelineMode: 'full' });
  }
  replica(id: string): Builder {
    return this.#state({ defaultReplicaId: id });
  }
  documents(...ids: readonly string[]): Builder {
    return this.#list({ documentIds: ids });
  }
  documentTags(...tags: readonly string[]): Builder {
    return this.#list({ documentTags: tags });
  }
  objectives(id: string): Builder {
    return this.#state({ objectivesId: id });
  }
  guardrails(...ids: readonly string[]): Builder {
    return this.#list({ guardrailIds: ids });
  }
  guardrailTags(...tags: readonly string[]): Builder {
    return this.#list({ guardrailTags: tags });
  }
  guardrailSet(id: string): Builder {
    return this.#state({ guardrailsId: id });
  }
  attach(...toolIds: readonly string[]): Builder {
    return this.#list({ toolIds });
  }
  greeting(text: string): Builder {
    return this.#state({ greeting: text });
  }
  languages(...codes: readonly string[]): Builder {
    return this.#list({ languages: codes });
  }
  disclosure(type: string | Unlisted, options: DisclosureOptions = {}): Builder {
    const { known, wrong } = disclosureIn(optionsOf('disclosure', options));
    return this.#state({ disclosureType: type }).#set(known).#objecting(wrong);
  }
  llm(model: string | Unlisted, options: LlmOptions = {}): Builder {
    return this.#layer('llm', { model }, optionsOf('llm', options), llmOptionNames);
  }
  customLlm(options: CustomLlmOptions): Builder {
    const { baseUrl, apiKey } = optionsOf('customLlm', options);
    const set = this.#layer('llm', {}, options, customLlmOptionNames);
    // Without either field nothing in the body tells that the model is one's own.
    return baseUrl === undefined && apiKey === undefined ? set.#objecting(incompleteLlm({ model: '' })) : set;
  }
  tools(...tools: readonly Tool[]): Builder {
    return tools.some(Array.isArray)
      ? this.#objecting([listForArguments('layers/llm/tools', tools)])
      : this.#layer('llm', { tools });
  }
  tts(engine: string | Unlisted, options: TtsOptions = {}): Builder {
    // What is not a listed engine is refused, and its settings are looked at all the same.
    if (typeof engine !== 'string' ? !isUnlisted(engine) : !isTtsEngine(engine) || hasKnownSettings(engine))
      return this.#layer('tts', { ttsEngine: engine }, optionsOf('tts', options), ttsOptionNames);
    const { voiceSettings, ...others } = optionsOf('tts', options);
    const set = this.#layer('tts', { ttsEngine: engine }, others, ttsOptionNames);
    return voiceSettings === undefined
      ? set
      : set.#then(settingAsWritten({ layers: { tts: { voice_settings: voiceSettings } } }, personaFields));
  }
  voice(id: string): Builder {
    return this.#layer('tts', { voiceId: id });
  }
  stt(engine: string | Unlisted, options: SttOptions = {}): Builder {
    return this.#layer('stt', { sttEngine: engine }, optionsOf('stt', options), sttOptionNames);
  }
  perception(model: string | Unlisted, options: PerceptionOptions = {}): Builder {
    const set = this.#layer('perception', { perceptionModel: model });
    return set.#then(perceiving(optionsOf('perception', options)));
  }
  visual(options: VisualOptions): Builder {
    return this.#then(perceiving({ visual: optionsOf('visual', options) }));
  }
  audio(options: AudioOptions): Builder {
    return this.#then(perceiving({ audio: optionsOf('audio', options) }));
  }
  emotionRecognition(value: string | Unlisted): Builder {
    const set = this.#layer('perception', { emotionRecognition: value });
    return set.#then((draft) => draft.stated.add('emotionRecognition'));
  }
  conversationalFlow(options: ConversationalFlowOptions): Builder {
    return this.#layer(
      'conversational_flow',
      {},
      optionsOf('conversationalFlow', options),
      conversationalFlowOptionNames,
    );
  }
  transport(type: string | Unlisted, options: TransportOptions = {}): Builder {
    const given = optionsOf('transport', options);
    return this.#layer('transport', { transportType: type }, given, transportOptionNames);
  }
  conferencing(options: ConferencingOptions): Builder {
    return this.#layer('conferencing', {}, optionsOf('conferencing', options), conferencingOptionNames);
  }
  extra(body: ExtraBody): Builder {
    return this.#then(adding(optionsOf('extra', body)));
  }

  use(...presets: readonly unknown[]): Builder {
    return this.#using(presets.length === 1 ? presets[0] : presets, '.use');
  }
  /** @param place Where it stands in a list, for the sentence that refuses it. */
  #using(preset: unknown, from: string, place = ''): Builder {
    if (preset === false) return this;
    if (Array.isArray(preset)) {
      // Not reduce(), which skips the holes of a list.
      return Array.from(preset).reduce<Builder>(
        (persona, one, nth) => persona.#using(one, from, ` in place ${nth + 1}`),
        this,
      );
    }
    if (!(preset instanceof Builder)) throw noPreset(from, preset, place);
    return preset.#chain ? this.#then(preset.#chain) : this;
  }
  without(part: string, ...entries: readonly unknown[]): Builder {
    return this.#then(takingOut(part, entries));
  }
  when<V>(value: V, steps: unknown, otherwise: unknown = false): Builder {
    refuseAlwaysThere(value);
    for (const branch of [steps, otherwise]) {
      // The one that is not taken is looked at too: who tries only one way would not hear of it.
      if (typeof branch !== 'function') this.#using(branch, '.when');
    }
    const taken = value ? steps : otherwise;
    if (typeof taken !== 'function') return this.#using(taken, '.when');
    return this.#after('.when', value ? taken(this, value) : taken(this));
  }
  /** What a callback gave: the builder that goes on, or presets to go on with. */
  #after(from: string, given: unknown): Builder {
    if (given === false || Array.isArray(given)) return this.#using(given, from);
    const persona = returned(from, given);
    return persona.#isPreset || !persona.#continues(this) ? this.use(persona) : persona;
  }
  /** Whether it began as another builder; one that did not is as good as a preset. */
  #continues(start: Builder): boolean {
    let chain = this.#chain;
    while (chain !== undefined && chain !== start.#chain) chain = chain.before;
    return chain === start.#chain;
  }
  each<T>(items: Iterable<T>, steps: (persona: Builder, item: T) => unknown): Builder {
    refuseNoItems(items);
    refuseNoFunction('.each', steps);
    let persona: Builder = this;
    for (const item of items) persona = persona.#after('.each', steps(persona, item));
    return persona;
  }
  pipe<R>(fn: (persona: Builder) => R): R {
    refuseNoFunction('.pipe', fn);
    return fn(this);
  }
  requires(...facts: readonly Fact[]): Builder {
    const unknown = facts.find((fact) => !isFact(fact));
    if (unknown !== undefined) throw new TavusConfigError(`.requires() does not know '${String(unknown)}'.`);
    return this.#then((draft) => {
      for (const fact of facts) draft.needs.add(fact);
    });
  }
  /** A fact for the compiler alone. */
  dynamic(): Builder {
    return this;
  }

  check(): readonly Issue[] {
    return issuesIn(draftOf(this.#chain, personaFields));
  }

  // The ends are getters, so that `const { create } = coach` works too.
  get build(): () => PersonaBody {
    return () => bodyNow(this.#chain);
  }
  get toPal(): () => PalBody {
    return () => palNow(this.#chain);
  }
  get create(): (options?: PalCreateOptions) => TavusPromise<CreatedPersona> {
    return (options = {}) => tavusPromise(created(this, options));
  }

  async [bodyForSending](purpose: Purpose): Promise<PersonaBody> {
    if (this.#isPreset) throw new TavusConfigError(presetIsNoPersona);
    return bodyToSend(this.#chain, purpose);
  }

  async [changeForSending](mayBeUnfinished: boolean, isPal: boolean): Promise<Change | undefined> {
    const isChange = this.#isPreset || (mayBeUnfinished && lacksSomething(this.#chain));
    return isChange ? changeToSend(this.#chain, this.#isPreset, isPal) : undefined;
  }

  toJSON(): JsonObject {
    return maskSecrets(opened(draftOf(this.#chain, personaFields), () => mask)) as JsonObject;
  }
  toString(): string {
    return JSON.stringify(this, null, 2);
  }

  [Symbol.for('nodejs.util.inspect.custom')](
    _depth: number,
    options: object,
    inspect: (value: unknown, options: object) => string,
  ): string {
    return printed(() => inspect(this.toJSON(), options));
  }
}

/** What a callback gave back, refused where it is not a builder: a forgotten `return` would lose the persona. */
function returned(from: string, value: unknown): Builder {
  if (value instanceof Builder) return value;
  throw noBuilder(from, value);
}

const none: ReadonlySet<string> = new Set();
