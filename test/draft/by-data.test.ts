import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Part, whereabouts } from '../../src/draft/without.js';
import {
  type PersonaBuilder,
  PersonaInvalidError,
  type PersonaReady,
  type Preset,
  persona,
  preset,
  TavusConfigError,
  tool,
} from '../../src/index.js';
import { apply, promptedChains, type StepCall } from '../support/chains.js';

const porter = persona().name('Porter').prompt('You carry luggage.');
const warm = preset((p) => p.tts('cartesia', { ttsModelName: 'sonic-3' }));
const ears = preset((p) => p.audio({ awarenessQueries: ['Does anybody call?'] }));
const formal = preset((p) => p.appendPrompt('Use family names.'));
const ring = tool('ring_bell', { description: 'Ring the bell.' });
const lift = tool('call_lift', { description: 'Call the lift.' });

function same(one: object, other: object): void {
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
}

describe('.use() with presets out of data', () => {
  test('takes several, lists, and lists in lists, in order', () => {
    const inTurn = porter.use(warm).use(ears).use(formal);
    same(porter.use(warm, ears, formal), inTurn);
    same(porter.use([warm, ears], formal), inTurn);
    same(porter.use([warm, [ears, formal]]), inTurn);
    same(porter.use(...[warm, ears, formal]), inTurn);
  });

  test('takes false for none, and nothing at all', () => {
    expect(porter.use(false, [], [false, [false]])).toBe(porter);
    expect(porter.use()).toBe(porter);
  });

  test('takes what a table, a map or a configuration gives', () => {
    const table: Record<string, Preset> = { warm, ears, formal };
    const chosen = ['formal', 'warm', 'missing'];
    const used = porter.use(formal).use(warm);
    same(porter.use(chosen.map((name) => table[name] ?? false)), used);
    same(
      porter.each(chosen, (p, name) => p.use(table[name] ?? false)),
      used,
    );
    same(
      chosen.reduce((made, name) => made.use(table[name] ?? false), porter.dynamic()),
      used,
    );
    same(porter.use([...new Map(Object.entries(table)).values()]), porter.use(warm, ears, formal));
  });

  test('is judged at run time where the facts are any', () => {
    const table: Record<string, Preset> = { ears, old: preset((p) => p.perception('raven-0')) };
    const used = porter.use(Object.values(table));
    expect(() => used.build()).toThrow(PersonaInvalidError);
  });
});

describe('.when() and .each() with presets', () => {
  test('take presets, lists and false in the place of steps', () => {
    same(porter.when(true, warm, ears), porter.use(warm));
    same(porter.when(false, warm, ears), porter.use(ears));
    same(porter.when('yes', [warm, formal]), porter.use(warm, formal));
    expect(porter.when(false, warm)).toBe(porter);
    expect(porter.when(true, false, warm)).toBe(porter);
  });

  test('carry out presets that a callback gives', () => {
    same(
      porter.when('warm', () => warm),
      porter.use(warm),
    );
    same(
      porter.each([warm, false, ears] as const, (_, one) => one),
      porter.use(warm, ears),
    );
  });
});

describe('helpers and tables of any builders', () => {
  test('go on with each builder', () => {
    const spoken = (p: PersonaBuilder) => p.tts('cartesia');
    const all: Record<string, PersonaReady> = { porter, echo: persona().echo() };
    const staged = Object.values(all).map((one) => spoken(one.name((old) => `${old || 'Echo'} (staging)`)));
    expect(staged.map((one) => one.build().persona_name)).toEqual(['Porter (staging)', 'Echo (staging)']);
    expect(staged.map((one) => one.build().layers?.tts?.tts_engine)).toEqual(['cartesia', 'cartesia']);
  });
});

describe('a name or a prompt made out of the old one', () => {
  test('is made of what the steps before have stated', () => {
    const staged = porter.name((old) => `${old} (staging)`).prompt((old) => `${old} Be quick.`);
    expect(staged.build()).toMatchObject({
      persona_name: 'Porter (staging)',
      system_prompt: 'You carry luggage. Be quick.',
    });
    expect(staged.name('Page').build().persona_name).toBe('Page');
  });

  test('is made in the persona that uses the preset, and of nothing where there is nothing', () => {
    const staging = preset((p) => p.name((old) => `${old || 'Nobody'} (staging)`));
    expect(porter.use(staging, staging).build().persona_name).toBe('Porter (staging) (staging)');
    expect(persona().use(staging).toJSON()['persona_name']).toBe('Nobody (staging)');
  });

  test('has the paragraphs of .appendPrompt() after it', () => {
    const both = persona()
      .appendPrompt('Smile.')
      .prompt((old) => old || 'You wait.');
    expect(both.build().system_prompt).toBe('You wait.\n\nSmile.');
  });

  test.each<[string, () => unknown, string]>([
    ['no text', () => 7, 'wrong-type'],
    ['a blank', () => ' ', 'prompt-required'],
    ['a promise', async () => 'You wait.', 'wrong-type'],
  ])('is an issue where the function gives %s', (_, give, rule) => {
    const made = persona().prompt(give as never);
    const errors = made.check().filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ rule, path: '/system_prompt' }]);
  });

  test('is an issue where the function forgets to return', () => {
    const issues = porter.name((() => {}) as never).check();
    expect(issues).toMatchObject([{ rule: 'wrong-type', path: '/persona_name' }]);
  });

  test('says which function threw, and keeps why; what prints does not throw', () => {
    const boom = new Error('boom');
    const broken = porter.name(() => {
      throw boom;
    });
    for (const end of [() => broken.build(), () => broken.check(), () => broken.toJSON()]) {
      expect(end).toThrow(new TavusConfigError('The function of .name() threw.', { cause: boom }));
    }
    expect(inspect(broken)).toContain('The function of .name() threw.');
  });
});

