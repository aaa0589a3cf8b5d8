import { nameIn, type PersonaBody, personaFields } from '../body/body.js';
import { PersonaInvalidError } from '../errors/invalid-error.js';
import { type Issue, issuesFor } from '../errors/issues.js';
import type { Draft } from '../fields/field.js';
import { fingerprintsIn, SealedSecret } from '../fields/sealed-secret.js';
import { kept, mask, maskSecrets } from '../fields/secret.js';
import { isUnlisted } from '../fields/unlisted.js';
import { deepFreeze, setOwn } from '../json/json.js';
import { withPlace } from '../json/place.js';
import { issuesOf } from '../rules/judged.js';
import { secretFlaws } from '../rules/secret-rules.js';
import type { FinishedDraft } from './chain.js';

// What is made of a draft whose steps have been carried out.

/** A draft's body with all written out that is sealed in it. */
export function opened({ body, sealed }: FinishedDraft, reveal: (secret: SealedSecret) => string): Draft {
  for (const { holder, key, leaf } of sealed) {
    setOwn(holder, key, isUnlisted(leaf) ? leaf.unlisted : reveal(leaf));
  }
  return body;
}

/** A draft that breaks no rule. */
export interface ValidDraft extends FinishedDraft {
  /** Places of secrets that are not stated, as what is stored shall stay. */
  readonly kept: readonly string[];
}

/** The body that goes on the wire. @throws {PersonaInvalidError} A function gave what is not a secret. */
export function builtBody(draft: ValidDraft, reveal: (secret: SealedSecret) => string): PersonaBody {
  const revealed = new Map(secretsOf(draft).map((secret) => [secret, reveal(secret)]));
  // What a function gives is judged as late as that.
  const flaws = [...revealed].flatMap(([{ path, text }, value]) =>
    text === undefined ? secretFlaws(value, path) : [],
  );
  const errors = issuesFor('chain', flaws).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new PersonaInvalidError(errors, { personaName: nameIn(draft.body) });
  const body = opened(draft, (secret) => revealed.get(secret) ?? mask);
  const stated = draft.kept.reduce<Draft>((changed, path) => withPlace(changed, path, kept), body);
  return deepFreeze(stated) as unknown as PersonaBody;
}

/** The secrets of a draft, in the order of the body. */
export function secretsOf({ sealed }: FinishedDraft): readonly SealedSecret[] {
  return sealed.map(({ leaf }) => leaf).filter((leaf) => leaf instanceof SealedSecret);
}

/** All that makes one persona another. Secrets are told apart without being shown. */
export function contentOf(draft: FinishedDraft): object {
  const issues = issuesIn(draft);
  const body = opened(draft, (secret) => secret.fingerprint());
  return {
    body: maskSecrets(body),
    paragraphs: [...draft.paragraphs],
    requires: [...draft.needs].sort(),
    issues,
    secrets: fingerprintsIn(body),
  };
}

/** What the rules say of a draft. @param isPal Whether it is to be a PAL. */
export function issuesIn(draft: FinishedDraft, isPal = false): readonly Issue[] {
  const secrets = new Map(secretsOf(draft).map(({ path, text }) => [path, text]));
  return issuesOf(draft.body, personaFields, { ...draft, secrets, isPal });
}
