import { describe, expect, test, vi } from 'vitest';
import {
  type PersonaBuilder,
  type Preset,
  persona,
  personaFrom,
  preset,
  TavusConfigError,
  tool,
} from '../../src/index.js';

const keeper = persona().prompt('You keep the lighthouse.');
const patient = preset((p) => p.conversationalFlow({ turnTakingPatience: 'high' }));

function patience(builder: PersonaBuilder<{ prompt: true }>): string | undefined {
  return builder.build().layers?.conversational_flow?.turn_taking_patience;
}

describe('.use()', () => {
  test('does what the steps of the preset do in its place', () => {
    const fog = preset((p) => p.name('Fog').documents('d-2', 'd-3').appendPrompt('Sound the horn.'));
    const used = keeper.name('Storm').documents('d-1').use(fog).documents('d-4', 'd-2');
    const inline = keeper
      .name('Storm')
      .documents('d-1')
      .name('Fog')
      .documents('d-2', 'd-3')
      .appendPrompt('Sound the horn.')
      .documents('d-4', 'd-2');
    expect(JSON.stringify(used.build())).toBe(JSON.stringify(inline.build()));
    expect(used.build()).toMatchObject({ persona_name: 'Fog', document_ids: ['d-1', 'd-2', 'd-3', 'd-4'] });
  });

  test('has the last word over what stands before it, and none over what stands behind', () => {
    expect(patience(keeper.conversationalFlow({ turnTakingPatience: 'low' }).use(patient))).toBe('high');
    expect(patience(keeper.use(patient).conversationalFlow({ turnTakingPatience: 'low' }))).toBe('low');
  });

  test('starts a layer anew as a step would', () => {
    const eleven = preset((p) => p.tts('elevenlabs', { voiceSettings: { style: 0.4 } }));
    const voiced = keeper.tts('cartesia', { externalVoiceId: 'v-1', voiceSettings: { volume: 1.1 } });
    expect(voiced.use(eleven).build().layers?.tts).toStrictEqual({
      tts_engine: 'elevenlabs',
      voice_settings: { style: 0.4 },
    });
  });

  test('changes neither the preset nor the builder', () => {
    const before = [JSON.stringify(keeper), JSON.stringify(patient)];
    keeper.use(patient).name('Keeper').use(patient).documents('d-1').build();
    expect([JSON.stringify(keeper), JSON.stringify(patient)]).toEqual(before);
    expect(Object.isFrozen(patient)).toBe(true);
  });

  test('can come twice: lists stay, and the last word is had again', () => {
    const both = preset((p) =>
      p
        .use(patient)
        .documents('d-1')
        .tools(tool('ring', { description: 'Ring.' })),
    );
    const used = keeper.use(both).conversationalFlow({ turnTakingPatience: 'low' }).use(both);
    expect(patience(used)).toBe('high');
    expect(used.build().document_ids).toEqual(['d-1']);
    expect(used.build().layers?.llm?.tools).toHaveLength(1);
  });

  test('takes a preset that was made for the occasion', () => {
    const on = (coast: string) => preset((p) => p.documentTags(coast).appendPrompt(`You watch ${coast}.`));
    expect(keeper.use(on('Skerry')).use(on('Fair Isle')).build()).toMatchObject({
      document_tags: ['Skerry', 'Fair Isle'],
      system_prompt: 'You keep the lighthouse.\n\nYou watch Skerry.\n\nYou watch Fair Isle.',
    });
  });

  test('takes presets a thousand deep', () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `d-${index}`);
    const nested = ids.reduce<Preset<{}>>(
      (inner, id) => preset((p) => p.use(inner).documents(id)),
      preset((p) => p),
    );
    expect(keeper.use(nested).build().document_ids).toEqual(ids);
  });

  test('takes a builder, and each goes on by itself', () => {
    const shared = keeper.name('Shared').tts('cartesia');
    const used = persona().name('Own').use(shared).stt('tavus-auto');
    expect(used.build()).toMatchObject({ persona_name: 'Shared', layers: { tts: {}, stt: {} } });
    expect(shared.build().layers).not.toHaveProperty('stt');
  });

  test.each<[unknown, string]>([
    [
      (p: typeof keeper) => p.name('Keeper'),
      'not a function: wrap its steps in preset(…), or call it if it gives a preset.',
    ],
    [undefined, 'not undefined: look where it comes from, and write false where there is none.'],
    [null, 'not null: look where it comes from, and write false where there is none.'],
    [
      [patient, undefined],
      'not undefined in place 2: look where it comes from, and write false where there is none.',
    ],
    ['', 'not a string: look where it comes from, and write false where there is none.'],
    [new Set([patient]), 'not an object: make a list of it, […].'],
    [{ patient }, 'not an object: pick one of them, or write Object.values(…).'],
    [true, 'not a boolean.'],
    ['patient', 'not a string.'],
    [{}, 'not an object.'],
    [{ ...patient }, 'not one that was spread, which has lost its steps: hand over the builder itself.'],
    [keeper.build(), 'not a body as JSON has it: hand it to personaFrom(…) first.'],
    [Promise.resolve(patient), 'not a promise: await it first.'],
  ])('refuses %o, which is not a preset', (value, ending) => {
    expect(() => keeper.use(value as never)).toThrow(TavusConfigError);
    expect(() => keeper.use(value as never)).toThrow(`.use() takes presets and builders, ${ending}`);
  });

  test('refuses a builder of another copy of the package by a sentence', async () => {
    vi.resetModules();
    const other = await import('../../src/index.js');
    const twice = 'of another copy of tavus-persona: is the package installed twice?';
    for (const stranger of [other.persona().name('Stranger'), other.preset((p) => p.name('Stranger'))]) {
      expect(() => keeper.use(stranger as never)).toThrow(TavusConfigError);
      expect(() => keeper.use(stranger as never)).toThrow(`.use() got a preset ${twice}`);
      expect(() => keeper.when(true, () => stranger as never)).toThrow(
        `The callback of .when() gave a builder ${twice}`,
      );
    }
    const value = other.unlisted('tavus-ear');
    expect(() => keeper.stt(value)).toThrow(`/layers/stt/stt_engine has an unlisted() value ${twice}`);
    expect(() => keeper.conversationalFlow({ turnDetectionModel: value })).toThrow(TavusConfigError);
  });
});

