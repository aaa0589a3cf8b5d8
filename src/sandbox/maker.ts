import { TavusConfigError } from '../errors/config-error.js';
import { inPersonaNames } from '../fields/vocabulary.js';
import type { JsonObject } from '../json/borrowed-types.js';
import { isPlainObject, setOwn } from '../json/json.js';
import { isWithin } from '../json/pointer.js';
import { personaOf, type Records, replacePersona, type SandboxPersona } from './records.js';

/** Lets somebody change a persona in PAL Maker, field by field, without publishing it. */
export function editInMaker(records: Records, personaId: string, changes: unknown): void {
  if (!isPlainObject(changes)) throw new TavusConfigError('editInMaker() takes the changes in an object.');
  const draft: JsonObject = {};
  const before = draftOf(records, personaOf(records.personas, personaId));
  for (const fields of [before, inPersonaNames(changes)]) {
    for (const [name, value] of Object.entries(fields)) setOwn(draft, name, structuredClone(value));
  }
  records.drafts.set(personaId, draft as SandboxPersona['body']);
}

/** Makes what PAL Maker holds the persona that everybody talks to; nothing where it holds nothing. */
export function publishInMaker(records: Records, personaId: string): void {
  const persona = personaOf(records.personas, personaId);
  const draft = records.drafts.get(personaId);
  records.drafts.delete(personaId);
  if (draft) replacePersona(records.personas, persona, draft);
}

/** What PAL Maker shows of a persona. */
export function draftOf({ drafts }: Records, { personaId, body }: SandboxPersona): SandboxPersona['body'] {
  return drafts.get(personaId) ?? body;
}

const conferencing = '/layers/conferencing';

/** How much of a patch is about conferencing, for which Tavus has other rules. */
export function conferencingIn(patch: unknown): 'nothing' | 'some' | 'all' {
  const operations = Array.isArray(patch) ? patch : [];
  const about = operations.filter((operation) => {
    const path: unknown = isPlainObject(operation) ? operation['path'] : undefined;
    return typeof path === 'string' && isWithin(path, conferencing);
  });
  if (about.length === 0) return 'nothing';
  return about.length === operations.length ? 'all' : 'some';
}
