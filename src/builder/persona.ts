import type { PersonaBody } from '../body/body.js';
import type { ConferencingOptions } from '../body/conferencing.js';
import type { ConversationalFlowOptions } from '../body/conversational-flow.js';
import type { DisclosureOptions, DisclosureType } from '../body/disclosure.js';
import type { CustomLlmOptions, HostedLlmOptions, HostedModel } from '../body/llm.js';
import type { PalBody } from '../body/pal.js';
import type {
  AudioOptions,
  EmotionRecognition,
  PerceptionFacts,
  PerceptionModel,
  PerceptionOption,
  PerceptionOptionsFor,
  VisualOptions,
} from '../body/perception.js';
import type { SttEngine, SttOptions } from '../body/stt.js';
import type { TransportOptions, TransportType } from '../body/transport.js';
import type { TtsEngine, TtsOptionsFor } from '../body/tts.js';
import type { CreatedPersona } from '../client/requests/persona-in.js';
import type { CreateOptions, PalCreateOptions } from '../client/tavus.js';
import type { TavusPromise } from '../client/transport/call.js';
import type { Condition } from '../draft/composition.js';
import type { ExtraBody } from '../draft/extra.js';
import type { EntriesOf, FactsWithout, ListPart, WholePart } from '../draft/without.js';
import type { Issue } from '../errors/issues.js';
import type { End, PalEnd } from '../facts/not-ready.js';
import type { After, AfterEither, Preset, PresetList } from '../facts/preset.js';
import type { Fact, Put } from '../facts/state.js';
import type { Tool } from '../fields/tool.js';
import type { Unlisted } from '../fields/unlisted.js';
import type { JsonObject } from '../json/borrowed-types.js';

// Longer than other files on purpose: this is the whole chain on one page, and most of it is what an editor shows.

/**
 * A persona in the making. Every step returns a new builder and leaves the one it was called on as it was; the
 * order of steps is free. `build` and `create` are callable as soon as no rule is broken.
 *
 * `S` holds the facts that the rules read. It is inferred; nobody has to write it. `PersonaBuilder` without it means any
 * builder, for helpers, lists and tables: the rules then hold when `build()` or `create()` runs.
 */
// biome-ignore lint/suspicious/noExplicitAny: no other argument takes builders of all facts, which are invariant.
export interface PersonaBuilder<in out S = any> extends Preset<S> {
  // First, and declared here: TypeScript 7 prints the name of the first member that differs when a
  // reassignment is refused. The leading space keeps it out of completion. It does not exist at run time.
  readonly ' other facts: use .when(…), or .dynamic() before an if; as a type, write PersonaBuilder': (
    facts: S,
  ) => S;

  /**
   * Names the persona. Sets `persona_name`. A function gets the name that the steps before have set, or an empty text,
   * and returns the new one. It is called each time the body is made.
   *
   * @example
   * ```ts
   * const desk = persona().prompt('Welcome people.').name('Front Desk');
   * desk.name((old) => `${old} (staging)`);
   * // { "persona_name": "Front Desk (staging)" }
   * ```
   */
  name(text: string | ((old: string) => string)): PersonaBuilder<S>;

  /**
   * Tells the language model what to do. Sets `system_prompt`; the last call wins. Required, except after
   * `.echo()`. Models follow a prompt best if it has no more than 5,000 tokens (about 20,000 characters). A function
   * gets the prompt that the steps before have set, or an empty text, and returns the new one. It is called each time the
   * body is made, and does not see the paragraphs of `.appendPrompt()`.
   *
   * @example
   * ```ts
   * persona().prompt('You help people choose a bicycle.');
   * // { "system_prompt": "You help people choose a bicycle." }
   * ```
   */
  prompt(text: string | ((old: string) => string)): PersonaBuilder<Put<S, { prompt: true }>>;

  /**
   * Adds a paragraph after the prompt, even if `.prompt()` is called later, so that a preset can bring its part of the
   * instructions. Adds to `system_prompt`, where each paragraph appears only once. A prompt is still required.
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
   * Runs every layer. This is the default: the step is for taking back an `.echo()`, such as that of a preset. Sets
   * `pipeline_mode` to `full`.
   *
   * @example
   * ```ts
   * persona().echo().full().prompt('You take orders.');
   * // { "pipeline_mode": "full" }
   * ```
   */
  full(): PersonaBuilder<Put<S, { mode: 'full' }>>;

