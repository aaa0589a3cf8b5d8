import { inspect } from 'node:util';
import fc from 'fast-check';
import { applyPatch } from 'rfc6902';
import { describe, expect, test } from 'vitest';
import {
  checkPersona,
  type Issue,
  type PersonaBody,
  PersonaInvalidError,
  persona,
  personaFrom,
  tool,
  unlisted,
} from '../../src/index.js';
import { rightBodies } from '../rules/bodies/right.js';
import { toolOf } from '../rules/bodies/row.js';
import { wholeBodies } from '../rules/bodies/whole.js';
import { apply, built, promptedChains } from '../support/chains.js';
import { runs } from '../support/runs.js';

const start = persona().prompt('You keep the lighthouse log.');
const key = 'sk-log-0001';
const own = { model: 'kelp-7', baseUrl: 'https://llm.example.com/v1', apiKey: key };

/** An issue in one line. */
function line({ severity, rule, path }: Issue): string {
  return `${severity} ${rule} ${path}`;
}

function refusalOf(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    if (error instanceof PersonaInvalidError) return error.issues.map(line);
    throw error;
  }
  return [];
}

/** Whether a field counts as not set, which a body that is handed over has no more. */
function isUnset({ rule, path }: Issue): boolean {
  return rule === 'empty-value' && !/\/\d+$/.test(path);
}

/** A built body as one that is handed over: without the fields that count as not set. */
function settled(body: PersonaBody, issues: readonly Issue[]): PersonaBody {
  const unset = issues.filter(isUnset).map(({ path }) => path);
  const copy = JSON.parse(JSON.stringify(body));
  applyPatch(
    copy,
    unset.map((path) => ({ op: 'remove', path })),
  );
  return copy;
}

describe('a body that a chain built', () => {
  test('makes a builder that builds it again, without the fields that count as not set', () => {
    const seen = { same: 0, extra: 0, unset: 0 };
    const again = fc.property(promptedChains({ unlisted: false }), (steps) => {
      const builder = apply(persona(), steps);
      const body = built(builder);
      if (!body) return;
      const issues = builder.check();
      expect(JSON.stringify(personaFrom(body).build())).toBe(JSON.stringify(settled(body, issues)));
      seen.same += 1;
      if (issues.some(isUnset)) seen.unset += 1;
      if (steps.some(({ step }) => step === 'extra')) seen.extra += 1;
    });
    fc.assert(again, { numRuns: runs(4_000) });
    expect(seen.same).toBeGreaterThan(runs(1_500));
    expect(seen.extra).toBeGreaterThan(runs(300));
    expect(seen.unset).toBeGreaterThan(runs(20));
  });

  test('has no error of its own but the fields that .extra() added', () => {
    const silent = fc.property(promptedChains({ unlisted: false }), (steps) => {
      const body = built(apply(persona(), steps));
      const errors = checkPersona(body ?? start.build()).filter(({ severity }) => severity === 'error');
      for (const issue of errors) {
        expect(line(issue)).toMatch(/^error unknown-field \/(.*\/)?x_/);
        expect(steps.map(({ step }) => step)).toContain('extra');
      }
    });
    fc.assert(silent, { numRuns: runs(2_000) });
  });

  test('makes a builder that says the same of it', () => {
    const agreeing = fc.property(promptedChains({ unlisted: false }), (steps) => {
      const builder = apply(persona(), steps);
      const body = built(builder);
      const issues = builder.check().filter((issue) => !isUnset(issue));
      if (body) expect(personaFrom(body).check().map(line)).toEqual(issues.map(line));
    });
    fc.assert(agreeing, { numRuns: runs(2_000) });
  });

  test('makes a preset that adds to another persona what it would add itself', () => {
    const brief = start.documents('d-1').tts('cartesia', { ttsModelName: 'sonic-3' });
    const full = personaFrom(brief.build());
    expect(persona().name('Log').documents('d-0', 'd-1').use(full).build()).toEqual(
      persona().name('Log').documents('d-0', 'd-1').use(brief).build(),
    );
  });
});

