import { describe, expect, test } from 'vitest';
import { personaFields } from '../../src/body/body.js';
import type { Field } from '../../src/fields/field.js';
import { optionName } from '../../src/fields/wire.js';
import { isPlainObject } from '../../src/json/json.js';
import { pointer } from '../../src/json/pointer.js';
import { valueAt } from '../contract/contract.js';
import type { AnyBuilder } from '../support/chains.js';
import { clashes, errorsOf, names, presets, prompt, uses, using } from './presets.js';

test('there are at least ten', () => {
  expect(names.length).toBeGreaterThanOrEqual(10);
});

test('every pair goes together, or is in the table with the rule that says why not', () => {
  const expected = clashes.flatMap(({ rule, preset, others }) =>
    others.flatMap((other) => [`${preset} ${other}: ${rule}`, `${other} ${preset}: ${rule}`]),
  );
  const found = uses.flatMap((some) => errorsOf(some).map(({ rule }) => `${some.join(' ')}: ${rule}`));
  expect(found.sort()).toEqual(expected.sort());
});

test('a pair that goes together is warned of nothing, but for what an echo persona ignores', () => {
  const warnings = uses.flatMap((some) =>
    using(some, prompt)
      .check()
      .filter(({ severity, rule }) => severity === 'warning' && !(rule === 'ignored-in-echo' && some[1]))
      .map(({ message }) => `${some.join(' ')}: ${message}`),
  );
  expect(warnings).toEqual([]);
});

describe.each(names)('%s', (name) => {
  const body = using([name], prompt).build();

  test('makes the same body each time, frozen to the bottom, and twice what it makes once', () => {
    expect(using([name], prompt).build()).toEqual(body);
    expect(using([name, name], prompt).build()).toEqual(body);
    const objects = [...objectsIn(presets[name]), ...objectsIn(body)];
    expect(objects.filter((value) => !Object.isFrozen(value))).toEqual([]);
  });

  test('holds no key and no id', () => {
    const keys = objectsIn(body).flatMap((value) => Object.keys(value));
    expect(keys.filter((key) => /^(api_key|headers|base_url)$|(^|_)ids?$/.test(key))).toEqual([]);
  });

  test('leaves every single value to a later step', () => {
    const paths = scalarsIn(presets[name].toJSON());
    const changed = paths.map((path) => {
      const value = otherThan(valueAt(body, path), fieldAt(path));
      return [path, valueAt(withStep(using([name], prompt), path, value).toJSON(), path), value] as const;
    });
    expect(paths.length).toBeGreaterThan(0);
    expect(changed.filter(([, actual, value]) => actual !== value)).toEqual([]);
  });
});

/** Every object and list in a value. */
function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

/** The paths of all values of a body that are not lists. */
function scalarsIn(body: object, path = ''): readonly string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    if (Array.isArray(value)) return [];
    return isPlainObject(value) ? scalarsIn(value, pointer(path, name)) : [pointer(path, name)];
  });
}

/** What the library knows of the field at a path; nothing of one that goes through `.extra()`. */
function fieldAt(path: string): Field | undefined {
  const [, ...parts] = path.split('/');
  return parts.reduce<Field | undefined>(
    (field, part) => (field?.kind === 'group' ? field.fields[part] : undefined),
    personaFields,
  );
}

/** Another value that a field takes. */
function otherThan(value: unknown, field: Field | undefined): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 0.25;
  const listed = field?.kind === 'choice' ? field.values : field?.kind === 'text' ? field.listed : undefined;
  return listed ? listed.find((other) => other !== value) : `${value} And more.`;
}

/** Sets the value at a path by the step that a person would write. */
function withStep(persona: object, path: string, value: unknown): AnyBuilder {
  const [, top, layer = '', name = '', inner] = path.split('/');
  const before = persona as AnyBuilder;
  const option = optionName(name);
  // What the library does not know has no step.
  if (!fieldAt(path)) return before.extra({ [String(top)]: { [layer]: { [name]: value } } });
  if (top === 'pipeline_mode') return value === 'echo' ? before.echo() : before.full();
  const sameModel = valueAt(before.toJSON(), `/${top}/${layer}/${layer === 'tts' ? 'tts_engine' : 'model'}`);
  switch (layer) {
    case 'perception': {
      const [, sense = '', senseOption = ''] = /^(visual|audio)_(.+)$/.exec(name) ?? [];
      if (name === 'perception_model') return before.perception(value);
      if (name === 'emotion_recognition') return before.emotionRecognition(value);
      return before[sense as 'visual' | 'audio']({ [optionName(senseOption)]: value });
    }
    case 'stt':
      return before.stt(value);
    case 'llm':
      return name === 'model' ? before.llm(value) : before.llm(sameModel, { [option]: value });
    case 'tts':
      if (name === 'tts_engine') return before.tts(value);
      return before.tts(sameModel, { [option]: inner ? { [optionName(inner)]: value } : value });
    case 'transport':
      return before.transport(value);
    default:
      return before.conversationalFlow({ [option]: value });
  }
}
