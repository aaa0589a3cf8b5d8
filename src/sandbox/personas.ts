import { isDeepStrictEqual } from 'node:util';
import { TavusConfigError } from '../errors/config-error.js';
import { concealSecrets } from '../fields/conceal.js';
import { copyJson } from '../fields/copy-json.js';
import { inPalNames, inPersonaNames, type Vocabulary } from '../fields/vocabulary.js';
import type { JsonObject } from '../json/borrowed-types.js';
import { isPlainObject } from '../json/json.js';
import { type Answer, refusal } from './answer.js';
import { lacksFace, objectionTo } from './contract.js';
import { conferencingIn, draftOf } from './maker.js';
import { normalised } from './normalise.js';
import { PatchError, patched } from './patch.js';
import {
  type Records,
  replacePersona,
  type SandboxPersona,
  type SandboxRequest,
  storePersona,
} from './records.js';

type Body = SandboxPersona['body'];

/** What stands for a stored key in an answer; which text the API takes for it is not documented. */
const storedKey = '********';

/**
 * The personas that a sandbox begins with.
 *
 * @throws {TavusConfigError} The contract does not allow one of them.
 */
export function storedBodies(bodies: readonly object[]): SandboxPersona[] {
  if (!Array.isArray(bodies)) throw new TavusConfigError('personas takes a list of bodies.');
  const personas: SandboxPersona[] = [];
  for (const [index, given] of bodies.entries()) {
    const objection = isBuilder(given) ? 'give what its build() returns.' : objectionTo(given);
    if (objection !== undefined) throw new TavusConfigError(`personas[${index}]: ${objection}`);
    // A copy of the copy, which is frozen: a request may patch it.
    const body = structuredClone(copyJson(given, `personas[${index}]`)) as Body;
    storePersona(personas, concealSecrets(body));
  }
  return personas;
}

function isBuilder(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'build' in value && !isPlainObject(value);
}

/** In which vocabulary a request speaks, and is answered. */
function vocabularyOf({ path }: SandboxRequest): Vocabulary {
  return path.startsWith('/v2/pals') ? 'pal' : 'persona';
}

/** A body that came in, with the names under which personas are stored. */
function asStored(body: object, vocabulary: Vocabulary): Body {
  // A clone, as what was received conceals its secrets, which cannot be done twice.
  return (vocabulary === 'pal' ? inPersonaNames(structuredClone(body) as JsonObject) : body) as Body;
}

/** What goes out, with the names of the vocabulary that was asked in. */
function asAsked(persona: JsonObject, vocabulary: Vocabulary): JsonObject {
  if (vocabulary === 'persona') return persona;
  const { persona_id, ...body } = persona;
  return { ...(inPalNames(body) as JsonObject), ...(persona_id !== undefined && { pal_id: persona_id }) };
}

export function createPersona({ personas, normalise }: Records, request: SandboxRequest): Answer {
  const { body } = request;
  const vocabulary = vocabularyOf(request);
  const objection = objectionTo(body, vocabulary);
  if (objection !== undefined) return refusal(400, objection);
  const stored = normalised(asStored(body as object, vocabulary), normalise);
  if (stored !== body) concealSecrets(stored);
  return { status: 200, body: summary(storePersona(personas, stored), vocabulary) };
}

export function listPersonas({ personas }: Records, request: SandboxRequest): Answer {
  const vocabulary = vocabularyOf(request);
  const { limit = '10', page = '1', [`${vocabulary}_type`]: type = 'user' } = request.query;
  const wrong = Object.entries({ limit, page }).find(([, text]) => !/^0*[1-9]\d{0,8}$/.test(text));
  if (wrong) return refusal(400, `${wrong[0]}: expected a whole number above 0.`);
  if (type !== 'user' && type !== 'system') {
    return refusal(400, `${vocabulary}_type: expected one of "user", "system".`);
  }
  // A sandbox has no stock personas.
  const listed = type === 'user' ? personas.toReversed() : [];
  const data = listed
    .slice((Number(page) - 1) * Number(limit), Number(page) * Number(limit))
    .map((persona) => shown(persona, vocabulary));
  return { status: 200, body: { data, total_count: listed.length } };
}

export function readPersona(records: Records, request: SandboxRequest): Answer {
  const persona = personaAt(records, request.path);
  if (!persona) return noPersona;
  const body = shown(persona, vocabularyOf(request));
  return { status: 200, body: records.personaAs === 'object' ? body : { data: [body] } };
}