describe('a right body', () => {
  test.each(Object.entries(rightBodies))('comes back, with its mode: %s', (_, [body]) => {
    const whole = JSON.parse(JSON.stringify(body));
    // That a file names its schema is not a part of the persona.
    delete whole.$schema;
    const { perception } = whole.layers ?? {};
    if (perception && Object.keys(perception).length > 0) perception.perception_model ??= 'raven-1';
    expect(personaFrom(body).build()).toEqual({ pipeline_mode: 'full', ...whole });
  });

  test('keeps the repeats in its lists', () => {
    const bell = toolOf('ring_bell');
    const body = {
      system_prompt: 'You ring the bell.',
      document_ids: ['d-1', 'd-2', 'd-1'],
      layers: {
        llm: { tools: [bell, bell] },
        perception: { perception_model: 'raven-1', visual_awareness_queries: ['Fog?', 'Fog?'] },
      },
    };
    expect(personaFrom(body).build()).toEqual({ pipeline_mode: 'full', ...body });
    // What a step adds to a list is no repeat of what is there.
    expect(personaFrom(body).documents('d-2', 'd-3').build().document_ids).toEqual([
      'd-1',
      'd-2',
      'd-1',
      'd-3',
    ]);
  });

  test('keeps fields that nobody knows, at any depth, and in the voice settings', () => {
    const body = {
      system_prompt: 'You keep the log.',
      x_log: { pages: [1, { ink: null }] },
      layers: {
        x_layer: { on: true },
        tts: { tts_engine: 'cartesia', x_tone: 1, voice_settings: { volume: 1, x_vibrato: 2 } },
      },
    };
    expect(personaFrom(body).build()).toEqual({ pipeline_mode: 'full', ...body });
    expect(personaFrom(body).check()).toEqual([]);
  });

  test('keeps a field called __proto__ and inherits nothing from it', () => {
    const body = JSON.parse('{"system_prompt": "You sing.", "__proto__": {"system_prompt": "You hum."}}');
    expect(JSON.stringify(personaFrom(body).build())).toContain('"__proto__":{"system_prompt":"You hum."}');
    const promptless = JSON.parse('{"__proto__": {"system_prompt": "You hum."}}');
    expect(personaFrom(promptless, { strict: false }).check().map(line)).toContain(
      'error prompt-required /system_prompt',
    );
  });

  test('is not what the builder holds: later changes do not reach it', () => {
    const body = { system_prompt: 'You sing.', document_ids: ['d-1'] };
    const builder = personaFrom(body);
    body.system_prompt = 'You shout.';
    body.document_ids.push('d-2');
    expect(builder.build()).toMatchObject({ system_prompt: 'You sing.', document_ids: ['d-1'] });
  });
});

describe('the secrets of a body', () => {
  const body = {
    system_prompt: 'You keep things to yourself.',
    layers: {
      llm: {
        model: 'kelp-7',
        base_url: 'https://llm.example.com/v1',
        api_key: key,
        headers: { 'x-log': key },
        x_more: { api_key: key },
      },
      tts: { tts_engine: 'elevenlabs', api_key: key },
    },
  };

  test.each([
    ['JSON', () => JSON.stringify(personaFrom(body))],
    ['toString()', () => String(personaFrom(body))],
    ['inspect', () => inspect(personaFrom(body), { depth: 20, showHidden: true, getters: true })],
  ])('are masked in %s', (_, print) => {
    expect(print()).toContain('[secret]');
    expect(print()).not.toContain(key);
  });

  test('are in what build() gives', () => {
    expect(personaFrom(body).build()).toEqual({ pipeline_mode: 'full', ...body });
  });

  test('are masked even where they are none', () => {
    const wrong = { layers: { llm: { api_key: 86_753_090, headers: [key] }, tts: { api_key: { key } } } };
    const builder = personaFrom(wrong, { strict: false });
    expect(`${JSON.stringify(builder)}${JSON.stringify(builder.check())}`).not.toMatch(/sk-log|86753090/);
    expect(() => builder.build()).toThrow(expect.not.stringMatching(/sk-log|86753090/));
  });
});

