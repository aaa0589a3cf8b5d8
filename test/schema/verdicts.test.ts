import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personaFields } from '../../src/body/body.js';
import { checkPersona, persona, type Rule } from '../../src/index.js';
import { withContract, withValue } from '../contract/contract.js';
import { badRequests, goodRequests } from '../contract/requests.js';
import { llmBodies } from '../rules/bodies/llm.js';
import { mutated, tabular } from '../rules/bodies/odd.js';
import { perceptionBodies } from '../rules/bodies/perception.js';
import { rightBodies } from '../rules/bodies/right.js';
import { llm } from '../rules/bodies/row.js';
import { toolBodies } from '../rules/bodies/tools.js';
import { topBodies } from '../rules/bodies/top.js';
import { ttsBodies } from '../rules/bodies/tts.js';
import { turnBodies } from '../rules/bodies/turns.js';
import { wholeBodies } from '../rules/bodies/whole.js';
import { apply, chains, promptedChains } from '../support/chains.js';
import { runs } from '../support/runs.js';
import { fieldsIn } from './places.js';
import { treatment } from './rules.js';
import { type Due, dueOf, flawIn, takes } from './verdict.js';

/** A value as JSON has it; nothing where it cannot be JSON, or falls apart. */
function asJson(make: () => unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(make()));
  } catch {
    return undefined;
  }
}

const tables = [
  ...[rightBodies, topBodies, perceptionBodies, turnBodies, llmBodies, toolBodies, ttsBodies, wholeBodies],
];
const tabled = tables.flatMap((bodies) =>
  Object.entries(bodies).map(([what, [body]]) => ({ what, body: asJson(() => body) })),
);

const own = { model: 'kelp-7', base_url: 'https://llm.example.com/v1', api_key: 'sk-kelp-0001' };
/** What the tables of bodies do not have. */
const beyond = [
  llm({ ...own, extra_body: { api_key: 'sk kelp' } }),
  llm({ ...own, base_url: 'https://llm example/v1' }),
  llm({ ...own, api_key: '[secret]' }),
  { system_prompt: 'You sing.', persona_name: 'Wave', pal_name: 'Foam', created_at: '2026-10-01' },
  { system_prompt: '🐚'.repeat(70_000), layers: { llm: { model: 'tavus-gpt-oss' } } },
];

const bodies = [...tabled.map(({ body }) => body), ...beyond];

function rulesOf(body: unknown): readonly Rule[] {
  return checkPersona(body).flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []));
}

describe('ajv says what the rules say', () => {
  test.each(tabled)('of a body of the tables: $what', ({ body }) => {
    expect(flawIn(body)).toBeUndefined();
  });

  withContract('of what the contract says', (contract) => {
    const requests = [...goodRequests(contract), ...badRequests(contract)];
    test.each(requests.map(({ what, body = '' }) => [what, asJson(() => JSON.parse(body))]))(
      '%s',
      (_, body) => {
        expect(flawIn(body ?? null)).toBeUndefined();
      },
    );
  });

  /** With a key in the place of each mask. */
  const ofChains = fc
    .oneof(chains(), promptedChains({ unlisted: false }))
    .map((steps) => () => JSON.parse(JSON.stringify(apply(persona(), steps)).replaceAll('[secret]', 'sk-1')));

  test.each([
    ['any field of the tables', tabular, 10_000],
    ['something else here and there', mutated, 20_000],
    ['what chains make', ofChains, 5_000],
  ] as const)('of bodies with %s', { timeout: 300_000 }, (_, bodies, all) => {
    const met: Record<Due, number> = { take: 0, refuse: 0, either: 0 };
    const agree = (make: () => unknown) => {
      const body = asJson(make);
      fc.pre(body !== undefined);
      met[dueOf(body)] += 1;
      const flaw = flawIn(body);
      if (flaw) throw new Error(flaw);
    };
    const numRuns = runs(all);
    fc.assert(fc.property(bodies, agree), { numRuns });
    // About most of them there is something to say, one way and the other.
    expect(met.take).toBeGreaterThan(numRuns / 20);
    expect(met.refuse).toBeGreaterThan(numRuns / 20);
    expect(met.either).toBeLessThan(numRuns / 4);
  });
});

describe('a rule', () => {
  const rules = Object.entries(treatment) as [Rule, (typeof treatment)[Rule]][];
  const said = rules.flatMap(([rule, treated]) => (treated === 'said' ? [rule] : []));
  const warning = rules.flatMap(([rule, treated]) => (treated === 'only a warning' ? [rule] : []));
  const unsayable = rules.flatMap(([rule, treated]) => (typeof treated === 'object' ? [rule] : []));

  test.each(said)('that is said is what ajv refuses a body for: %s', (rule) => {
    const alone = tabled.filter(
      ({ body }) => rulesOf(body).length > 0 && rulesOf(body).every((other) => other === rule),
    );
    expect(alone.length).toBeGreaterThan(0);
    for (const { body } of alone) expect(takes(body)).toBe(false);
  });

  test.each(unsayable)('that no schema can say lets a body pass: %s', (rule) => {
    const passing = bodies.filter((body) => takes(body) && rulesOf(body).includes(rule));
    expect(passing.length).toBeGreaterThan(0);
  });

  test.each(warning)('of which nothing is said is a warning: %s', (rule) => {
    const found = bodies.flatMap((body) => checkPersona(body)).filter((issue) => issue.rule === rule);
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });
});

describe('what counts as not set', () => {
  const whole = { system_prompt: 'You sing.', default_replica_id: 'r1' };
  // Every persona needs the prompt.
  const places = fieldsIn(personaFields).filter(({ path }) => path !== '/system_prompt');
  const choices = places.filter(({ field }) => field.kind === 'choice');

  test.each(places)('is marked where it is null, which Tavus refuses: $path', ({ path }) => {
    const body = withValue(whole, path, null);
    expect(checkPersona(body).map(({ rule }) => rule)).toEqual(['empty-value']);
    expect(takes(body)).toBe(false);
  });

  test.each(choices)('is marked where it is a blank in the place of a listed value: $path', ({ path }) => {
    for (const blank of ['', ' ']) {
      const body = withValue(whole, path, blank);
      expect(checkPersona(body).map(({ rule }) => rule)).toEqual(['empty-value']);
      expect(takes(body)).toBe(false);
    }
  });
});
