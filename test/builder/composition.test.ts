import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import {
  type Fact,
  type PersonaBuilder,
  PersonaInvalidError,
  type Preset,
  persona,
  personaFrom,
  preset,
  TavusConfigError,
  tool,
} from '../../src/index.js';
import { sandbox } from '../../src/sandbox/index.js';
import { diagnosticsIn, written } from '../docs/compile.js';
import { ruleSentences } from '../docs/sentences.js';

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

describe('an end taken off its builder', () => {
  test('builds and creates', async () => {
    await using tavus = await sandbox();
    const { build, create } = keeper.name('Keeper');
    expect(build().persona_name).toBe('Keeper');
    await create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
    expect(tavus.personas.map(({ personaName }) => personaName)).toEqual(['Keeper']);
  });

  test('goes on after use in a preset', () => {
    const { build } = keeper.use(patient).use(preset((p) => p.use(patient)));
    expect(build().layers?.conversational_flow).toEqual({ turn_taking_patience: 'high' });
  });
});

describe('.when()', () => {
  test.each([[undefined], [null], [false], [0], [-0], [0n], [''], [Number.NaN]])(
    'takes %o for not there',
    (value) => {
      const steps = vi.fn((p: PersonaBuilder<{}>) => p);
      expect(keeper.when(value, steps, (p) => p.name('Otherwise')).build().persona_name).toBe('Otherwise');
      expect(keeper.when(value, steps)).toBe(keeper);
      expect(steps).not.toHaveBeenCalled();
    },
  );

  test.each([[[]], [{}], [new Date(0)], ['0'], ['false'], [-1], [Number.POSITIVE_INFINITY]])(
    'takes %o for there, and hands it over as it is',
    (value) => {
      const otherwise = vi.fn((p: PersonaBuilder<{}>) => p);
      const handed: unknown[] = [];
      keeper.when(
        value,
        (p, given) => {
          handed.push(given);
          return p;
        },
        otherwise,
      );
      expect(handed).toHaveLength(1);
      expect(handed[0]).toBe(value);
      expect(otherwise).not.toHaveBeenCalled();
    },
  );

  test.each<[unknown, string]>([
    [() => false, 'A function counts as true, whatever it gives: call it first.'],
    [class {}, 'A function counts as true, whatever it gives: call it first.'],
    [Promise.resolve(false), 'A promise counts as true, whatever it gives: await it first.'],
    [
      Object.fromEntries([['then', () => {}]]),
      'A promise counts as true, whatever it gives: await it first.',
    ],
  ])('refuses %o, which would always be there', (value, sentence) => {
    const steps = vi.fn((p: PersonaBuilder<{}>) => p);
    expect(() => keeper.when(value, steps, steps)).toThrow(new TavusConfigError(sentence));
    expect(steps).not.toHaveBeenCalled();
  });

  test('goes on from the builder that it is called on', () => {
    const body = keeper
      .documents('d-1')
      .when('d-2', (p, id) => p.documents(id).when(true, (inner) => inner.documents('d-3')))
      .documents('d-4')
      .build();
    expect(body.document_ids).toEqual(['d-1', 'd-2', 'd-3', 'd-4']);
  });
});

describe('.each()', () => {
  test('takes the items of a generator once, in order', () => {
    const served: string[] = [];
    function* ids() {
      for (const id of ['d-1', 'd-2', 'd-3']) {
        served.push(id);
        yield id;
      }
    }
    expect(keeper.each(ids(), (p, id) => p.documents(id)).build().document_ids).toEqual(served);
    expect(served).toEqual(['d-1', 'd-2', 'd-3']);
  });

  test('closes a generator when a step throws', () => {
    let closed = false;
    function* texts() {
      try {
        yield 'a';
        yield 'b';
      } finally {
        closed = true;
      }
    }
    expect(() => keeper.each(texts(), () => undefined as never)).toThrow(TavusConfigError);
    expect(closed).toBe(true);
  });

  test.each<[unknown, string]>([
    ['d-1', '.each() would take a text letter by letter: put it in brackets, a list of one.'],
    [Promise.resolve(['d-1']), '.each() cannot walk through a promise: await it first.'],
    [(async function* () {})(), '.each() cannot wait for items: collect them in a list first.'],
    [undefined, '.each() takes a list, or what else can be walked through, not undefined.'],
    [null, '.each() takes a list, or what else can be walked through, not null.'],
    [3, '.each() takes a list, or what else can be walked through, not a number.'],
    [
      { 0: 'd-1', length: 1 },
      '.each() takes a list, or what else can be walked through, not an object: write Object.values(…) or Object.entries(…).',
    ],
  ])('refuses %o, which has no items', (items, sentence) => {
    expect(() => keeper.each(items as never, (p) => p)).toThrow(new TavusConfigError(sentence));
  });

  test('does nothing for no items, and takes what a Map iterates over', () => {
    expect(keeper.each([], (p) => p.name('Never'))).toBe(keeper);
    const tags = new Map([['coast', 'Skerry']]);
    expect(keeper.each(tags, (p, [, tag]) => p.documentTags(tag)).build().document_tags).toEqual(['Skerry']);
  });
});

