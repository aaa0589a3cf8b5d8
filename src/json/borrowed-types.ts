// The build puts the types themselves into the declarations of this file, so that no user has to load the rest.
export type { JsonObject, JsonPrimitive, JsonValue, KeysOfUnion, SnakeCase } from 'type-fest';
