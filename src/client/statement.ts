import { nameIn, type PersonaBody } from '../body.js';
import type { PersonaReady } from '../persona.js';
import type { Issue } from '../rules.js';
import { type Aim, aimAt, aimOf } from './aim.js';
import type { Change } from './body-of.js';
import type { Clock } from './clock.js';
import { TavusConfigError } from './errors/config-error.js';
import { type PersonaOrChange, pruneNeedsPersona } from './given.js';
import type { Persona } from './persona-in.js';
import type { PersonaRequests } from './persona-requests.js';

/** What somebody wants of a persona: all that it shall hold, or what shall change in the one that is stored. */
export interface Statement {
  /** Requests about it, which print none of its secrets. */
  readonly requests: PersonaRequests;
  /** The name that it states. */
  readonly personaName: string | undefined;
  /**
   * What a stored persona is to become.
   *
   * @param onWarning Hears what the rules warn of.
   * @throws {PersonaInvalidError} It would break a rule.
   */
  aimFor(persona: Persona, onWarning: (issue: Issue) => void): Aim;
}

/** A persona as a whole, so that it can be created too. */
export interface WholeStatement extends Statement {
  readonly body: PersonaBody;
  /** The same aim, whether there is a persona yet or not. */
  aimFor(persona: Persona | undefined, onWarning: (issue: Issue) => void): Aim;
}

/** A finished persona, judged. */
export async function wholeStatement(
  requests: PersonaRequests,
  ready: PersonaReady,
  clock: Clock,
): Promise<WholeStatement> {
  const warnings: Issue[] = [];
  const body = await requests.body('update', ready, clock, (issue) => warnings.push(issue));
  const aim = aimAt(body);
  return {
    body,
    requests: requests.hiding(body),
    personaName: body.persona_name,
    aimFor(_persona, onWarning) {
      for (const issue of warnings) onWarning(issue);
      return aim;
    },
  };
}

/** A finished persona, or steps that change one; those can only be judged with what is stored. */
export async function statementOf(
  requests: PersonaRequests,
  given: PersonaOrChange,
  prune: boolean | undefined,
  clock: Clock,
): Promise<Statement> {
  // Whoever wants all else removed means a whole persona, and has forgotten something.
  const change = await requests.change(given, clock, prune !== true);
  if (!change) return wholeStatement(requests, given as PersonaReady, clock);
  if (prune) throw new TavusConfigError(pruneNeedsPersona);
  return changing(requests.hidingTexts(change.secrets), change);
}

function changing(requests: PersonaRequests, change: Change): Statement {
  return {
    requests,
    personaName: nameIn(change.after({}).body),
    aimFor: (persona, onWarning) => aimOf(change, persona, onWarning),
  };
}
