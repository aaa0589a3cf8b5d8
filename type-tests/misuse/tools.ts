import { persona, tool, unlisted } from 'tavus-persona';

const description = 'Open the door for a guest.';

// @error 'open_door' :: is not assignable to parameter of type 'Tool
persona().tools('open_door');

// @error name :: 'name' does not exist in type 'Tool
persona().tools({ name: 'open_door', description });

// @error {} :: Property 'description' is missing
tool('open_door', {});

// @error type :: NotAnObjectSchema<"The parameters of 'open_door' are not a JSON Schema of type 'object'.">
tool('open_door', { description, parameters: { type: 'array', properties: {} } });

// @error parameters :: Property 'properties' is missing
tool('open_door', { description, parameters: { type: 'object' } });

// @error required :: Type 'string' is not assignable to type 'readonly string[]
tool('open_door', { description, parameters: { type: 'object', properties: {}, required: 'door' } });

// @error 3 :: Argument of type 'number' is not assignable to parameter of type 'string'
unlisted(3);

// @error 'open door' :: InvalidToolName<"'open door' cannot name a tool: use letters, digits and _, and do not begin with a digit.">
tool('open door', { description });

// @error '2doors' :: InvalidToolName<"'2doors' cannot name a tool
tool('2doors', { description });

// @error 'open-door' :: InvalidToolName<"'open-door' cannot name a tool
tool('open-door', { description });

// @error '' :: InvalidToolName<"'' cannot name a tool
tool('', { description });

// @error required :: NotAProperty<"required names 'dor', which properties does not have: add it there, or drop it here.", "door">
tool('open_door', {
  description,
  parameters: { type: 'object', properties: { door: {} }, required: ['dor'] },
});

// @error required :: NotAProperty<"required names 'key', which properties does not have
tool('open_door', {
  description,
  parameters: { type: 'object', properties: { door: { type: 'string' } }, required: ['door', 'key'] },
});

// @error required :: NotAProperty<"required names 'kee', which properties does not have :: "door" :: "key"
tool('open_door', {
  description,
  parameters: { type: 'object', properties: { door: { type: 'string' }, key: {} }, required: ['kee'] },
});

// @error properties :: Type 'number' is not assignable to type
tool('open_door', { description, parameters: { type: 'object', properties: 7 } });

// @error hatch :: Type 'string' is not assignable to type
tool('open_door', { description, parameters: { type: 'object', properties: { hatch: 'a door' } } });

// @error type: 4 :: Type 'number' is not assignable to type 'string | readonly string[] | undefined'
tool('open_door', { description, parameters: { type: 'object', properties: { door: { type: 4 } } } });

// @error parameters :: NotAnObjectSchema<"The parameters of 'open_door' are not a JSON Schema
tool('open_door', { description, parameters: { properties: { door: {} } } });

// @error parameters :: is not assignable to type 'AnySchema'
tool('open_door', { description, parameters: [] });

// @error parameters :: is not assignable to type 'ToolSchema'
tool('open_door', { description, parameters: validator });

/** What can only validate, as the libraries declare it: it has parts of the names of keywords. */
declare const validator: { readonly type: 'object'; readonly shape: object; required(): unknown };

// @error parameters :: NotAProperty<"required names 'key'
const schema = { type: 'object', properties: { door: {} }, required: ['key'] } as const;
tool('open_door', { description, parameters: schema });

// @error params :: 'params' does not exist in type 'ToolOptions
tool('open_door', { description, params: { type: 'object', properties: {} } });

// @error description :: Type 'number' is not assignable to type 'string'
tool('open_door', { description: 4 });

// @error 'slam door' :: InvalidToolName<"'slam door' cannot name a tool
persona().when(description, (p) => p.tools(tool('slam door', { description })));
