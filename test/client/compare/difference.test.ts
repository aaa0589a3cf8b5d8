import fc from 'fast-check';
import { applyPatch } from 'rfc6902';
import { describe, expect, test } from 'vitest';
import { personaFields } from '../../../src/body/body.js';
import { patchFor } from '../../../src/client/changes/patch.js';
import { difference } from '../../../src/client/compare/difference.js';
import { concealSecrets } from '../../../src/fields/conceal.js';
import { type Field, type GroupField, group } from '../../../src/fields/field.js';
import { isSecretName, maskSecrets } from '../../../src/fields/secret.js';
import { normalised } from '../../../src/sandbox/normalise.js';
import { patched } from '../../../src/sandbox/patch.js';
import { runs } from '../../support/runs.js';

type Json = Readonly<Record<string, unknown>>;

const text = fc.constantFrom('a', 'b', 'c/d~e', '');
const key = fc.constantFrom('key-1', 'key-2');
const tool = fc.record({
  type: fc.constant('function'),
  // A parameter may have a name that elsewhere is a secret's.
  function: fc.record({ name: text, parameters: fc.dictionary(fc.constantFrom('api_key', 'city'), text) }),
});

/** Few values for each field of the contract, so that two bodies have something in common. */
function someOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return text;
    case 'secret':
      return key;
    case 'flag':
      return fc.boolean();
    case 'number':
      return fc.constantFrom(0, -0, 1);
    case 'choice':
      return fc.constantFrom(...field.values);
    case 'texts':
      return fc.array(text, { maxLength: 3 });
    case 'tools':
      return fc.array(tool, { maxLength: 2 });
    case 'record':
      return fc.dictionary(fc.constantFrom('api_key', 'top_p', '/'), fc.oneof(key, fc.array(text)), {
        maxKeys: 2,
      });
    case 'secrets':
      return fc.dictionary(text, key, { maxKeys: 2 });
    case 'either':
      return fc.oneof(...field.of.map(someOf));
    case 'group':
      return groupOf(field, someOf);
  }
}

function groupOf(group: GroupField, member: (field: Field) => fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  const members = Object.fromEntries(group.entries.map(([name, field]) => [name, member(field)]));
  return fc.record(members, { requiredKeys: [] });
}

/** As it arrives on the other side. */
const sent = (body: Json): Json => JSON.parse(JSON.stringify(body));

const stated = groupOf(personaFields, someOf).map(sent);
/** What a server holds: null for what is not set, and fields of its own. */
const held = groupOf(personaFields, (field) => fc.option(someOf(field), { freq: 5 })).map((body) => ({
  ...sent(body),
  persona_id: 'p1',
  farewell: 'Hello.',
}));
/** What it shows of that: a mask in place of a key, or nothing. */
const showing = fc.constantFrom<((body: Json) => Json)[]>(
  (body) => shownBy(body, personaFields, (value) => [value === null ? null : maskSecrets(value, true)]),
  (body) => shownBy(body, personaFields, () => []),
);

/** A body with something else in the place of each key, or with nothing. */
function shownBy(body: Json, within: GroupField, key: (value: unknown) => readonly unknown[]): Json {
  const members = Object.entries(body).flatMap(([name, value]) => {
    const field = within.fields[name];
    if (isSecretName(name)) return key(value).map((shown) => [name, shown]);
    if (field?.kind === 'group' && isGroup(value)) return [[name, shownBy(value, field, key)]];
    if (field?.kind === 'record' && isGroup(value)) return [[name, shownBy(value, group({}), key)]];
    return [[name, value]];
  });
  return Object.fromEntries(members);
}

