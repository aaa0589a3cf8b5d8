import {
  type CreateOptions,
  type PalBody,
  type PersonaReady,
  persona,
  preset,
  type Tavus,
  tavus,
  type Vocabulary,
} from 'tavus-persona';

const pals = tavus({ vocabulary: 'pal' });
const guide = persona().name('Guide').prompt('You give tours.').replica('r0123456789');
declare const vocabulary: Vocabulary;

// @ok a body under the newer names
const { pal_name, default_face_id, layers }: PalBody = guide.toPal();
const shown: readonly (string | undefined)[] = [
  ...[pal_name, default_face_id],
  ...[layers?.conversational_flow?.pal_interruptibility, layers?.tts?.tts_engine],
];

// @ok a replica from a preset, in any order, and in all states
persona()
  .use(preset((p) => p.replica('r-1')))
  .prompt('You give tours.')
  .toPal();
persona()
  .when(
    vocabulary === 'pal',
    (p) => p.replica('r-1'),
    (p) => p.replica('r-2'),
  )
  .echo()
  .toPal();

// @ok facts that only the run time knows
persona().dynamic().toPal();

// @ok every call of a client that speaks of PALs
const { personaId } = await pals.personas.create(guide);
await pals.personas.update(personaId, guide, { prune: true });
await pals.personas.plan(guide, { match: 'name' });
const { plans } = await pals.personas.planAll({ guide, porter: guide.name('Porter') }, { match: 'name' });
await plans.porter.apply();
for await (const { personaName } of pals.personas.list()) console.log(personaName);
await pals.personas.delete((await pals.personas.get(personaId)).personaId);

// @ok changes, which need not have a replica
await pals.personas.update(
  'p-1',
  preset((p) => p.tts('cartesia')),
);
await pals.personas.plan(persona().tts('cartesia'), { id: 'p-1' });

// @ok both ways to send one persona
await guide.create({ client: pals, onUnknown: 'reconcile' });
await guide.create({ vocabulary: 'pal', apiKey: () => 'a-key' });
await guide.create({ client: tavus(), timeout: 5_000 });

// @ok options that are not known to be for a PAL, for any persona
const options: CreateOptions = { apiKey: 'a-key', vocabulary: 'persona' };
await guide.create(options);
await guide.without('replica').create(options);

// @ok a vocabulary that only the run time knows
const either: Tavus<'persona' | 'pal'> = tavus({ vocabulary });
await either.personas.create(guide);

// @ok finished personas with a replica and without one in one list, and a client of either kind for those that have one
const team: readonly PersonaReady[] = [guide, persona().echo()];
await Promise.all(team.map((member) => member.create()));
const all: readonly (Tavus | Tavus<'pal'>)[] = [pals, tavus()];
await Promise.all(all.map((client) => guide.create({ client })));

export { shown };
