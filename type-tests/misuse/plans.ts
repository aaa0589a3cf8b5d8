import { type PersonaPlan, persona, preset, tavus } from 'tavus-persona';

const { personas } = tavus();
const guide = persona().name('Guide').prompt('You give tours.');
const voice = preset((p) => p.tts('cartesia'));

// @error match :: is not assignable to type 'NotReady<["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder."]>'
await personas.plan(persona().name('Guide'), { match: 'name' });

// @error match :: is not assignable to type 'NotReady<["A preset is not a finished persona: begin with persona(), and .use() it there."]>'
await personas.plan(voice, { match: 'name' });

// @error prune :: is not assignable to type 'NotReady<["prune needs a finished persona: a preset states only what is to change."]>'
await personas.plan(voice, { id: 'p-1', prune: true });

// @error prune :: is not assignable to type 'NotReady<["prune needs a finished persona: a preset states only what is to change."]>'
await personas.update('p-1', voice, { prune: true });

// @error prune :: prune needs a finished persona
await personas.update('p-1', persona().tts('cartesia'), { prune: true });

// @error {} :: Property 'id' is missing in type '{}'
await personas.plan(voice, {});

// @error system_prompt :: 'system_prompt' does not exist in type 'PersonaOrChange'
await personas.update('p-1', { system_prompt: 'You give tours.' });

// @error guide.build() :: is not assignable to parameter of type 'PersonaOrChange'
await personas.update('p-1', guide.build());

// @error (p: :: is not assignable to parameter of type 'PersonaOrChange'
await personas.update('p-1', (p: typeof guide) => p.tts('cartesia'));

// @error voice :: Property 'build' is missing
await personas.create(voice);

// @error voice :: Property 'build' is missing
await personas.planAll([voice], { match: 'name' });

// @error resendsecrets :: Did you mean to write 'resendSecrets'?
await personas.update('p-1', voice, { resendsecrets: true });

// @error persona() :: system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.
await personas.planAll([guide, persona().name('Porter')], { match: 'name' });

// @error porter :: system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.
await personas.planAll({ guide, porter: persona().name('Porter') }, { match: 'name' });

const named = await personas.planAll({ guide }, { match: 'name' });

// @error gide :: Did you mean 'guide'?
named.plans.gide;

// @error {} :: Argument of type '{}' is not assignable to parameter of type 'PlanOptions'
await personas.plan(guide, {});

// @error plan :: Expected 2 arguments, but got 1
await personas.plan(guide);

// @error match :: Type '"id"' is not assignable to type '"name"'
await personas.plan(guide, { match: 'id' });

// @error match :: is not assignable to type
await personas.plan(guide, { id: 'p-1', match: 'name' });

// @error match :: Type 'string' is not assignable to type '"name"'
await personas.planAll([guide], { match: 'names' as string });

// @error purge :: 'purge' does not exist in type 'PlanByName'
await personas.plan(guide, { match: 'name', purge: true });

// @error concurency :: Did you mean to write 'concurrency'?
await personas.planAll([guide], { match: 'name', concurency: 8 });

const plan = await personas.plan(guide, { match: 'name' });

// @error personaID :: Did you mean 'personaId'?
(await plan.apply()).personaID;

// @error (await plan :: Object is possibly 'undefined'
export const lost = (await plan.apply()).notKept.length;

// @error action :: Cannot assign to 'action' because it is a read-only property
plan.action = 'none';

// @error gone :: Type '"delete"' is not assignable to type
export const gone: PersonaPlan['changes'][number]['op'] = 'delete';
