import type { JsonObject } from 'type-fest';
import { adding, type Chain, draftOf, type PersonaDraft, type Step, setting } from './chain.js';
import type { CreatedPersona } from './client/answer.js';
import { type CreateOptions, createPersona } from './client/create.js';
import { TavusConfigError } from './client/errors/config-error.js';
import { PersonaInvalidError } from './client/errors/invalid-error.js';
import { rendered, secretsIn } from './draft.js';
import { atMost, choice, type GroupField, group, text, texts } from './field.js';
import { deepFreeze, isPlainObject } from './json.js';
import {
  type ConversationalFlowLayer,
  type ConversationalFlowOptions,
  conversationalFlowLayer,
} from './layers/conversational-flow.js';
import {
  type CustomLlmOptions,
  type hostedModels,
  type LlmLayer,
  type LlmOptions,
  llmLayer,
} from './layers/llm.js';
import {
  type AudioOptions,
  type PerceptionLayer,
  type PerceptionOptions,
  perceptionLayer,
  type perceptionModels,
  prefixed,
  type VisualOptions,
} from './layers/perception.js';
import { type SttLayer, type SttOptions, type sttEngines, sttLayer } from './layers/stt.js';
import { type TtsLayer, type TtsOptions, type ttsEngines, ttsLayer } from './layers/tts.js';
import { issuesIn } from './rules.js';
import { mask, maskSecrets, revealAll, type SealedSecret } from './secret.js';
import type { End, Put } from './state.js';
import type { Tool } from './tool.js';
import type { Unlisted } from './unlisted.js';

/** The body of `POST /v2/personas`: what `.build()` gives and `.create()` sends. */
export interface PersonaBody {
  /** The persona's name. */
  readonly persona_name?: string;
  /** What the language model is told of its task; required in `full` mode. */
  readonly system_prompt?: string;
  /** `full` runs every layer, `echo` speaks what it is handed. */
  readonly pipeline_mode: 'full' | 'echo';
  /** The replica of a conversation that names none. */
  readonly default_replica_id?: string;
  /** Documents that every conversation may draw on. */
  readonly document_ids?: readonly string[];
  /** Tags of such documents. */
  readonly document_tags?: readonly string[];
  /** The objectives of every conversation. */
  readonly objectives_id?: string;
  /** The guardrails of every conversation, at most 50. */
  readonly guardrail_ids?: readonly string[];
  /** Tags of such guardrails, at most 50. */
  readonly guardrail_tags?: readonly string[];
  /**
   * A guardrail set of the older kind.
   * @deprecated `guardrail_ids` and `guardrail_tags` are its successors.
   */
  readonly guardrails_id?: string;
  /** The settings of each stage of the pipeline. */
  readonly layers?: PersonaLayers;
}

/** `layers` of a {@link PersonaBody}. */
export interface PersonaLayers {
  /** The language model. */
  readonly llm?: LlmLayer;
  /** Text to speech. */
  readonly tts?: TtsLayer;
  /** Speech to text. */
  readonly stt?: SttLayer;
  /** What the persona sees and hears. */
  readonly perception?: PerceptionLayer;
  /** Who speaks when. */
  readonly conversational_flow?: ConversationalFlowLayer;
}

const layers: { readonly [Layer in keyof PersonaLayers]-?: GroupField } = {
  perception: perceptionLayer,
  stt: sttLayer,
  llm: llmLayer,
  tts: ttsLayer,
  conversational_flow: conversationalFlowLayer,
};

const fields: { readonly [Name in keyof PersonaBody]-?: GroupField['fields'][string] } = {
  persona_name: text,
  pipeline_mode: choice(['full', 'echo']),
  system_prompt: text,
  default_replica_id: text,
  document_ids: texts,
  document_tags: texts,
  objectives_id: text,
  guardrail_ids: atMost(50),
  guardrail_tags: atMost(50),
  guardrails_id: text,
  layers: group(layers),
};

/** What Tavus takes in the body, in the order in which `.build()` gives it. */
export const personaFields: GroupField = group(fields);

/**
 * A persona in the making. Every step returns a new builder and leaves the one it was called on as it was; the
 * order of steps is free. `build` and `create` are callable as soon as no rule is broken.
 *
 * `S` holds the facts that the rules read. It is inferred; nobody has to write it.
 */
