import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { checkPersona, type Issue, personaFrom, type Rule, TavusError } from '../../src/index.js';
import { anything, Boom, hostile, mutated, planted, stateOf, tabular } from './bodies/odd.js';
import { places } from './bodies/places.js';

/** Every rule: a list that the compiler holds to be complete. */
const rules: { readonly [Id in Rule]: true } = {
  'prompt-required': true,
  'audio-needs-raven-1': true,
  'perception-off': true,
  'echo-incompatible': true,
  'pal-replica': true,
  'needs-missing': true,
  'ignored-in-echo': true,
  'custom-llm-incomplete': true,
  'unknown-field': true,
  'misplaced-field': true,
  'legacy-field': true,
  'unknown-value': true,
  'wrong-type': true,
  'out-of-range': true,
  'other-engine-setting': true,
  'too-many': true,
  'tool-shape': true,
  'tool-name-taken': true,
  'base-url': true,
  'prompt-length': true,
  'unreachable-url': true,
  'deprecated-value': true,
  'deprecated-guardrail-set': true,
  'tool-prompt': true,
  'idle-setting': true,
  'wake-phrase': true,
  'entry-length': true,
  'emotion-control': true,
  'sonic-1-setting': true,
  'masked-secret': true,
  'key-format': true,
  'server-field': true,
  'empty-value': true,
  'nothing-to-take-out': true,
  'pal-name': true,
  'conferencing-replica': true,
  'voice-id': true,
  'azure-model': true,
  'lower-case': true,
};

const secrets = [planted.text, String(planted.number), planted.number.toLocaleString('en')];

function isPointer(path: string): boolean {
  return path === '' || (path.startsWith('/') && !/~(?![01])/.test(path));
}

/** What is wrong with an issue itself. */
function flawOf({ rule, severity, path, message, hint }: Issue): string | undefined {
  if (!Object.hasOwn(rules, rule)) return `unknown rule ${rule}`;
  if (severity !== 'error' && severity !== 'warning') return `unknown severity ${severity}`;
  if (!isPointer(path)) return `${path} is no JSON Pointer`;
  if (message.trim().length < 10 || hint === '') return `${rule} says nothing`;
  const text = `${path} ${message} ${hint}`;
  return secrets.some((secret) => text.includes(secret)) ? `${rule} shows a secret: ${text}` : undefined;
}

/** What every prototype has that a body could try to write to. */
function prototypes(): readonly unknown[] {
  return [Object, Array, Function, String, Number, Map].flatMap(({ prototype }) => [
    prototype,
    ...Reflect.ownKeys(prototype).flatMap((key) => [
      key,
      Object.getOwnPropertyDescriptor(prototype, key)?.value,
    ]),
  ]);
}

const unpolluted = prototypes();

function sameState(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((entry, index) => Object.is(entry, after[index]));
}

const judged = { issues: 0, silent: 0, builders: 0, refused: 0 };

export function isJudgedInPeace(value: unknown): void {
  const before = stateOf(value);
  const issues = checkPersona(value);
  judged.issues += issues.length;
  if (issues.length === 0) judged.silent += 1;
  const flaw = issues.map(flawOf).find((flaw) => flaw !== undefined);
  if (flaw) throw new Error(flaw);
  if (!sameState(before, stateOf(value))) throw new Error('The input was changed.');
}

/** Lets through what the library throws by its own decision, and what the caller's own code throws. */
function attempt<T>(end: () => T): T | undefined {
  try {
    return end();
  } catch (error) {
    if (!(error instanceof TavusError)) throw error;
    for (const secret of secrets) if (error.message.includes(secret)) throw new Error(`It shows ${secret}`);
    return undefined;
  }
}

function becomesBuilderOrIsRefused(value: unknown): void {
  const before = stateOf(value);
  const builder = attempt(() => personaFrom(value, { strict: false }));
  judged[builder ? 'builders' : 'refused'] += 1;
  if (!builder) return;
  const flaw = builder.check().map(flawOf).find(Boolean);
  if (flaw) throw new Error(flaw);
  const printed = `${JSON.stringify(builder)}${builder}`;
  if (secrets.some((secret) => printed.includes(secret))) throw new Error(`It shows a secret: ${printed}`);
  attempt(() => {
    try {
      return builder.build();
    } catch (error) {
      // A function in the place of a secret is called, and what it throws is the caller's own.
      if (error instanceof Boom || /revoked/.test(String(error))) return undefined;
      throw error;
    }
  });
  if (!sameState(before, stateOf(value))) throw new Error('The input was changed.');
}

/** A property of the value that a function makes. */
function shownOnFailure(holds: (value: unknown) => void): (make: () => unknown) => void {
  return (make) => {
    try {
      holds(make());
    } catch (cause) {
      throw new Error(`${(cause as Error).stack}\nIt was given ${shown(make())}`, { cause });
    }
  };
}

function shown(value: unknown): string {
  try {
    return inspect(value, { depth: 9 });
  } catch {
    return 'what cannot be shown';
  }
}

/** Hands over values at random, this part of as many as there could be, and hostile ones in every place. */
export function takesAnything(part: number): void {
  afterAll(() => {
    expect(sameState(unpolluted, prototypes())).toBe(true);
  });

  describe('checkPersona() takes', () => {
    test.each([
      ['anything', anything, 50_000],
      ['bodies with any field of the tables', tabular, 50_000],
      ['bodies of the tables with something else here and there', mutated, 100_000],
    ])('%s', { timeout: 300_000 }, (_, values, all) => {
      const numRuns = all * part;
      fc.assert(fc.property(values, shownOnFailure(isJudgedInPeace)), { numRuns });
      expect(sameState(unpolluted, prototypes())).toBe(true);
      expect(judged.issues).toBeGreaterThan(numRuns / 2);
    });

    test.each(hostile.map((make, index) => [index, make] as const))(
      'hostile value %i in every place',
      (_, make) => {
        for (const place of places) isJudgedInPeace(place(make()));
      },
    );
  });

  describe('personaFrom() without strictness takes', () => {
    test.each([
      ['anything', anything, 10_000],
      ['bodies with any field of the tables', tabular, 15_000],
      ['bodies of the tables with something else here and there', mutated, 25_000],
    ])('%s, or refuses it', { timeout: 300_000 }, (_, values, all) => {
      const numRuns = all * part;
      fc.assert(fc.property(values, shownOnFailure(becomesBuilderOrIsRefused)), { numRuns });
      expect(sameState(unpolluted, prototypes())).toBe(true);
      expect(judged.refused).toBeGreaterThan(0);
    });

    test.each(hostile.map((make, index) => [index, make] as const))(
      'hostile value %i in every place',
      (_, make) => {
        for (const place of places) becomesBuilderOrIsRefused(place(make()));
      },
    );

    test('most bodies', () => {
      expect(judged.builders).toBeGreaterThan(judged.refused / 4);
      // Bodies without any issue are among them: not all that is odd is wrong.
      expect(judged.silent).toBeGreaterThan(100);
    });
  });
}
