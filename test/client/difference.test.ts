import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personaFields } from '../../src/body.js';
import { difference } from '../../src/client/difference.js';
import type { GroupField } from '../../src/field.js';
import { patched } from '../../src/sandbox/patch.js';

const text = fc.constantFrom('a', 'b', 'c/d', '');
const list = fc.array(text, { maxLength: 3 });
const optional = { requiredKeys: [] as never[] };

/** Bodies of few values, so that two of them have something in common. Their keys are not looked at here. */
const body = fc.record(
  {
    persona_name: text,
    system_prompt: text,
    document_ids: list,
    layers: fc.record(
      {
        llm: fc.record(
          { model: text, speculative_inference: fc.boolean(), extra_body: fc.dictionary(text, text) },
          optional,
        ),
        tts: fc.record(
          {
            tts_model_name: text,
            voice_settings: fc.record({ speed: fc.nat(2), volume: fc.nat(2) }, optional),
          },
          optional,
        ),
        stt: fc.record({ hotwords: text }, optional),
      },
      optional,
    ),
  },
  optional,
);
/** What a server shows besides: fields of its own, and null for what is not set. */
const stored = fc.record({ it: body, nothing: fc.boolean() }).map(({ it, nothing }) => ({
  ...it,
  persona_id: 'p1',
  created_at: 'then',
  ...(nothing && { objectives_id: null, layers: { perception: null, ...it.layers } }),
}));

type Json = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the stored body becomes: fields of groups one by one, all else as a whole. */
function merged(before: Json, target: Json, within: GroupField): Json {
  const changed = Object.entries(target).map(([name, value]) => {
    const [field, old] = [within.fields[name], before[name]];
    const isBoth = field?.kind === 'group' && isGroup(old) && isGroup(value);
    return [name, isBoth ? merged(old, value, field) : value];
  });
  return { ...before, ...Object.fromEntries(changed) };
}

/** Without what says that there is nothing. */
function withoutNulls(value: unknown): unknown {
  if (!isGroup(value)) return value;
  const there = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(there.map(([name, entry]) => [name, withoutNulls(entry)]));
}

test.each([false, true])('a patch gives what was stated, and a second one is empty: prune %j', (prune) => {
  fc.assert(
    fc.property(stored, body, (before, target) => {
      const after = patched(before, difference(before, target, personaFields, prune)) as Json;
      expect(difference(after, target, personaFields, prune)).toEqual([]);
      if (!prune) expect(after).toEqual(merged(before, target, personaFields));
      else expect(withoutNulls(after)).toEqual({ ...target, persona_id: 'p1', created_at: 'then' });
    }),
    { numRuns: 5_000 },
  );
});
