import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundOnce } from './found-once.js';
import { programOfText } from './program.js';
import { outcomes } from './search.js';
import { agreeOn } from './suite.js';
import { workshop } from './verdicts.js';

agreeOn(500);

let folder = '';
beforeAll(async () => {
  folder = await workshop();
});
afterAll(() => rm(folder, { recursive: true }));

test('compiler and check() agree on every chain that was found once', async () => {
  const programs = foundOnce.map(({ chain }, nth) => programOfText(`chain${nth}`, chain));
  const results = await outcomes(programs, folder);
  expect(
    results.map(({ refused, disagreement }, nth) => ({ ...foundOnce[nth], refused, disagreement })),
  ).toEqual(foundOnce.map((found) => ({ ...found, disagreement: undefined })));
});
