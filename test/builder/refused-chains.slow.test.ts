import { describe, expect, test } from 'vitest';
import { PersonaInvalidError } from '../../src/index.js';
import { diagnosticsIn, written } from '../docs/compile.js';
import { broken, endOf, errorsOf, run } from './refused-chains.js';

describe('a chain that the compiler refuses', () => {
  const source = "import { persona, preset, tool } from '../../../src/index.js';\n";
  const compiled = (chains: readonly string[], folder: string) =>
    diagnosticsIn(written(folder, new Map([['chains.ts', `${source}${chains.join('\n')}\n`]]))).filter(
      ({ file }) => file === 'chains.ts',
    );

  test('prints those sentences, and no other', () => {
    const said = compiled(
      broken.map(([chain, ...ids]) => `${chain}.${endOf(ids)}();`),
      'broken-chains',
    );
    for (const [index, [chain, ...ids]] of broken.entries()) {
      const text = said.find(({ line }) => line === index + 2)?.text ?? '';
      const messages = errorsOf(chain, endOf(ids)).map(({ message }) => message);
      expect({ chain, text }).toEqual({ chain, text: expect.stringContaining(messages[0] ?? chain) });
      const printed = /NotReady<\[(.*)\]>'/.exec(text)?.[1];
      if (printed)
        expect(printed.split(/(?<="), (?=")/).sort()).toEqual(messages.map((m) => `"${m}"`).sort());
    }
    expect(said).toHaveLength(broken.length);
  });

  test('is let through after .dynamic(), where it is a matter of facts', () => {
    const facts = broken.filter(
      ([chain, id]) => !/^(misplaced|tool|unknown)/.test(id ?? '') && !/'(off|raven-0)', \{/.test(chain),
    );
    const dynamic = facts.map(([chain, ...ids]) => {
      return `${chain.replace('persona()', 'persona().dynamic()')}.${endOf(ids)}();`;
    });
    expect(facts.length).toBeGreaterThan(10);
    expect(compiled(dynamic, 'dynamic-chains')).toEqual([]);
    for (const chain of dynamic) expect(() => run(chain)).toThrow(PersonaInvalidError);
  });
});
