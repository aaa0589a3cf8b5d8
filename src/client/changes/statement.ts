import type { PersonaBody } from '../../body/body.js';
import {
  type Change,
  type FinishedPersona,
  type PersonaOrChange,
  pruneNeedsPersona,
} from '../../draft/handover.js';
import { TavusConfigError } from '../../errors/config-error.js';
import { PersonaInvalidError } from '../../errors/invalid-error.js';
import type { Issue } from '../../errors/issues.js';
import { isWithin } from '../../json/pointer.js';
import { holdsKept } from '../compare/difference.js';
import type { Persona } from '../requests/persona-in.js';
import type { PersonaRequests } from '../requests/persona-requests.js';
import type { Clock } from '../transport/clock.js';
import { type DesiredState, desiredAfter, desiredWhole } from './desired-state.js';

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
  desiredFor(persona: Persona, onWarning: (issue: Issue) => void): DesiredState;
}

/** A persona as a whole, so that it can be created too. */
export interface WholeStatement extends Statement {
  readonly body: PersonaBody;
  /** Secrets that it shows only as masks: they stay in a stored persona, and a new one cannot be made without them. */
  readonly kept: readonly Issue[];
  /** The same, whether there is a persona yet or not. */
  desiredFor(persona: Persona | undefined, onWarning: (issue: Issue) => void): DesiredState;
}

/** A finished persona, judged. */
export async function wholeStatement(
  requests: PersonaRequests,
  ready: FinishedPersona,
  clock: Clock,
): Promise<WholeStatement> {
  const [warnings, kept]: [Issue[], Issue[]] = [[], []];
  const onWarning = (issue: Issue) => warnings.push(issue);
  const onKept = (issue: Issue) => kept.push(issue);
  const body = await requests.body('update', ready, clock, { onWarning, onKept });
  const desired = desiredWhole(body);
  return {
    body,
    kept,
    requests: requests.hiding(body),
    personaName: body.persona_name,
    desiredFor(persona, onWarning) {
      if (persona) refuseHomeless(kept, desired, persona);
      for (const issue of warnings) onWarning(issue);
      return desired;
    },
  };
}

/** Refuses masks of keys that this stored persona does not have, as they are another one's. */
function refuseHomeless(
  masks: readonly Issue[],
  desired: DesiredState,
  { personaId, personaName, body }: Persona,
): void {
  const places = desired.differencesFrom(body, {}).changes.filter(({ after }) => holdsKept(after));
  const homeless = masks.filter(({ path }) => places.some((place) => isWithin(path, place.path)));
  if (homeless.length > 0) throw new PersonaInvalidError(homeless, { personaName, personaId });
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
  if (!change) return wholeStatement(requests, given as FinishedPersona, clock);
  if (prune) throw new TavusConfigError(pruneNeedsPersona);
  return changing(requests.hidingTexts(change.secrets), change);
}

function changing(requests: PersonaRequests, change: Change): Statement {
  return {
    requests,
    personaName: change.personaName,
    desiredFor: (persona, onWarning) => desiredAfter(change, persona, onWarning),
  };
}
