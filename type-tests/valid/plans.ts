import { type AppliedPersona, type PersonaPlan, type PersonaReady, persona, tavus } from 'tavus-persona';

const { personas } = tavus();
const guide = persona().name('Guide').prompt('You give tours.');

// @ok a plan by name, with every option
const plan: PersonaPlan = await personas.plan(guide, {
  match: 'name',
  prune: true,
  resendSecrets: true,
  signal: AbortSignal.timeout(5_000),
  timeout: 5_000,
  headers: { 'x-proxy-key': () => 'a-key' },
});

// @ok a plan by id
await personas.plan(guide, { id: 'p-1' });

// @ok what a plan gives
const { personaId, action, notKept }: AppliedPersona = await plan.apply({ timeout: 5_000 });
const shown: string = `${plan} ${personaId} ${action} ${notKept?.join() ?? 'not known'}`;

// @ok many plans, with their progress
const team: readonly PersonaReady[] = [guide, persona().name('Porter').echo()];
const plans = await personas.planAll(team, {
  match: 'name',
  concurrency: 8,
  onProgress: ({ phase, done, total, plan: { personaName }, error }) =>
    console.log(phase, done / total, personaName, error),
});
const made: readonly string[] = (await plans.apply()).map((applied) => applied.personaId);

// @ok results by the keys of a record, and what a draft of PAL Maker may cost
const named = await personas.planAll({ guide, porter: persona().name('Porter').echo() }, { match: 'name' });
const porterPlan: PersonaPlan = named.plans.porter;
const results = await named.apply({ overwriteDraft: true });
const both: readonly string[] = [results.guide.personaId, results.porter.personaId, String(porterPlan)];

// @ok a record whose keys are not known
const staff: { readonly [key: string]: PersonaReady } = { guide };
const byKey = await (await personas.planAll(staff, { match: 'name' })).apply();
const first: string | undefined = byKey['guide']?.personaId;

// @ok a plan with the answer behind it
const { data, response } = await personas.plan(guide, { match: 'name' }).withResponse();
const status: number = data.action === 'none' ? response.status : 0;

export { both, first, made, shown, status };
