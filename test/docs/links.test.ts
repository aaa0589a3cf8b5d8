import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pages, read } from './examples.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const all = [...pages, 'CHANGELOG.md'];

/** A page without its blocks of code, in which brackets are no links. */
function prose(page: string): string {
  return read(page).replaceAll(/^```.*?^```$/gms, '');
}

/** Every address that a page links to. */
function linksOf(text: string): readonly string[] {
  return [...text.replaceAll(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]*)\)/g)].map(
    ([, address = '']) => address,
  );
}

/** The anchors of a page's headings, as GitHub and npm make them. */
function anchorsOf(text: string): readonly string[] {
  const met = new Map<string, number>();
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const before = met.get(slug) ?? 0;
    met.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
}

/** What is wrong with a link of a page; nothing if it leads somewhere. */
function flawOf(page: string, address: string): string | undefined {
  if (/^https:\/\/[\w.-]+\.\w+(\/\S*)?$/.test(address)) return undefined;
  if (/^\w+:/.test(address)) return 'is neither https nor a file';
  const [path = '', anchor] = address.split('#');
  const target = path === '' ? page : posix.join(dirname(page), path);
  if (!isPacked(target)) return `leads to ${target}, which is not in the package`;
  if (!existsSync(join(root, target))) return `leads to ${target}, which is not there`;
  if (anchor === undefined || anchorsOf(prose(target)).includes(anchor)) return undefined;
  return `leads to #${anchor}, which ${target} does not have`;
}

const { files } = JSON.parse(read('package.json')) as { files: readonly string[] };

/** Whether npm packs a file: it always takes the first two. */
function isPacked(file: string): boolean {
  return ['README.md', 'LICENSE', ...files].some((entry) => file === entry || file.startsWith(`${entry}/`));
}

describe.each(all)('%s', (page) => {
  test('has links that lead somewhere', () => {
    const flaws = linksOf(prose(page)).flatMap((address) => {
      const flaw = flawOf(page, address);
      return flaw === undefined ? [] : [`${address} ${flaw}`];
    });
    expect(flaws).toEqual([]);
  });

  test('has one title, and no heading without a text below it', () => {
    expect(prose(page).match(/^# .+$/gm)).toHaveLength(1);
    expect(prose(page)).not.toMatch(/^(#+) .+\n\n\1 /m);
  });
});

describe('a link', () => {
  test.each([
    ['docs/none.md', 'docs/none.md, which is not there'],
    ['docs/rules.md#none', '#none, which docs/rules.md does not have'],
    ['#none', '#none, which README.md does not have'],
    ['src/../test/docs.md', 'test/docs.md, which is not in the package'],
    ['../outside.md', '../outside.md, which is not in the package'],
    ['http://docs.tavus.io', 'neither https'],
  ])('to %s is found out', (address, flaw) => {
    expect(linksOf(`See [it](${address}).`)).toEqual([address]);
    expect(flawOf('README.md', address)).toContain(flaw);
  });

  test('leads to headings with signs and to those that occur twice', () => {
    expect(anchorsOf('# What is sent twice, and what is not\n## `pal-name`\n## A\n## A\n')).toEqual([
      'what-is-sent-twice-and-what-is-not',
      'pal-name',
      'a',
      'a-1',
    ]);
  });
});

describe('the index in README.md', () => {
  const [, index = ''] = /^## Documentation\n(.*?)^## /ms.exec(read('README.md')) ?? [];

  test('has every page of docs/', () => {
    const linked = linksOf(index);
    expect(linked.toSorted()).toEqual(pages.filter((page) => page !== 'README.md').toSorted());
  });

  test('is right that the package brings them along', () => {
    expect(files).toContain('docs');
  });
});

test('README.md is short', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThan(250);
});

test('docs/ holds pages and examples, and nothing large', () => {
  const found = globSync('docs/**/*.*', { cwd: root });
  expect(
    found.filter((file) => !/^docs[\\/]([\w-]+\.md|examples[\\/][\w-]+\.(ts|html))$/.test(file)),
  ).toEqual([]);
  const sizes = found.map((file) => readFileSync(join(root, file)).length);
  expect(Math.max(...sizes)).toBeLessThan(64 * 1024);
});
