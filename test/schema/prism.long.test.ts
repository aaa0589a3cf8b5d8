import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPersona, type Rule } from '../../src/index.js';
import { withContract } from '../contract/contract.js';
import { type Prism, startPrism } from '../contract/prism.js';
import { badRequests, goodRequests, type Judged, send } from '../contract/requests.js';
import { takes } from './verdict.js';

/** What the contract's schema takes and its prose does not, or nobody means: each request, and the rule that says so. */
const stricter: Readonly<Record<string, Rule>> = {
  'the largest example': 'misplaced-field',
  'an unknown field': 'unknown-field',
  'an unknown field in a layer': 'unknown-field',
  'an unknown layer': 'unknown-field',
  'a flat visual tool': 'tool-shape',
  'tools that are none': 'tool-shape',
  'a model that nobody lists': 'custom-llm-incomplete',
  'headers of any kind': 'wrong-type',
  'extra_body of any kind': 'out-of-range',
  'voice settings of any kind': 'other-engine-setting',
};

withContract('Prism and ajv', (contract) => {
  let prism: Prism;

  beforeAll(async () => {
    prism = await startPrism();
  });
  afterAll(() => prism?.[Symbol.asyncDispose]());

  const requests = [...goodRequests(contract), ...badRequests(contract)].filter(isAboutBody);

  test.each(requests.filter(({ what }) => !Object.hasOwn(stricter, what)))(
    'agree on $what',
    async (request) => {
      const { status, violations } = await send(prism.url, 'any-key', request);
      expect([200, 400]).toContain(status);
      expect(takes(bodyOf(request)), `Prism: ${violations}\najv: ${JSON.stringify(takes.errors)}`).toBe(
        status === 200,
      );
    },
  );

  test.each(Object.entries(stricter))('disagree on %s, by the rule %s', async (what, rule) => {
    const request = requests.find((request) => request.what === what);
    if (!request) throw new Error(`There is no request ${what}.`);
    expect((await send(prism.url, 'any-key', request)).status).toBe(200);
    expect(takes(bodyOf(request))).toBe(false);
    expect(checkPersona(bodyOf(request)).filter(({ severity }) => severity === 'error')).toContainEqual(
      expect.objectContaining({ rule }),
    );
  });
});

/** A schema judges what is JSON, and knows nothing of keys, methods and addresses. */
function isAboutBody({ status, body }: Judged): boolean {
  return (status === 200 || status === 400) && bodyOf({ body }) !== undefined;
}

function bodyOf({ body = '' }: { readonly body?: string | undefined }): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
