import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PersonaInvalidError } from '../../src/index.js';
import { ruleSentences } from '../docs/sentences.js';
import { broken, endOf, errorsOf, run } from './refused-chains.js';

describe('a chain that the compiler refuses', () => {
  const sentences = new Map(ruleSentences().map((sentence) => [sentence.id, sentence]));

  test.each(broken)('says the same at run time: %s', (chain, ...ids) => {
    const messages = errorsOf(chain, endOf(ids)).map(({ message }) => message);
    expect(messages).toHaveLength(ids.length);
    for (const id of ids)
      expect(messages).toContainEqual(expect.stringMatching(sentences.get(id)?.pattern ?? id));
    expect(() => run(chain)[endOf(ids)]()).toThrow(PersonaInvalidError);
  });

  test('stands here for every sentence that the compiler knows', () => {
    const root = fileURLToPath(new URL('../../src', import.meta.url));
    const files = globSync('**/*.ts', { cwd: root }).map((file) => readFileSync(`${root}/${file}`, 'utf8'));
    const known = files.flatMap((text) =>
      [...text.matchAll(/\bSentence<\s*'([\w.-]+)'/g)].map(([, id]) => id),
    );
    expect([...new Set(broken.flatMap(([, ...ids]) => ids))].sort()).toEqual([...new Set(known)].sort());
  });
});
