import { nameIn, type PersonaBody, personaFields } from '../body/body.js';
import type { PalBody } from '../body/pal.js';
import type { CreatedPersona } from '../client/requests/persona-in.js';
import type { PalCreateOptions } from '../client/tavus.js';
import type { WithResponse } from '../client/transport/call.js';
import { loaded } from '../client/transport/loaded.js';
import { checkedOptions } from '../client/transport/options.js';
import { type Chain, draftOf, type FinishedDraft } from '../draft/chain.js';
import { builtBody, issuesIn, secretsOf, type ValidDraft } from '../draft/finished-draft.js';
import type { Change, Continued, FinishedPersona, Purpose } from '../draft/handover.js';
import { PersonaInvalidError } from '../errors/invalid-error.js';
import type { Issue } from '../errors/issues.js';
import { revealAll } from '../fields/sealed-secret.js';
import { mask } from '../fields/secret.js';
import { inPalNames } from '../fields/vocabulary.js';
import { deepFreeze, type PlainObject } from '../json/json.js';
import { isMask } from '../rules/secret-rules.js';

// What becomes of a builder's steps in the end.

/** A draft that breaks no rule. */
function validDraft(chain: Chain | undefined, { isPal, onWarning, onKept }: Purpose = {}): ValidDraft {
  const draft = draftOf(chain, personaFields);
  const all = issuesIn(draft, isPal);
  const stays = onKept ? keptIn(draft, all) : [];
  const issues = all.filter((issue) => !stays.includes(issue));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new PersonaInvalidError(errors, { personaName: nameIn(draft.body) });
  for (const issue of stays) onKept?.(issue);
  for (const issue of issues) onWarning?.(issue);
  return { ...draft, kept: stays.map(({ path }) => path) };
}

/** What is said of masks that stand for a stored key: the server has shown them, or source that was made of what it holds. */
function keptIn(draft: FinishedDraft, issues: readonly Issue[]): readonly Issue[] {
  const stated = secretsOf(draft).filter(({ text }) => text === mask);
  const places = new Set([...draft.masked, ...stated.map(({ path }) => path)]);
  return issues.filter((issue) => isMask(issue) && places.has(issue.path));
}

/** The body, without anything to wait for. */
export function bodyNow(chain: Chain | undefined, purpose?: Purpose): PersonaBody {
  return builtBody(validDraft(chain, purpose), (secret) => secret.revealNow());
}

/** The same under the names that a PAL has for its fields. */
export function palNow(chain: Chain | undefined): PalBody {
  return deepFreeze(inPalNames(bodyNow(chain, { isPal: true }))) as PalBody;
}

/** Sends a persona. Async, so that options which cannot work are a rejection, as every other failure is. */
export async function created(
  ready: FinishedPersona,
  given: PalCreateOptions,
): Promise<WithResponse<CreatedPersona>> {
  const options = checkedOptions('create', given);
  const { clientFor } = await loaded(import('../client/tavus.js'));
  return clientFor(options).personas.create(ready, options).withResponse();
}

/** The body with its secrets awaited. */
export async function bodyToSend(chain: Chain | undefined, purpose: Purpose): Promise<PersonaBody> {
  const draft = validDraft(chain, purpose);
  const values = await revealAll(secretsOf(draft));
  return builtBody(draft, (secret) => values.get(secret) ?? mask);
}

/** The steps as a change of a stored persona. */
export async function changeToSend(
  chain: Chain | undefined,
  isPreset: boolean,
  isPal: boolean,
): Promise<Change> {
  const part = draftOf(chain, personaFields, { isPart: true });
  const values = await revealAll(secretsOf(part));
  const continued = (chain: Chain | undefined, stored: PlainObject): Continued => {
    const draft = draftOf(chain, personaFields, { stored });
    const issues = issuesIn(draft, isPal);
    const body = builtBody({ ...draft, kept: [] }, (secret) => values.get(secret) ?? secret.revealNow());
    return { issues, body };
  };
  return {
    isPreset,
    personaName: nameIn(part.body),
    secrets: [...values.values()],
    issuesIn: (stored) => continued(undefined, stored).issues,
    after: (stored) => continued(chain, stored),
  };
}

/** Whether there are steps, and their rules ask for something that a stored persona may have. */
export function lacksSomething(chain: Chain | undefined): boolean {
  const isLack = ({ rule }: Issue) => rule === 'prompt-required' || rule === 'needs-missing';
  return chain !== undefined && issuesIn(draftOf(chain, personaFields)).some(isLack);
}

/** A builder as it prints. A function of the user's may throw, and whoever looks for the reason prints the builder. */
export function printed(body: () => string): string {
  try {
    return `PersonaBuilder ${body()}`;
  } catch (error) {
    return `PersonaBuilder <${error instanceof Error ? error.message : 'not readable'}>`;
  }
}
