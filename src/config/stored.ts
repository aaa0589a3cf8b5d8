import { idsIn, isStock, onlyOne } from '../client/changes/names.js';
import { TavusBadRequestError, TavusNotFoundError } from '../client/errors/status-errors.js';
import type { Persona } from '../client/requests/persona-in.js';
import type { Tavus } from '../client/tavus.js';
import { Pace } from '../client/transport/pace.js';
import { TavusConfigError } from '../errors/config-error.js';

/** Which stored personas are wanted. */
export interface Wanted {
  /** Ids, or names. */
  readonly given: readonly string[];
  /** Names. */
  readonly names: readonly string[];
  /** Whether all of the account's own are. */
  readonly all: boolean;
}

/** How to get them. */
export interface GetOptions {
  readonly signal: AbortSignal;
  /** Hears how many are there. */
  readonly onProgress: (done: number, total: number) => void;
}

/** How many are got at once. */
export const atOnce = 4;

/** Gets stored personas, several at a time. @throws {TavusError} One of them is not there, or cannot be got. */
export async function storedIn(
  client: Tavus,
  { given, names, all }: Wanted,
  { signal, onProgress }: GetOptions,
): Promise<readonly Persona[]> {
  let list: Promise<readonly Persona[]> | undefined;
  const own = () => {
    list ??= ownIn(client, signal);
    return list;
  };
  const byId = (id: string) => client.personas.get(id, { signal });
  const byName = async (name: string) => byId(idOf(name, await own()));
  const byEither = (text: string) =>
    byId(text).catch((error: unknown) => {
      if (isNotThere(error)) return byName(text);
      throw error;
    });
  const ids = all ? (await own()).map(({ personaId }) => personaId) : [];
  const ways = [
    ...ids.map((id) => () => byId(id)),
    ...names.map((name) => () => byName(name)),
    ...given.map((text) => () => byEither(text)),
  ];
  let done = 0;
  const found = await new Pace(atOnce).all(ways, async (way) => {
    const persona = await way();
    done += 1;
    onProgress(done, ways.length);
    return persona;
  });
  return [...new Map(found.map((persona) => [persona.personaId, persona])).values()];
}

/** The account's own personas, as the list shows them. */
async function ownIn({ personas }: Tavus, signal: AbortSignal): Promise<readonly Persona[]> {
  const own: Persona[] = [];
  for await (const persona of personas.list({ type: 'user', limit: 100, signal })) {
    if (!isStock(persona.body)) own.push(persona);
  }
  return own;
}

function idOf(name: string, own: readonly Persona[]): string {
  const id = onlyOne(idsIn(own), name);
  if (id !== undefined) return id;
  throw new TavusConfigError(`No persona has the id or the name ${JSON.stringify(name)}.`);
}

/** Whether the server knows nothing of an id, or takes a text for none. */
function isNotThere(error: unknown): boolean {
  return error instanceof TavusNotFoundError || error instanceof TavusBadRequestError;
}