describe('a body with errors', () => {
  test.each(Object.entries(wholeBodies))(
    'is refused with what checkPersona() says, unless nothing is known of it: %s',
    (_, [body]) => {
      const errors = checkPersona(body).filter(
        ({ severity, rule, hint }) =>
          severity === 'error' && !(rule === 'unknown-field' && !hint?.startsWith('Did you mean')),
      );
      expect(refusalOf(() => personaFrom(body))).toEqual(errors.map(line));
    },
  );

  test.each([
    ['a misspelt field', { system_promt: 'You sing.' }, '/system_promt'],
    ['a former name', { layers: { tts: { elevenlabs_voice_id: 'v-1' } } }, '/layers/tts/elevenlabs_voice_id'],
    ['a field in the wrong place', { layers: { document_ids: ['d-1'] } }, '/layers/document_ids'],
  ])('is taken without strictness, and %s is still named', (_, part, path) => {
    const builder = personaFrom({ system_prompt: 'You sing.', ...part }, { strict: false });
    expect(builder.check().map((issue) => issue.path)).toEqual([path]);
    expect(() => builder.build()).toThrow(PersonaInvalidError);
    expect(builder.toJSON()).toMatchObject(part);
  });

  test.each([
    ['null', null],
    ['a list', []],
    ['a text', '{}'],
    ['a builder', start],
  ])('is refused in either way if it is no body: %s', (_, body) => {
    expect(() => personaFrom(body)).toThrow(PersonaInvalidError);
    expect(() => personaFrom(body, { strict: false })).toThrow(/takes the body of a persona, an object/);
  });

  test('is mended step by step', () => {
    const former = {
      system_prompt: 'You keep the log.',
      layers: {
        stt: { stt_engine: 'tavus-turbo' },
        llm: { model: 'tavus-llama', extra_body: { temperature: 3 } },
        tts: { tts_engine: 'playht', tts_emotion_control: 'true' },
        perception: { perception_model: 'basic' },
        conversational_flow: { turn_detection_model: 'time-based', turn_taking_patience: 'verylow' },
      },
    };
    const errorsOf = (builder: { check(): readonly Issue[] }) =>
      builder
        .check()
        .filter(({ severity }) => severity === 'error')
        .map(({ path }) => path);
    expect(() => personaFrom(former)).toThrow(PersonaInvalidError);

    const begun = personaFrom(former, { strict: false });
    expect(errorsOf(begun)).toEqual(checkPersona(former).map(({ path }) => path));

    const heard = begun.stt('tavus-auto').perception('raven-1');
    expect(errorsOf(heard)).toEqual([
      '/layers/llm/model',
      '/layers/llm/extra_body/temperature',
      '/layers/tts/tts_engine',
      '/layers/tts/tts_emotion_control',
      '/layers/conversational_flow/turn_detection_model',
      '/layers/conversational_flow/turn_taking_patience',
    ]);

    // Another engine starts its layer anew, so that what was wrong in it is gone too.
    const spoken = heard.llm('tavus-gpt-oss', { extraBody: { temperature: 0.3 } }).tts('cartesia');
    expect(errorsOf(spoken)).toEqual([
      '/layers/conversational_flow/turn_detection_model',
      '/layers/conversational_flow/turn_taking_patience',
    ]);
    expect(() => spoken.build()).toThrow(PersonaInvalidError);

    const whole = spoken.conversationalFlow({ turnDetectionModel: 'sparrow-1', turnTakingPatience: 'low' });
    expect(whole.check()).toEqual([]);
    expect(whole.build()).toEqual({
      system_prompt: 'You keep the log.',
      pipeline_mode: 'full',
      layers: {
        perception: { perception_model: 'raven-1' },
        stt: { stt_engine: 'tavus-auto' },
        llm: { model: 'tavus-gpt-oss', extra_body: { temperature: 0.3 } },
        tts: { tts_engine: 'cartesia' },
        conversational_flow: { turn_detection_model: 'sparrow-1', turn_taking_patience: 'low' },
      },
    });
  });

  test('sets null aside, of which checkPersona() warns', () => {
    const body = { system_prompt: 'You sing.', layers: { perception: { perception_model: null } } };
    expect(checkPersona(body).map(line)).toEqual(['warning empty-value /layers/perception/perception_model']);
    expect(personaFrom(body).build()).toEqual(
      personaFrom({ system_prompt: 'You sing.', layers: { perception: {} } }).build(),
    );
  });
});

describe('an unlisted value', () => {
  const newer = start
    .stt(unlisted('tavus-murmur'), { hotwords: 'Skerry' })
    .tts(unlisted('foghorn'), { voiceSettings: { x_pitch: 3 } })
    .conversationalFlow({ turnDetectionModel: unlisted('sparrow-3') });
  const body = newer.build();

  test('is a value like any other on the wire, and so an error there', () => {
    const errors = [
      'error unknown-value /layers/stt/stt_engine',
      'error unknown-value /layers/tts/tts_engine',
      'error unknown-value /layers/conversational_flow/turn_detection_model',
    ];
    expect(checkPersona(body).map(line)).toEqual(errors);
    expect(refusalOf(() => personaFrom(body))).toEqual(errors);
  });

  test('is meant as soon as a step says so again', () => {
    const meant = personaFrom(body, { strict: false })
      .stt(unlisted('tavus-murmur'))
      .tts(unlisted('foghorn'))
      .conversationalFlow({ turnDetectionModel: unlisted('sparrow-3') });
    expect(meant.check()).toEqual([]);
    expect(meant.build()).toEqual(body);
  });

  test('passes in a body that holds it', () => {
    const layers = { stt: { stt_engine: unlisted('tavus-murmur') } };
    expect(checkPersona({ system_prompt: 'You sing.', layers })).toEqual([]);
    expect(personaFrom({ system_prompt: 'You sing.', layers }).build().layers).toEqual({
      stt: { stt_engine: 'tavus-murmur' },
    });
  });
});

describe('the tools of a body', () => {
  test('are those of tool()', () => {
    const bell = tool('ring_bell', { description: 'Ring the bell.' });
    const body = start.customLlm(own).tools(bell).build();
    expect(personaFrom(body).tools(bell).build()).toEqual(body);
  });
});