/** What a chain is without a part, by the steps that state it; nothing where a step states more than that. */
const unsaid: { readonly [Of in Part]?: (call: StepCall) => boolean } = {
  name: ({ step }) => step === 'name',
  prompt: ({ step }) => step === 'prompt',
  appendPrompt: ({ step }) => step === 'appendPrompt',
  replica: ({ step }) => step === 'replica',
  documents: ({ step }) => step === 'documents',
  documentTags: ({ step }) => step === 'documentTags',
  objectives: ({ step }) => step === 'objectives',
  guardrails: ({ step }) => step === 'guardrails',
  guardrailTags: ({ step }) => step === 'guardrailTags',
  guardrailSet: ({ step }) => step === 'guardrailSet',
  attach: ({ step }) => step === 'attach',
  greeting: ({ step }) => step === 'greeting',
  languages: ({ step }) => step === 'languages',
  disclosure: ({ step }) => step === 'disclosure',
  voice: ({ step }) => step === 'voice',
  transport: ({ step }) => step === 'transport',
  conferencing: ({ step }) => step === 'conferencing',
  llm: ({ step }) => step === 'llm' || step === 'customLlm',
  tools: ({ step }) => step === 'tools',
  tts: ({ step }) => step === 'tts',
  stt: ({ step }) => step === 'stt',
  perception: ({ step }) => ['perception', 'visual', 'audio', 'emotionRecognition'].includes(step),
  conversationalFlow: ({ step }) => step === 'conversationalFlow',
};

/** Every part: a list that the compiler holds to be complete. */
const parts: { readonly [Of in Part]: true } = {
  name: true,
  prompt: true,
  appendPrompt: true,
  replica: true,
  documents: true,
  documentTags: true,
  objectives: true,
  guardrails: true,
  guardrailTags: true,
  guardrailSet: true,
  attach: true,
  greeting: true,
  languages: true,
  disclosure: true,
  voice: true,
  transport: true,
  conferencing: true,
  'conferencing.username': true,
  'conferencing.allowlist': true,
  llm: true,
  'llm.defaultQuery': true,
  'llm.speculativeInference': true,
  'llm.extraBody': true,
  'llm.headers': true,
  tools: true,
  tts: true,
  'tts.apiKey': true,
  'tts.externalVoiceId': true,
  'tts.voiceSettings': true,
  'tts.ttsEmotionControl': true,
  'tts.ttsModelName': true,
  'tts.pronunciationDictionaryId': true,
  stt: true,
  'stt.hotwords': true,
  perception: true,
  emotionRecognition: true,
  visual: true,
  'visual.awarenessQueries': true,
  'visual.analysisQueries': true,
  'visual.tools': true,
  'visual.toolPrompt': true,
  audio: true,
  'audio.awarenessQueries': true,
  'audio.tools': true,
  'audio.toolPrompt': true,
  conversationalFlow: true,
  'conversationalFlow.turnDetectionModel': true,
  'conversationalFlow.turnTakingPatience': true,
  'conversationalFlow.replicaInterruptibility': true,
  'conversationalFlow.voiceIsolation': true,
  'conversationalFlow.wakePhrase': true,
  'conversationalFlow.sleepPhrase': true,
  'conversationalFlow.idleEngagement': true,
  'conversationalFlow.idleEndBehavior': true,
  extra: true,
};