  /**
   * Names the replica for conversations that do not name one themselves. Sets `default_replica_id`.
   *
   * @example
   * ```ts
   * persona().prompt('You give tours.').replica('r0123456789');
   * // { "default_replica_id": "r0123456789" }
   * ```
   */
  replica(id: string): PersonaBuilder<Put<S, { replica: true }>>;

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
   * Attaches tools that the account has, whose calls reach your server or your app as each of them says. Sets `tool_ids`;
   * ids add up over steps, to 50 at most. Newer than the contract page: see `docs/newer.md`.
   *
   * @example
   * ```ts
   * persona().prompt('You help with orders.').attach('t-cancel-order');
   * // { "tool_ids": ["t-cancel-order"] }
   * ```
   */
  attach(...toolIds: readonly string[]): PersonaBuilder<S>;

  /**
   * Says what the persona opens with, word for word; an empty text lets it wait for the caller. Sets `greeting`. A
   * conversation can have one of its own, `custom_greeting`. Newer than the contract page: see `docs/newer.md`.
   *
   * @example
   * ```ts
   * persona().prompt('You welcome guests.').greeting('Good morning! Whom do you want to see?');
   * // { "greeting": "Good morning! Whom do you want to see?" }
   * ```
   */
  greeting(text: string): PersonaBuilder<S>;

  /**
   * Names the languages that the persona speaks and understands, as codes such as `en`. Sets `languages`; codes add up
   * over steps. Newer than the contract page: see `docs/newer.md`.
   *
   * @example
   * ```ts
   * persona().prompt('You give tours.').languages('en', 'pt');
   * // { "languages": ["en", "pt"] }
   * ```
   */
  languages(...codes: readonly string[]): PersonaBuilder<S>;

  /**
   * Says when callers are told that they talk to an AI. Sets `disclosure_type`: `always`, `off`, or `auto` (the default),
   * which follows the law that the conversation is held under; and `verbal_disclosure` and `visual_disclosure`, the words
   * for it. Newer than the contract page: see `docs/newer.md`.
   *
   * @example
   * ```ts
   * persona().prompt('You take bookings.').disclosure('always', { verbal: 'I am an AI, and glad to help.' });
   * // { "disclosure_type": "always", "verbal_disclosure": "I am an AI, and glad to help." }
   * ```
   */
  disclosure(type: DisclosureType | Unlisted, options?: DisclosureOptions): PersonaBuilder<S>;

  /**
   * Chooses a language model that Tavus hosts. Sets `layers.llm`. A second call merges field by field; after a
   * `.customLlm()` only the tools of the layer stay.
   *
   * @example
   * ```ts
   * persona().prompt('You plan trips.').llm('tavus-gpt-oss', { extraBody: { temperature: 0.4 } });
   * // { "layers": { "llm": { "model": "tavus-gpt-oss", "extra_body": { "temperature": 0.4 } } } }
   * ```
   * @see https://docs.tavus.io/sections/conversational-video-interface/persona/llm
   */
  llm<Numbers extends number>(
    model: HostedModel | Unlisted,
    options?: HostedLlmOptions<Numbers>,
  ): PersonaBuilder<Put<S, { llm: 'hosted' }>>;

  /**
   * Uses a language model of your own, behind an endpoint that speaks OpenAI's chat completions. Sets
   * `layers.llm`. After an `.llm()` only the tools of the layer stay.
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
   * Gives the language model tools to call. Sets `layers.llm.tools`; tools add up over steps. Of two with the same
   * name the last one wins, in the place of the first.
   *
   * @example
   * ```ts
   * persona().prompt('You help with orders.').tools(tool('cancel_order', { description: 'Cancel an order.' }));
   * // { "layers": { "llm": { "tools": [{ "type": "function", "function": { "name": "cancel_order" } }] } } }
   * ```
   */
  tools(...tools: readonly Tool[]): PersonaBuilder<S>;

