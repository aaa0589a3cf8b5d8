import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personaFields } from '../../src/body/body.js';
import { hostedModels } from '../../src/body/llm.js';
import { callFor } from '../../src/draft/steps.js';
import type { Field, GroupField } from '../../src/fields/field.js';
import { otherNames, otherValues } from '../../src/fields/legacy.js';
import { optionName } from '../../src/fields/wire.js';
import { checkPersona, type Issue, persona } from '../../src/index.js';
import { runs } from '../support/runs.js';

/** A field with the group that it is in, as a path of names. */
interface Place {
  readonly group: readonly string[];
  readonly name: string;
  readonly field: Field;
}

function placesIn({ entries }: GroupField, group: readonly string[] = []): readonly Place[] {
  return entries.flatMap(([name, field]) => [
    { group, name, field },
    ...(field.kind === 'group' ? placesIn(field, [...group, name]) : []),
  ]);
}

const places = placesIn(personaFields);
const groups = [
  [] as readonly string[],
  ...places.filter(({ field }) => field.kind === 'group').map(({ group, name }) => [...group, name]),
];

function pointerTo(group: readonly string[], name: string): string {
  return ['', ...group, name].join('/');
}

/** A body with something in a group, which has all else that it needs. */
function bodyWith(group: readonly string[], part: object): object {
  const inside = group.reduceRight<object>((inner, name) => ({ [name]: inner }), part);
  return { system_prompt: 'You sell maps.', ...inside };
}

function at(issues: readonly Issue[], path: string): Issue | undefined {
  return issues.find((issue) => issue.path === path);
}

/** Every field in every group but its own. */
const misplaced = places.flatMap((place) =>
  groups
    .filter(
      (group) => !places.some((other) => pointerTo(other.group, other.name) === pointerTo(group, place.name)),
    )
    .map((group) => ({ ...place, into: group })),
);

describe('a field in a wrong place', () => {
  test('is tried in more than 200 places', () => {
    expect(misplaced.length).toBeGreaterThan(200);
  });

  test.each([
    ['as the wire has it', (name: string) => name],
    ['in camelCase', optionName],
    ['in capitals', (name: string) => name.toUpperCase()],
    ['with dashes', (name: string) => name.replaceAll('_', '-')],
  ])('gets a hint with its right place, written %s', (_, written) => {
    const silent = misplaced.filter(({ group, name, into }) => {
      const key = written(name);
      const issue = at(checkPersona(bodyWith(into, { [key]: 'x' })), pointerTo(into, key));
      return !issue?.hint?.includes(pointerTo(group, name));
    });
    expect(silent.map(({ name, into }) => pointerTo(into, name))).toEqual([]);
  });

  test('gets the right name, if only its case is wrong', () => {
    for (const { group, name } of places) {
      const key = optionName(name);
      if (key === name || group.includes('voice_settings')) continue;
      const issue = at(checkPersona(bodyWith(group, { [key]: 'x' })), pointerTo(group, key));
      expect(issue?.hint).toBe(`Did you mean '${name}'?`);
    }
  });
});

