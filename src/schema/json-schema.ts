import { personaFields } from '../body/body.js';
import type { GroupField } from '../fields/field.js';
import { schemaName } from '../fields/legacy.js';
import { conditions, definitionsOfLayers } from './conditions.js';
import { members } from './fields.js';
import { otherNamesIn, something } from './other-names.js';
import type { Schema } from './schema.js';
import { toolDefinitions } from './tools.js';

/**
 * The JSON Schema of a persona's body, made of the tables. Draft-07, which every editor and every validator reads: what
 * later drafts have added is not needed here.
 */
export function jsonSchema(): Schema {
  const { type, properties, ...rest } = groupSchema(personaFields, '');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:tavus-persona:schema',
    title: 'Persona',
    description: 'A persona of Tavus, as POST /v2/personas takes it.',
    type,
    properties: { [schemaName]: file, ...(properties as Schema) },
    ...rest,
    definitions: { ...toolDefinitions, ...definitionsOfLayers, something },
  };
}

const file: Schema = {
  description: 'The JSON Schema of this file, for editors. It is not sent.',
  examples: ['./node_modules/tavus-persona/dist/schema.json'],
};

/** A group, which takes what is known in it and nothing else. */
function groupSchema(group: GroupField, path: string): Schema {
  // What it takes follows from the fields beside it: a condition says it.
  if (group.isOpenBeside) return { type: 'object' };
  const properties = members(group, path, groupSchema);
  const patternProperties = otherNamesIn(group, path, personaFields, properties);
  const rules = conditions[path];
  return {
    type: 'object',
    properties,
    ...(Object.keys(patternProperties).length > 0 && { patternProperties }),
    additionalProperties: false,
    ...(rules && { allOf: rules }),
  };
}
