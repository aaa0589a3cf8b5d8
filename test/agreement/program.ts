import type { Part } from '../../src/draft/without.js';
import type { Fact } from '../../src/index.js';
import type { Argument, StepCall } from '../support/chains.js';
import { Writer } from './writer.js';

/** A chain as a person writes it: steps, and what groups them. */
export type Steps = readonly Piece[];

export type Piece =
  | StepCall
  | { readonly requires: readonly Fact[] }
  | { readonly dynamic: true }
  | Renewal
  | { readonly without: Part; readonly entries?: Argument }
  | Use
  | When
  | { readonly each: Steps }
  | EachOf
  | Pipe;

/** A name or prompt that a function makes. */
export interface Renewal {
  readonly renew: 'name' | 'prompt';
  /** Of the one that is there, or another. */
  readonly keeps: boolean;
}

/** `.use(a, b)`. With `spread`, lists among these stand there with their dots. */
export interface Use {
  readonly use: readonly Given[];
  readonly spread: boolean;
}

export interface When {
  readonly when: Branch;
  readonly otherwise?: Branch;
  readonly value: 'boolean' | 'text';
}

/** `.each(presets, (p, preset) => …)`. */
export interface EachOf {
  readonly eachOf: List;
  /** Whether the callback gives the preset itself, and not a builder that uses it. */
  readonly bare: boolean;
}

export interface Pipe {
  readonly pipe: Steps;
  /** By a condition, the function takes these instead: then it gives one of two builders. */
  readonly or?: Steps;
  /** Whether the function is written in its place, or for any `PersonaBuilder<S>`, or for `PersonaBuilder`. */
  readonly as: 'callback' | 'generic' | 'any';
}

/** What stands in a branch of `.when()`: a callback, or a preset in the place of one. */
export type Branch = { readonly direct: Given } | Result;

/** What a callback returns; of a fork one or the other, by a condition. */
export type Result =
  | { readonly steps: Steps }
  | { readonly given: Given }
  | { readonly fork: readonly [Result, Result] };

/** Something that `.use()` takes. */
export type Given =
  | Made
  /** A preset that stands elsewhere too. */
  | { readonly again: number }
  | { readonly none: true }
  /** `(condition ? a : b)` */
  | { readonly either: readonly [Given, Given] }
  /** `(condition && a)` */
  | { readonly maybe: Given }
  /** `table[key]` */
  | { readonly table: readonly Given[] }
  | Mapped
  | Tuple
  | List;

/** A preset, a builder, the result of a function, or a preset that is known as no more than one. */
export interface Made {
  readonly made: Steps;
  readonly as: 'preset' | 'builder' | 'call' | 'any';
}

/** `[a, b].map((p) => p…)[index]`: builders of different facts, and steps that are called on any of them. */
export interface Mapped {
  readonly mapped: readonly Steps[];
  readonly by: Steps;
}

/** A list of known length. */
export interface Tuple {
  readonly tuple: readonly Given[];
  /** Whether it is declared before the chain, `as const`. */
  readonly named: boolean;
  /** Whether lists in it stand there with their dots. */
  readonly spread: boolean;
}

/** A list of any length with these presets in it. */
export interface List {
  readonly list: readonly Made[];
  /** A list of their types, the values of a table, or what `.map()` gives. */
  readonly as: 'parameter' | 'values' | 'mapped';
}

/** A chain as source text, and the arguments with which each of its branches is taken once. */
export interface Program {
  readonly name: string;
  readonly text: string;
  readonly branches: readonly (readonly unknown[])[];
}

/** Writes a chain out as a function of its conditions that gives the builder and, for the compiler, an end. */
export function programOf(name: string, steps: Steps): Program {
  const writer = new Writer();
  const chain = `persona()${writer.steps(steps)}`;
  const parameters = writer.conditions.map(({ name, type }) => `${name}: ${type}`);
  const text = written(name, parameters, [...writer.declarations, `const made = ${chain};`]);
  return { name, text, branches: combined(writer.conditions.map(({ values }) => values)) };
}

/** The program of one chain that was written by hand. */
export function programOfText(name: string, chain: string): Program {
  return { name, text: written(name, [], [`const made = ${chain};`]), branches: [[]] };
}

function written(name: string, parameters: readonly string[], statements: readonly string[]): string {
  const lines = [...statements, 'return { made, ready: () => made.build() };'].map((line) => `  ${line}\n`);
  return `const ${name} = (${parameters.join(', ')}) => {\n${lines.join('')}};\n`;
}

/** Every way to take one value of each list. */
function combined(lists: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return lists.reduce<readonly (readonly unknown[])[]>(
    (before, values) => before.flatMap((taken) => values.map((value) => [...taken, value])),
    [[]],
  );
}