  /**
   * Chooses what speaks. Sets `layers.tts`. A second call with the same engine merges field by field; one with another
   * engine drops what was set before.
   *
   * @example
   * ```ts
   * persona().prompt('You read the news.').tts('elevenlabs', { voiceSettings: { stability: 0.6 } });
   * // { "layers": { "tts": { "tts_engine": "elevenlabs", "voice_settings": { "stability": 0.6 } } } }
   * ```
   * @see https://docs.tavus.io/sections/conversational-video-interface/persona/tts
   */
  tts<const Engine extends TtsEngine | Unlisted, Numbers extends number>(
    engine: Engine,
    options?: TtsOptionsFor<Engine, Numbers>,
  ): PersonaBuilder<Put<S, { tts: Engine }>>;

  /**
   * Chooses a voice of Tavus's own, which needs no engine. Sets `voice_id` in `layers.tts`. A voice of an engine is the
   * option `externalVoiceId` of `.tts()`; the two exclude each other. Newer than the contract page: see `docs/newer.md`.
   *
   * @example
   * ```ts
   * persona().prompt('You read the news.').voice('v0123456789');
   * // { "layers": { "tts": { "voice_id": "v0123456789" } } }
   * ```
   */
  voice(id: string): PersonaBuilder<S>;

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
  stt(engine: SttEngine | Unlisted, options?: SttOptions): PersonaBuilder<Put<S, { stt: true }>>;

  /**
   * Chooses what interprets picture and sound. Sets `layers.perception`. `raven-1` (the default) sees and
   * hears, the older `raven-0` only sees, `off` does neither. `emotionRecognition` says how much of the caller's mood
   * is read.
   *
   * @example
   * ```ts
   * persona().prompt('You greet guests.').perception('raven-1', { visual: { awarenessQueries: ['Who waits?'] } });
   * // { "layers": { "perception": { "perception_model": "raven-1", "visual_awareness_queries": ["Who waits?"] } } }
   * ```
   * @see https://docs.tavus.io/sections/conversational-video-interface/persona/perception
   */
  perception<const Model extends PerceptionModel | Unlisted, Sense extends PerceptionOption = never>(
    model: Model,
    options?: PerceptionOptionsFor<Model, Sense>,
  ): PersonaBuilder<Put<S, PerceptionFacts<Model, NoInfer<Sense>>>>;

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
   * Says how much of the caller's mood is read. Sets `emotion_recognition` in `layers.perception`: `auto` (the default)
   * follows the law that the conversation is held under, `full` and `limited` decide it. Without a `.perception()` step
   * the default model is written out. Newer than the contract page: see `docs/newer.md`.
   *
   * @example
   * ```ts
   * persona().prompt('You interview nurses.').emotionRecognition('limited');
   * // { "layers": { "perception": { "perception_model": "raven-1", "emotion_recognition": "limited" } } }
   * ```
   */
  emotionRecognition(
    value: EmotionRecognition | Unlisted,
  ): PersonaBuilder<Put<S, { emotionRecognition: true }>>;

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
   * Says what brings picture and sound to the caller. Sets `layers.transport`: `livekit` for an agent that runs in a room of
   * LiveKit, after `.echo()`; a room of Daily without this step. Newer than the contract page: see `docs/newer.md`.
   *
   * @example
   * ```ts
   * persona().name('Face of the agent').echo().transport('livekit');
   * // { "pipeline_mode": "echo", "layers": { "transport": { "transport_type": "livekit" } } }
   * ```
   * @see https://docs.tavus.io/sections/integrations/livekit
   */
  transport(type: TransportType | Unlisted, options?: TransportOptions): PersonaBuilder<S>;

  /**
   * Gives the persona an address by which meetings of other programs invite it, and says who may. Sets
   * `layers.conferencing`; a second call merges field by field. Newer than the contract page: see `docs/newer.md`.
   *
   * @example
   * ```ts
   * persona().prompt('You take minutes.').replica('r0123456789').conferencing({ username: 'minutes' });
   * // { "layers": { "conferencing": { "username": "minutes" } } }
   * ```
   */
  conferencing(options: ConferencingOptions): PersonaBuilder<S>;

  /**
   * Adds fields that are newer than the library, as they go on the wire, merged deep. A field that the library
   * knows is refused: it has a step of its own.
   *
   * @example
   * ```ts
   * persona().prompt('You welcome.').extra({ accent: 'soft' });
   * // { "accent": "soft" }
   * ```
   */
  extra<Name extends string, Inner extends string = never>(body: ExtraBody<Name, Inner>): PersonaBuilder<S>;