describe('what is not a callback', () => {
  const steps = patient as never;

  test.each<[string, () => unknown, string]>([
    ['preset()', () => preset(undefined as never), 'undefined.'],
    ['preset()', () => preset(steps), 'a preset: write (p) => p.use(…).'],
    ['.each()', () => keeper.each([], [] as never), 'a list.'],
    ['.pipe()', () => keeper.pipe(undefined as never), 'undefined.'],
    ['.pipe()', () => keeper.pipe({} as never), 'an object.'],
  ])('is refused by %s', (name, call, got) => {
    expect(call).toThrow(
      new TavusConfigError(`${name} takes a function that is handed a builder, not ${got}`),
    );
  });
});

describe('what .when() cannot carry out', () => {
  test.each<[string, () => unknown, string]>([
    ['where it is taken', () => keeper.when(true, 'name' as never), 'a string.'],
    ['where it is not taken', () => keeper.when(false, 'name' as never), 'a string.'],
    [
      'in the place of the other steps',
      () => keeper.when(true, (p) => p, null as never),
      'null: look where it comes from, and write false where there is none.',
    ],
  ])('is refused %s', (_, call, got) => {
    expect(call).toThrow(new TavusConfigError(`.when() takes steps, presets and builders, not ${got}`));
  });
});

describe('a callback without a return', () => {
  const forgetful = () => {};

  test.each([
    ['preset()', () => preset(forgetful as never)],
    ['.when()', () => keeper.when(true, forgetful as never)],
    ['.when()', () => keeper.when(false, (p) => p, forgetful as never)],
    ['.each()', () => keeper.each(['d-1'], forgetful as never)],
  ])('is named by %s', (name, call) => {
    expect(call).toThrow(TavusConfigError);
    expect(call).toThrow(`The callback of ${name} must return the builder that its last step gave.`);
  });

  test('cannot go unnoticed with .pipe(), which gives what it gave', () => {
    expect(keeper.pipe(forgetful)).toBeUndefined();
  });
});

describe('a builder made from a body', () => {
  test('is left as it is by what is built on it, open objects included', () => {
    const base = personaFrom({
      system_prompt: 'You keep the lighthouse.',
      layers: { llm: { model: 'tavus-gpt-oss', extra_body: { a: 1 }, headers: { 'x-a': '1' } } },
    });
    const before = base.build();
    const louder = base.llm('tavus-gpt-oss', { extraBody: { b: 2 }, headers: { 'x-b': '2' } });
    expect(louder.build().layers?.llm?.extra_body).toEqual({ a: 1, b: 2 });
    expect(base.build()).toEqual(before);
  });
});
