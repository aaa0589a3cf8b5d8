import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersonaInvalidError, type PersonaReady, persona, preset, tavus } from '../../../src/index.js';
import { sandbox } from '../../../src/sandbox/index.js';
import { normalised } from '../../../src/sandbox/normalise.js';
import { apply, built, promptedChains, type StepCall } from '../../support/chains.js';
import { runs } from '../../support/runs.js';

/** Finished personas as steps. What `.appendPrompt()` adds is text like any other as soon as it is stored. */
const before = promptedChains({ unlisted: false })
  .map((steps) =>
    steps.filter((call) => call.step !== 'extra' && call.step !== 'appendPrompt' && !isTraceless(call)),
  )
  .filter((steps) => built(apply(persona(), steps)) !== undefined);

const change = promptedChains({ unlisted: false })
  .map((steps) => steps.filter(({ step }) => step !== 'extra'))
  .filter((steps) => !goesThereAndBack(steps));

/** Whether a step states a sense of which nothing is stored. */
function isTraceless({ step, args }: StepCall): boolean {
  const isSense = step === 'visual' || step === 'audio' || step === 'perception';
  return isSense && JSON.stringify(args).includes('{}');
}

/**
 * Whether steps name another engine, or another kind of model, on the way to what they name in the end. That leaves no
 * trace in what is to be, so that a stored key of the last one stays.
 */
function goesThereAndBack(steps: readonly StepCall[]): boolean {
  const models = steps.filter(({ step }) => step === 'llm' || step === 'customLlm').map(({ step }) => step);
  const engines = steps.filter(({ step }) => step === 'tts').map(({ args }) => JSON.stringify(args[0]));
  return new Set(models).size > 1 || new Set(engines).size > 1;
}

/** The body that the steps make, but for what only a whole persona writes out. */
function bodyBy(steps: readonly StepCall[]): object | undefined {
  const body = built(apply(persona(), steps));
  return body && withoutDefault(body);
}

function withoutDefault(body: object): object {
  return normalised(JSON.parse(JSON.stringify(body)), ['leave-out-defaults', 'trim-texts']);
}

test('a change does to a stored persona what its steps would do after those that made it', async () => {
  await using server = await sandbox();
  const { personas } = tavus({ baseUrl: server.url, apiKey: server.apiKey });
  const seen = { made: 0, refused: 0 };
  const pair = fc.asyncProperty(before, change, async (steps, further) => {
    const { personaId: id } = await personas.create(apply(persona(), steps) as PersonaReady);
    const stored = () => structuredClone(server.personas.at(-1)?.body) as object;
    const old = stored();
    const preparing = preset(() => apply(persona(), further));
    const whole = bodyBy([...steps, ...further]);
    if (whole === undefined) {
      seen.refused++;
      await expect(personas.update(id, preparing)).rejects.toBeInstanceOf(PersonaInvalidError);
      expect(stored()).toEqual(old);
    } else {
      seen.made++;
      const plan = await personas.plan(preparing, { id, resendSecrets: true });
      expect(await plan.apply()).toMatchObject({ notKept: [] });
      expect(withoutDefault(stored())).toEqual(withoutDefault(whole));
      expect(await personas.update(id, preparing)).toMatchObject({ changed: false });
    }
    await personas.delete(id);
  });
  await fc.assert(pair, { numRuns: runs(400) });
  expect(seen.made).toBeGreaterThan(runs(100));
  expect(seen.refused).toBeGreaterThan(runs(20));
});
