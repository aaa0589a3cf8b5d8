import { type PersonaReady, persona, preset, type Tavus, tavus } from 'tavus-persona';

const pals = tavus({ vocabulary: 'pal' });
const faceless = persona().name('Guide').prompt('You give tours.');
const guide = faceless.replica('r0123456789');
declare const replica: string | undefined;
declare const either: Tavus<'persona' | 'pal'>;

// @error toPal :: A PAL needs a face: call .replica('…'). Each step returns a new builder.
faceless.toPal();

// @error toPal :: NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.", "A PAL needs a face: call .replica('…'). Each step returns a new builder."]>
persona().toPal();

// @error toPal :: NotReady<["Audio settings need .perception('raven-1'), but this persona has 'raven-0'.", "A PAL needs a face: call .replica('…'). Each step returns a new builder."]>
faceless.perception('raven-0').audio({ toolPrompt: 'Listen.' }).toPal();

// @error toPal :: A PAL needs a face: call .replica('…').
faceless.when(replica, (p, id) => p.replica(id)).toPal();

// @error toPal :: A PAL needs a face: call .replica('…').
guide.without('replica').toPal();

// @error default_replica_id :: Property 'default_replica_id' does not exist on type 'PalBody'
guide.toPal().default_replica_id;

// @error pal_name :: Cannot assign to 'pal_name' because it is a read-only property
guide.toPal().pal_name = 'Guide';

// @error faceless :: A PAL needs a face: call .replica('…'). Each step returns a new builder.
await pals.personas.create(faceless);

// @error faceless :: A PAL needs a face: call .replica('…'). Each step returns a new builder.
await either.personas.create(faceless);

// @error faceless :: A PAL needs a face: call .replica('…'). Each step returns a new builder.
await pals.personas.update('p-1', faceless);

// @error faceless :: A PAL needs a face: call .replica('…'). Each step returns a new builder.
await pals.personas.plan(faceless, { match: 'name' });

// @error faceless :: A PAL needs a face: call .replica('…'). Each step returns a new builder.
await pals.personas.planAll([guide, faceless], { match: 'name' });

// @error faceless :: A PAL needs a face: call .replica('…'). Each step returns a new builder.
await pals.personas.planAll({ guide, faceless }, { match: 'name' });

// @error client :: A PAL needs a face: call .replica('…'). Each step returns a new builder.
await faceless.create({ client: pals });

// @error vocabulary :: A PAL needs a face: call .replica('…'). Each step returns a new builder.
await faceless.create({ vocabulary: 'pal' });

// @error prune :: prune needs a finished persona
await pals.personas.update(
  'p-1',
  preset((p) => p.tts('cartesia')),
  { prune: true },
);

// @error vocabulary :: Type '"pals"' is not assignable to type
tavus({ vocabulary: 'pals' });

// @error client :: Type '"pal"' is not assignable to type '"persona"'
export const client: Tavus = pals;

declare const deploy: (ready: PersonaReady & { toPal: ReturnType<typeof guide.dynamic>['toPal'] }) => void;

// @error faceless :: A PAL needs a face: call .replica('…').
deploy(faceless);
