import { describe, expect, expectTypeOf, test } from 'vitest';
import type { StandardJsonSchema } from '../../src/fields/schema-types.js';
import { checkPersona, TavusConfigError } from '../../src/index.js';
import { type PersonaJson, personaSchema } from '../../src/schema/index.js';
import { jsonSchema } from '../../src/schema/json-schema.js';

const { validate, ...standard } = personaSchema['~standard'];

describe('personaSchema', () => {
  test('has what the two standards ask for', () => {
    expect(standard).toMatchObject({ version: 1, vendor: 'tavus-persona' });
    expectTypeOf(personaSchema).toExtend<StandardJsonSchema<PersonaJson>>();
  });

  test('gives a persona back as it is', () => {
    const body = { $schema: './persona.schema.json', system_prompt: 'You give tours.' };
    expect(validate(body)).toEqual({ value: body });
    expect(Reflect.get(validate(body), 'value')).toBe(body);
  });

  test('lets warnings pass', () => {
    const body = { system_prompt: 'You give tours.', guardrails_id: 'g-2024' };
    expect(checkPersona(body).map(({ severity }) => severity)).toEqual(['warning']);
    expect(validate(body).issues).toBeUndefined();
  });

  test('says where each error is, and what to do', () => {
    const tool = { type: 'function', function: { name: 'ring', description: 'Ring.', parameters: [] } };
    const body = { layers: { llm: { tools: [tool] }, stt: { stt_engine: 'ears' } } };
    expect(validate(body).issues).toEqual([
      { path: ['system_prompt'], message: expect.stringContaining('system_prompt is missing') },
      { path: ['layers', 'stt', 'stt_engine'], message: expect.stringMatching(/'ears' is not .*Take /) },
      {
        path: ['layers', 'llm', 'tools', 0, 'function', 'parameters'],
        message: expect.stringContaining("'ring'"),
      },
    ]);
  });

  test('shows no secret', () => {
    const body = { system_prompt: 'Sing.', layers: { tts: { tts_engine: 'cartesia', api_key: 'sk kelp' } } };
    const { issues } = validate(body);
    expect(issues).toHaveLength(1);
    expect(JSON.stringify(issues)).not.toContain('kelp');
  });

  test.each([null, undefined, 5, 'text', [], () => 5])(
    'takes no persona for one that is none: %s',
    (value) => {
      expect(validate(value).issues).not.toEqual([]);
      expect(validate(value)).not.toHaveProperty('value');
    },
  );

  test.each(['input', 'output'] as const)('gives its JSON Schema as %s', (direction) => {
    const give = standard.jsonSchema[direction];
    expect(give({ target: 'draft-07' })).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
    expect(give({ target: 'draft-2020-12' })).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: expect.anything(),
    });
    expect(() => give({ target: 'openapi-3.0' })).toThrow(TavusConfigError);
    expect(() => give({ target: 'toString' })).toThrow('draft-07 and draft-2020-12');
  });

  test('gives a schema of its own to each caller', () => {
    const one = standard.jsonSchema.input({ target: 'draft-07' });
    one['properties'] = {};
    expect(standard.jsonSchema.input({ target: 'draft-07' })['properties']).not.toEqual({});
  });
});
