import type { PersonaBody } from '../../body/body.js';
import { type Change, changeForSending, type FinishedPersona } from '../../draft/handover.js';
import type { PlainObject } from '../../json/json.js';

/** What a persona was before a change, without its secrets. */
export interface Before {
  readonly personaName: string | undefined;
  readonly body: PlainObject;
  /** Places that the change has filled: nothing was there, and what is there now goes, whatever it is. */
  readonly added: readonly string[];
}

/**
 * The way back to what a persona was, as a change of it. It is not judged: what Tavus has held may break rules. Keys are
 * not a part of it, since nobody can read them.
 */
export function restoration({ personaName, body, added }: Before): FinishedPersona {
  const change: Change = {
    isPreset: true,
    personaName,
    secrets: [],
    issuesIn: () => [],
    after: () => ({ body: body as unknown as PersonaBody, issues: [], added }),
  };
  // A client asks for the change first: what a finished persona has besides is for those who create one.
  return { build: () => change.after({}).body, ...{ [changeForSending]: () => change } };
}
