import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { personaFields } from '../../src/body/body.js';
import { misfits } from '../../src/fields/shape.js';
import { objectionTo } from '../../src/sandbox/contract.js';
import { runs } from '../support/runs.js';

describe('the shape of a body', () => {
  test.each([
    ['text', { stt: { hotwords: ['a'] } }, ['/layers/stt/hotwords: expected a string, got an array']],
    ['secret', { tts: { api_key: null } }, ['/layers/tts/api_key: expected a string, got null']],
    [
      'flag',
      { llm: { speculative_inference: 'true' } },
      ['/layers/llm/speculative_inference: expected true or false, got a string'],
    ],
    [
      'number',
      { tts: { voice_settings: { stability: true } } },
      ['/layers/tts/voice_settings/stability: expected a number from 0 to 1, got a boolean'],
    ],
    [
      'choice',
      { tts: { tts_engine: 'playht' } },
      [
        '/layers/tts/tts_engine: expected one of "cartesia", "elevenlabs", "azure", "tavus-auto", got another string',
      ],
    ],
    [
      'texts',
      { perception: { audio_awareness_queries: ['a', {}] } },
      ['/layers/perception/audio_awareness_queries/1: expected a string, got an object'],
    ],
    [
      'tools',
      { llm: { tools: [{ type: 'function' }, 'wave', { name: 7 }] } },
      [
        '/layers/llm/tools/1: expected an object, got a string',
        '/layers/llm/tools/2/name: expected a string, got 7',
      ],
    ],
    ['record', { llm: { extra_body: [] } }, ['/layers/llm/extra_body: expected an object, got an array']],
    [
      'secrets',
      { llm: { headers: { 'x~/team': 1 } } },
      ['/layers/llm/headers/x~0~1team: expected a string, got a number'],
    ],
    [
      'either',
      { tts: { voice_settings: { emotion: [1], speed: {} } } },
      [
        '/layers/tts/voice_settings/speed: expected a number or one of "slowest", "slow", "normal", "fast", "fastest", got an object',
        '/layers/tts/voice_settings/emotion: expected a string or an array of strings, got an array',
      ],
    ],
    ['either', { tts: { voice_settings: { emotion: ['positivity:high'], speed: 'slow' } } }, []],
    ['group', { stt: 'tavus-auto' }, ['/layers/stt: expected an object, got a string']],
  ])('knows the kind %s: %j', (_, layers, expected) => {
    const found = [...misfits({ layers }, personaFields, new Set())];
    expect(found.map(({ path, message }) => `${path}: ${message}`)).toEqual(expected);
  });

  test('is judged in the order of the tables, whatever the order of the body', () => {
    const body = { layers: { tts: 1, llm: 1 }, guardrail_tags: [7], persona_name: 1 };
    const paths = [...misfits(body, personaFields, new Set())].map(({ path }) => path);
    expect(paths.slice(0, 3)).toEqual(['/persona_name', '/guardrail_tags/0', '/layers/llm']);
    expect(paths.slice(-2)).toEqual(['/layers/llm', '/layers/tts']);
  });

  test('has room for as many misfits as there are values', () => {
    const body = { document_ids: Array.from({ length: 200_000 }, () => 1) };
    expect(misfits(body, personaFields, new Set())).toHaveLength(200_000);
  });

  test('passes over what a set of open paths names, but not over its kind', () => {
    const open = new Set(['/layers/tts/voice_settings', '/guardrail_ids']);
    const body = (ids: unknown) => ({
      guardrail_ids: ids,
      layers: { tts: { voice_settings: { stability: 'x' } } },
    });
    expect([...misfits(body([1]), personaFields, open)]).toEqual([]);
    expect([...misfits(body({}), personaFields, open)]).toHaveLength(1);
  });
});

/** The keywords of JSON Schema that the contract uses. */
interface Schema {
  readonly type: 'object' | 'array' | 'string' | 'boolean';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly maxItems?: number;
}

const judging = ['type', 'properties', 'items', 'enum', 'maxItems'];
const describing = ['description', 'default', 'example'];

/** A validator that has nothing in common with the one under test but the contract. */
function isValid(value: unknown, schema: Schema): boolean {
  if (Array.isArray(value)) {
    const { items } = schema;
    return (
      schema.type === 'array' &&
      value.length <= (schema.maxItems ?? Number.POSITIVE_INFINITY) &&
      (!items || value.every((item) => isValid(item, items)))
    );
  }
  if (value !== null && typeof value === 'object') {
    const properties = new Map(Object.entries(schema.properties ?? {}));
    const known = Object.entries(value).flatMap(([name, inner]) => {
      const property = properties.get(name);
      return property ? [isValid(inner, property)] : [];
    });
    return schema.type === 'object' && !known.includes(false);
  }
  if (value === null || typeof value !== schema.type) return false;
  return !schema.enum || schema.enum.includes(value as string);
}

function keywordsOf(schema: Schema): readonly string[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...Object.keys(schema), ...inner.flatMap(keywordsOf)];
}

/** Bodies that follow a schema, except here and there. */
function nearly(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: following(schema) }, { weight: 1, arbitrary: fc.jsonValue() });
}

function following(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum)
    return fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...schema.enum) }, fc.string({ maxLength: 8 }));
  if (schema.type === 'string') return fc.string({ maxLength: 8 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'array') {
    const entry = schema.items ? following(schema.items) : fc.jsonValue({ maxDepth: 1 });
    const limit = schema.maxItems;
    const short = fc.array(schema.items ? nearly(schema.items) : entry, { maxLength: 3 });
    if (limit === undefined) return short;
    const atLimit = fc.array(entry, { minLength: limit - 1, maxLength: limit + 1, size: 'max' });
    return fc.oneof({ weight: 4, arbitrary: short }, atLimit);
  }
  const known = Object.entries(schema.properties ?? {}).map(([name, property]) => [name, nearly(property)]);
  const record = fc.record(Object.fromEntries(known), { requiredKeys: [] });
  const unknown = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 1 });
  return fc.tuple(unknown, record).map(([extra, fields]) => ({ ...extra, ...fields }));
}

const contractFile = new URL('../../../shared/contract/create-persona.openapi.yaml', import.meta.url);

describe('the verdict of the sandbox', () => {
  test('is that of the contract', (context) => {
    if (!existsSync(contractFile) && !process.env['CI']) context.skip('The contract is not on this machine.');
    const contract = parse(readFileSync(contractFile, 'utf8'));
    const create = contract.paths['/v2/personas'].post.requestBody.content['application/json'];
    const schema: Schema = create.schema;
    const keywords = new Set(keywordsOf(schema));
    expect([...keywords].filter((word) => !judging.includes(word) && !describing.includes(word))).toEqual([]);

    const verdicts = { taken: 0, refused: 0 };
    const agree = (body: unknown) => {
      const json = JSON.parse(JSON.stringify(body));
      const lacksPrompt = json?.pipeline_mode !== 'echo' && !json?.system_prompt;
      const taken = isValid(json, schema) && !lacksPrompt;
      verdicts[taken ? 'taken' : 'refused'] += 1;
      expect(objectionTo(json) === undefined).toBe(taken);
    };
    for (const example of Object.values<{ value: unknown }>(create.examples)) {
      expect(objectionTo(example.value)).toBeUndefined();
      agree(example.value);
    }
    fc.assert(fc.property(nearly(schema), agree), { numRuns: runs(3_000) });
    expect(verdicts.taken).toBeGreaterThan(runs(300));
    expect(verdicts.refused).toBeGreaterThan(runs(300));
  });
});