export interface PersonaBuilder<in out S> {
  // First, and declared here: TypeScript 7 prints the name of the first member that differs when a
  // reassignment is refused. The leading space keeps it out of completion. It does not exist at run time.
  readonly ' facts differ: use .when(…), or .dynamic() before the first if': (facts: S) => void;

  /**
   * Names the persona. Sets `persona_name`.
   *
   * @example
   * ```ts
   * persona().prompt('Welcome people.').name('Front Desk');
   * // { "persona_name": "Front Desk" }
   * ```
   */
  name(text: string): PersonaBuilder<S>;

  /**
   * Tells the language model what to do. Sets `system_prompt`; the last call wins. Required, except after
   * `.echo()`. Up to 5,000 tokens (about 20,000 characters) the model follows it best.
   *
   * @example
   * ```ts
   * persona().prompt('You help people choose a bicycle.');
   * // { "system_prompt": "You help people choose a bicycle." }
   * ```
   */
  prompt(text: string): PersonaBuilder<Put<S, { prompt: true }>>;

  /**
   * Adds a paragraph after the prompt, whichever comes first: a preset brings its part of the instructions with
   * it. Ends up in `system_prompt`; a paragraph that is added twice appears once. A prompt is still required.
   *
   * @example
   * ```ts
   * persona().appendPrompt('Speak slowly.').prompt('You read stories.');
   * // { "system_prompt": "You read stories.\n\nSpeak slowly." }
   * ```
   */
  appendPrompt(text: string): PersonaBuilder<S>;

  /**
   * Makes the replica speak what your app hands it, without a language model. Sets `pipeline_mode` to `echo`.
   *
   * @example
   * ```ts
   * persona().echo();
   * // { "pipeline_mode": "echo" }
   * ```
   */
  echo(): PersonaBuilder<Put<S, { mode: 'echo' }>>;

  /**
   * Runs every layer, which is the default; takes back an `.echo()` of a preset. Sets `pipeline_mode` to `full`.
   *
   * @example
   * ```ts
   * persona().echo().full().prompt('You take orders.');
   * // { "pipeline_mode": "full" }
   * ```
   */
  full(): PersonaBuilder<Put<S, { mode: 'full' }>>;

  /**
   * Names the replica of conversations that name none. Sets `default_replica_id`.
   *
   * @example
   * ```ts
   * persona().prompt('You give tours.').replica('r0123456789');
   * // { "default_replica_id": "r0123456789" }
   * ```
   */
  replica(id: string): PersonaBuilder<S>;

  /**
   * Gives every conversation access to documents. Sets `document_ids`; ids add up over steps.
   *
   * @example
   * ```ts
   * persona().prompt('You know the manual.').documents('d-manual', 'd-faq');
   * // { "document_ids": ["d-manual", "d-faq"] }
   * ```
   */
  documents(...ids: readonly string[]): PersonaBuilder<S>;

  /**
   * Gives every conversation access to the documents with one of these tags. Sets `document_tags`; tags add up
   * over steps.
   *
   * @example
   * ```ts
   * persona().prompt('You know our prices.').documentTags('prices');
   * // { "document_tags": ["prices"] }
   * ```
   */
  documentTags(...tags: readonly string[]): PersonaBuilder<S>;

  /**
   * Gives every conversation its objectives. Sets `objectives_id`.
   *
   * @example
   * ```ts
   * persona().prompt('You take a history.').objectives('o-intake');
   * // { "objectives_id": "o-intake" }
   * ```
   */
  objectives(id: string): PersonaBuilder<S>;

  /**
   * Holds every conversation to guardrails. Sets `guardrail_ids`; ids add up over steps, to 50 at most.
   *
   * @example
   * ```ts
   * persona().prompt('You explain contracts.').guardrails('g-no-advice');
   * // { "guardrail_ids": ["g-no-advice"] }
   * ```
   */
  guardrails(...ids: readonly string[]): PersonaBuilder<S>;

  /**
   * Holds every conversation to the guardrails with one of these tags. Sets `guardrail_tags`; tags add up over
   * steps, to 50 at most.
   *
   * @example
   * ```ts
   * persona().prompt('You explain medicines.').guardrailTags('health');
   * // { "guardrail_tags": ["health"] }
   * ```
   */
  guardrailTags(...tags: readonly string[]): PersonaBuilder<S>;

