import { wireName } from '../../src/fields/wire.js';
import { basesOf, type Declared, isInterface, namesIn, ownMembersOf, sentencesIn } from './declared.js';

/** A text as inline code, whatever is in it. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** What a comment says, but for what a page says once for all. */
export function tidy(text: string): string {
  return sentencesIn(text)
    .filter((sentence) => !/^Newer than the contract page/.test(sentence))
    .join(' ');
}

/** Whose members are a part of the page, or nobody's business. */
const shownElsewhere =
  /^(PersonaBuilder|Preset|Tool|Unlisted|Tavus|PersonaBody|PalBody|Frame|ToolResult)$|Options$|Event$/;

/** The options of steps and calls, and what calls give: each object is described where it first occurs. */
export class Objects {
  /** Where each interface is described. */
  readonly #owners = new Map<string, string>();
  /** The same for those that are all that a call takes. */
  readonly #wholes = new Map<string, string>();

  /** The options that a call takes, as the end of a line about it. @param call How it is called on the page. */
  optionsOf({ types }: Declared, call: string): string {
    const objects = types.filter((type) => /Options$/.test(type) && isInterface(type));
    const lines = [...new Set(objects.flatMap((type) => this.#all(type, call)))];
    return lines.length > 0 ? ` Options: ${lines.join('; ')}.` : '';
  }

  /** What a call gives, member by member, and what is in that. */
  resultOf({ gives }: Declared): string {
    return namesIn(gives)
      .map((type) => this.membersOf(type))
      .join('');
  }

  /** The members of an interface, as a sentence; nothing where they were described before. */
  membersOf(type: string): string {
    if (!isInterface(type) || shownElsewhere.test(type) || this.#owners.has(type)) return '';
    const bases = basesOf(type);
    for (const one of [type, ...bases]) this.#owners.set(one, type);
    const members = [...bases, type].flatMap(ownMembersOf);
    const said = members.map(({ signature, gives }) =>
      code(gives === '' ? signature : `${signature}: ${gives}`),
    );
    const inside = members.flatMap(({ gives, types }) => [...namesIn(gives), ...types]);
    return ` ${code(type)} has ${said.join(', ')}.${inside.map((one) => this.membersOf(one)).join('')}`;
  }

  #all(type: string, owner: string): readonly string[] {
    const before = this.#owners.get(type);
    // What an object has from two others is said once.
    if (before === owner) return [];
    const bases = basesOf(type);
    const inherited = new Set(bases.flatMap((base) => ownMembersOf(base).map(({ name }) => name)));
    const own = ownMembersOf(type).filter(({ name }) => !inherited.has(name));
    const ofBases = () => bases.flatMap((base) => this.#all(base, owner));
    if (before === undefined) {
      this.#owners.set(type, owner);
      if (![...this.#wholes.values()].includes(owner)) this.#wholes.set(type, owner);
      return [...own.map((option) => this.#line(option)), ...ofBases()];
    }
    const place = code(`${before}()`);
    if (this.#wholes.has(type)) return [`those of ${place}`];
    return [`${own.map(({ name }) => code(name)).join(', ')} as in ${place}`, ...ofBases()];
  }

  #line({ name, signature, docs, types }: Declared): string {
    const groups = types
      .filter((type) => /VoiceSettings$/.test(type))
      .map((type) => [type, ownMembersOf(type).map((setting) => this.#line(setting))] as const)
      .map(([type, settings]) => `; ${code(type)} has ${settings.join(', ')}`);
    return `${code(signature)} ${withoutName(name, docs)}${groups.join('')}`;
  }
}

/** What an option is for, without the name on the wire where that follows from its own, and without a full stop. */
function withoutName(name: string, docs: string): string {
  const named = new RegExp(` ?Sets \`${wireName(name)}\`(?:\\.|[:;] (.))?`);
  const text = tidy(docs).replace(named, (_, next: string | undefined) => ` ${next?.toUpperCase() ?? ''}`);
  const [first = '', ...more] = sentencesIn(text.trim().replaceAll(/ +/g, ' '));
  // What is the same as a step is described there.
  const kept = /the same as an? `/.test(first) ? [first] : [first, ...more];
  return kept.join(' ').replace(/\.$/, '');
}
