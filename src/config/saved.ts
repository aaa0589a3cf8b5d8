import { personaFields } from '../body/body.js';
import type { NamedPlans } from '../client/changes/many.js';
import type { PersonaPlan } from '../client/changes/plan.js';
import { type Before, restoration } from '../client/changes/restoration.js';
import { secretsShown } from '../client/compare/difference.js';
import { Pace } from '../client/transport/pace.js';
import { TavusConfigError } from '../errors/config-error.js';
import { holdsCredentials } from '../fields/secret.js';
import { isPlainObject, type PlainObject, part } from '../json/json.js';
import { hasPlace, withPlace } from '../json/place.js';
import { received } from '../rules/received.js';
import type { FullSetting, Setting } from './environment.js';
import { atOnce } from './stored.js';

/** What was there before plans were carried out. It holds no keys, and is written to a file as JSON. */
export interface Saved {
  readonly savedAt: string;
  readonly baseUrl: string;
  readonly environment?: string | undefined;
  /** What each persona was that was changed, by its key. */
  readonly changed: { readonly [key: string]: SavedPersona };
  /** The keys of personas that were not there. */
  readonly created: readonly string[];
}

/** What a persona was. */
export interface SavedPersona extends Before {
  readonly personaId: string;
}

/** Gets what plans are going to change, as it is now. */
export async function savedFor(
  { client, baseUrl, environment }: Setting,
  { plans }: NamedPlans<string>,
  signal: AbortSignal,
): Promise<Saved> {
  const keysOf = (action: PersonaPlan['action']) =>
    Object.keys(plans).filter((key) => plans[key]?.action === action);
  const changed = await new Pace(atOnce).all(keysOf('update'), async (key) => {
    const { personaId: id = '', changes } = plans[key] as PersonaPlan;
    const { personaId, personaName, body } = await client.personas.get(id, { signal });
    const before = keyless(body, key);
    const added = changes.filter(({ op }) => op === 'add').map(({ path }) => outermost(before, path));
    return [key, { personaId, personaName, body: before, added: [...new Set(added)] }] as const;
  });
  const savedAt = new Date().toISOString();
  return { savedAt, baseUrl, environment, changed: Object.fromEntries(changed), created: keysOf('create') };
}

/** The outermost place on the way to another one where there is nothing: all of it is new. */
function outermost(body: PlainObject, path: string): string {
  const names = path.split('/');
  const ways = names.map((_, index) => names.slice(0, index + 1).join('/')).slice(1);
  return ways.find((way) => !hasPlace(body, way)) ?? path;
}

/** A body without its keys, and without what only the server writes. */
function keyless(stored: PlainObject, key: string): PlainObject {
  const body = received(stored, personaFields).body ?? {};
  const llm = part(part(body, 'layers'), 'llm');
  if (holdsCredentials('base_url', llm['base_url'])) {
    throw new TavusConfigError(
      `${key} has a password in its base_url, which cannot be saved. Nothing was changed.`,
    );
  }
  const secrets = secretsShown(body, personaFields);
  // As JSON, which leaves out what is undefined; and a copy that conceals nothing.
  return JSON.parse(
    JSON.stringify(secrets.reduce((less, path) => withPlace(less, path, undefined), { ...body })),
  );
}

/** Reads what was saved. @throws {TavusConfigError} It is something else. */
export function savedIn(text: string, file: string): Saved {
  const value = parsed(text);
  const isSaved =
    isPlainObject(value) &&
    typeof value['baseUrl'] === 'string' &&
    Array.isArray(value['created']) &&
    isPlainObject(value['changed']) &&
    Object.values(value['changed']).every(isSavedPersona);
  if (isSaved) return value as unknown as Saved;
  throw new TavusConfigError(`${file} is not what apply --save has written.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSavedPersona(value: unknown): boolean {
  return (
    isPlainObject(value) &&
    typeof value['personaId'] === 'string' &&
    isPlainObject(value['body']) &&
    Array.isArray(value['added'])
  );
}

/** The account with the way back to what was saved. @throws {TavusConfigError} It is another account. */
export function restorationOf({ baseUrl, environment, changed }: Saved, setting: Setting): FullSetting {
  if (baseUrl !== setting.baseUrl || environment !== setting.environment) {
    const place = environment === undefined ? baseUrl : `${environment} (${baseUrl})`;
    throw new TavusConfigError(`This was saved for ${place}: name that environment with --env.`);
  }
  const entries = Object.entries(changed);
  const personas = Object.fromEntries(entries.map(([key, before]) => [key, restoration(before)]));
  const ids = Object.fromEntries(entries.map(([key, { personaId }]) => [key, personaId]));
  return { ...setting, personas, ids };
}
