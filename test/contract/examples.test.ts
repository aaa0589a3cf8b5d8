import { expect, test } from 'vitest';
import { isPlainObject } from '../../src/json/json.js';
import { type PublishedBody, propertiesOf, withContract } from './contract.js';
import { fullChain, minimalChain } from './published.js';

withContract('an example that the contract prints', ({ schema, minimal, full }) => {
  /** Where the larger example contradicts the schema above it, and what becomes of it in a chain. */
  const misplaced = [
    '/layers/conversational_flow/turn_commitment',
    '/layers/document_ids',
    '/layers/document_tags',
  ];
  const inTheirPlace = ['/document_ids', '/document_tags'];

  test('is the same as a chain, where it is small', () => {
    expect(minimalChain(minimal).build()).toStrictEqual(minimal);
  });

  test('is the same as a chain save what contradicts the schema, where it is large', () => {
    const built = fullChain(full).build() as PublishedBody;
    expect(onlyIn(full, built)).toEqual(misplaced);
    expect(onlyIn(built, full)).toEqual(inTheirPlace);
    const { document_ids, document_tags } = full.layers as PublishedBody;
    expect(built).toMatchObject({ document_ids, document_tags });
  });

  test('contradicts the schema only where it is named here', () => {
    const listed = new Set(propertiesOf(schema).map(({ path }) => path));
    const open = ['/layers/llm/tools', '/layers/tts/voice_settings', '/layers/perception/visual_tools'];
    const unlisted = (body: PublishedBody) =>
      leavesOf(body, open)
        .map(([path]) => path)
        .filter((path) => !listed.has(path))
        .sort();
    expect(unlisted(minimal)).toEqual([]);
    expect(unlisted(full)).toEqual(misplaced);
  });
});

type Leaf = readonly [path: string, value: string];

/** The leaves of a body that another one lacks, or has with another value. */
function onlyIn(body: object, other: object): readonly string[] {
  const others = new Map(leavesOf(other));
  return leavesOf(body)
    .filter(([path, value]) => others.get(path) !== value)
    .map(([path]) => path)
    .sort();
}

/** What a body holds that is no object, each as JSON text; what is at the closed paths is one leaf. */
function leavesOf(body: object, closed: readonly string[] = [], path = ''): readonly Leaf[] {
  return Object.entries(body).flatMap(([name, value]): readonly Leaf[] => {
    const at = `${path}/${name}`;
    if (isPlainObject(value) && !closed.includes(at)) return leavesOf(value, closed, at);
    return [[at, JSON.stringify(value)]];
  });
}