  /**
   * Holds every conversation to a guardrail set of the older kind. Sets `guardrails_id`.
   *
   * @deprecated Tavus keeps these for older accounts: use `.guardrails()` or `.guardrailTags()`.
   * @example
   * ```ts
   * persona().prompt('You explain loans.').guardrailSet('g-2024');
   * // { "guardrails_id": "g-2024" }
   * ```
   */
  guardrailSet(id: string): PersonaBuilder<S>;

  /**
   * Chooses a language model that Tavus hosts. Sets `layers.llm`. A second call merges field by field; after a
   * `.customLlm()` the layer starts anew, only its tools stay.
   *
   * @example
   * ```ts
   * persona().prompt('You plan trips.').llm('tavus-gpt-oss', { extraBody: { temperature: 0.4 } });
   * // { "layers": { "llm": { "model": "tavus-gpt-oss", "extra_body": { "temperature": 0.4 } } } }
   * ```
   * @see https://docs.tavus.io/sections/conversational-video-interface/persona/llm
   */
  llm(
    model: (typeof hostedModels)[number] | Unlisted,
    options?: LlmOptions,
  ): PersonaBuilder<Put<S, { llm: 'hosted' }>>;

  /**
   * Uses a language model of your own, behind an endpoint that speaks OpenAI's chat completions. Sets
   * `layers.llm`. After an `.llm()` the layer starts anew, only its tools stay.
   *
   * @example
   * ```ts
   * persona()
   *   .prompt('You know our stock.')
   *   .customLlm({ model: 'stock-1', baseUrl: 'https://llm.example.com/v1', apiKey: () => readKey('llm') });
   * // { "layers": { "llm": { "model": "stock-1", "base_url": "https://llm.example.com/v1" } } }
   * ```
   * @see https://docs.tavus.io/sections/conversational-video-interface/persona/llm
   */
  customLlm(options: CustomLlmOptions): PersonaBuilder<Put<S, { llm: 'custom' }>>;

  /**
   * Gives the language model tools to call. Sets `layers.llm.tools`; tools add up over steps, each name once.
   *
   * @example
   * ```ts
   * persona().prompt('You help with orders.').tools(tool('cancel_order', { description: 'Cancel an order.' }));
   * // { "layers": { "llm": { "tools": [{ "type": "function", "function": { "name": "cancel_order" } }] } } }
   * ```
   */
  tools(...tools: readonly Tool[]): PersonaBuilder<S>;

  /**
   * Chooses what speaks. Sets `layers.tts`. The same engine again merges field by field; another engine starts
   * the layer anew.
   *
   * @example
   * ```ts
   * persona().prompt('You read the news.').tts('elevenlabs', { voiceSettings: { stability: 0.6 } });
   * // { "layers": { "tts": { "tts_engine": "elevenlabs", "voice_settings": { "stability": 0.6 } } } }
   * ```
   * @see https://docs.tavus.io/sections/conversational-video-interface/persona/tts
   */
  tts<const Engine extends (typeof ttsEngines)[number] | Unlisted>(
    engine: Engine,
    options?: TtsOptions<Engine>,
  ): PersonaBuilder<Put<S, { tts: Engine }>>;

  /**
   * Chooses what turns speech into text. Sets `layers.stt`. `tavus-auto` is the default; `tavus-advanced` is
   * deprecated.
   *
   * @example
   * ```ts
   * persona().prompt('You book tables.').stt('tavus-auto', { hotwords: 'The house is called Zum Hirschen.' });
   * // { "layers": { "stt": { "stt_engine": "tavus-auto", "hotwords": "The house is called Zum Hirschen." } } }
   * ```
   * @see https://docs.tavus.io/sections/conversational-video-interface/persona/stt
   */
  stt(
    engine: (typeof sttEngines)[number] | Unlisted,
    options?: SttOptions,
  ): PersonaBuilder<Put<S, { stt: true }>>;

  /**
   * Chooses what interprets picture and sound. Sets `layers.perception`. `raven-1` (the default) sees and
   * hears, the older `raven-0` only sees, `off` does neither.
   *
   * @example
   * ```ts
   * persona().prompt('You greet guests.').perception('raven-1', { visual: { awarenessQueries: ['Who waits?'] } });
   * // { "layers": { "perception": { "perception_model": "raven-1", "visual_awareness_queries": ["Who waits?"] } } }
   * ```
   * @see https://docs.tavus.io/sections/conversational-video-interface/persona/perception
   */
  perception<const Model extends (typeof perceptionModels)[number] | Unlisted>(
    model: Model,
    options?: PerceptionOptions,
  ): PersonaBuilder<Put<S, { perception: Model }>>;

