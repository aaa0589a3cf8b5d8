import { type Argument, isCall } from '../support/chains.js';
import type {
  Branch,
  EachOf,
  Given,
  List,
  Made,
  Mapped,
  Piece,
  Pipe,
  Result,
  Steps,
  Tuple,
  Use,
  When,
} from './program.js';
import {
  dynamicMark,
  dynamicMarkAt,
  hasAny,
  isOpen,
  keyOf,
  literal,
  loops,
  marked,
  mostJudged,
  orders,
  probe,
  questions,
  renewal,
  type Written,
  withoutPipes,
} from './source.js';

/** A parameter of a program, and what it is called with. */
export interface Condition {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

/** More conditions or ways than these in one chain are written without their condition. */
const mostConditions = 4;
const mostWays = 420;

/** What is around the place where something is written. */
interface Surroundings {
  readonly inLoop: boolean;
  readonly mayBranch: boolean;
  /**
   * One of several values whose types a compiler joins. Then it drops what is assignable to another: of any builder and
   * another, only any is left, and of a builder in one of several states and another, perhaps not all states.
   */
  readonly isJoined: boolean;
  /** Not an argument, but declared before the chain: there a list in brackets is of any length. */
  readonly isDeclared: boolean;
  /** In a list, where a compiler takes one in brackets for a list of any length if it stands behind a condition. */
  readonly isListed: boolean;
}

/** Writes steps as source text. What it needs before the chain and as parameters adds up beside it. */
export class Writer {
  readonly declarations: string[] = [];
  readonly conditions: Condition[] = [];
  /** Presets that come out the same wherever they are used. */
  readonly #shared: string[] = [];
  #places = 0;
  /** How many questions the items of this loop are asked. */
  #asked = 0;
  #around: Surroundings = {
    inLoop: false,
    mayBranch: true,
    isJoined: false,
    isDeclared: false,
    isListed: false,
  };

  /** @param onUnion Whether they are called on one of several builders: these have no `.pipe()` in common. */
  steps(steps: Steps, onUnion = false): string {
    const { isJoined, mayBranch } = this.#around;
    const inside = { mayBranch: mayBranch && !isJoined, isJoined: false, isDeclared: false, isListed: false };
    let isUnion = onUnion;
    const texts = steps.map((piece) => {
      if (!('pipe' in piece)) return this.#inside(inside, () => this.#piece(piece, isUnion));
      if (isUnion) return this.#inside(inside, () => this.steps(withoutPipes(piece.pipe), true));
      isUnion = piece.or !== undefined;
      const as = isJoined && piece.as === 'any' ? 'generic' : piece.as;
      return this.#inside({ ...inside, isJoined }, () => this.#pipe({ ...piece, as }));
    });
    return texts.join('');
  }