  /**
   * Carries out the steps of presets, in order, as if they were written here. Takes one preset or several, a list of
   * presets, an entry of a table, a builder, and `false` for none. Where it can be one of several presets, the compiler
   * checks the persona with each.
   *
   * @example
   * ```ts
   * const calm = preset((p) => p.conversationalFlow({ turnTakingPatience: 'high' }));
   * const voices = { warm: preset((p) => p.tts('cartesia')), even: preset((p) => p.tts('elevenlabs')) };
   * const voice: keyof typeof voices = 'warm';
   * persona().prompt('You listen.').use(calm, voices[voice]);
   * // { "layers": { "tts": { "tts_engine": "cartesia" }, "conversational_flow": { "turn_taking_patience": "high" } } }
   * ```
   */
  use<const Presets extends readonly (Preset | false | PresetList)[]>(
    ...presets: Presets
  ): PersonaBuilder<After<S, Presets, 'all'>>;

  /**
   * Takes out what steps before this one have set: all that the step of the given name sets, one of its options, such
   * as `'tts.voiceSettings'`, or single entries of its list. An entry is named by its text, or by the tool or the tool's
   * name; several go in a list.
   *
   * @example
   * ```ts
   * const desk = persona().prompt('You welcome guests.').tts('cartesia').documents('d-hours', 'd-menu');
   * desk.without('tts').without('documents', 'd-menu');
   * // { "system_prompt": "You welcome guests.", "document_ids": ["d-hours"] }
   * ```
   */
  without<Of extends WholePart | ListPart>(
    part: Of,
    ...entries: EntriesOf<Of>
  ): PersonaBuilder<Put<S, FactsWithout<Of>>>;

  /**
   * Carries out steps if a value is there, and others if it is not; a preset can stand in the place of either callback.
   * A callback gets the value without `undefined`, `null`, `false`, `0` and `''`, which count as not there. A function
   * or a promise as the value is refused: it would be there whatever it gives.
   *
   * @example
   * ```ts
   * const replica: string | undefined = 'r0123456789';
   * persona().prompt('You give tours.').when(replica, (p, id) => p.replica(id));
   * // { "default_replica_id": "r0123456789" }
   * ```
   */
  // What a callback gives has a type parameter of its own: while it is being typed, that is any, and beside it a preset
  // of the same type would be any too, and the callback's parameter with it, which would complete nothing.
  when<
    V,
    const Then extends Preset | false | PresetList = never,
    const Else extends Preset | false | PresetList = never,
    const Made extends Preset | false | PresetList = never,
    const ElseMade extends Preset | false | PresetList = never,
  >(
    value: Condition<V>,
    steps: Then | ((persona: PersonaBuilder<{}>, value: Truthy<V>) => Made),
    otherwise?: Else | ((persona: PersonaBuilder<{}>) => ElseMade),
  ): PersonaBuilder<AfterEither<S, Either<Made, Then>, Either<Either<ElseMade, Else>, false>>>;

  /**
   * Carries out steps for each item, in order. The callback returns the builder that its last step gave, or presets.
   *
   * @example
   * ```ts
   * persona().prompt('You know both books.').each(['d-1', 'd-2'], (p, id) => p.documents(id));
   * // { "document_ids": ["d-1", "d-2"] }
   * ```
   */
  each<T, const Steps extends Preset | false | PresetList>(
    items: Iterable<T>,
    steps: (persona: PersonaBuilder<{}>, item: T) => Steps,
  ): PersonaBuilder<After<S, Steps, 'repeated'>>;

  /**
   * Hands the builder to a function and returns what that returns, so that a helper can stand in the chain.
   *
   * @example
   * ```ts
   * const polite = <S>(p: PersonaBuilder<S>) => p.appendPrompt('End with a farewell.');
   * persona().prompt('You sell tea.').pipe(polite);
   * // { "system_prompt": "You sell tea.\n\nEnd with a farewell." }
   * ```
   */
  pipe<R>(fn: (persona: PersonaBuilder<S>) => R): R;

