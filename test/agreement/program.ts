import type { Fact } from '../../src/index.js';
import { type Argument, isCall, type StepCall } from '../chains.js';

/** A chain as a person writes it: steps, and what groups them. */
export type Steps = readonly Piece[];

export type Piece =
  | StepCall
  | { readonly requires: readonly Fact[] }
  | { readonly dynamic: true }
  | { readonly use: Steps; readonly as: 'preset' | 'builder' | 'call' }
  | { readonly when: Steps; readonly otherwise?: Steps; readonly value: 'boolean' | 'text' }
  | { readonly each: Steps }
  | { readonly pipe: Steps; readonly generic: boolean };

/** A chain as source text, and the arguments with which each of its branches is taken once. */
export interface Program {
  readonly name: string;
  readonly text: string;
  readonly branches: readonly (readonly unknown[])[];
}

/** Set in the body of a chain that was made dynamic on the way: the run time keeps no trace of it. */
export const dynamicMark = 'x_dynamic';

/** More `.when()` and `.each()` than this in one chain are written without their condition. */
const mostConditions = 4;

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

interface Condition {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

const loopItems = ['d-elm', 'd-oak'];

class Writer {
  readonly declarations: string[] = [];
  readonly conditions: Condition[] = [];
  #loops = false;
  #conditioned = true;

  steps(steps: Steps): string {
    return steps.map((piece) => this.#piece(piece)).join('');
  }

  #piece(piece: Piece): string {
    if ('step' in piece) return `.${piece.step}(${piece.args.map((arg) => this.#argument(arg)).join(', ')})`;
    if ('requires' in piece) return `.requires(${piece.requires.map((fact) => literal(fact)).join(', ')})`;
    if ('dynamic' in piece) return `.dynamic().extra({ ${dynamicMark}: true })`;
    if ('use' in piece) return `.use(${this.#preset(piece)})`;
    if ('pipe' in piece) return `.pipe(${this.#helper(piece)})`;
    if ('each' in piece) return this.#each(piece.each);
    return this.#when(piece);
  }

  #each(steps: Steps): string {
    // One within another would go the same way twice, of which the compiler cannot know.
    const items = this.#loops ? undefined : this.#condition('readonly string[]', [[], loopItems]);
    if (!items) return this.steps(steps);
    this.#loops = true;
    const inside = this.steps(steps);
    this.#loops = false;
    return `.each(${items}, (p, item) => p.documents(item)${inside})`;
  }

  #when({ when, otherwise, value }: Extract<Piece, { when: Steps }>): string {
    const condition = this.#loops ? this.#eachAnew() : this.#once(value);
    if (!condition) return this.steps(when);
    const first = value === 'boolean' || this.#loops ? '(p) => p' : '(p, value) => p.guardrailTags(value)';
    const second = otherwise ? `, (p) => p${this.steps(otherwise)}` : '';
    return `.when(${condition}, ${first}${this.steps(when)}${second})`;
  }

  #once(value: 'boolean' | 'text'): string | undefined {
    return value === 'boolean'
      ? this.#condition('boolean', [true, false])
      : this.#condition('string | undefined', ['g-elm', undefined]);
  }

  /** A condition that comes out differently for each item. */
  #eachAnew(): string | undefined {
    const items = this.#condition('readonly string[]', [[], ['d-elm'], ['d-oak'], loopItems]);
    return items && `${items}.includes(item)`;
  }

  #preset({ use, as }: Extract<Piece, { use: Steps }>): string {
    const steps = this.#outside(use);
    if (as === 'builder') return this.#declared(`persona()${steps}`);
    if (as === 'preset') return this.#declared(`preset((p) => p${steps})`);
    return `${this.#declared(`(text: string) => preset((p) => p.appendPrompt(text)${steps})`)}("Sing.")`;
  }

  #helper({ pipe, generic }: Extract<Piece, { pipe: Steps }>): string {
    const steps = generic ? this.#outside(pipe) : this.steps(pipe);
    return generic ? this.#declared(`<S>(p: PersonaBuilder<S>) => p${steps}`) : `(p) => p${steps}`;
  }

  /** Steps of what is declared before the chain. A loop around it would always find the same condition there. */
  #outside(steps: Steps): string {
    const conditioned = this.#conditioned;
    const loops = this.#loops;
    this.#conditioned &&= !loops;
    this.#loops = false;
    const text = this.steps(steps);
    this.#conditioned = conditioned;
    this.#loops = loops;
    return text;
  }

  #declared(expression: string): string {
    const name = `d${this.declarations.length}`;
    this.declarations.push(`const ${name} = ${expression};`);
    return name;
  }

  #condition(type: string, values: readonly unknown[]): string | undefined {
    if (!this.#conditioned || this.conditions.length === mostConditions) return undefined;
    const name = `w${this.conditions.length}`;
    this.conditions.push({ name, type, values });
    return name;
  }

  #argument(argument: Argument): string {
    if (typeof argument !== 'object' || argument === null) return literal(argument);
    if (Array.isArray(argument)) return `[${argument.map((entry) => this.#argument(entry)).join(', ')}]`;
    if (!isCall(argument)) {
      const entries = Object.entries(argument).map(
        ([name, value]) => `${literal(name)}: ${this.#argument(value)}`,
      );
      return `{ ${entries.join(', ')} }`;
    }
    const { $call, args } = argument;
    const given = args.map((arg) => this.#argument(arg)).join(', ');
    if ($call === 'secret') return `() => ${given}`;
    return $call === 'tool' ? this.#declared(`tool(${given})`) : `${$call}(${given})`;
  }
}

function literal(value: null | boolean | number | string): string {
  if (Object.is(value, -0)) return '-0';
  // These two end a line, in source text and where a compiler counts lines.
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Every way to take one value of each list. */
function combined(lists: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return lists.reduce<readonly (readonly unknown[])[]>(
    (before, values) => before.flatMap((taken) => values.map((value) => [...taken, value])),
    [[]],
  );
}
