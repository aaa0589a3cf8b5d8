import { persona, TavusApiError, TavusError, type Tool, type ToolParameters, tool } from 'tavus-persona';

// @ok a tool that takes nothing
const wave: Tool = tool('wave', { description: 'Wave at the caller.' });

// @ok a tool with nested parameters
const book = tool('book_table', {
  description: 'Book a table when the caller has named a day.',
  parameters: {
    type: 'object',
    properties: {
      day: { type: 'string', format: 'date', description: 'The day of the visit.' },
      seats: { type: ['integer', 'null'], minimum: 1 },
      corner: { enum: ['window', 'garden', null] },
      dish: { $ref: '#/$defs/dish' },
      wine: { anyOf: [{ const: 'red' }, { const: 'white' }] },
      note: true,
      guests: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
    },
    required: ['day'],
    additionalProperties: false,
  },
});

// @ok parameters from elsewhere
const parameters: ToolParameters = { type: 'object', properties: { reason: { type: 'string' } } };
const escalate = tool('escalate', { description: 'Hand over to a person.', parameters });

// @ok tools in every place that takes some
persona()
  .prompt('You run the restaurant.')
  .tools(book, ...[wave, escalate])
  .visual({ tools: [wave], toolPrompt: 'Call `wave` when somebody enters.' })
  .audio({ tools: [escalate], toolPrompt: 'Call `escalate` when somebody shouts.' })
  .build();

// @ok a tool that was written by hand
const byHand = {
  type: 'function',
  function: { name: 'ring', description: 'Ring the bell.', parameters: { type: 'object', properties: {} } },
} as const satisfies Tool;
persona().prompt('You run the restaurant.').tools(byHand).build();

// @ok errors told apart
try {
  await persona().echo().create();
} catch (error) {
  if (error instanceof TavusApiError && error.status === 400) throw new Error(error.serverMessage);
  if (error instanceof TavusError) throw new Error(error.message);
}

// @ok a tool that was written by hand and takes nothing
const bell: Tool = { type: 'function', function: { name: 'ring', description: 'Ring the bell.' } };
persona().prompt('You run the restaurant.').tools(bell).build();

// @ok empty parameters, as some write them for a tool that takes nothing
tool('wave', { description: 'Wave at the caller.', parameters: {} });

// @ok parameters whose literal types were lost on the way
const widened = { type: 'object', properties: { day: { type: 'string' } }, required: ['day'] };
tool('book_table', { description: 'Book a table.', parameters: widened });
const anything: Record<string, unknown> = widened;
tool('book_table', { description: 'Book a table.', parameters: anything });

type TypeName = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'integer';
/** As zod declares what `toJSONSchema()` writes: one form for all schemas, open to other keywords. */
interface OpenSchema {
  [keyword: string]: unknown;
  $schema?: 'https://json-schema.org/draft/2020-12/schema' | 'http://json-schema.org/draft-07/schema#';
  type?: TypeName | TypeName[];
  additionalProperties?: OpenSchema | boolean;
  properties?: Record<string, OpenSchema | boolean>;
  required?: string[];
  enum?: (string | number | boolean | null)[];
  description?: string;
}
declare const written: OpenSchema & { readonly '~standard': { readonly jsonSchema: object } };

// @ok a schema as zod writes it
tool('book_table', { description: 'Book a table.', parameters: written });

/** As TypeBox declares an object: its properties by name, and symbols for its own use. */
declare const kind: unique symbol;
interface TypedSchema {
  [kind]: string;
  [keyword: string]: unknown;
  static: unknown;
}
interface TypedObject<Properties extends Record<string, TypedSchema>> extends TypedSchema {
  type: 'object';
  properties: Properties;
  required?: string[];
}
declare const typed: TypedObject<{ day: TypedSchema & { type: 'string' }; seats: TypedSchema }>;

// @ok a schema as TypeBox writes it
tool('book_table', { description: 'Book a table.', parameters: typed });

/** As `@types/json-schema` and valibot declare a schema: an interface without other keywords. */
interface ClosedSchema {
  $ref?: string | undefined;
  $defs?: { [key: string]: ClosedSchema | boolean } | undefined;
  type?: 'object' | 'string' | 'array' | ('object' | 'string' | 'array')[] | undefined;
  properties?: { [key: string]: ClosedSchema | boolean } | undefined;
  required?: string[] | undefined;
  enum?: unknown[] | undefined;
  description?: string | undefined;
}
declare const closed: ClosedSchema;

// @ok a schema of the common declarations
tool('book_table', { description: 'Book a table.', parameters: closed });

/** As effect declares it: a union of every kind of schema. */
interface Annotated {
  title?: string;
  description?: string;
}
interface Reference extends Annotated {
  $ref: string;
}
interface Text extends Annotated {
  type: 'string';
  maxLength?: number;
}
interface Fields extends Annotated {
  type: 'object';
  required: Array<string>;
  properties: Record<string, Reference | Text | Fields>;
  additionalProperties?: boolean;
}
declare const oneOfAll: (Reference | Text | Fields) & { $schema?: string; $defs?: Record<string, Fields> };

// @ok a schema as effect writes it
tool('book_table', { description: 'Book a table.', parameters: oneOfAll });

// @ok a schema as tool servers send it
declare const served: {
  [keyword: string]: unknown;
  type: 'object';
  properties?: { [name: string]: object };
  required?: string[];
};
tool('book_table', { description: 'Book a table.', parameters: served });
