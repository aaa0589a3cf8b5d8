import { type PersonaPlan, persona, tavus } from 'tavus-persona';

const { personas } = tavus();
const guide = persona().name('Guide').prompt('You give tours.');

// @error persona() :: system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.
await personas.plan(persona().name('Guide'), { match: 'name' });

// @error persona() :: system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.
await personas.planAll([guide, persona().name('Porter')], { match: 'name' });

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