describe('.pipe()', () => {
  test('gives whatever the function gives', () => {
    expect(keeper.pipe((p) => p.name('Keeper')).build().persona_name).toBe('Keeper');
    expect(keeper.pipe((p) => p.build().system_prompt)).toBe('You keep the lighthouse.');
    expect(keeper.pipe((p) => p)).toBe(keeper);
  });
});

describe('.requires()', () => {
  const listen = { awarenessQueries: ['Is it loud?'] };
  const bring: { readonly [Name in Fact]: (p: PersonaBuilder<{ dynamic: true }>) => typeof p } = {
    prompt: (p) => p.prompt('You watch the sea.'),
    llm: (p) => p.llm('tavus-gpt-oss'),
    tts: (p) => p.tts('cartesia'),
    stt: (p) => p.stt('tavus-auto'),
    perception: (p) => p.perception('raven-1'),
    visual: (p) => p.visual(listen),
    audio: (p) => p.audio(listen),
  };
  const facts = Object.keys(bring) as Fact[];
  const missing = (builder: { check(): readonly { rule: string }[] }) =>
    builder.check().filter(({ rule }) => rule === 'needs-missing');

  test.each(facts)('wants %s, before or after .use(), or from another preset', (fact) => {
    const demand = preset((p) => p.requires(fact));
    const start = persona().dynamic();
    expect(missing(start.use(demand))).toMatchObject([
      { severity: 'error', message: expect.stringContaining(`requires .${fact}(…)`) },
    ]);
    expect(missing(bring[fact](start).use(demand))).toEqual([]);
    expect(missing(bring[fact](start.use(demand)))).toEqual([]);
    expect(missing(start.use(demand).use(bring[fact](persona().dynamic())))).toEqual([]);
  });

  test.each(facts)('is not content with less than %s', (fact) => {
    const others = facts.filter((other) => other !== fact);
    const rest = others.reduce((made, other) => bring[other](made), persona().dynamic());
    expect(missing(rest.use(preset((p) => p.requires(fact))))).toHaveLength(1);
  });

  test('wants each fact once, whoever asks and how deep', () => {
    const inner = preset((p) => p.requires('tts'));
    const outer = preset((p) => p.use(inner).requires('tts', 'stt'));
    const rules = missing(persona().prompt('You watch the sea.').use(outer).use(inner).dynamic());
    expect(rules).toHaveLength(2);
  });
});

/** A chain that the compiler refuses, as source text, and the sentences that it breaks. */
const broken: readonly (readonly [chain: string, ...ids: string[]])[] = [
  ["persona().name('Keeper')", 'prompt-required'],
  ["persona().echo().full().appendPrompt('Ring.')", 'prompt-required'],
  ["persona().when(Math.random() < 2, (p) => p.name('A'), (p) => p.prompt('B'))", 'prompt-required'],
  ["persona().prompt('A').perception('raven-0').audio({ awarenessQueries: ['B'] })", 'audio-needs-raven-1'],
  ["persona().prompt('A').audio({}).use(preset((p) => p.perception('raven-0')))", 'audio-needs-raven-1'],
  ["persona().prompt('A').perception('raven-0', { audio: { toolPrompt: 'B' } })", 'audio-needs-raven-1'],
  ["persona().prompt('A').perception('off').visual({ awarenessQueries: ['B'] })", 'perception-off'],
  ["persona().prompt('A').audio({ awarenessQueries: ['B'] }).perception('off')", 'perception-off'],
  ["persona().prompt('A').perception('off', { visual: { awarenessQueries: ['B'] } })", 'perception-off'],
  ["persona().echo().stt('tavus-auto')", 'echo-incompatible'],
  ["persona().echo().perception('raven-1')", 'echo-incompatible'],
  ["persona().visual({ awarenessQueries: ['A'] }).echo()", 'echo-incompatible'],
  ["persona().prompt('A').use(preset((p) => p.requires('tts')))", 'needs-missing'],
  ["persona().prompt('A').requires('llm', 'stt')", 'needs-missing', 'needs-missing'],
  ["persona().use(preset((p) => p.requires('prompt')))", 'prompt-required', 'needs-missing'],
  ["persona().perception('off').audio({ awarenessQueries: ['A'] })", 'prompt-required', 'perception-off'],
  ["persona().prompt('A').extra({ persona_name: 'B' })", 'misplaced-field'],
  ["persona().prompt('A').extra({ pipeline_mode: 'echo' })", 'misplaced-field'],
  ["persona().prompt('A').extra({ layers: { tts: { voice_settings: { speed: 1 } } } })", 'misplaced-field'],
  ["persona().prompt('A').extra({ layers: { llm: { model: 'B' } } })", 'misplaced-field'],
  ["persona().prompt('A').tools(tool('end call', { description: 'B' }))", 'tool-shape.name'],
  [
    "persona().prompt('A').tools(tool('b', { description: 'B', parameters: { type: 'array', properties: {} } }))",
    'tool-shape.parameters',
  ],
  [
    "persona().prompt('A').tools(tool('b', { description: 'B', parameters: { type: 'object', properties: {}, required: ['c'] } }))",
    'tool-shape.required',
  ],
];