  /**
   * Adds to what the persona watches for. Sets the `visual_…` fields of `layers.perception`; lists add up over
   * steps. Without a `.perception()` step the default model is written out.
   *
   * @example
   * ```ts
   * persona().prompt('You check tickets.').visual({ awarenessQueries: ['Is a ticket held up?'] });
   * // { "layers": { "perception": { "visual_awareness_queries": ["Is a ticket held up?"] } } }
   * ```
   */
  visual(options: VisualOptions): PersonaBuilder<Put<S, { visual: true }>>;

  /**
   * Adds to what the persona listens for; `raven-1` only. Sets the `audio_…` fields of `layers.perception`;
   * lists add up over steps. Without a `.perception()` step the default model is written out.
   *
   * @example
   * ```ts
   * persona().prompt('You take calls.').audio({ awarenessQueries: ['Does the caller whisper?'] });
   * // { "layers": { "perception": { "perception_model": "raven-1" } } }
   * ```
   */
  audio(options: AudioOptions): PersonaBuilder<Put<S, { audio: true }>>;

  /**
   * Says who speaks when. Sets `layers.conversational_flow`; a second call merges field by field.
   *
   * @example
   * ```ts
   * persona().prompt('You listen.').conversationalFlow({ turnTakingPatience: 'high' });
   * // { "layers": { "conversational_flow": { "turn_taking_patience": "high" } } }
   * ```
   * @see https://docs.tavus.io/sections/conversational-video-interface/persona/conversational-flow
   */
  conversationalFlow(options: ConversationalFlowOptions): PersonaBuilder<S>;

  /**
   * Adds fields that are newer than the library, as they go on the wire, merged deep. A field that the library
   * knows is refused: it has a step of its own.
   *
   * @example
   * ```ts
   * persona().prompt('You welcome.').extra({ greeting: 'Good morning!' });
   * // { "greeting": "Good morning!" }
   * ```
   */
  extra(body: JsonObject): PersonaBuilder<S>;

  /**
   * The body as it would be sent, deeply frozen plain JSON with its keys in a stable order. Secrets are in it:
   * functions among them are called, and one that gives a promise needs `create()`.
   *
   * @throws {PersonaInvalidError} A rule is broken that the compiler could not see.
   * @example
   * ```ts
   * persona().name('Guide').prompt('You give tours.').build();
   * // { "persona_name": "Guide", "pipeline_mode": "full", "system_prompt": "You give tours." }
   * ```
   */
  readonly build: End<S, () => PersonaBody>;

  /**
   * Creates the persona at Tavus, with one `POST /v2/personas` that is never repeated. The key is `apiKey`, or
   * `TAVUS_API_KEY` of the environment.
   *
   * @throws {PersonaInvalidError} A rule is broken that the compiler could not see; nothing was sent.
   * @throws {TavusConfigError} There is no key, or a setting cannot work; nothing was sent.
   * @throws {TavusApiError} Tavus refused it.
   * @example
   * ```ts
   * const { personaId } = await persona().name('Guide').prompt('You give tours.').create();
   * ```
   * @see https://docs.tavus.io/api-reference/personas/create-persona
   */
  readonly create: End<S, (options?: CreateOptions) => Promise<CreatedPersona>>;

  /** The body so far, with every secret masked. `console.log` of a builder shows the same. */
  toJSON(): JsonObject;

  /** {@link PersonaBuilder.toJSON} as indented text. */
  toString(): string;
}

/** A persona that can be built and created: what a function takes that is handed a finished one. */
export interface PersonaReady {
  build(): PersonaBody;
  create(options?: CreateOptions): Promise<CreatedPersona>;
  toJSON(): JsonObject;
}

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

/** Every member that the interface promises, whatever its type says in a given state. */
type Members = { readonly [Member in Exclude<keyof PersonaBuilder<unknown>, ` ${string}`>]: unknown };

class Builder implements Members {
  readonly #chain: Chain | undefined;

  constructor(chain: Chain | undefined) {
    this.#chain = chain;
    Object.freeze(this);
  }

  #then(step: Step | Chain): Builder {
    return new Builder({ before: this.#chain, step });
  }

  #set(options: object): Builder {
    return this.#then(setting(options, personaFields));
  }