describe('a name that nobody knows', () => {
  test('is the only one that may be new', () => {
    fc.assert(
      fc.property(fc.constantFrom(...groups), fc.stringMatching(/^zq[a-z]{3,12}$/), (group, key) => {
        const issue = at(checkPersona(bodyWith(group, { [key]: 1 })), pointerTo(group, key));
        expect(issue?.rule).toBe('unknown-field');
        expect(issue?.hint).toMatch(/^If it is new, send it with \.extra\(\)/);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('a name of another call or vendor', () => {
  test.each([
    ['conversation_name', /a conversation/],
    ['callback_url', /a conversation/],
    ['customGreeting', /a conversation/],
    ['max_call_duration', /a conversation/],
    ['name', /persona_name/],
    ['agent_name', /persona_name/],
    ['instructions', /system_prompt/],
    ['system_message', /system_prompt/],
    ['prompt', /system_prompt/],
    ['first_message', /greeting/],
    ['firstMessage', /greeting/],
    ['begin_message', /greeting/],
    ['voice', /\/layers\/tts/],
    ['voice_id', /external_voice_id/],
    ['transcriber', /\/layers\/stt/],
    ['functions', /\/layers\/llm\/tools/],
    ['avatar_id', /default_replica_id/],
    ['replica_id', /default_replica_id/],
    ['max_tokens', /\/layers\/llm\/extra_body/],
    ['knowledge_base', /document_ids/],
    ['ttsExternalVoiceId', /\/layers\/tts\/external_voice_id/],
    ['llmTemperature', /\/layers\/llm\/extra_body\/temperature/],
    ['interruptibility', /replica_interruptibility/],
    ['ambient_awareness_queries', /visual_awareness_queries/],
    ['api_key', /key of the account/],
  ])('%s says where it goes', (key, hint) => {
    const issue = at(checkPersona(bodyWith([], { [key]: 'x' })), `/${key}`);
    expect(`${issue?.message} ${issue?.hint}`).toMatch(hint);
    expect(issue?.hint).not.toMatch(/If it is new/);
  });

  test.each(['persona_id', 'pal_id', 'created_at', 'updated_at', 'persona_type', 'createdAt'])(
    '%s is the server’s own, and set aside',
    (key) => {
      expect(
        checkPersona(bodyWith([], { [key]: 'x' })).map(({ rule, severity }) => `${severity} ${rule}`),
      ).toEqual(['warning server-field']);
    },
  );

  test.each(['cartesia_voice_id', 'elevenlabs_voice_id', 'playht_voice_id', 'my_voice_id'])(
    'an old id of a voice, %s, is that of the engine',
    (key) => {
      const issue = at(checkPersona(bodyWith(['layers', 'tts'], { [key]: 'x' })), `/layers/tts/${key}`);
      expect(issue?.hint).toContain('external_voice_id');
    },
  );
});

describe('an option', () => {
  type Steps = { readonly [step: string]: (...args: readonly unknown[]) => { check(): readonly Issue[] } };
  const start = persona().prompt('You sell maps.') as unknown as Steps;
  /** Each step that takes options, with the layer that it sets and what it takes before them. */
  const steps = [
    { step: 'llm', layer: 'llm', first: ['tavus-gpt-oss'] },
    { step: 'tts', layer: 'tts', first: ['elevenlabs'] },
    { step: 'stt', layer: 'stt', first: ['tavus-auto'] },
    { step: 'perception', layer: 'perception', first: ['raven-1'] },
    { step: 'visual', layer: 'perception', first: [] },
    { step: 'audio', layer: 'perception', first: [] },
    { step: 'conversationalFlow', layer: 'conversational_flow', first: [] },
  ];

  /** Where an option of that name may be what the step itself takes. */
  function isOwn(step: string, call: string): boolean {
    if (step === 'perception' && call.startsWith('.emotionRecognition(')) return true;
    return call.startsWith(`.${step}(`) && !call.includes(': {');
  }

  const tried = steps.flatMap((step) =>
    places
      .filter(({ name, field }) => field.kind !== 'group' || name === 'voice_settings')
      .map((place) => ({
        ...step,
        place: pointerTo(place.group, place.name),
        option: optionName(place.name),
      }))
      .filter(({ step, place }) => !isOwn(step, callFor(place))),
  );

  /** Options that another field's name is, too. */
  const ownNames = new Set(['tts apiKey', 'visual tools', 'audio tools']);

  test('is tried at more than 150 steps', () => {
    expect(tried.length).toBeGreaterThan(150);
  });

  test('of another step gets a hint with the right one', () => {
    const silent = tried.filter(({ step, first, option, place, layer }) => {
      const issues = start[step]?.(...first, { [option]: 'x' }).check() ?? [];
      const issue = issues.find(({ path }) => path === `/layers/${layer}/${option}`);
      if (!issue && ownNames.has(`${step} ${option}`)) return false;
      return !issue?.hint?.includes(callFor(place)) && !issue?.hint?.startsWith('Did you mean');
    });
    // What is called so elsewhere has another name in this step, and that is told.
    expect(silent.map(({ step, option }) => `${step} ${option}`)).toEqual(['stt model']);
  });

  test.each([
    ['tts', ['elevenlabs', { voiceId: 'v' }], 'Write .voice(…)'],
    ['tts', ['elevenlabs', { voice_id: 'v' }], '.tts(engine, { externalVoiceId })'],
    ['tts', ['elevenlabs', { external_voice_id: 'v' }], "Did you mean 'externalVoiceId'?"],
    ['tts', ['elevenlabs', { voiceSettings: { similarity_boost: 1 } }], "Did you mean 'similarityBoost'?"],
    ['visual', [{ tool_prompt: 'x' }], "Did you mean 'toolPrompt'?"],
    ['tts', ['elevenlabs', { stability: 0.5 }], '.tts(engine, { voiceSettings: { stability } })'],
    ['tts', ['elevenlabs', { model: 'm' }], "Did you mean 'ttsModelName'?"],
    ['perception', ['raven-1', { visualAwarenessQueries: ['Who?'] }], '.visual({ awarenessQueries })'],
    ['perception', ['raven-1', { awarenessQueries: ['Who?'] }], '.visual({ awarenessQueries }) or .audio'],
    ['visual', [{ visualTools: [] }], '.visual({ tools })'],
    ['llm', ['tavus-gpt-oss', { temperature: 0.5 }], '.llm(model, { extraBody: { temperature } })'],
    ['llm', ['tavus-gpt-oss', { baseUrl: 'https://a.example' }], '.customLlm({ baseUrl })'],
    ['llm', ['tavus-gpt-oss', { tools: [] }], '.tools(…)'],
    ['llm', ['tavus-gpt-oss', { systemPrompt: 'x' }], '.prompt(…)'],
    ['stt', ['tavus-auto', { turnTakingPatience: 'low' }], '.conversationalFlow({ turnTakingPatience })'],
    ['stt', ['tavus-auto', { model: 'x' }], '.stt(engine)'],
    ['conversationalFlow', [{ wakeWord: 'x' }], 'which takes'],
    ['conversationalFlow', [{ patience: 'low' }], "Did you mean 'turnTakingPatience'?"],
  ] as const)('of .%s(%j) says: %s', (step, args, hint) => {
    const issues = (start[step]?.(...args).check() ?? []).filter(({ severity }) => severity === 'error');
    expect(issues).toHaveLength(1);
    expect(issues.map(({ hint }) => hint ?? '')).toContainEqual(expect.stringContaining(hint));
  });
});

describe('a value', () => {
  const listed = places.flatMap(({ group, name, field }) =>
    field.kind === 'choice' ? [{ group, name, values: field.values }] : [],
  );
  const all = [
    ...listed,
    { group: ['layers', 'llm'], name: 'model', values: hostedModels as readonly string[] },
  ];
  const cases = all.flatMap(({ values, ...place }) => values.map((value) => ({ ...place, value, values })));

  function hintFor({ group, name }: Omit<Place, 'field'>, written: string): string | undefined {
    return at(checkPersona(bodyWith(group, { [name]: written })), pointerTo(group, name))?.hint;
  }

  test.each(cases)('$name $value is known in another case, and with or without the prefix', (row) => {
    const { value, values } = row;
    for (const written of [
      value.toUpperCase(),
      `${value.charAt(0).toUpperCase()}${value.slice(1)}`,
      value.replaceAll('-', '_'),
    ]) {
      if (!values.includes(written))
        expect([written, hintFor(row, written)]).toEqual([written, `Did you mean '${value}'?`]);
    }
    const other = value.startsWith('tavus-') ? value.slice('tavus-'.length) : `tavus-${value}`;
    const known = otherValues[pointerTo(row.group, row.name)]?.[other];
    if (!known) expect([other, hintFor(row, other)]).toEqual([other, `Did you mean '${value}'?`]);
  });

  /** A text with one slip: a letter dropped, doubled, changed, or swapped with the next. */
  const slip = fc.record({
    kind: fc.constantFrom('drop', 'double', 'change', 'swap'),
    index: fc.nat(40),
    letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-'),
  });

  function slipped(
    text: string,
    { kind, index, letter }: { kind: string; index: number; letter: string },
  ): string {
    const place = index % text.length;
    const [before, here, after] = [text.slice(0, place), text.charAt(place), text.slice(place + 1)];
    if (kind === 'drop') return before + after;
    if (kind === 'double') return before + here + here + after;
    if (kind === 'change') return before + letter + after;
    return before + after.charAt(0) + here + after.slice(1);
  }

  test('with one slip is taken for itself, or for none', () => {
    const seen = { offered: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...cases), slip, (row, mistake) => {
        const written = slipped(row.value, mistake);
        const known = otherValues[pointerTo(row.group, row.name)]?.[written];
        if (row.values.includes(written) || known || written.trim() === '') return;
        const offered = /^Did you mean '(.*)'\?$/.exec(hintFor(row, written) ?? '')?.[1];
        if (offered !== undefined) seen.offered += 1;
        // One slip may lead as close to a neighbour: then none is offered, or the one that it is a slip of as well.
        if (offered !== undefined && offered !== row.value) {
          expect([written, slips(offered)]).toEqual([
            written,
            expect.arrayContaining([written.toLowerCase()]),
          ]);
        }
      }),
      { numRuns: runs(5_000) },
    );
    expect(seen.offered).toBeGreaterThan(runs(2_000));
  });

  function slips(text: string): readonly string[] {
    const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789-'];
    return Array.from(text).flatMap((_, index) => [
      ...['drop', 'double', 'swap'].map((kind) => slipped(text, { kind, index, letter: '' })),
      ...letters.map((letter) => slipped(text, { kind: 'change', index, letter })),
    ]);
  }

  test('of another version is never renamed', () => {
    for (const [group, name, value] of [
      [['layers', 'conversational_flow'], 'turn_detection_model', 'sparrow-3'],
      [['layers', 'perception'], 'perception_model', 'raven-3'],
      [['layers', 'llm'], 'model', 'tavus-gpt-6'],
    ] as const) {
      expect(hintFor({ group, name }, value)).not.toMatch(/Did you mean/);
    }
  });
});

describe('a parameter of a hosted model', () => {
  test.each([
    ['topP', 'top_p'],
    ['temprature', 'temperature'],
    ['Temperature', 'temperature'],
    ['top-p', 'top_p'],
  ])('%s is warned of: %s', (key, name) => {
    const issues = checkPersona(
      bodyWith(['layers', 'llm'], { model: 'tavus-gpt-oss', extra_body: { [key]: 0.5 } }),
    );
    expect(issues).toMatchObject([
      { severity: 'warning', path: `/layers/llm/extra_body/${key}`, hint: `Did you mean '${name}'?` },
    ]);
  });

  test('of its own is left alone', () => {
    const body = {
      model: 'tavus-gpt-oss',
      extra_body: { max_tokens: 300, reasoning_effort: 'low', seed: 7 },
    };
    expect(checkPersona(bodyWith(['layers', 'llm'], body))).toEqual([]);
  });
});

describe('the tables', () => {
  test('list no name that is only misplaced: that is computed', () => {
    const names = new Set(places.map(({ name }) => name));
    const listed = Object.keys(otherNames).filter((path) => names.has(path.slice(path.lastIndexOf('/') + 1)));
    expect(listed).toEqual(['/api_key', '/layers/stt/model', '/layers/tts/model']);
  });
});
