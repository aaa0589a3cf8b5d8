import type { Issue } from '../../../src/index.js';

/** An issue as a table shows it: what and where, and after the arrow what its hint must name. */
export type Expected =
  | `${Issue['severity']} ${Issue['rule']} ${Pointer}`
  | `${Issue['severity']} ${Issue['rule']} ${Pointer} → ${string}`;
type Pointer = '(body)' | `/${string}`;

/** Bodies by what is special about them, each with all the issues that it has, in their order. */
export interface Bodies {
  readonly [what: string]: readonly [body: unknown, ...issues: readonly Expected[]];
}

/** A body that would have no issue without these fields. */
export function prompted(fields: object): object {
  return { system_prompt: 'You read the ferry timetable to people at the pier.', ...fields };
}

/** Such a body with one layer. */
function layered(name: string): (layer: unknown) => object {
  return (layer) => prompted({ layers: { [name]: layer } });
}

export const perception: (layer: unknown) => object = layered('perception');
export const stt: (layer: unknown) => object = layered('stt');
export const llm: (layer: unknown) => object = layered('llm');
export const tts: (layer: unknown) => object = layered('tts');
export const flow: (layer: unknown) => object = layered('conversational_flow');

/** A tool in the form of the documents' examples, with something else in its place here and there. */
export function toolOf(name: unknown, changes: object = {}): object {
  return {
    type: 'function',
    function: {
      name,
      description: 'Call it when the fog comes in.',
      parameters: { type: 'object', properties: {} },
      ...changes,
    },
  };
}

/** Entries, each different. */
export function many(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `entry-${index}`);
}
