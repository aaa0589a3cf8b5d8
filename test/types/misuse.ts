import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Compiler, type Diagnostic, declarationOf, diagnosticsOf, root } from '../support/compilers.js';

/**
 * A piece of a file below `type-tests/`, from the comment that marks it to the next such comment:
 *
 *     // @error <what is underlined> :: <what the compiler says> [:: <what it says too>]
 *     // @ok <what the program shows>
 */
export interface Piece {
  readonly file: string;
  /** The line of the mark, and the line after the last one of the piece. */
  readonly from: number;
  readonly to: number;
  readonly mark: string;
  readonly text: string;
}

/** A marked piece in which a compiler has to find one mistake. */
export interface Mistake extends Piece {
  readonly where: string;
  readonly sentences: readonly string[];
}

export const mistakes = piecesIn('misuse', '// @error ').map(mistakeIn);
export const programs = piecesIn('valid', '// @ok ');

/** Shows all of them to a compiler. */
export function misuseIn(compiler: Compiler): void {
  describe(`TypeScript ${compiler.version}`, () => {
    let diagnostics: readonly Diagnostic[] = [];
    beforeAll(async () => {
      diagnostics = await diagnosticsOf(compiler, 'type-tests');
    });
    const saidOf = (piece: Piece) => diagnostics.filter((diagnostic) => isWithin(diagnostic, piece));

    // Loops, because the titles of test.each cut a long text short.
    for (const mistake of mistakes) {
      test(`${mistake.file}:${mistake.from} refuses ${mistake.mark}`, () => {
        const diagnostics = saidOf(mistake);
        expect(diagnostics).toMatchObject([placeOf(mistake)]);
        for (const sentence of mistake.sentences) expect(diagnostics[0]?.text).toContain(sentence);
      });
    }
    for (const program of programs) {
      test(`${program.file}:${program.from} takes ${program.mark}`, () => {
        expect(saidOf(program)).toEqual([]);
      });
    }

    test('says nothing of any other line', () => {
      const isMarked = (diagnostic: Diagnostic) =>
        [...mistakes, ...programs].some((piece) => isWithin(diagnostic, piece));
      expect(diagnostics.filter((diagnostic) => !isMarked(diagnostic))).toEqual([]);
    });

    test.concurrent('takes presets that are exported under isolatedDeclarations', async () => {
      expect(await diagnosticsOf(compiler, 'type-tests/isolated')).toEqual([]);
    });

    test.concurrent('takes all programs without exactOptionalPropertyTypes', async () => {
      expect(await diagnosticsOf(compiler, 'type-tests/loose')).toEqual([]);
    });

    test.concurrent('declares an exported chain of twenty steps in 265 bytes', async () => {
      const declaration = await declarationOf(compiler, 'type-tests/emitted', 'coach');
      expect(declaration).toMatch(
        /^export declare const coach: import\("tavus-persona"\)\.PersonaBuilder<\{/,
      );
      expect(Buffer.byteLength(declaration)).toBeLessThanOrEqual(265);
    });
  });
}

function piecesIn(folder: string, prefix: string): readonly Piece[] {
  const names = readdirSync(`${root}type-tests/${folder}`).filter((name) => name.endsWith('.ts'));
  return names.flatMap((name) => {
    const file = `type-tests/${folder}/${name}`;
    const lines = readFileSync(root + file, 'utf8').split('\n');
    const marks = lines.flatMap((line, index) => (line.trimStart().startsWith(prefix) ? [index] : []));
    return marks.map((mark, nth) => {
      const next = marks[nth + 1] ?? lines.length;
      return {
        file,
        from: mark + 1,
        to: next + 1,
        mark: (lines[mark] ?? '').trimStart().slice(prefix.length),
        text: lines.slice(mark + 1, next).join('\n'),
      };
    });
  });
}

function mistakeIn(piece: Piece): Mistake {
  const [where = '', ...sentences] = piece.mark.split(' :: ');
  return { ...piece, where, sentences };
}

function isWithin({ file, line }: Diagnostic, piece: Piece): boolean {
  return file === piece.file && line >= piece.from && line < piece.to;
}

/** Where the token begins that a mistake underlines. It must stand there once, or the mark would be vague. */
function placeOf({ file, from, text, where }: Mistake): Omit<Diagnostic, 'text'> {
  const escaped = where.replace(/[^\w\s]/g, '\\$&');
  const [before, ...after] = text.split(new RegExp(`(?<!\\w)${escaped}(?!\\w)`));
  if (before === undefined || after.length !== 1) {
    throw new Error(`${file}:${from} marks ${where}, which stands there ${after.length} times.`);
  }
  const lines = before.split('\n');
  return { file, line: from + lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
