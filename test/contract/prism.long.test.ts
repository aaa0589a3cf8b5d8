import fc from 'fast-check';
import type { JsonObject } from 'type-fest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newerValues } from '../../src/body/newer.js';
import { type PersonaReady, persona } from '../../src/index.js';
import { type Sandbox, sandbox } from '../../src/sandbox/index.js';
import { apply, built, promptedChains } from '../support/chains.js';
import { valueAt, withContract } from './contract.js';
import { everyField } from './every-field.js';
import { type Prism, startPrism } from './prism.js';
import { fullChain, minimalChain } from './published.js';
import { badRequests, disagreements, goodRequests, type Judged, send } from './requests.js';

withContract('Prism', (contract) => {
  let prism: Prism;
  let tavus: Sandbox;

  beforeAll(async () => {
    [prism, tavus] = await Promise.all([startPrism(), sandbox()]);
  });
  afterAll(async () => {
    await prism?.[Symbol.asyncDispose]();
    await tavus?.close();
  });

  describe('takes what create() sends', () => {
    test('for the smallest example', async () => {
      const chain = minimalChain(contract.minimal);
      expect(await created(chain, prism.url)).toEqual(chain.build());
    });

    test('for the largest example', async () => {
      const chain = fullChain(contract.full);
      expect(await created(chain, prism.url)).toEqual(chain.build());
    });

    test('for a persona with every field', async () => {
      const sent = await created(everyField, prism.url);
      expect(sent).toMatchObject({
        layers: { llm: { api_key: 'sk-pomona-0001', headers: { 'x-team': 'orchard' } } },
      });
    });

    // The contract lists no newer values; the sandbox alone takes them.
    test('for any chain without newer values', async () => {
      await fc.assert(
        fc.asyncProperty(promptedChains({ unlisted: false }), async (steps) => {
          const chain = apply(persona(), steps);
          const body = built(chain);
          fc.pre(body !== undefined && !holdsNewer(body));
          expect(await created(chain, prism.url)).toEqual(body);
        }),
        { numRuns: 500 },
      );
    });
  });

  describe('and the sandbox both accept', () => {
    test.each(goodRequests(contract))('$what', (request) => expectVerdict(request));
  });

  describe('and the sandbox both refuse', () => {
    test.each(badRequests(contract))('$what, with $status', (request) => expectVerdict(request));
  });

  async function expectVerdict(request: Judged) {
    const { status, violations } = await send(prism.url, 'any-key', request);
    expect(status, `Prism: ${violations}`).toBe(request.status);
    const other = await send(tavus.url, tavus.apiKey, request);
    expect(other.status, `Prism: ${violations}\nSandbox: ${other.violations}`).toBe(status);
  }

  describe('and the sandbox disagree', () => {
    test.each(disagreements)('on $what: $prism and $sandbox, because $why', async (request) => {
      expect((await send(prism.url, 'any-key', request)).status).toBe(request.prism);
      expect((await send(tavus.url, tavus.apiKey, request)).status).toBe(request.sandbox);
    });
  });
});

/** Whether a body has a value that the contract does not list. */
function holdsNewer(body: object): boolean {
  return Object.entries(newerValues).some(([path, values]) =>
    Object.hasOwn(values, String(valueAt(body, path))),
  );
}

/** Sends a persona through the library, which throws if the server refuses it. Gives the body that went out. */
async function created(ready: PersonaReady, baseUrl: string): Promise<JsonObject> {
  let sent: JsonObject = {};
  let violations = 'none';
  const spy: typeof fetch = async (...args) => {
    const request = new Request(...args);
    sent = await request.clone().json();
    const response = await fetch(request);
    violations = response.headers.get('sl-violations') ?? violations;
    return response;
  };
  const answer = await ready
    .create({ baseUrl, apiKey: 'any-key', fetch: spy })
    .catch((error: unknown) => error);
  expect(answer, `Prism found: ${violations}`).toHaveProperty('personaId');
  return sent;
}
