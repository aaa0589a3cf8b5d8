import { inspect } from 'node:util';
import type { persona } from '../../src/index.js';

/** One key for every place that a key can be in. */
export const keys = {
  api: 'tavus-key-0123',
  proxy: 'proxy-key-4242',
  llm: 'llm-key-4567',
  header: 'header-key-89ab',
  tts: 'tts-key-cdef',
};

/** A persona with every secret that a persona can have, of whichever copy of the library. */
export function keeperBy(begin: typeof persona) {
  return begin()
    .name('Key Keeper')
    .prompt('You guard the keys of the house.')
    .customLlm({
      model: 'house-1',
      baseUrl: 'https://llm.example.com/v1',
      apiKey: keys.llm,
      headers: { 'x-house': async () => keys.header },
    })
    .tts('elevenlabs', { externalVoiceId: 'v-1', apiKey: () => keys.tts });
}

/** Which keys can be found in anything that a value prints as. A part of one counts too. */
export function keysShownBy(value: unknown): readonly string[] {
  const depth = Number.POSITIVE_INFINITY;
  const printed = [
    inspect(value),
    inspect(value, { depth, showHidden: true }),
    inspect(value, { depth, showHidden: true, getters: true }),
    inspect(value, { depth, showHidden: true, customInspect: false }),
    ...printedByConsole(value),
    JSON.stringify(value) ?? '',
    String(value),
    value instanceof Error ? `${value.message} ${value.stack} ${inspect(value.cause, { depth })}` : '',
  ].join('\n');
  return Object.values(keys).filter((key) => printed.includes(key) || printed.includes(key.slice(0, -2)));
}

type Print = (value: unknown, options: object) => string;

/** Bun and Deno print with means of their own, which `node:util` does not have. */
function printedByConsole(value: unknown): readonly string[] {
  const { Bun, Deno } = globalThis as { Bun?: { inspect: Print }; Deno?: { inspect: Print } };
  const print = Bun?.inspect ?? Deno?.inspect;
  if (!print) return [];
  return [
    print(value, {}),
    print(value, { depth: 100 }),
    print(value, { depth: 100, getters: true, showHidden: true }),
  ];
}
