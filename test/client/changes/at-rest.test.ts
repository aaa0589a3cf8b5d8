import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secretTexts } from '../../../src/fields/secret-texts.js';
import { type PersonaReady, persona, type Tavus, tavus } from '../../../src/index.js';
import { type Normalisation, type Sandbox, sandbox } from '../../../src/sandbox/index.js';
import { apply, built, promptedChains } from '../../support/chains.js';
import { runs } from '../../support/runs.js';

const ways = ['leave-out-defaults', 'add-defaults', 'trim-texts', 'crlf', 'reorder-keys'] as const;

const clientOf = ({ url, apiKey }: Sandbox): Tavus => tavus({ baseUrl: url, apiKey });

/** Finished personas of random steps, some of whose prompts are written as people write them in a file. */
const ready = fc
  .tuple(promptedChains({ unlisted: false }), fc.constantFrom('', '\n', '\n\nOne.\r\nTwo.\n', '  \nThree.'))
  .map(([steps, end]) => {
    const builder = apply(
      persona(),
      steps.filter(({ step }) => step !== 'extra'),
    );
    const prompt = built(builder)?.system_prompt;
    return prompt === undefined ? builder : (builder.prompt(`${prompt}${end}`) as PersonaReady);
  })
  .filter((builder) => built(builder) !== undefined) as fc.Arbitrary<ReturnType<typeof apply>>;

/** The secrets of a persona that something prints. */
function secretsShownBy(printed: unknown, builder: PersonaReady): readonly string[] {
  const texts = [String(printed), inspect(printed, { depth: 9 }), JSON.stringify(printed)].join('\n');
  return secretTexts(builder.build()).filter((secret) => secret.length > 5 && texts.includes(secret));
}

/** Plans, carries out, plans again: in the end there is nothing to do. */
async function comesToRest(server: Sandbox, numRuns: number, prune: boolean): Promise<void> {
  const { personas } = clientOf(server);
  let number = 0;
  const pair = fc.asyncProperty(ready, ready, async (before, after) => {
    const name = `Guide ${number++}`;
    for (const builder of [before.name(name), after.name(name)]) {
      const plan = await personas.plan(builder, { match: 'name', prune });
      const applied = await plan.apply();
      expect(applied.notKept).toEqual([]);
      const again = await personas.plan(builder, { id: applied.personaId, prune });
      expect({ action: again.action, changes: again.changes }).toEqual({ action: 'none', changes: [] });
      expect(again.warnings.filter(({ message }) => message.includes('only in form')).length).toBeLessThan(2);
      for (const printed of [plan, applied, again, server.personas]) {
        expect(secretsShownBy(printed, builder)).toEqual([]);
      }
    }
    await personas.delete(server.personas[0]?.personaId ?? '');
  });
  await fc.assert(pair, { numRuns });
}

describe('a plan comes to rest where a server stores personas', () => {
  test.each([...ways.map((way) => [way] as const), ways])('%s %s %s %s %s', async (...chosen) => {
    const normalise = chosen.filter((way) => way !== undefined) as readonly Normalisation[];
    for (const prune of [false, true]) {
      await using server = await sandbox({ normalise });
      await comesToRest(server, runs(42), prune);
    }
  });
});

const prompt = 'You know every ferry.\nYou know every pier.\n';
const guide = persona().name('Harbour Guide').prompt(prompt);
const byName = { match: 'name' } as const;

describe('what differs only in form', () => {
  const full = guide
    .perception('raven-1')
    .stt('tavus-auto')
    .llm('tavus-gpt-oss', { speculativeInference: true })
    .conversationalFlow({ turnDetectionModel: 'sparrow-2', idleEngagement: 'off' });

  test('is said once, with what to make of it', async () => {
    await using server = await sandbox({ normalise: ['leave-out-defaults', 'trim-texts', 'crlf'] });
    const { personas } = clientOf(server);
    await (await personas.plan(full, byName)).apply();
    expect(server.personas[0]?.body).toEqual({
      persona_name: 'Harbour Guide',
      system_prompt: 'You know every ferry.\r\nYou know every pier.',
      layers: { llm: { model: 'tavus-gpt-oss' }, conversational_flow: {} },
    });
    const again = await personas.plan(full, byName);
    expect(again.action).toBe('none');
    expect(again.warnings).toHaveLength(1);
    expect(String(again)).toContain('differs only in form at /pipeline_mode, /system_prompt');
    expect((await (await personas.plan(full, { ...byName, prune: true })).apply()).action).toBe('none');
  });

  test('is not what a list in another order is', async () => {
    await using server = await sandbox({ normalise: ['reorder-keys'] });
    const { personas } = clientOf(server);
    await guide.documents('d-1', 'd-2').create({ client: clientOf(server) });
    const plan = await personas.plan(guide.documents('d-2', 'd-1'), byName);
    expect(plan.changes.map(({ path }) => path)).toEqual(['/document_ids']);
  });

  test('is not the absence of a layer that turns something on', async () => {
    await using server = await sandbox();
    await guide.create({ client: clientOf(server) });
    const flowing = guide.conversationalFlow({ turnDetectionModel: 'sparrow-1' });
    expect(await clientOf(server).personas.plan(flowing, byName)).toMatchObject({ action: 'update' });
  });

  test('is not white space in what travels as it is written', async () => {
    await using server = await sandbox();
    const stopping = (stop: string) => guide.llm('tavus-gpt-oss', { extraBody: { stop: [stop] } });
    await stopping('\n').create({ client: clientOf(server) });
    const plan = await clientOf(server).personas.plan(stopping('\n\n'), byName);
    expect(plan.changes.map(({ path }) => path)).toEqual(['/layers/llm/extra_body/stop']);
  });

  test('is not another value than the default', async () => {
    await using server = await sandbox({ normalise: ['leave-out-defaults'] });
    const { personas } = clientOf(server);
    await guide.perception('off').create({ client: clientOf(server) });
    const plan = await personas.plan(guide.perception('raven-1'), byName);
    expect(await plan.apply()).toMatchObject({ action: 'update', notKept: [] });
    expect(server.personas[0]?.body).not.toHaveProperty('layers');
  });

  test('finds a persona whose name was stored in another form', async () => {
    await using server = await sandbox({ normalise: ['trim-texts', 'crlf'] });
    const { personas } = clientOf(server);
    const odd = guide.name(' Harbour\nGuide\n');
    await (await personas.plan(odd, byName)).apply();
    expect(await personas.plan(odd, byName)).toMatchObject({ action: 'none' });
  });

  test('does not hide a persona whose answer was lost', async () => {
    await using server = await sandbox({ normalise: [...ways] });
    server.failNext('lost-response');
    const created = await full.create({ client: clientOf(server), onUnknown: 'reconcile' });
    expect(created.recovered).toBe(true);
  });
});