  #layer(layer: string, options: object): Builder {
    return this.#set({ layers: { [layer]: options } });
  }

  name(text: string): Builder {
    return this.#set({ personaName: text });
  }
  prompt(text: string): Builder {
    return this.#set({ systemPrompt: text });
  }
  appendPrompt(text: string): Builder {
    return this.#then((draft) => draft.paragraphs.add(text));
  }
  echo(): Builder {
    return this.#set({ pipelineMode: 'echo' });
  }
  full(): Builder {
    return this.#set({ pipelineMode: 'full' });
  }
  replica(id: string): Builder {
    return this.#set({ defaultReplicaId: id });
  }
  documents(...ids: readonly string[]): Builder {
    return this.#set({ documentIds: ids });
  }
  documentTags(...tags: readonly string[]): Builder {
    return this.#set({ documentTags: tags });
  }
  objectives(id: string): Builder {
    return this.#set({ objectivesId: id });
  }
  guardrails(...ids: readonly string[]): Builder {
    return this.#set({ guardrailIds: ids });
  }
  guardrailTags(...tags: readonly string[]): Builder {
    return this.#set({ guardrailTags: tags });
  }
  guardrailSet(id: string): Builder {
    return this.#set({ guardrailsId: id });
  }
  llm(model: string | Unlisted, options: LlmOptions = {}): Builder {
    return this.#layer('llm', { ...optionsOf('llm', options), model });
  }
  customLlm(options: CustomLlmOptions): Builder {
    return this.#layer('llm', optionsOf('customLlm', options));
  }
  tools(...tools: readonly Tool[]): Builder {
    return this.#layer('llm', { tools });
  }
  tts(engine: string | Unlisted, options: TtsOptions = {}): Builder {
    return this.#layer('tts', { ...optionsOf('tts', options), ttsEngine: engine });
  }
  stt(engine: string | Unlisted, options: SttOptions = {}): Builder {
    return this.#layer('stt', { ...optionsOf('stt', options), sttEngine: engine });
  }
  perception(model: string | Unlisted, options: PerceptionOptions = {}): Builder {
    const senses = prefixed({ ...optionsOf('perception', options) });
    return this.#layer('perception', { ...senses, perceptionModel: model });
  }
  visual(options: VisualOptions): Builder {
    return this.#layer('perception', prefixed({ visual: optionsOf('visual', options) }));
  }
  audio(options: AudioOptions): Builder {
    return this.#layer('perception', prefixed({ audio: optionsOf('audio', options) }));
  }
  conversationalFlow(options: ConversationalFlowOptions): Builder {
    return this.#layer('conversationalFlow', optionsOf('conversationalFlow', options));
  }
  extra(body: JsonObject): Builder {
    return this.#then(adding(optionsOf('extra', body)));
  }

  // The ends are getters, so that `const { create } = coach` works too.
  get build(): () => PersonaBody {
    return () => builtBody(draftOf(this.#chain, personaFields), (secret) => secret.revealNow());
  }
  get create(): (options?: CreateOptions) => Promise<CreatedPersona> {
    return async (options = {}) => {
      const draft = draftOf(this.#chain, personaFields);
      const values = await revealAll(secretsIn(draft.body));
      return createPersona(
        builtBody(draft, (secret) => values.get(secret) ?? mask),
        options,
      );
    };
  }

  toJSON(): JsonObject {
    return maskSecrets(
      rendered(draftOf(this.#chain, personaFields).body, personaFields, () => mask),
    ) as JsonObject;
  }
  toString(): string {
    return JSON.stringify(this, null, 2);
  }

  [Symbol.for('nodejs.util.inspect.custom')](
    _depth: number,
    options: object,
    inspect: (value: unknown, options: object) => string,
  ): string {
    return `PersonaBuilder ${inspect(this.toJSON(), options)}`;
  }
}

/** A step's options, refused where they are no object: spread, they would vanish without a word. */
function optionsOf<Options extends object>(step: keyof Members, options: Options): Options {
  if (isPlainObject(options)) return options;
  throw new TavusConfigError(
    `.${step}() takes an object, not ${options === null ? 'null' : typeof options}.`,
  );
}

/** The body that goes on the wire, once no rule objects to it. */
function builtBody({ body, issues }: PersonaDraft, open: (secret: SealedSecret) => string): PersonaBody {
  const errors = [...issues, ...issuesIn(body)].filter((issue) => issue.severity === 'error');
  if (errors.length > 0) throw new PersonaInvalidError(errors);
  return deepFreeze(rendered(body, personaFields, open)) as unknown as PersonaBody;
}
