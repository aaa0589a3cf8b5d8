import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { palNames } from '../../src/fields/legacy.js';
import { palPlace } from '../../src/fields/vocabulary.js';
import {
  checkPersona,
  type Issue,
  PersonaInvalidError,
  persona,
  personaFrom,
  preset,
  toCode,
} from '../../src/index.js';
import { everyField } from '../contract/every-field.js';
import { apply, built, promptedChains } from '../support/chains.js';
import { runs } from '../support/runs.js';

const guide = persona().name('Guide').prompt('You give tours.').replica('r-1');

/** The issues of an end, as rule and place. */
function refusalOf(end: () => unknown): readonly string[] {
  try {
    end();
  } catch (error) {
    if (error instanceof PersonaInvalidError) return error.issues.map(({ rule, path }) => `${rule} ${path}`);
    throw error;
  }
  return [];
}

/** Every object in a value. */
function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

describe('toPal()', () => {
  test('gives the body that build() gives, with other names in the same places', () => {
    const awaited = everyField.customLlm({
      model: 'pomona-2',
      baseUrl: 'https://llm.example.com/v1',
      apiKey: () => 'sk-pomona-0001',
      headers: { 'x-team': 'orchard' },
    });
    const [body, pal] = [awaited.build(), awaited.toPal()];
    const { persona_name, default_replica_id, layers, ...others } = body;
    const { replica_interruptibility, ...flow } = layers?.conversational_flow ?? {};
    expect(pal).toEqual({
      ...others,
      pal_name: persona_name,
      default_face_id: default_replica_id,
      layers: {
        ...layers,
        conversational_flow: { ...flow, pal_interruptibility: replica_interruptibility },
      },
    });
    expect(pal.layers?.llm?.api_key).toBe('sk-pomona-0001');
    const keys = (of: object, path = ''): readonly string[] =>
      Object.entries(of).flatMap(([name, value]) => {
        const place = `${path}/${name}`;
        const isGroup = place === '/layers' || place === '/layers/conversational_flow';
        return [place, ...(isGroup ? keys(value, place) : [])];
      });
    expect(keys(pal)).toEqual(keys(body).map(palPlace));
    // Every name of the vocabulary is in it.
    expect(keys(pal)).toEqual(expect.arrayContaining(Object.keys(palNames)));
  });

  test('is frozen, all of it', () => {
    expect(objectsIn(everyFieldNow().toPal()).filter((object) => !Object.isFrozen(object))).toEqual([]);
  });

  test('needs a replica, at whatever step', () => {
    const faceless = persona().prompt('You give tours.').dynamic();
    const place = ['pal-replica /default_replica_id'];
    expect(refusalOf(() => faceless.toPal())).toEqual(place);
    expect(refusalOf(() => faceless.replica(' ').toPal())).toEqual(place);
    expect(refusalOf(() => faceless.replica('r-1').without('replica').toPal())).toEqual(place);
    expect(refusalOf(() => faceless.use(preset((p) => p.replica('r-1'))).toPal())).toEqual([]);
    expect(refusalOf(() => personaFrom({ pal_name: 'A', pipeline_mode: 'echo' }).toPal())).toEqual(place);
    // Nobody else is asked for one.
    expect(faceless.check()).toEqual([]);
    expect(faceless.build()).toEqual({ pipeline_mode: 'full', system_prompt: 'You give tours.' });
  });

  test('names every rule that is broken, in the order of the body', () => {
    const wrong = persona()
      .perception('off')
      .visual({ awarenessQueries: ['Who waits?'] })
      .dynamic();
    expect(refusalOf(() => wrong.toPal())).toEqual([
      'prompt-required /system_prompt',
      'pal-replica /default_replica_id',
      'perception-off /layers/perception/perception_model',
    ]);
  });

  test('is also there without its builder', () => {
    const { toPal } = guide;
    expect(toPal()).toEqual({
      pal_name: 'Guide',
      pipeline_mode: 'full',
      system_prompt: 'You give tours.',
      default_face_id: 'r-1',
    });
  });
});

/** It with all its secrets known. */
function everyFieldNow() {
  return everyField.without('llm').llm('tavus-gpt-oss');
}

/** An issue that a body in the newer vocabulary has for its names alone. */
function isOfNames({ rule, severity }: Issue): boolean {
  return rule === 'pal-name' && severity === 'warning';
}

function sorted(issues: readonly Issue[]): readonly string[] {
  return issues.map((issue) => JSON.stringify(Object.entries(issue).sort())).sort();
}

describe('a body that toPal() gave', () => {
  test('is the same persona as what build() gives, to all that read bodies', () => {
    const seen = { faced: 0, faceless: 0, same: 0 };
    const random = fc.property(promptedChains({ unlisted: false }), fc.boolean(), (steps, isFaced) => {
      const chain = apply(persona(), steps);
      const builder = isFaced ? chain.replica('r-1') : chain;
      const body = built(builder);
      if (!body) return;
      const refusal = refusalOf(() => builder.toPal());
      if ((body.default_replica_id ?? ' ').trim() === '') {
        seen.faceless += 1;
        expect(refusal).toEqual(['pal-replica /default_replica_id']);
        return;
      }
      seen.faced += 1;
      const pal = builder.toPal();
      const beside = checkPersona(pal).filter((issue) => !isOfNames(issue));
      const told = checkPersona(body).map((issue) => ({ ...issue, path: palPlace(issue.path) }));
      // What has another name than the tables have comes last.
      expect(sorted(beside)).toEqual(sorted(told));
      if (beside.some(({ severity }) => severity === 'error')) return;
      seen.same += 1;
      expect(JSON.stringify(personaFrom(pal).build())).toBe(JSON.stringify(personaFrom(body).build()));
      expect(toCode(pal)).toBe(toCode(body));
      expect(personaFrom(body).toPal()).toEqual(personaFrom(pal).toPal());
    });
    fc.assert(random, { numRuns: runs(4_000) });
    expect(seen.faced).toBeGreaterThan(runs(500));
    expect(seen.faceless).toBeGreaterThan(runs(500));
    expect(seen.same).toBeGreaterThan(runs(300));
  });

  test('has a warning for each newer name, and builds what the chain builds', () => {
    const ready = everyFieldNow();
    const pal = ready.toPal();
    const before = checkPersona(ready.build());
    const paths = checkPersona(pal)
      .filter(isOfNames)
      .map(({ path }) => path);
    expect(paths.toSorted()).toEqual(Object.keys(palNames).toSorted());
    expect(checkPersona(pal)).toHaveLength(before.length + paths.length);
    expect(personaFrom(pal).build()).toEqual(ready.build());
    expect(toCode(pal)).toBe(toCode(ready.build()));
  });
});
