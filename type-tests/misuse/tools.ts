import { persona, tool, unlisted } from 'tavus-persona';

const description = 'Open the door for a guest.';

// @error 'open_door' :: is not assignable to parameter of type 'Tool'
persona().tools('open_door');

// @error name :: 'name' does not exist in type 'Tool'
persona().tools({ name: 'open_door', description });

// @error {} :: Property 'description' is missing
tool('open_door', {});

// @error type :: Type '"array"' is not assignable to type '"object"'
tool('open_door', { description, parameters: { type: 'array', properties: {} } });

// @error parameters :: Property 'properties' is missing
tool('open_door', { description, parameters: { type: 'object' } });

// @error required :: Type 'string' is not assignable to type 'readonly string[]
tool('open_door', { description, parameters: { type: 'object', properties: {}, required: 'door' } });

// @error 3 :: Argument of type 'number' is not assignable to parameter of type 'string'
unlisted(3);
