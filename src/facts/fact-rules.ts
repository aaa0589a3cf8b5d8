import { sensedBy } from '../body/perception.js';
import { error, type Finding, type Sentence } from '../errors/issues.js';
import { part } from '../json/json.js';
import { demandable, type Fact, type Stated } from './state.js';

/** What the rules ask of a persona, at run time: `Facts` for the compiler, read off a body. */
export interface BodyFacts {
  readonly echo: boolean;
  readonly stated: ReadonlySet<Stated>;
  readonly perception: unknown;
}

// Each rule stands here twice, once for the compiler and once for the run time, side by side. Which of them an echo
// persona has to keep, the type `Issues` says for all, and each function for itself.

type PromptRequired<S> = S extends { prompt: true } ? [] : [Sentence<'prompt-required'>];

function promptRequired({ echo, stated }: BodyFacts): readonly Finding[] {
  return echo || stated.has('prompt') ? [] : [error('prompt-required', '/system_prompt')];
}

type AudioNeedsRaven1<S> = S extends { audio: true; perception: infer Model }
  ? 'raven-0' extends Model
    ? [Sentence<'audio-needs-raven-1', 'raven-0'>]
    : []
  : [];

function audioNeedsRaven1({ echo, stated, perception }: BodyFacts): readonly Finding[] {
  if (echo || !stated.has('audio') || perception !== 'raven-0') return [];
  return [error('audio-needs-raven-1', '/layers/perception/perception_model', perception)];
}

/** What was stated of what the persona perceives, beside the model. */
type SenseOf<S> = S extends { visual: true }
  ? 'visual'
  : S extends { audio: true }
    ? 'audio'
    : S extends { emotionRecognition: true }
      ? 'emotionRecognition'
      : never;

const senses = ['visual', 'audio', 'emotionRecognition'] as const;

function senseOf({ stated }: BodyFacts): Stated | undefined {
  return senses.find((sense) => stated.has(sense));
}

type PerceptionOff<S> = S extends { perception: infer Model }
  ? 'off' extends Model
    ? [SenseOf<S>] extends [never]
      ? []
      : [Sentence<'perception-off', SenseOf<S>>]
    : []
  : [];

function perceptionOff(facts: BodyFacts): readonly Finding[] {
  const sense = senseOf(facts);
  if (facts.echo || facts.perception !== 'off' || sense === undefined) return [];
  return [error('perception-off', '/layers/perception/perception_model', sense)];
}

/** The first thing stated that an echo persona has no use for. */
type UnusedByEcho<S> = S extends { visual: true } | { audio: true } | { emotionRecognition: true }
  ? SenseOf<S>
  : S extends { perception: infer Model }
    ? [Extract<Model, 'raven-1' | 'raven-0'>] extends [never]
      ? Transcription<S>
      : 'perception'
    : Transcription<S>;

type Transcription<S> = S extends { stt: true } ? 'stt' : never;

type EchoIncompatible<S> = [UnusedByEcho<S>] extends [never]
  ? []
  : [Sentence<'echo-incompatible', UnusedByEcho<S>>];

function echoIncompatible(facts: BodyFacts): readonly Finding[] {
  if (!facts.echo) return [];
  const perceives = facts.perception === 'raven-1' || facts.perception === 'raven-0';
  const unused = senseOf(facts) ?? (perceives ? 'perception' : facts.stated.has('stt') ? 'stt' : undefined);
  if (unused === undefined) return [];
  return [error('echo-incompatible', unused === 'stt' ? '/layers/stt' : '/layers/perception', unused)];
}

type Missing<S, Demand extends Fact> = S extends { needs: infer Needs }
  ? Demand extends Needs
    ? // What `.without()` has taken out is `undefined`.
      S extends { [Stated in Demand]: {} }
      ? []
      : [Sentence<'needs-missing', Demand>]
    : []
  : [];

/** A tuple entry for each fact: a union would print in another order with every compiler. */
type NeedsMissing<S> = S extends { needs: Fact }
  ? [
      ...Missing<S, 'prompt'>,
      ...Missing<S, 'llm'>,
      ...Missing<S, 'tts'>,
      ...Missing<S, 'stt'>,
      ...Missing<S, 'perception'>,
      ...Missing<S, 'visual'>,
      ...Missing<S, 'audio'>,
    ]
  : [];

function needsMissing({ stated }: BodyFacts, needs: ReadonlySet<Fact>): readonly Finding[] {
  return demandable
    .filter((fact) => needs.has(fact) && !stated.has(fact))
    .map((fact) => error('needs-missing', fact === 'prompt' ? '/system_prompt' : '/layers', fact));
}

type PalReplica<S> = S extends { replica: true } ? [] : [Sentence<'pal-replica'>];

/** A rule of PALs alone. */
export function palReplica({ stated }: BodyFacts): readonly Finding[] {
  return stated.has('replica') ? [] : [error('pal-replica', '/default_replica_id')];
}

/**
 * Every rule that the facts `S` break, a sentence each; a tuple, so that all compilers print them in one order.
 * A union of states, as `.when()` makes it, gives a union of tuples.
 */
export type Issues<S> = S extends { dynamic: true }
  ? []
  : S extends { mode: 'echo' }
    ? [...EchoIncompatible<S>, ...NeedsMissing<S>]
    : [...PromptRequired<S>, ...AudioNeedsRaven1<S>, ...PerceptionOff<S>, ...NeedsMissing<S>];

/** {@link Issues} of a persona that is to be a PAL, which needs a face too. */
export type PalIssues<S> = S extends { dynamic: true } ? [] : [...Issues<S>, ...PalReplica<S>];

/** {@link Issues} at run time, or {@link PalIssues}. */
export function factIssues(facts: BodyFacts, needs: ReadonlySet<Fact>, isPal: boolean): readonly Finding[] {
  return [
    ...(isPal ? palReplica(facts) : []),
    ...promptRequired(facts),
    ...audioNeedsRaven1(facts),
    ...perceptionOff(facts),
    ...echoIncompatible(facts),
    ...needsMissing(facts, needs),
  ];
}

/** What a body states, of all that the rules ask. */
export function factsOf(body: Readonly<Record<string, unknown>>): BodyFacts {
  const layers = part(body, 'layers');
  const perception = part(layers, 'perception');
  const stated = new Set<Stated>();
  if (isSet(body['system_prompt'])) stated.add('prompt');
  if (isSet(body['default_replica_id'])) stated.add('replica');
  if ('model' in part(layers, 'llm')) stated.add('llm');
  // A voice of Tavus's own needs no engine, and says nothing of one.
  if (Object.keys(part(layers, 'tts')).some((name) => name !== 'voice_id')) stated.add('tts');
  const stt = part(layers, 'stt');
  if ('stt_engine' in stt || 'hotwords' in stt) stated.add('stt');
  if ('perception_model' in perception) stated.add('perception');
  for (const name of Object.keys(perception)) {
    const sensed = sensedBy(name);
    if (sensed) stated.add(sensed.sense);
  }
  // Servers may show the default of all personas.
  const emotion = perception['emotion_recognition'];
  if (emotion !== undefined && emotion !== 'auto') stated.add('emotionRecognition');
  return { echo: body['pipeline_mode'] === 'echo', stated, perception: perception['perception_model'] };
}

/** A blank text counts as not set. */
function isSet(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
}