describe('.without()', () => {
  test.each(Object.entries(unsaid))('takes out all that a chain has said of it: %s', (part, says) => {
    let said = 0;
    const law = fc.property(promptedChains(), (steps) => {
      const some = steps.filter(({ step }) => step !== 'extra');
      const without = apply(persona(), some) as unknown as PersonaBuilder;
      const never = apply(
        persona(),
        some.filter((call) => !says(call)),
      );
      same(without.without(part as 'name'), never);
      if (some.some(says)) said += 1;
    });
    fc.assert(law, { numRuns: 500 });
    expect(said).toBeGreaterThan(20);
  });

  test('knows every part that its type names', () => {
    expect(Object.keys(parts).filter((part) => !whereabouts.has(part))).toEqual([]);
  });

  test('takes out an option of a step, and what .extra() has added', () => {
    const voice = { externalVoiceId: 'v-1', voiceSettings: { speed: 0.9 } };
    const full = porter
      .tts('cartesia', voice)
      .llm('tavus-gpt-oss', { headers: { 'x-house': 'h-1' } })
      .conversationalFlow({ wakePhrase: 'Dear porter', turnTakingPatience: 'high' })
      .extra({ farewell: 'Good evening!' });
    same(
      full
        .without('tts.voiceSettings')
        .without('llm.headers')
        .without('conversationalFlow.wakePhrase')
        .without('extra'),
      porter
        .tts('cartesia', { externalVoiceId: 'v-1' })
        .llm('tavus-gpt-oss')
        .conversationalFlow({ turnTakingPatience: 'high' }),
    );
  });

  test('takes out one sense and leaves the other', () => {
    const both = porter.perception('raven-1', { visual: { awarenessQueries: ['Who waits?'] } }).use(ears);
    same(both.without('audio'), porter.perception('raven-1').visual({ awarenessQueries: ['Who waits?'] }));
    same(both.without('visual'), porter.perception('raven-1').use(ears));
    expect(both.without('audio').perception('raven-0').check()).toMatchObject([{ rule: 'deprecated-value' }]);
  });

  test('takes out entries: texts, tools, names of tools, lists of these', () => {
    const full = porter
      .documents('d-1', 'd-2', 'd-3')
      .tools(ring, lift)
      .visual({ awarenessQueries: ['Who waits?', 'Who runs?'], tools: [ring], toolPrompt: 'Use ring_bell.' });
    const body = full
      .without('documents', ['d-1', 'd-3'])
      .without('tools', ring)
      .without('tools', 'nothing')
      .without('visual.awarenessQueries', 'Who runs?')
      .build();
    expect(body.document_ids).toEqual(['d-2']);
    expect(body.layers?.llm?.tools).toEqual([lift]);
    expect(body.layers?.perception?.visual_awareness_queries).toEqual(['Who waits?']);
    expect(body.layers?.perception?.visual_tools).toEqual([ring]);
    expect(full.without('documents', []).build().document_ids).toEqual(['d-1', 'd-2', 'd-3']);
  });

  test('leaves nothing of a list or a layer that has become empty', () => {
    same(porter.documents('d-1').without('documents', 'd-1'), porter);
    same(porter.tools(ring).without('tools', [ring]), porter);
    same(porter.tts('cartesia').without('tts'), porter);
  });

  test('can be said again afterwards', () => {
    same(
      porter.documents('d-1', 'd-2').without('documents', 'd-1').documents('d-1'),
      porter.documents('d-2', 'd-1'),
    );
    same(porter.tts('elevenlabs', { externalVoiceId: 'v-1' }).without('tts').use(warm), porter.use(warm));
  });

  test('warns of an entry that is not there', () => {
    expect(porter.documents('d-1').without('documents', ['d-1', 'd-7']).check()).toEqual([
      {
        rule: 'nothing-to-take-out',
        severity: 'warning',
        path: '/document_ids',
        message: "'d-7' is not there to be taken out: look at its spelling, and at the order of steps.",
      },
    ]);
    expect(porter.without('tts').check()).toEqual([]);
  });

  test.each<[string, () => unknown, string]>([
    [
      'a part that is not one',
      () => porter.without('tss' as 'tts'),
      ".without() does not know 'tss': did you mean 'tts'?",
    ],
    [
      'the name of a field',
      () => porter.without('document_ids' as 'documents'),
      ".without() does not know 'document_ids': did you mean 'documents'?",
    ],
    ...(
      [
        ['customLlm', "did you mean 'llm'?"],
        ['systemPrompt', "did you mean 'prompt'?"],
        ['persona_name', "did you mean 'name'?"],
        ['layers.tts', "did you mean 'tts'?"],
        ['echo', 'call .full() instead.'],
        ['visual_tools', "did you mean 'visual.tools'?"],
      ] as const
    ).map(([name, way]): [string, () => unknown, string] => [
      name,
      () => porter.without(name as string as 'tts'),
      `.without() does not know '${name}': ${way}`,
    ]),
    [
      'a preset',
      () => porter.without(warm as unknown as 'tts'),
      '.without() takes the name of a step as a text, not a preset.',
    ],
    [
      'a part that is nothing like one',
      () => porter.without('everything' as 'tts'),
      ".without() does not know 'everything': it takes the name of a step.",
    ],
    [
      'an entry of what is not a list',
      () => porter.without('tts' as 'tools', 'cartesia'),
      ".without('tts') takes all of it out, and nothing beside it.",
    ],
    [
      'a variable that is not set',
      () => porter.without('documents', undefined as never),
      ".without('documents', …) takes a text, a tool, or a list of these, not undefined: is the variable set that it comes from?",
    ],
    [
      'an entry of another kind',
      () => porter.without('tools', [7] as never),
      ".without('tools', …) takes a text, a tool, or a list of these, not number.",
    ],
  ])('refuses %s', (_, call, sentence) => {
    expect(call).toThrow(new TavusConfigError(sentence));
  });
});