function isGroup(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without what says that there is nothing. */
function withoutNothing(value: Json): Json {
  const members = Object.entries(value).map(([name, entry]) => {
    const isWritten = isGroup(entry) && Object.keys(entry).length > 0;
    const rest = isWritten ? withoutNothing(entry) : entry;
    return [name, isWritten && isGroup(rest) && Object.keys(rest).length === 0 ? null : rest] as const;
  });
  return Object.fromEntries(members.filter(([, entry]) => entry !== null));
}

/** What a held body becomes: fields of groups one by one, all else as a whole. */
function merged(before: Json, target: Json, within: GroupField): Json {
  const changed = Object.entries(target).map(([name, value]) => {
    const [field, old] = [within.fields[name], before[name]];
    const isBoth = field?.kind === 'group' && isGroup(old) && isGroup(value);
    return [name, isBoth ? merged(old, value, field) : value];
  });
  return { ...before, ...Object.fromEntries(changed) };
}

/** What can be compared: no keys, and no defaults, which are the same if they are left out. */
function comparable(body: Json): unknown {
  return normalised(
    shownBy(withoutNothing(body), personaFields, () => []),
    ['leave-out-defaults'],
  );
}

/** Applies a patch as rfc6902 does, which nobody here wrote, and as the sandbox does. */
function applied(before: Json, patch: ReturnType<typeof patchFor>): Json {
  const document = structuredClone(before);
  const wire = JSON.parse(JSON.stringify(patch));
  expect(applyPatch(document, wire)).toEqual(wire.map(() => null));
  expect(patched(before, wire)).toEqual(document);
  return document;
}

describe.each([false, true])('the patch between random bodies, prune %j,', (prune) => {
  const options = { prune };

  test('gives what was stated, and a second one is empty', () => {
    fc.assert(
      fc.property(held, stated, showing, (before, target, show) => {
        const { changes } = difference(show(before), target, personaFields, options);
        const after = applied(before, patchFor(changes));
        expect(difference(show(after), target, personaFields, options).changes).toEqual([]);
        const expected = prune
          ? { ...target, persona_id: 'p1', farewell: 'Hello.' }
          : merged(before, target, personaFields);
        expect(comparable(after)).toEqual(comparable(expected));
      }),
      { numRuns: runs(5_000) },
    );
  });

  test('never loses or mixes up a key', () => {
    fc.assert(
      fc.property(held, stated, showing, (before, target, show) => {
        const { changes, notes } = difference(show(before), target, personaFields, options);
        const after = applied(before, patchFor(changes));
        for (const layer of ['llm', 'tts']) {
          const [old, next, now] = [before, target, after].map((body) => keyIn(body, layer));
          // One of the two that can be meant, or gone with a reason that the plan shows.
          if (next !== undefined) expect([old, next]).toContain(now);
          else if (old !== undefined && now === undefined) {
            expect(prune).toBe(true);
            const path = `/layers/${layer}/api_key`;
            const reasons = [...changes, ...notes].map((reason) => reason.path);
            if (keyIn(show(before), layer) !== undefined) expect(reasons).toContain(path);
          } else expect(now).toBe(old);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });
});

function keyIn(body: Json | undefined, layer: string): unknown {
  const layers = body?.['layers'];
  const settings = isGroup(layers) ? layers[layer] : undefined;
  return (isGroup(settings) ? settings['api_key'] : undefined) ?? undefined;
}

describe('a patch', () => {
  const patchOf = (stored: Json, target: Json, options = {}) =>
    patchFor(difference(stored, target, personaFields, options).changes);

  test('tests tools, whatever their parameters are called', () => {
    const tools = (description: string) => ({
      layers: { llm: { tools: [{ function: { parameters: { headers: { description } } } }] } },
    });
    const stored = concealSecrets(tools('Old.'));
    expect(JSON.parse(JSON.stringify(patchOf(stored, tools('New.'))))).toEqual([
      { op: 'test', path: '/layers/llm/tools', value: tools('Old.').layers.llm.tools },
      { op: 'replace', path: '/layers/llm/tools', value: tools('New.').layers.llm.tools },
    ]);
  });

  test('leaves alone what nothing is known of, but for what is stated', () => {
    const avatar = (of: Json) => ({ layers: { avatar: of } });
    const stored = avatar({ look: 'old', api_key: '***', mood: 'calm' });
    for (const prune of [false, true]) {
      expect(patchOf(stored, avatar({ look: 'new', api_key: 'k' }), { prune })).toEqual([
        { op: 'test', path: '/layers/avatar/look', value: 'old' },
        { op: 'replace', path: '/layers/avatar/look', value: 'new' },
        { op: 'replace', path: '/layers/avatar/api_key', value: 'k' },
      ]);
      expect(patchOf(stored, avatar({ look: 'old', api_key: 'k' }), { prune })).toEqual([]);
    }
    const mixed = { layers: { avatar: { look: 'old' }, stt: { stt_engine: 'tavus-soniox', future: 1 } } };
    expect(patchOf(mixed, {}, { prune: true })).toEqual([
      { op: 'test', path: '/layers/stt/stt_engine', value: 'tavus-soniox' },
      { op: 'remove', path: '/layers/stt/stt_engine' },
    ]);
  });

  test('keeps a key in an open object, and sends a stated one with resendSecrets', () => {
    const llm = (extra_body: Json) => ({ layers: { llm: { extra_body } } });
    const stored = llm({ temperature: 1, top_p: 1, api_key: '***' });
    expect(patchOf(stored, llm({ temperature: 0.5 }))).toEqual([
      { op: 'test', path: '/layers/llm/extra_body/temperature', value: 1 },
      { op: 'test', path: '/layers/llm/extra_body/top_p', value: 1 },
      { op: 'replace', path: '/layers/llm/extra_body/temperature', value: 0.5 },
      { op: 'remove', path: '/layers/llm/extra_body/top_p' },
    ]);
    const same = llm({ temperature: 1, top_p: 1, api_key: 'k' });
    expect(patchOf(stored, same)).toEqual([]);
    expect(patchOf(stored, same, { resendSecrets: true })).toEqual([
      { op: 'replace', path: '/layers/llm/extra_body/api_key', value: 'k' },
    ]);
  });

  test('takes null for nothing', () => {
    const stored = { objectives_id: null, layers: { llm: null, tts: { api_key: null } } };
    expect(patchOf(stored, {}, { prune: true })).toEqual([]);
    expect(patchOf({ ...stored, document_ids: [], persona_name: '' }, {}, { prune: true })).toEqual([]);
    // A server may show null for what it does not have: a test of it could fail for ever.
    expect(patchOf(stored, { objectives_id: 'o-1' })).toEqual([
      { op: 'add', path: '/objectives_id', value: 'o-1' },
    ]);
  });

  test('sends a key along when its layer changes, and with resendSecrets always', () => {
    const llm = (model: string) => ({
      layers: { llm: { model, base_url: 'https://llm.example.com', api_key: 'k' } },
    });
    const sendsKey = (...of: Parameters<typeof patchOf>) =>
      patchOf(...of).some(({ path }) => path === '/layers/llm/api_key');
    expect(sendsKey(llm('one'), llm('one'))).toBe(false);
    expect(sendsKey(llm('one'), llm('two'))).toBe(true);
    expect(sendsKey(llm('one'), { ...llm('one'), persona_name: 'Guide' })).toBe(false);
    expect(sendsKey(llm('one'), llm('one'), { resendSecrets: true })).toBe(true);
  });
});
