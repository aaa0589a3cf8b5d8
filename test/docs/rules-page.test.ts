import { describe, expect, test } from 'vitest';
import { checkPersona, type Issue } from '../../src/index.js';
import { type Block, blocksOf } from './blocks.js';
import { read } from './examples.js';
import { ruleSentences } from './sentences.js';

// That each chain compiles or not, and says what its comments claim, is docs.test.ts's to prove.

/** What the page has on one rule. */
interface Section {
  readonly rule: string;
  readonly blocks: readonly Block[];
}

const sentences = ruleSentences();
const ids = [...new Set(sentences.map(({ rule }) => rule))];
const sections: readonly Section[] = read('docs/rules.md')
  .split(/^## /m)
  .slice(1)
  .map((text) => ({ rule: /^`([\w-]+)`\n/.exec(text)?.[1] ?? text, blocks: blocksOf(text) }));

/** A body of the page, and the issues that stand below it. */
function bodies({
  blocks,
}: Section): readonly { readonly body: unknown; readonly issues: readonly string[] }[] {
  return blocks.flatMap(({ language, code }, index) => {
    if (language !== 'json') return [];
    const below = blocks[index + 1];
    const issues = below?.language === 'text' ? below.code.trimEnd().split('\n') : [];
    return [{ body: JSON.parse(code) as unknown, issues }];
  });
}

function written({ severity, path, message, hint }: Issue): string {
  return `${severity} ${path}: ${message}${hint === undefined ? '' : ` ${hint}`}`;
}

/** Every sentence that a section shows: of the compiler, of a claimed issue, of a body's issues. */
function shown(section: Section): readonly string[] {
  const chains = section.blocks.filter(({ language }) => language === 'ts').map(({ code }) => code);
  return [
    ...chains.flatMap((code) => [...code.matchAll(/\/\/ error: (.+)$/gm)].map(([, words = '']) => words)),
    ...chains.flatMap((code) => [...code.matchAll(/"message": "(.+?)"/g)].map(([, words = '']) => words)),
    ...bodies(section).flatMap(({ body }) => checkPersona(body).map(({ message }) => message)),
  ];
}

function isRight({ language, code }: Block): boolean {
  return language === 'ts' && code.includes('.check(); // []');
}

describe('docs/rules.md', () => {
  test('has a heading for each rule in the code, and no other', () => {
    expect(sections.map(({ rule }) => rule).sort()).toEqual(ids.toSorted());
  });

  test.each(sentences)('shows the sentence $id', ({ rule, pattern }) => {
    const section = sections.find((other) => other.rule === rule);
    expect(section && shown(section)).toContainEqual(expect.stringMatching(pattern));
  });
});

describe.each(sections)('docs/rules.md on $rule', (section) => {
  test('has the issues of each body below it', () => {
    for (const { body, issues } of bodies(section)) {
      expect(checkPersona(body).map(written)).toEqual(issues);
    }
  });

  test('shows this rule and no other', () => {
    const found = bodies(section).flatMap(({ body }) => checkPersona(body));
    const claimed = section.blocks.flatMap(({ code }) => [...code.matchAll(/"rule": "(.+?)"/g)]);
    const rules = [...found.map(({ rule }) => rule), ...claimed.map(([, rule]) => rule)];
    expect(rules.filter((rule) => rule !== section.rule)).toEqual([]);
  });

  test('has a wrong example and a right one', () => {
    expect(shown(section)).not.toEqual([]);
    const right = [
      ...section.blocks.filter(isRight),
      ...bodies(section).filter(({ issues }) => issues.length === 0),
    ];
    expect(right).not.toEqual([]);
  });
});
