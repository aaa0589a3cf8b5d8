import { expect, test } from 'vitest';
import { type Newer, newerDefaults, newerFields, newerValues } from '../../src/body/newer.js';
import { callFor } from '../../src/draft/steps.js';

const outdated =
  'docs/newer.md differs from src/body/newer.ts: npx vitest run test/docs/newer -u writes it anew';

test('docs/newer.md has what is marked as newer', async () => {
  const rows = Object.entries(newerFields).map(
    ([path, { known, since, how }]) => `| \`${path}\` | \`${callFor(path)}\` | ${known}, ${since} | ${how} |`,
  );
  const values = Object.entries(newerValues).flatMap(([path, listed]) =>
    Object.entries(listed).map(
      ([value, { known, since, how }]) => `| \`${path}\` | \`${value}\` | ${known}, ${since} | ${how} |`,
    ),
  );
  const defaults = Object.entries(newerDefaults).map(
    ([path, { value, before = 'none', known, since, how }]) =>
      `| \`${path}\` | \`${value}\` | ${before} | ${known}, ${since} | ${how} |`,
  );
  const page = [
    '<!-- Made of src/body/newer.ts: change it there, then run npx vitest run test/docs/newer -u -->',
    '',
    '# What is newer than the contract',
    '',
    'The fields and values of this library come from the reference page of `POST /v2/personas` as it was in the first half of',
    '2026. Tavus has added some since. Those in these tables have steps and options like all others, and no rule warns of them.',
    'The page that is their source may be another one, or there may be none: then somebody has seen the server take them.',
    '',
    '| field | how to set it | how it is known | what was seen |',
    '|---|---|---|---|',
    ...rows,
    '',
    '| field | value | how it is known | what was seen |',
    '|---|---|---|---|',
    ...values,
    '',
    'Two defaults are others now. A plan takes a field that the server leaves out to have the new one.',
    '',
    '| field | default | on the contract page | how it is known | what was seen |',
    '|---|---|---|---|---|',
    ...defaults,
    '',
    'What is in neither table, and newer, goes into `.extra()`, a value into `unlisted()`: see [steps.md](steps.md).',
    '',
  ].join('\n');
  await expect(page, outdated).toMatchFileSnapshot('../../docs/newer.md');
});

test.each([
  ...Object.entries(newerFields),
  ...Object.entries(newerDefaults),
  ...Object.values(newerValues).flatMap(Object.entries<Newer>),
])('%s is known in one sentence', (_, { since, how }) => {
  expect(since).toMatch(/^[A-Z][a-z]+ 20\d\d$/);
  expect(how).toMatch(/^[A-Z].{30,}\.$/);
});
