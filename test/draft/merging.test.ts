import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Issue, PersonaInvalidError, persona, personaFrom, tool, unlisted } from '../../src/index.js';
import {
  type AnyBuilder,
  apply,
  built,
  chains,
  eachOnce,
  evaluated,
  promptedChains,
  type StepName,
} from '../support/chains.js';
import { runs } from '../support/runs.js';
import { modelOf, withoutSecrets } from './merging-model.js';

const start = persona().prompt('You run a lighthouse.');
const own = { model: 'pharos-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'sk-pharos-0001' };
const ring = tool('ring_bell', { description: 'Ring the fog bell.' });
const ringTwice = tool('ring_bell', { description: 'Ring the fog bell twice.' });
const dim = tool('dim_lamp', { description: 'Dim the lamp.' });

describe('a value set twice', () => {
  test('is the last one', () => {
    const body = start.name('A').name('B').replica('r-1').replica('r-2').prompt('You watch the sea.').build();
    expect(body).toMatchObject({
      persona_name: 'B',
      default_replica_id: 'r-2',
      system_prompt: 'You watch the sea.',
    });
  });

  test('is the last one of .echo() and .full() too', () => {
    expect(start.echo().full().build().pipeline_mode).toBe('full');
    expect(start.full().echo().build().pipeline_mode).toBe('echo');
  });
});

describe('a layer set twice', () => {
  test('keeps the fields that the second call does not name', () => {
    const body = start
      .stt('tavus-auto', { hotwords: 'Skerryvore' })
      .stt('tavus-whisper')
      .conversationalFlow({ turnTakingPatience: 'low', wakePhrase: 'Dear keeper' })
      .conversationalFlow({ turnTakingPatience: 'high' })
      .llm('tavus-gpt-oss', { speculativeInference: false })
      .llm('tavus-gpt-5.2')
      .build();
    expect(body.layers).toStrictEqual({
      stt: { stt_engine: 'tavus-whisper', hotwords: 'Skerryvore' },
      llm: { model: 'tavus-gpt-5.2', speculative_inference: false },
      conversational_flow: { turn_taking_patience: 'high', wake_phrase: 'Dear keeper' },
    });
  });

  test('starts anew with another TTS engine, and not with the same one', () => {
    const cartesia = start.tts('cartesia', { apiKey: 'k-1', voiceSettings: { volume: 1.2 } });
    expect(cartesia.tts('cartesia', { ttsModelName: 'sonic-3' }).build().layers?.tts).toStrictEqual({
      tts_engine: 'cartesia',
      api_key: 'k-1',
      voice_settings: { volume: 1.2 },
      tts_model_name: 'sonic-3',
    });
    expect(cartesia.tts('elevenlabs').build().layers?.tts).toStrictEqual({ tts_engine: 'elevenlabs' });
    expect(cartesia.tts(unlisted('cartesia')).build().layers?.tts).toStrictEqual({ tts_engine: 'cartesia' });
  });

  test('keeps only its tools between a hosted model and one of your own', () => {
    const hosted = start.llm('tavus-gpt-oss', { extraBody: { top_p: 0.5 } }).tools(ring);
    const custom = { model: own.model, base_url: own.baseUrl, api_key: own.apiKey };
    expect(hosted.customLlm(own).build().layers?.llm).toStrictEqual({ ...custom, tools: [ring] });
    expect(
      hosted
        .customLlm({ ...own, headers: { 'x-fog': 'thick' } })
        .llm('tavus-gpt-oss')
        .build().layers?.llm,
    ).toStrictEqual({
      model: 'tavus-gpt-oss',
      tools: [ring],
    });
    expect(start.tools(ring).customLlm(own).build().layers?.llm).toStrictEqual({ ...custom, tools: [ring] });
  });

  test('keeps what perception was told when its model changes', () => {
    const body = start
      .audio({ awarenessQueries: ['Is there a foghorn?'] })
      .perception('raven-0')
      .perception('raven-1');
    expect(body.build().layers?.perception).toStrictEqual({
      perception_model: 'raven-1',
      audio_awareness_queries: ['Is there a foghorn?'],
    });
  });
});

describe('a list', () => {
  test('goes on in call order without repeats', () => {
    const body = start
      .documents('d-2', 'd-1')
      .documents('d-3', 'd-2', 'd-3')
      .guardrailTags('sea')
      .guardrailTags('sea', 'fog')
      .visual({ awarenessQueries: ['Is there a sail?'] })
      .perception('raven-1', { visual: { awarenessQueries: ['Is there smoke?', 'Is there a sail?'] } })
      .build();
    expect(body).toMatchObject({ document_ids: ['d-2', 'd-1', 'd-3'], guardrail_tags: ['sea', 'fog'] });
    expect(body.layers?.perception?.visual_awareness_queries).toEqual([
      'Is there a sail?',
      'Is there smoke?',
    ]);
  });

  test('holds a tool once, and of two different ones of one name the last in the place of the first', () => {
    const again = tool('ring_bell', { description: 'Ring the fog bell.' });
    expect(start.tools(ring, dim).tools(again, ring).build().layers?.llm?.tools).toEqual([ring, dim]);
    expect(start.tools(ring, dim).tools(ringTwice).build().layers?.llm?.tools).toEqual([ringTwice, dim]);
    expect(start.tools(ring, dim, ringTwice, ring).build().layers?.llm?.tools).toEqual([ring, dim]);
    const sees = start.visual({ tools: [ring, dim] }).visual({ tools: [ringTwice] });
    expect(sees.build().layers?.perception?.visual_tools).toEqual([ringTwice, dim]);
    const hears = start
      .perception('raven-1', { audio: { tools: [ring] } })
      .audio({ tools: [ringTwice, dim] });
    expect(hears.build().layers?.perception?.audio_tools).toEqual([ringTwice, dim]);
    expect(
      start
        .visual({ tools: [ring] })
        .visual({ tools: [dim, again] })
        .build().layers?.perception?.visual_tools,
    ).toEqual([ring, dim]);
  });
});

describe('a list of tools that nobody built', () => {
  const body = { system_prompt: 'You ring.', layers: { llm: { tools: [ring, dim, ringTwice] } } };
  const begun = personaFrom(body, { strict: false });
  const rules = (builder: { check(): readonly Issue[] }) => builder.check().map(({ rule }) => rule);

  test('keeps two of one name, for the rules to see', () => {
    expect(begun.toJSON()).toMatchObject({ layers: { llm: { tools: [ring, dim, ringTwice] } } });
    expect(rules(begun)).toEqual(['tool-name-taken']);
    expect(rules(begun.tools(tool('wind_clock', { description: 'Wind it.' })))).toEqual(['tool-name-taken']);
  });

  test('is mended by a step that says which of them it is', () => {
    expect(begun.tools(ringTwice).build().layers?.llm?.tools).toEqual([ringTwice, dim]);
    expect(begun.tools(ring).build().layers?.llm?.tools).toEqual([ring, dim]);
  });

  test('takes no text and no tool without a name for a tool of that name', () => {
    const nameless = { type: 'function', function: { description: 'Ring.' } };
    const odd = { layers: { llm: { tools: ['ring_bell', nameless, { ...nameless, type: 'tool' }] } } };
    const tools = personaFrom(odd, { strict: false }).tools(ring, ringTwice).toJSON();
    expect(tools).toMatchObject({ layers: { llm: { tools: [...odd.layers.llm.tools, ringTwice] } } });
    const texts = personaFrom({ document_ids: ['d-1', 'd-1', 'd-2'] }, { strict: false }).documents('d-1');
    expect(texts.toJSON()).toMatchObject({ document_ids: ['d-1', 'd-1', 'd-2'] });
  });
});

describe('an open object', () => {
  test('merges key by key, what is below a key is one value', () => {
    const body = start
      .llm('tavus-gpt-oss', {
        extraBody: { top_p: 0.5, lamp: { on: true } },
        headers: { 'x-a': '1', 'x-b': '2' },
      })
      .llm('tavus-gpt-oss', { extraBody: { lamp: { dimmed: true } }, headers: { 'x-b': () => '3' } })
      .tts('elevenlabs', { voiceSettings: { speed: 1, stability: 0.2 } })
      .tts('elevenlabs', { voiceSettings: { stability: 0.4 } })
      .build();
    expect(body.layers?.llm).toMatchObject({
      extra_body: { top_p: 0.5, lamp: { dimmed: true } },
      headers: { 'x-a': '1', 'x-b': '3' },
    });
    expect(body.layers?.llm?.extra_body?.['lamp']).toStrictEqual({ dimmed: true });
    expect(body.layers?.tts?.voice_settings).toStrictEqual({ speed: 1, stability: 0.4 });
  });

  test('merges like that in the voice settings of an unlisted engine', () => {
    const siren = unlisted('siren');
    const body = start
      .tts(siren, { voiceSettings: { tone: { pitch: 1 }, gain: 2 } })
      .tts(siren, { voiceSettings: { tone: { vibrato: 3 } } })
      .build();
    expect(body.layers?.tts?.voice_settings).toStrictEqual({ tone: { vibrato: 3 }, gain: 2 });
  });

  test('travels as written', () => {
    const written = { camelCase: { innerName: 1 }, snake_case: 2 };
    const llm = start.llm('tavus-gpt-oss', { extraBody: written, headers: { 'X-Fog': 'thick' } }).build()
      .layers?.llm;
    expect(llm).toMatchObject({ extra_body: written, headers: { 'X-Fog': 'thick' } });
    const tts = start.tts(unlisted('siren'), { voiceSettings: written }).build().layers?.tts;
    expect(tts?.voice_settings).toStrictEqual(written);
  });

  test('merges deep in .extra()', () => {
    const body = start
      .extra({ fog: { level: 1, bank: { east: true } }, layers: { tts: { siren: [1] } } })
      .tts('cartesia')
      .extra({ fog: { bank: { west: false } }, layers: { tts: { siren: [2] }, radar: { on: true } } })
      .build();
    expect(body).toMatchObject({ fog: { level: 1, bank: { east: true, west: false } } });
    expect(body.layers).toStrictEqual({ tts: { tts_engine: 'cartesia', siren: [2] }, radar: { on: true } });
  });
});

describe('a prompt', () => {
  test('comes before what is added to it, each addition once', () => {
    const body = persona()
      .appendPrompt('Speak of the sea.')
      .prompt('You run a harbour.')
      .appendPrompt('Be brief.')
      .appendPrompt('Speak of the sea.')
      .prompt('You run a lighthouse.')
      .build();
    expect(body.system_prompt).toBe('You run a lighthouse.\n\nSpeak of the sea.\n\nBe brief.');
  });

  test.each(['', undefined])('is still missing if it is %o and something is added', (nothing) => {
    const builder = persona()
      .prompt(nothing as string)
      .appendPrompt('Be brief.');
    expect(() => builder.build()).toThrow(PersonaInvalidError);
  });
});

describe('a default', () => {
  test('is written out where the body relies on it', () => {
    expect(start.build()).toStrictEqual({ pipeline_mode: 'full', system_prompt: 'You run a lighthouse.' });
    expect(start.audio({ toolPrompt: 'Listen.' }).build().layers?.perception?.perception_model).toBe(
      'raven-1',
    );
    expect(start.visual({}).build().layers?.perception).toStrictEqual({});
  });
});

describe('steps in any order', () => {
  test('give what the model gives', () => {
    fc.assert(
      fc.property(promptedChains(), (steps) => {
        const body = built(apply(persona(), steps));
        fc.pre(body !== undefined);
        expect(body).toStrictEqual(modelOf(steps));
      }),
      { numRuns: runs(2000) },
    );
  });

  test('print what the model prints', () => {
    fc.assert(
      fc.property(chains(), (steps) => {
        expect(apply(persona(), steps).toJSON()).toStrictEqual(withoutSecrets(modelOf(steps)));
      }),
      { numRuns: runs(2000) },
    );
  });

  test('give the same text', () => {
    const independent: readonly StepName[] = [
      'name',
      'prompt',
      'appendPrompt',
      'replica',
      'documents',
      'documentTags',
      'objectives',
      'guardrails',
      'guardrailTags',
      'guardrailSet',
      'customLlm',
      'tools',
      'tts',
      'stt',
      'visual',
      'audio',
      'conversationalFlow',
      'extra',
    ];
    const twoOrders = eachOnce(independent, { unlisted: false }).chain((steps) =>
      fc.tuple(fc.constant(steps), fc.shuffledSubarray([...steps], { minLength: steps.length })),
    );
    fc.assert(
      fc.property(twoOrders, ([steps, others]) => {
        expect(`${apply(persona(), others)}`).toBe(`${apply(persona(), steps)}`);
      }),
    );
  });
});

describe('a builder', () => {
  test('is frozen, and so is all of the body', () => {
    fc.assert(
      fc.property(promptedChains(), (steps) => {
        const builder = apply(persona(), steps);
        expect(Object.isFrozen(builder)).toBe(true);
        const body = built(builder);
        fc.pre(body !== undefined);
        expect(thawedIn(body)).toEqual([]);
      }),
    );
  });

  test('is not changed by the steps that are called on it, nor by their ends', () => {
    fc.assert(
      fc.property(chains(), fc.nat(14), (steps, length) => {
        const builder = apply(persona(), steps.slice(0, length));
        const more = steps.slice(length);
        const before = builder.toString();
        for (const step of more) apply(builder, [step]).toString();
        apply(builder, more).toString();
        expect(builder.toString()).toBe(before);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('shares nothing with another one that goes on from it', () => {
    const siren = start.tts(unlisted('siren'), { voiceSettings: { tone: { range: { low: 1 } } } });
    const louder = siren.extra({ layers: { tts: { voice_settings: { tone: { range: { high: 9 } } } } } });
    const before = `${siren}`;
    expect(louder.build()).toMatchObject({
      layers: { tts: { voice_settings: { tone: { range: { high: 9 } } } } },
    });
    expect(`${siren}`).toBe(before);
  });

  test.each(['siren', 'constructor', 'toString'])('shares no field that is called %s either', (name) => {
    const one = personaFrom({ system_prompt: 'You sound.', [name]: { low: 1 } }, { strict: false });
    const other = personaFrom({ [name]: { high: 9 } }, { strict: false });
    const before = `${one}`;
    expect(JSON.parse(`${one.use(other)}`)).toMatchObject({ [name]: { high: 9 } });
    expect(`${one}`).toBe(before);
  });

  test('is not changed through what its steps were given', () => {
    fc.assert(
      fc.property(chains(), (steps) => {
        for (const { step, args } of steps) {
          const given = args.map(evaluated);
          const builder = (persona() as unknown as AnyBuilder)[step](...given);
          const before = `${builder}`;
          given.forEach(scramble);
          expect(`${builder}`).toBe(before);
        }
      }),
    );
  });

  test('is not changed through a tool that was written by hand', () => {
    const parameters = { type: 'object' as const, properties: { turns: { type: 'integer' } } };
    const handmade = {
      type: 'function' as const,
      function: { name: 'turn', description: 'Turn.', parameters },
    };
    const made = tool('turn', { description: 'Turn.', parameters });
    const builder = start.tools(handmade).audio({ tools: [handmade] });
    const before = `${builder}`;
    scramble(handmade);
    expect(`${builder}`).toBe(before);
    expect(made.function.parameters?.properties).toEqual({ turns: { type: 'integer' } });
  });
});

/** The paths in a value at which something can be changed. */
function thawedIn(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, entry]) => thawedIn(entry, `${path}/${name}`));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}

/** Changes a value wherever it can be changed. */
function scramble(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(scramble);
  if (Object.isFrozen(value)) return;
  if (Array.isArray(value)) value.push('late');
  else Object.assign(value, { late: true });
}