  /**
   * Says what the persona that uses these steps must bring itself. What is missing shows at the end of its chain.
   *
   * @example
   * ```ts
   * const spoken = preset((p) => p.appendPrompt('Keep sentences short.').requires('prompt', 'tts'));
   * persona().prompt('You read stories.').tts('cartesia').use(spoken);
   * // { "system_prompt": "You read stories.\n\nKeep sentences short." }
   * ```
   */
  requires<F extends Fact>(fact: F, ...facts: readonly F[]): PersonaBuilder<Put<S, { needs: F }>>;

  /**
   * Stops tracking facts, for chains that only the run time can follow: a loop over mixed steps, a `let` that is
   * reassigned under an `if`. The rules hold when `build()` or `create()` runs.
   *
   * @example
   * ```ts
   * let guide = persona().name('Guide').dynamic();
   * for (const tag of ['harbour', 'old-town']) guide = guide.documentTags(tag).prompt(`You know the ${tag}.`);
   * guide.build();
   * // { "system_prompt": "You know the old-town.", "document_tags": ["harbour", "old-town"] }
   * ```
   */
  dynamic(): PersonaBuilder<{ dynamic: true }>;

  /**
   * Gives all that the rules find in the persona so far, errors and warnings, in the order of the body.
   *
   * @example
   * ```ts
   * persona().name('Guide').check();
   * // [{ "rule": "prompt-required", "severity": "error", "path": "/system_prompt" }]
   * ```
   */
  check(): readonly Issue[];

  /**
   * Gives the body as it would be sent: deeply frozen plain JSON with its keys in a stable order. Secrets are in it.
   * A function that gives a secret is called; one that gives a promise of it needs `create()`.
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
   * Gives the same body in Tavus's newer vocabulary, as `POST /v2/pals` takes it and Tavus's own tools do: a persona is a
   * PAL there, and a replica a face. A PAL needs one, so it is there after `.replica()`.
   *
   * @throws {PersonaInvalidError} A rule is broken that the compiler could not see, or there is no replica.
   * @example
   * ```ts
   * persona().name('Guide').prompt('You give tours.').replica('r0123456789').toPal();
   * // { "pal_name": "Guide", "default_face_id": "r0123456789" }
   * ```
   */
  readonly toPal: PalEnd<S, () => PalBody>;

  /**
   * Creates the persona at Tavus, with one `POST /v2/personas` that is repeated only after an attempt that
   * certainly did nothing. The key is that of `client`, or `apiKey`, or `TAVUS_API_KEY` from the environment.
   *
   * @throws {PersonaInvalidError} A rule is broken that the compiler could not see; nothing was sent.
   * @throws {TavusConfigError} There is no key, or a setting cannot work; nothing was sent.
   * @throws {TavusApiError} Tavus refused it.
   * @throws {TavusError} Any other failure; `effect` says whether the persona may have been created.
   * @example
   * ```ts
   * const { personaId } = await persona().name('Guide').prompt('You give tours.').create();
   * ```
   * @see https://docs.tavus.io/api-reference/personas/create-persona
   */
  readonly create: End<S, Create<S>>;

  /** The body so far, with every secret masked. `console.log` of a builder shows the same. */
  toJSON(): JsonObject;

  /** {@link PersonaBuilder.toJSON} as indented text. */
  toString(): string;
}

/** The first of two that is given. */
export type Either<One, Other> = [One] extends [never] ? Other : One;

/** What is left of a value's type where the value is there. */
export type Truthy<V> = Exclude<V, false | 0 | 0n | '' | null | undefined>;

/** The end that creates a persona of the facts `S`: one with a replica can be a PAL, and of any facts nobody knows. */
export type Create<S> = unknown extends S
  ? (options?: CreateOptions) => TavusPromise<CreatedPersona>
  : [S] extends [{ replica: true } | { dynamic: true }]
    ? (options?: PalCreateOptions) => TavusPromise<CreatedPersona>
    : (options?: CreateOptions) => TavusPromise<CreatedPersona>;

/** The ends of a finished persona. */
export interface Finished {
  readonly build: () => PersonaBody;
  readonly create: (options?: CreateOptions) => TavusPromise<CreatedPersona>;
}

/**
 * A finished persona, which can be built and created: the type for a function, a list or a table that takes such
 * personas. It can be continued; the rules then hold when `build()` or `create()` runs.
 */
export type PersonaReady = Finished & PersonaBuilder;
