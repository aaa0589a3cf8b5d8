import type { Issue } from './issues.js';
import { TavusError } from './tavus-error.js';

/** A persona that breaks rules. */
export interface InvalidPersona {
  /** Its name; `undefined` if it has none. */
  readonly personaName: string | undefined;
  /** What it is called in the record that was handed over; nothing where it was a list. */
  readonly key?: string | undefined;
  /** Its place in the list that was handed over, from 0 on; 0 if it was handed over alone. */
  readonly index: number;
  /** What is wrong with it, in the order of the body. */
  readonly issues: readonly Issue[];
}

/** What a {@link PersonaInvalidError} can be told of its persona. */
export interface InvalidDetails {
  /** Its name. */
  readonly personaName?: string | undefined;
  /** The stored persona that a change would leave like this. */
  readonly personaId?: string | undefined;
  /** The invalid ones of a list, and how many it has in all. */
  readonly list?: { readonly personas: readonly InvalidPersona[]; readonly total: number };
}

/** A rule is broken that the compiler could not see, or was not asked about. Nothing was sent. */
export class PersonaInvalidError extends TavusError {
  override name = 'PersonaInvalidError';
  /** What is wrong, in the order of the body; of several personas, all that is wrong with any of them. */
  readonly issues: readonly Issue[];
  /** The name of the persona, or of the first one; `undefined` if it has none. */
  readonly personaName: string | undefined;
  /** Each persona that is not valid; only `planAll()` knows more than one. */
  readonly personas: readonly InvalidPersona[];

  constructor(issues: readonly Issue[], details: InvalidDetails = {}) {
    const { personaName, list } = details;
    super(list ? textOfList(list) : textOf(headOf(details), issues));
    this.issues = issues;
    this.personas = list?.personas ?? [{ personaName, index: 0, issues }];
    this.personaName = list ? list.personas[0]?.personaName : personaName;
  }
}

function headOf({ personaName, personaId }: InvalidDetails): string {
  const name = personaName === undefined ? undefined : JSON.stringify(personaName);
  const who = [name, personaId].filter((part) => part !== undefined).join(', ');
  const persona = personaId === undefined ? 'This persona' : 'The persona';
  const verdict = personaId === undefined ? 'is not valid' : 'would not be valid after this change';
  return `${persona}${who && ` (${who})`} ${verdict}:`;
}

function textOfList({ personas, total }: NonNullable<InvalidDetails['list']>): string {
  const head = `${personas.length} of ${total} personas ${personas.length === 1 ? 'is' : 'are'} not valid.`;
  const texts = personas.map(({ key, personaName, index, issues }) => {
    const name = personaName === undefined ? '' : ` (${JSON.stringify(personaName)})`;
    return textOf(key === undefined ? `Persona ${index + 1} of the list${name}:` : `${key}${name}:`, issues);
  });
  return [head, ...texts].join('\n');
}

function textOf(head: string, issues: readonly Issue[]): string {
  const lines = issues.map(
    ({ path, message, hint }) => `  ${path || '/'}: ${message}${hint ? ` ${hint}` : ''}`,
  );
  return [head, ...lines].join('\n');
}
