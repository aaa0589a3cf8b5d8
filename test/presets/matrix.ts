import { beforeAll, describe, expect, test } from 'vitest';
import { written } from '../docs/compile.js';
import { type Compiler, diagnosticsOf } from '../support/compilers.js';
import { errorsOf, isEcho, prompt, uses } from './presets.js';

/** Has a compiler judge every preset and every pair. */
export function pairsIn(compiler: Compiler): void {
  describe(`TypeScript ${compiler.version}`, () => {
    let said: ReadonlyMap<number, string>;
    beforeAll(async () => {
      const header = [
        "import { persona } from 'tavus-persona';",
        "import * as presets from 'tavus-persona/presets';",
      ];
      const lines = uses.map((some) => {
        const start = some.some(isEcho) ? 'persona()' : `persona().prompt('${prompt}')`;
        return `${start}${some.map((name) => `.use(presets.${name})`).join('')}.build();`;
      });
      const modules = new Map([['pairs.ts', [...header, ...lines].join('\n')]]);
      // A cut type would hide the end of a sentence.
      const folder = written(`presets-${compiler.version}`, modules, { noErrorTruncation: true });
      const diagnostics = await diagnosticsOf(compiler, 'tsconfig.json', folder);
      said = new Map(diagnostics.map(({ line, text }) => [line - 1 - header.length, text]));
    });

    test('says of every pair what check() says', () => {
      const verdicts = uses.map((some, nth) => ({ some, said: sentencesIn(said.get(nth) ?? '') }));
      expect(verdicts).toEqual(
        uses.map((some) => ({ some, said: errorsOf(some).map(({ message }) => message) })),
      );
      expect([...said.keys()].filter((line) => uses[line] === undefined)).toEqual([]);
    });
  });
}

/** The sentences that a compiler prints in the place of an end; all of it where it is another complaint. */
function sentencesIn(text: string): readonly string[] {
  const [, tuple] = /NotReady<(\[.*?"\])>/.exec(text) ?? [];
  if (tuple !== undefined) return JSON.parse(tuple) as string[];
  return text === '' ? [] : [text];
}
