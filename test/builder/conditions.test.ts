import { describe, expect, test, vi } from 'vitest';
import { type Fact, type PersonaBuilder, persona, preset, TavusConfigError } from '../../src/index.js';

const keeper = persona().prompt('You keep the lighthouse.');

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
