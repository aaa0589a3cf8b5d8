import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PersonaBody, type PersonaReady, persona, tavus } from '../../../src/index.js';
import { sandbox } from '../../../src/sandbox/index.js';
import { normalised } from '../../../src/sandbox/normalise.js';
import { apply, built, promptedChains } from '../../support/chains.js';
import { runs } from '../../support/runs.js';

/** Finished personas of random steps that set fields of the contract. */
const ready = promptedChains({ unlisted: false })
  .map((steps) =>
    apply(
      persona(),
      steps.filter(({ step }) => step !== 'extra'),
    ),
  )
  .filter((builder) => built(builder) !== undefined);

/** A body as it is on the wire, keys aside, and in the one form that all forms of it have in common. */
function withoutKeys(body: PersonaBody | undefined): object {
  const shown = JSON.parse(JSON.stringify(body ?? {}), (name, value) =>
    name === 'api_key' || name === 'headers' ? undefined : value,
  );
  return normalised(shown, ['leave-out-defaults', 'trim-texts']);
}

test.each([false, true])(
  'a plan between random chains is carried out, and then there is nothing to do: prune %j',
  async (prune) => {
    await using server = await sandbox();
    const { personas } = tavus({ baseUrl: server.url, apiKey: server.apiKey });
    const seen = { update: 0, none: 0, create: 0 };
    let number = 0;
    const pair = fc.asyncProperty(ready, ready, async (before, after) => {
      const name = `Guide ${number++}`;
      const { personaId: id } = await personas.create(before.name(name) as PersonaReady);
      const target = after.name(name);
      const plan = await personas.plan(target, { id, prune });
      seen[plan.action]++;
      expect(await plan.apply()).toMatchObject({ personaId: id, notKept: [] });
      const again = await personas.plan(target, { id, prune });
      expect({ action: again.action, changes: again.changes }).toEqual({ action: 'none', changes: [] });
      const stored = server.personas.at(-1)?.body as PersonaBody;
      if (prune) expect(withoutKeys(stored)).toEqual(withoutKeys(target.build()));
      else expect(withoutKeys(stored)).toMatchObject(withoutKeys(target.build()));
      await personas.delete(id);
    });
    await fc.assert(pair, { numRuns: runs(300) });
    expect(seen.update).toBeGreaterThan(runs(200));
  },
);
