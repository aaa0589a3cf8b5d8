export {
  type PersonaJson,
  type PersonaSchema,
  type PersonaSchemaIssue,
  type PersonaVerdict,
  personaSchema,
} from './persona-schema.js';
