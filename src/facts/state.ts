import type { PerceptionModel } from '../body/perception.js';
import type { TtsEngine } from '../body/tts.js';
import type { Unlisted } from '../fields/unlisted.js';

/**
 * What the compiler knows of a persona: only the facts that some rule reads, never the values.
 * An absent fact was not stated.
 */
export interface Facts {
  /** `echo` after `.echo()`, `full` after `.full()`. */
  mode?: 'echo' | 'full';
  /** `.prompt()` was called. */
  prompt?: true;
  /** The model that `.perception()` named. */
  perception?: PerceptionModel | Unlisted;
  /** Something to watch for was stated. */
  visual?: true;
  /** Something to listen for was stated. */
  audio?: true;
  /** It was stated how much of the caller's mood is read. */
  emotionRecognition?: true;
  /** `.stt()` was called. */
  stt?: true;
  /** `.replica()` was called. */
  replica?: true;
  /** Who hosts the language model. */
  llm?: 'hosted' | 'custom';
  /** The engine that `.tts()` named. */
  tts?: TtsEngine | Unlisted;
  /** What presets demand with `.requires()`; demands add up. */
  needs?: Fact;
  /** `.dynamic()` was called: the rules hold when the persona is built. */
  dynamic?: true;
}

/** The facts that `.requires()` can demand. */
export const demandable = ['prompt', 'llm', 'tts', 'stt', 'perception', 'visual', 'audio'] as const;
/** A fact that `.requires()` can demand. */
export type Fact = (typeof demandable)[number];

/** A fact that a body states: one that can be demanded, or that only some ends ask for. */
export type Stated = Fact | 'replica' | 'emotionRecognition';

/** Whether `.requires()` can demand it. */
export function isFact(value: unknown): value is Fact {
  return demandable.some((fact) => fact === value);
}

/**
 * The facts `S` after a step that states `P`: the last one wins, demands add up.
 *
 * It is `S` itself where nothing changes, so that states repeat and `b = b.prompt('…')` stays assignable; and
 * it works through unions member by member, because after a `.when()` a persona is in one of several states.
 * The mapped type stays inline: behind an alias, hovers would print the alias instead of the facts.
 */
export type Put<S, P> = S extends { dynamic: true }
  ? S
  : P extends unknown
    ? S extends P
      ? P extends { [K in keyof P]: S[K & keyof S] }
        ? S
        : {
            [K in keyof S | keyof P]: K extends keyof P
              ? K extends 'needs'
                ? P[K] | (K extends keyof S ? S[K] : never)
                : P[K]
              : S[K & keyof S];
          }
      : {
          [K in keyof S | keyof P]: K extends keyof P
            ? K extends 'needs'
              ? P[K] | (K extends keyof S ? S[K] : never)
              : P[K]
            : S[K & keyof S];
        }
    : never;