export function patchPersona(records: Records, request: SandboxRequest): Answer {
  const persona = personaAt(records, request.path);
  if (!persona) return noPersona;
  const patch = { operations: request.body, vocabulary: vocabularyOf(request) };
  const about = conferencingIn(patch.operations);
  if (about === 'some') return refusal(400, 'A patch of /layers/conferencing holds nothing else.');
  // Conferencing is no part of a draft.
  if (about === 'all') return patchedLive(records, persona, patch);
  if (records.makerChanges === 'draft') return patchedDraft(records, persona, patch);
  if (!records.drafts.has(persona.personaId)) return patchedLive(records, persona, patch);
  if (request.query['force'] !== 'true') return draftInTheWay;
  const answer = patchedLive(records, persona, patch);
  if (answer.status !== 200) return answer;
  records.drafts.delete(persona.personaId);
  return { ...answer, body: { ...answer.body, discarded_maker_changes: true } };
}

const draftInTheWay: Answer = {
  status: 409,
  body: { error: 'There are unpublished changes in PAL Maker.', conflict: 'maker_changes' },
};

/** A patch, and the vocabulary of its paths and values. */
interface Patch {
  readonly operations: unknown;
  readonly vocabulary: Vocabulary;
}

function patchedLive(records: Records, persona: SandboxPersona, patch: Patch): Answer {
  const body = patchedBody(records, persona, patch);
  if (!('body' in body)) return body.answer;
  const replaced = replacePersona(records.personas, persona, body.body);
  return { status: 200, body: summary(replaced, patch.vocabulary) };
}

/** Puts a patch where only PAL Maker sees it, as an older page of Tavus has it. */
function patchedDraft(records: Records, persona: SandboxPersona, patch: Patch): Answer {
  const draft = { ...persona, body: draftOf(records, persona) };
  const body = patchedBody(records, draft, patch);
  if (!('body' in body)) return body.answer;
  records.drafts.set(persona.personaId, body.body);
  return { status: 200, body: summary(persona, patch.vocabulary) };
}

/** What a patch makes of a persona, or the answer where it makes nothing. */
function patchedBody(
  { normalise }: Records,
  persona: SandboxPersona,
  { operations, vocabulary }: Patch,
): { readonly body: Body } | { readonly answer: Answer } {
  const before = asAsked(documentOf(persona), vocabulary);
  const after = outcomeOf(before, operations);
  if (after instanceof PatchError) return { answer: { status: 422, body: { message: after.message } } };
  if (isDeepStrictEqual(after, before)) return { answer: { status: 304 } };
  // A persona that has never had a face can be changed without one.
  const objection =
    objectionTo(after, vocabulary, !lacksFace(before)) ?? objectionToIdentity(after as JsonObject, before);
  if (objection !== undefined) return { answer: refusal(400, objection) };
  for (const name of identity) if (name in before) delete (after as JsonObject)[name];
  const body = normalised(asStored(after as JsonObject, vocabulary), normalise);
  return { body };
}

export function deletePersona(records: Records, { path }: SandboxRequest): Answer {
  const persona = personaAt(records, path);
  if (!persona) return noPersona;
  records.personas.splice(records.personas.indexOf(persona), 1);
  records.drafts.delete(persona.personaId);
  return { status: 204 };
}

const noPersona: Answer = refusal(404, 'There is no such persona.');

function personaAt({ personas }: Records, path: string): SandboxPersona | undefined {
  return personas.find(({ personaId }) => path.endsWith(`/${personaId}`));
}

function summary({ personaId, personaName, createdAt }: SandboxPersona, vocabulary: Vocabulary): JsonObject {
  const told = {
    persona_id: personaId,
    ...(personaName !== undefined && { persona_name: personaName }),
    created_at: createdAt,
  };
  return asAsked(told, vocabulary);
}

/** The persona as a patch sees it. */
function documentOf({ personaId, createdAt, body }: SandboxPersona): JsonObject {
  // Not JSON.stringify(), for which the secrets are concealed.
  return { ...(structuredClone(body) as JsonObject), persona_id: personaId, created_at: createdAt };
}

/** The persona as an answer shows it. */
function shown(persona: SandboxPersona, vocabulary: Vocabulary): JsonObject {
  const document = documentOf(persona);
  for (const layer of Object.values(document['layers'] ?? {})) {
    if (isPlainObject(layer) && Object.hasOwn(layer, 'api_key')) layer['api_key'] = storedKey;
  }
  return asAsked(document, vocabulary);
}

function outcomeOf(document: JsonObject, patch: unknown): unknown {
  try {
    return patched(document, patch);
  } catch (error) {
    if (error instanceof PatchError) return error;
    throw error;
  }
}

/** What a persona is known by, and cannot change. */
const identity = ['persona_id', 'pal_id', 'created_at'];

function objectionToIdentity(after: JsonObject, before: JsonObject): string | undefined {
  const changed = identity.find((name) => name in before && after[name] !== before[name]);
  return changed && `/${changed}: cannot change.`;
}
