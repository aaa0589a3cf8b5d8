import { nameIn, type PersonaBody, personaFields } from './body.js';
import type { JsonObject } from './borrowed-types.js';
import { adding, type Chain, draftOf, type Step, setting, settingAsWritten } from './chain.js';
import { bodyForSending, type Change, type Continued, changeForSending } from './client/body-of.js';
import { type TavusPromise, tavusPromise } from './client/call.js';
import { TavusConfigError } from './client/errors/config-error.js';
import { PersonaInvalidError } from './client/errors/invalid-error.js';
import { presetIsNoPersona } from './client/given.js';
import type { CreatedPersona } from './client/persona-in.js';
import { type CreateOptions, clientFor } from './client/tavus.js';
import {
  content,
  noBuilder,
  noPreset,
  refuseAlwaysThere,
  refuseNoFunction,
  refuseNoItems,
} from './composition.js';
import type { ExtraBody } from './extra.js';
import { builtBody, contentOf, issuesIn, opened, secretsOf, type ValidDraft } from './finished-draft.js';
import { isPlainObject, type PlainObject, setOwn } from './json.js';
import { type ConversationalFlowOptions, conversationalFlowLayer } from './layers/conversational-flow.js';
import { type CustomLlmOptions, type LlmOptions, llmLayer } from './layers/llm.js';
import {
  type AudioOptions,
  type PerceptionOptions,
  prefixed,
  type VisualOptions,
} from './layers/perception.js';
import { type SttOptions, sttLayer } from './layers/stt.js';
import { type TtsOptions, ttsLayer } from './layers/tts.js';
import { foreignOption, optionsIn } from './options.js';
import type { PersonaBuilder, PersonaReady } from './persona.js';
import type { FactsIn, Preset } from './preset.js';
import { error, type Finding, type Issue } from './rules.js';
import { mask, maskSecrets, revealAll } from './secret.js';
import { isMask } from './secret-rules.js';
import { type Fact, isFact } from './state.js';
import { listForArguments, noText, unsetSecrets, unstated } from './step-arguments.js';
import type { Tool } from './tool.js';
import { isUnlisted, type Unlisted } from './unlisted.js';
import { wireName } from './wire.js';
import { takingOut } from './without.js';

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
    const missing = unstated(options, personaFields);
    return missing.length > 0 ? this.#objecting(missing) : this.#set(options);
  }

  /** Sets a text, or makes it out of the one that is there when the steps are carried out. */
  #text(step: 'name' | 'prompt', option: string, text: string | Renewal): Builder {
    if (typeof text !== 'function') return this.#state({ [option]: text });
    const key = wireName(option);
    return this.#then((draft) => {
      if (draft.isPart) return;
      const old = draft.body[key];
      const made = renewed(step, text, typeof old === 'string' ? old : '');
      if (made === undefined) draft.issues.push(noText(`/${key}`, made));
      else setOwn(draft.body, key, made);
    });
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
    const taken: Record<string, unknown> = {};
    const foreign: string[] = [];
    for (const [name, value] of Object.entries(options)) {
      if (takes.has(name)) setOwn(taken, name, value);
      else foreign.push(name);
    }
    const set = this.#set({ layers: { [layer]: Object.assign(taken, stated) } });
    const wrong = [
      ...unstated({ layers: { [layer]: stated } }, personaFields),
      ...unsetSecrets(layer, taken),
      ...foreign.map((name) => foreignOption(layer, name, takes)),
    ];
    return wrong.length === 0 ? set : set.#objecting(wrong);
  }

  #objecting(issues: readonly Finding[]): Builder {
    return this.#then((draft) => draft.issues.push(...issues));
  }

  #senses(senses: PerceptionOptions): Builder {
    const wrong = foreignIn(senses, perceptionTakes);
    const known: Record<string, unknown> = {};
    for (const [sense, options] of Object.entries(senses).filter(([name]) => perceptionTakes.has(name))) {
      known[sense] = isPlainObject(options) ? only(options, senseTakes) : options;
      if (isPlainObject(options)) wrong.push(...foreignIn(options, senseTakes));
    }
    const step = setting({ layers: { perception: prefixed(known) } }, personaFields);
    return this.#then((draft) => {
      step(draft);
      if (senses.visual) draft.stated.add('visual');
      if (senses.audio) draft.stated.add('audio');
      draft.issues.push(...wrong);
    });
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
  llm(model: string | Unlisted, options: LlmOptions = {}): Builder {
    return this.#layer('llm', { model }, optionsOf('llm', options), llmTakes);
  }
  customLlm(options: CustomLlmOptions): Builder {
    const { baseUrl, apiKey } = optionsOf('customLlm', options);
    const set = this.#layer('llm', {}, options, customLlmTakes);
    // Without either field nothing in the body tells that the model is one's own.
    return baseUrl === undefined && apiKey === undefined ? set.#objecting(ownModelIncomplete) : set;
  }
  tools(...tools: readonly Tool[]): Builder {
    return tools.some(Array.isArray)
      ? this.#objecting([listForArguments('layers/llm/tools', tools)])
      : this.#layer('llm', { tools });
  }
  tts(engine: string | Unlisted, options: TtsOptions = {}): Builder {
    if (!isUnlisted(engine))
      return this.#layer('tts', { ttsEngine: engine }, optionsOf('tts', options), ttsTakes);
    const { voiceSettings, ...others } = optionsOf('tts', options);
    const set = this.#layer('tts', { ttsEngine: engine }, others, ttsTakes);
    return voiceSettings === undefined
      ? set
      : set.#then(settingAsWritten({ layers: { tts: { voice_settings: voiceSettings } } }, personaFields));
  }
  stt(engine: string | Unlisted, options: SttOptions = {}): Builder {
    return this.#layer('stt', { sttEngine: engine }, optionsOf('stt', options), sttTakes);
  }
  perception(model: string | Unlisted, options: PerceptionOptions = {}): Builder {
    return this.#layer('perception', { perceptionModel: model }).#senses(optionsOf('perception', options));
  }
  visual(options: VisualOptions): Builder {
    return this.#senses({ visual: optionsOf('visual', options) });
  }
  audio(options: AudioOptions): Builder {
    return this.#senses({ audio: optionsOf('audio', options) });
  }
  conversationalFlow(options: ConversationalFlowOptions): Builder {
    return this.#layer(
      'conversational_flow',
      {},
      optionsOf('conversationalFlow', options),
      conversationalFlowTakes,
    );
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

  /** @param onKept Hears of each secret that is stored, of which the persona shows only a mask; it stays then. */
  #valid(onWarning?: (issue: Issue) => void, onKept?: (issue: Issue) => void): ValidDraft {
    const draft = draftOf(this.#chain, personaFields);
    const isKept = (issue: Issue) => isMask(issue) && draft.masked.has(issue.path);
    const all = issuesIn(draft);
    const stays = onKept ? all.filter(isKept) : [];
    const issues = all.filter((issue) => !stays.includes(issue));
    const errors = issues.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new PersonaInvalidError(errors, { personaName: nameIn(draft.body) });
    for (const issue of stays) onKept?.(issue);
    for (const issue of issues) onWarning?.(issue);
    return { ...draft, kept: stays.map(({ path }) => path) };
  }

  // The ends are getters, so that `const { create } = coach` works too.
  get build(): () => PersonaBody {
    return () => builtBody(this.#valid(), (secret) => secret.revealNow());
  }
  get create(): (options?: CreateOptions) => TavusPromise<CreatedPersona> {
    // Async, so that options which cannot work are a rejection, as every other failure is.
    const send = async (options: CreateOptions) =>
      clientFor(options)
        .personas.create(this as unknown as PersonaReady, options)
        .withResponse();
    return (options = {}) => tavusPromise(send(options));
  }

  /** @param onKept Hears of each secret that is only a mask, and is left out then: what is stored shall stay. */
  async [bodyForSending](
    onWarning?: (issue: Issue) => void,
    onKept?: (issue: Issue) => void,
  ): Promise<PersonaBody> {
    if (this.#isPreset) throw new TavusConfigError(presetIsNoPersona);
    const draft = this.#valid(onWarning, onKept);
    const values = await revealAll(secretsOf(draft));
    return builtBody(draft, (secret) => values.get(secret) ?? mask);
  }

  async [changeForSending](mayBeUnfinished: boolean): Promise<Change | undefined> {
    if (!this.#isPreset && !(mayBeUnfinished && this.#lacksSomething())) return undefined;
    const part = draftOf(this.#chain, personaFields, { isPart: true });
    const values = await revealAll(secretsOf(part));
    const continued = (chain: Chain | undefined, stored: PlainObject): Continued => {
      const draft = draftOf(chain, personaFields, { stored });
      const issues = issuesIn(draft);
      const body = builtBody({ ...draft, kept: [] }, (secret) => values.get(secret) ?? secret.revealNow());
      return { issues, body };
    };
    return {
      isPreset: this.#isPreset,
      personaName: nameIn(part.body),
      secrets: [...values.values()],
      issuesIn: (stored) => continued(undefined, stored).issues,
      after: (stored) => continued(this.#chain, stored),
    };
  }

  /** Whether it has steps, and its rules ask for something that a stored persona may have. */
  #lacksSomething(): boolean {
    const isLack = ({ rule }: Issue) => rule === 'prompt-required' || rule === 'needs-missing';
    return this.#chain !== undefined && this.check().some(isLack);
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
    try {
      return `PersonaBuilder ${inspect(this.toJSON(), options)}`;
    } catch (error) {
      // A function of the user's: whoever looks for the reason prints the builder.
      return `PersonaBuilder <${error instanceof Error ? error.message : 'not readable'}>`;
    }
  }
}

function foreignIn(options: object, takes: ReadonlySet<string>): Finding[] {
  const foreign = Object.keys(options).filter((name) => !takes.has(name));
  return foreign.map((name) => foreignOption('perception', name, takes));
}

function only(options: object, takes: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(options).filter(([name]) => takes.has(name)));
}

/** What a callback gave back, refused where it is no builder: a forgotten `return` would lose the persona. */
function returned(from: string, value: unknown): Builder {
  if (value instanceof Builder) return value;
  throw noBuilder(from, value);
}

type Renewal = (old: string) => string;

/** What a user's function makes of a text. */
function renewed(step: string, make: Renewal, old: string): unknown {
  try {
    return make(old);
  } catch (cause) {
    throw new TavusConfigError(`The function of .${step}() threw.`, { cause });
  }
}

const none: ReadonlySet<string> = new Set();
const llmTakes = optionsIn(llmLayer, 'model', 'baseUrl', 'apiKey', 'tools');
const customLlmTakes = optionsIn(llmLayer, 'tools');
const ttsTakes = optionsIn(ttsLayer, 'ttsEngine');
const sttTakes = optionsIn(sttLayer, 'sttEngine');
const conversationalFlowTakes = optionsIn(conversationalFlowLayer);
const perceptionTakes: ReadonlySet<string> = new Set(['visual', 'audio']);
const senseTakes: ReadonlySet<string> = new Set(['awarenessQueries', 'tools', 'toolPrompt']);

const ownModelIncomplete = ['base_url', 'api_key'].map((name) =>
  error('custom-llm-incomplete', `/layers/llm/${name}`, name),
);

/** A step's options, refused where they are no object: spread, they would vanish without a word. */
function optionsOf<Options extends object>(step: keyof Members, options: Options): Options {
  if (isPlainObject(options)) return options;
  throw new TavusConfigError(
    `.${step}() takes an object, not ${options === null ? 'null' : typeof options}.`,
  );
}
