import { type Call, carryOut, type Library } from '../one-create.ts';

/** What a runtime is asked: to make a call, or to show what it does without one. */
export type Question = Asked | { readonly tour: true };

/** A call, and whether there is nobody to take it. */
export type Asked = Call & { readonly nobodyListens?: boolean };

/** What needs no request: the same in every runtime. */
export interface Tour {
  readonly checked: unknown;
  readonly refused: unknown;
  readonly built: unknown;
  readonly code: string;
}

/** Answers in JSON. */
export async function answerTo(library: Library, question: Question): Promise<string> {
  return inJson('tour' in question ? tourOf(library) : await carryOut(library, question));
}

/** JSON has no undefined, and that a field is there without a value counts. */
export function inJson(value: unknown): string {
  return JSON.stringify(value, (_, field) => field ?? null);
}

/** A chain, what the rules find in it and in a body, its body, and its code. */
export function tourOf(library: Library): Tour {
  const guide = library
    .persona()
    .name('Harbour Guide')
    .prompt('You show people around.')
    .use(library.preset((p) => p.tts('cartesia', { ttsModelName: 'sonic-3' })))
    .customLlm({ model: 'house-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'house-key' });
  return {
    checked: guide.check(),
    refused: library.checkPersona({ persona_name: 'Nobody', tts_engine: 'cartesia' }),
    built: guide.build(),
    code: library.toCode(guide.build()),
  };
}
