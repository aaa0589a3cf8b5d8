/** Under this name a tool has the schema of a library that it was made with, also for another copy of the package. */
export const schemaOfTool: unique symbol = Symbol.for('tavus-persona.schema');
