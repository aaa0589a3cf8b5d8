import { isStock, nameKey } from '../client/changes/names.js';
import { PersonaNameError } from '../client/errors/plan-errors.js';
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
const atOnce = 4;

/** Gets stored personas, several at a time. @throws {TavusError} One of them is not there, or cannot be got. */
export async function storedIn(
  client: Tavus,
  { given, names, all }: Wanted,
  { signal, onProgress }: GetOptions,
): Promise<readonly Persona[]> {
  const list = once(() => ownIn(client, signal));
  const named = async (name: string) => personaNamed(name, await list());
  const ways = [
    ...(all
      ? (await list()).map(
          ({ personaId }) =>
            () =>
              client.personas.get(personaId, { signal }),
        )
      : []),
    ...names.map((name) => async () => client.personas.get((await named(name)).personaId, { signal })),
    ...given.map((text) => async () => {
      try {
        return await client.personas.get(text, { signal });
      } catch (error) {
        if (!isNotThere(error)) throw error;
        return client.personas.get((await named(text)).personaId, { signal });
      }
    }),
  ];
  const found: Persona[] = [];
  const failures: unknown[] = [];
  let done = 0;
  await new Pace(atOnce).each(ways, async (way, index) => {
    try {
      found[index] = await way();
    } catch (error) {
      failures.push(error);
      return 'stop';
    }
    done += 1;
    onProgress(done, ways.length);
    return 'next';
  });
  if (failures.length > 0) throw failures[0];
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

function personaNamed(name: string, own: readonly Persona[]): Persona {
  const found = own.filter(
    ({ personaName }) => personaName !== undefined && nameKey(personaName) === nameKey(name),
  );
  const [first, ...others] = found;
  if (!first) throw new TavusConfigError(`No persona has the id or the name ${JSON.stringify(name)}.`);
  if (others.length === 0) return first;
  throw new PersonaNameError({ personaName: name, personaIds: found.map(({ personaId }) => personaId) });
}

/** Whether the server knows nothing of an id, or takes a text for none. */
function isNotThere(error: unknown): boolean {
  return error instanceof TavusNotFoundError || error instanceof TavusBadRequestError;
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