  #piece(piece: Exclude<Piece, Pipe>, onUnion: boolean): string {
    if ('step' in piece) return `.${piece.step}(${piece.args.map((arg) => this.#argument(arg)).join(', ')})`;
    if ('requires' in piece) return `.requires(${piece.requires.map((fact) => literal(fact)).join(', ')})`;
    if ('dynamic' in piece) return `.dynamic()${marked(dynamicMark)}`;
    if ('renew' in piece) return renewal(piece);
    if ('without' in piece) {
      const { without, entries } = piece;
      return `.without(${[without, ...(entries === undefined ? [] : [entries])].map((arg) => this.#argument(arg)).join(', ')})`;
    }
    if ('use' in piece) return onUnion ? this.#useByCondition(piece) : this.#use(piece);
    if ('each' in piece) return this.#each(piece.each, onUnion);
    if ('eachOf' in piece) return this.#eachOf(piece, onUnion);
    return this.#when(piece, onUnion);
  }

  #each(steps: Steps, onUnion: boolean): string {
    // One within another would go the same way twice, of which the compiler cannot know.
    const most = loops(questions.length);
    const items = this.#around.inLoop ? undefined : this.#condition('readonly string[]', most);
    if (!items) return this.steps(steps, onUnion);
    this.#asked = 0;
    const inside = this.#inside({ inLoop: true }, () => this.steps(steps));
    this.conditions.pop();
    this.conditions.push({ name: items, type: 'readonly string[]', values: loops(this.#asked) });
    return `.each(${items}, (p, item) => p.documents(item)${inside})`;
  }

  #eachOf({ eachOf, bare }: EachOf, onUnion: boolean): string {
    const list = this.#list(eachOf, onUnion);
    if (!list.isOpen) return onUnion ? '' : `.use(${list.text})`;
    const each = `.each(${list.text}, ${bare ? '(_, preset) => preset' : '(p, preset) => p.use(preset)'})`;
    return list.isLong ? this.#probed(each, each) : each;
  }

  #use({ use, spread }: Use): string {
    const args: string[] = [];
    let probes = '';
    let marks = '';
    let hasDots = false;
    for (const given of use) {
      // Of a list in brackets with dots, a compiler does not know how long those in it are.
      const isDeclared = spread && 'tuple' in given && given.tuple.some((entry) => !('made' in entry));
      const { text, isOpen, isLong } = this.#inside({ isDeclared }, () =>
        'list' in given ? this.#list(given, false) : this.#open(given),
      );
      const isGroup = 'list' in given || 'tuple' in given;
      // Of two lists of any length, both with dots, a compiler sees one in which all are mixed.
      const dots: boolean = spread && isGroup && !(isOpen && hasDots);
      hasDots ||= dots && isOpen;
      args.push(dots ? `...${text}` : text);
      if (!isLong) continue;
      const place = this.#places++;
      probes += probe(place, `.use(${args.join(', ')})`);
      marks += marked(dynamicMarkAt(place));
    }
    return `${probes}.use(${args.join(', ')})${marks}`;
  }

  /** The same on one of several builders, where compilers do not infer what `.use()` is given. */
  #useByCondition({ use }: Use): string {
    const [first] = use;
    const condition = first && this.#choice();
    return condition ? `.when(${condition}, ${this.#given(first)})` : '';
  }

  /** Puts a mark after a step, if the compiler does not judge what comes of it. */
  #probed(step: string, text: string, mark = (place: number) => marked(dynamicMarkAt(place))): string {
    const place = this.#places++;
    return `${probe(place, step)}${text}${mark(place)}`;
  }

  #when({ when, otherwise, value }: When, onUnion: boolean): string {
    const condition = this.#around.inLoop ? this.#eachAnew() : this.#once(value);
    if (!condition) return this.#taken(when, onUnion);
    const hasText = value === 'text' && !this.#around.inLoop;
    const first = this.#branch(when, onUnion, hasText);
    const second = otherwise && this.#branch(otherwise, onUnion, false);
    const branches = [first, ...(second ? [second] : [])];
    const text = `.when(${[condition, ...branches.map(({ text }) => text)].join(', ')})`;
    return branches.reduce((before, { text, isLong }, nth) => {
      if (!isLong) return before;
      const which = nth === 0 ? condition : `!${condition}`;
      return this.#probed(
        `.use(${text})`,
        before,
        (place) => `.when(${which}, (p) => p${marked(dynamicMarkAt(place))})`,
      );
    }, text);
  }

  /** A branch without its condition. */
  #taken(branch: Branch, onUnion: boolean): string {
    if ('steps' in branch) return this.steps(branch.steps, onUnion);
    if ('fork' in branch) return this.#taken(branch.fork[0], onUnion);
    if (onUnion) return '';
    return this.#use({ use: ['direct' in branch ? branch.direct : branch.given], spread: false });
  }

  #branch(branch: Branch, onUnion: boolean, hasText: boolean): { text: string; isLong: boolean } {
    if (!('direct' in branch)) {
      const start = hasText && 'steps' in branch ? '.guardrailTags(value)' : '';
      const parameters = start ? '(p, value)' : '(p)';
      return { text: `${parameters} => ${this.#result(branch, start)}`, isLong: false };
    }
    const { direct } = branch;
    return 'list' in direct ? this.#list(direct, onUnion) : this.#open(direct);
  }

  #result(result: Result, start = ''): string {
    if ('steps' in result) return `p${start}${this.steps(result.steps)}`;
    if ('given' in result) return this.#given(result.given);
    const [one, other] = result.fork;
    const condition = this.#choice();
    const sides = this.#inside(condition ? { isJoined: true } : {}, () =>
      (condition ? [one, other] : [one]).map((side) => this.#result(side)),
    );
    return condition ? `(${condition} ? ${sides.join(' : ')})` : (sides[0] ?? 'p');
  }

  #choice(): string | undefined {
    return this.#around.inLoop ? this.#eachAnew() : this.#once('boolean');
  }

  #once(value: 'boolean' | 'text'): string | undefined {
    return value === 'boolean'
      ? this.#condition('boolean', [true, false])
      : this.#condition('string | undefined', ['g-elm', undefined]);
  }

  /** A condition that comes out differently for each item. */
  #eachAnew(): string | undefined {
    const question = this.#around.mayBranch ? questions[this.#asked] : undefined;
    if (question === undefined) return undefined;
    this.#asked++;
    return `item.includes('${question}')`;
  }

  #pipe({ pipe, or, as }: Pipe): string {
    const write = () => {
      const condition = or && this.#choice();
      const mark = as === 'any' ? marked(dynamicMark) : '';
      const sides = this.#inside(condition ? { isJoined: true } : {}, () =>
        (condition && or ? [pipe, or] : [pipe]).map((steps) => `p${this.steps(steps)}${mark}`),
      );
      return condition ? `(${condition} ? ${sides.join(' : ')})` : (sides[0] ?? 'p');
    };
    if (as === 'callback') return `.pipe((p) => ${write()})`;
    const text = this.#outside(write);
    const parameters = as === 'generic' ? '<S>(p: PersonaBuilder<S>)' : '(p: PersonaBuilder)';
    return `.pipe(${this.#declared(`${parameters} => ${text}`)})`;
  }

  #open(given: Given): Written {
    return { text: this.#given(given), isOpen: isOpen(given), isLong: false };
  }

  #given(given: Given): string {
    if ('none' in given) return 'false';
    if ('again' in given) return this.#shared[given.again % this.#shared.length] ?? 'false';
    if ('made' in given) return this.#made(given);
    if ('tuple' in given) return this.#tuple(given);
    if ('list' in given) return this.#list(given, true).text;
    if ('table' in given) return this.#table(given.table);
    if ('mapped' in given) return this.#mapped(given);
    const condition = this.#choice();
    const isDeclared = this.#around.isDeclared || this.#around.isListed;
    if ('maybe' in given) {
      const text = this.#inside({ isDeclared }, () => this.#given(given.maybe));
      return condition ? `(${condition} && ${text})` : text;
    }
    const sides = this.#inside(condition ? { isDeclared, isJoined: true } : { isDeclared }, () =>
      (condition ? given.either : [given.either[0]]).map((side) => this.#given(side)),
    );
    return condition ? `(${condition} ? ${sides.join(' : ')})` : (sides[0] ?? 'false');
  }

  #made({ made, as }: Made): string {
    const isAny = as === 'any' && !this.#around.isJoined;
    const branched = this.conditions.length;
    const places = this.#places;
    const steps = this.#outside(() => this.steps(made));
    const text = isAny
      ? this.#declared(`preset((p) => p${steps}${marked(dynamicMark)})`, 'Preset')
      : as === 'builder'
        ? this.#declared(`persona()${steps}`)
        : as === 'call'
          ? `${this.#declared(`(text: string) => preset((p) => p.appendPrompt(text)${steps})`)}("Sing.")`
          : this.#declared(`preset((p) => p${steps})`);
    const isSame = this.conditions.length === branched && this.#places === places;
    if (isSame && !isAny && !hasAny(made)) this.#shared.push(text);
    return text;
  }

  #tuple({ tuple, named, spread }: Tuple): string {
    const write = () => {
      let hasDots = false;
      return tuple.map((entry) => {
        if (!('list' in entry)) return this.#given(entry);
        const { text, isOpen } = this.#list(entry, true);
        const dots: boolean = spread && isOpen && !hasDots;
        hasDots ||= dots;
        return dots ? `...${text}` : text;
      });
    };
    if (!named && !this.#around.isDeclared) return `[${this.#inside({ isListed: true }, write).join(', ')}]`;
    const entries = this.#inside({ isDeclared: true }, () => this.#outside(write));
    return this.#declared(`[${entries.join(', ')}] as const`);
  }

  #table(entries: readonly Given[]): string {
    const table = this.#inside({ isDeclared: true }, () =>
      this.#outside(() => entries.map((entry, nth) => `${keyOf(nth)}: ${this.#given(entry)}`)),
    );
    const keys = entries.map((_, nth) => keyOf(nth));
    const key = this.#around.inLoop ? undefined : this.#condition('string', keys);
    // A mere `false` would become any boolean.
    const asConst = table.some((entry) => entry.includes('false')) ? ' as const' : '';
    const name = this.#declared(`{ ${table.join(', ')} }${asConst}`);
    return key ? `${name}[${this.#declared(`${key} as keyof typeof ${name}`)}]` : `${name}.${keyOf(0)}`;
  }

  #mapped({ mapped, by }: Mapped): string {
    const nths = [...mapped.keys(), mapped.length];
    const nth = this.#around.inLoop ? undefined : this.#condition('number', nths);
    if (!nth) return this.#made({ made: [...(mapped[0] ?? []), ...by], as: 'builder' });
    return this.#inside({ isJoined: true }, () => {
      const builders = mapped.map((made) => this.#made({ made, as: 'builder' }));
      const steps = this.#outside(() => this.steps(by, true));
      const name = this.#declared(`[${builders.join(', ')}].map((p) => p${steps})`);
      return `(${name}[${nth}] ?? false)`;
    });
  }

  #list({ list, as }: List, onlyJudged: boolean): Written {
    const some = onlyJudged ? list.slice(0, mostJudged) : list;
    const values = orders(some.length);
    const nths = this.#around.inLoop ? undefined : this.#condition('readonly number[]', values);
    if (!nths) {
      const tuple = this.#tuple({ tuple: some, named: false, spread: false });
      return { text: tuple, isOpen: false, isLong: false };
    }
    const isJoined = as !== 'parameter' || this.#around.isJoined;
    const presets = this.#inside({ inLoop: false, mayBranch: false, isJoined }, () =>
      // Its type can be written only where it has a name.
      some.map(({ made, as }) => this.#made({ made, as: as === 'call' ? 'preset' : as })),
    );
    const all = presets.join(', ');
    const types = presets.map((preset) => `typeof ${preset}`).join(' | ');
    const entries = presets.map((preset, nth) => `${keyOf(nth)}: ${preset}`).join(', ');
    const text = this.#declared(
      {
        parameter: `${nths}.map((nth) => [${all}][nth]) as readonly (${types})[]`,
        values: `Object.values(picked({ ${entries} }, ${nths}))`,
        mapped: `${nths}.map((nth) => [${all}][nth] ?? false)`,
      }[as],
    );
    return { text, isOpen: true, isLong: some.length > mostJudged };
  }

  #inside<T>(changes: Partial<Surroundings>, write: () => T): T {
    const before = this.#around;
    this.#around = { ...before, ...changes };
    const written = write();
    this.#around = before;
    return written;
  }

  /** What is declared before the chain. A loop around it would always find the same condition there. */
  #outside<T>(write: () => T): T {
    const { inLoop, mayBranch } = this.#around;
    return this.#inside({ inLoop: false, mayBranch: mayBranch && !inLoop }, write);
  }

  #declared(expression: string, type?: string): string {
    const name = `d${this.declarations.length}`;
    this.declarations.push(`const ${name}${type ? `: ${type}` : ''} = ${expression};`);
    return name;
  }

  #condition(type: string, values: readonly unknown[]): string | undefined {
    const ways = this.conditions.reduce((product, { values }) => product * values.length, values.length);
    if (!this.#around.mayBranch || this.conditions.length === mostConditions || ways > mostWays)
      return undefined;
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
