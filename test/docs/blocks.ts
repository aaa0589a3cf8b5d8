/** A fenced block of a text. */
export interface Block {
  readonly language: string;
  /** The lines between the fences. */
  readonly code: string;
  /** The number of the first of these lines in the text. */
  readonly line: number;
}

/** Every fenced block of a Markdown text. */
export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(
    ({ index, 1: language = '', 2: code = '' }) => ({
      language,
      code,
      line: lineAt(markdown, index) + 1,
    }),
  );
}

/** Every `@example` in the doc comments of a source text, as a block: its code is fenced, or all of it is code. */
export function examplesOf(source: string): readonly Block[] {
  return [...source.matchAll(/@example\s(.*?)(?=^\s*\* @|\*\/)/gms)].map(
    ({ index, 0: tag, 1: text = '' }) => {
      const lines = text.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
      const [fenced] = blocksOf(lines.join('\n'));
      const line = lineAt(source, index) + (tag.startsWith('@example\n') ? 1 : 0);
      return fenced
        ? { ...fenced, line: line + fenced.line - 1 }
        : { language: 'ts', code: lines.join('\n').trim(), line };
    },
  );
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