describe('a chain that the compiler refuses', () => {
  const source = "import { persona, preset, tool } from '../../../src/index.js';\n";
  const compiled = (chains: readonly string[], folder: string) =>
    diagnosticsIn(written(folder, new Map([['chains.ts', `${source}${chains.join('\n')}\n`]]))).filter(
      ({ file }) => file === 'chains.ts',
    );
  const sentences = new Map(ruleSentences().map((sentence) => [sentence.id, sentence]));
  const run = (chain: string): PersonaBuilder<{ dynamic: true }> =>
    new Function('persona', 'preset', 'tool', `return ${chain}`)(persona, preset, tool);
  const errorsOf = (chain: string) =>
    run(`${chain}.dynamic()`)
      .check()
      .filter(({ severity }) => severity === 'error');

  test.each(broken)('says the same at run time: %s', (chain, ...ids) => {
    const messages = errorsOf(chain).map(({ message }) => message);
    expect(messages).toHaveLength(ids.length);
    for (const id of ids)
      expect(messages).toContainEqual(expect.stringMatching(sentences.get(id)?.pattern ?? id));
    expect(() => run(chain).build()).toThrow(PersonaInvalidError);
  });

  test('prints those sentences, and no other', () => {
    const said = compiled(
      broken.map(([chain]) => `${chain}.build();`),
      'broken-chains',
    );
    for (const [index, [chain]] of broken.entries()) {
      const text = said.find(({ line }) => line === index + 2)?.text ?? '';
      const messages = errorsOf(chain).map(({ message }) => message);
      expect({ chain, text }).toEqual({ chain, text: expect.stringContaining(messages[0] ?? chain) });
      const printed = /NotReady<\[(.*)\]>'/.exec(text)?.[1];
      if (printed)
        expect(printed.split(/(?<="), (?=")/).sort()).toEqual(messages.map((m) => `"${m}"`).sort());
    }
    expect(said).toHaveLength(broken.length);
  });

  test('is let through after .dynamic(), where it is a matter of facts', () => {
    const facts = broken.filter(
      ([chain, id]) => !/^(misplaced|tool)/.test(id ?? '') && !/'(off|raven-0)', \{/.test(chain),
    );
    const dynamic = facts.map(([chain]) => `${chain.replace('persona()', 'persona().dynamic()')}.build();`);
    expect(facts.length).toBeGreaterThan(10);
    expect(compiled(dynamic, 'dynamic-chains')).toEqual([]);
    for (const chain of dynamic) expect(() => run(chain)).toThrow(PersonaInvalidError);
  });

  test('stands here for every sentence that the compiler knows', () => {
    const root = fileURLToPath(new URL('../../src', import.meta.url));
    const files = globSync('**/*.ts', { cwd: root }).map((file) => readFileSync(`${root}/${file}`, 'utf8'));
    const known = files.flatMap((text) =>
      [...text.matchAll(/\bSentence<\s*'([\w.-]+)'/g)].map(([, id]) => id),
    );
    expect([...new Set(broken.flatMap(([, ...ids]) => ids))].sort()).toEqual([...new Set(known)].sort());
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
