import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkPersona,
  type Issue,
  PersonaInvalidError,
  persona,
  personaFrom,
  TavusConfigError,
  type TavusError,
} from '../../src/index.js';
import { runs } from '../support/runs.js';

function line({ severity, rule, path }: Issue): string {
  return `${severity} ${rule} ${path}`;
}

/** What servers, loggers, forms and this library show in the place of a key. */
const masks = [
  ...[
    '[secret]',
    '***',
    '********',
    'sk-t****u9XK',
    'sk-***********890',
    '****...****sk-newkey0001',
    'abcd...mnop',
  ],
  ...[
    'sk-p…9xQz',
    '•••',
    '••••••••••••fj39',
    '[REDACTED]',
    '[Filtered]',
    '<redacted>',
    'REDACTED_API_KEY',
    'redacted',
  ],
  ...[
    '__REDACTED__',
    '__UNCHANGED__',
    '(sensitive value)',
    "SecretStr('**********')",
    '***REMOVED***',
    '[oculto]',
  ],
  ...['[object Object]', '[object Promise]', 'xxxxxxxx', 'XXX', '??????', '______', '<secret>'],
];

/** What is left where a value was not there. */
const nothings = ['', ' ', '\n', 'undefined', 'null', 'NULL'];

/** What stands in examples, and what nobody has put a value in for. */
const placeholders = [
  ...[
    '<API_KEY>',
    'your-api-key',
    'YOUR_TAVUS_API_KEY',
    'your_elevenlabs_api_key_here',
    'insert-api-key',
    'changeme',
  ],
  ...[
    'change-me-openai-key',
    'REPLACE_ME',
    'sk-xxx',
    'sk_car_xxxxxxxxxxxx',
    'tu_api_key_aqui',
    'ELEVENLABS_API_KEY',
  ],
  ...[
    '\u0024{ELEVEN_KEY}',
    '{{api_key}}',
    '%API_KEY%',
    '$ELEVEN_KEY',
    'process.env.ELEVEN_KEY',
    'os.environ/OPENAI_API_KEY',
  ],
  ...['env:ANTHROPIC_API_KEY', 'op://vault/item/field', 'none', 'dummy'],
];

/** Keys, and texts that work as keys. */
const keys = [
  ...[
    'key-of-voice',
    'sk_live_51Hx9fQ2e',
    'eyJhbGciOi.eyJzZXNzaW9uIjoiMSJ9.c2ln',
    'EMPTY',
    'not-needed',
    'k',
    'ana-dev-key',
  ],
  ...['0123456789abcdef0123456789abcdef', 'a+b/c==', 'sk-no-key-required', 'AIzaSyA-b_c1'],
];

/** Where a body has secrets. */
const places: readonly { readonly path: string; readonly holding: (text: string) => object }[] = [
  { path: '/layers/tts/api_key', holding: (api_key) => ({ tts: { tts_engine: 'elevenlabs', api_key } }) },
  { path: '/layers/llm/api_key', holding: (api_key) => ({ llm: { ...own, api_key } }) },
  {
    path: '/layers/llm/headers/x-team',
    holding: (text) => ({ llm: { ...own, headers: { 'x-team': text } } }),
  },
  {
    path: '/layers/llm/headers/Authorization',
    holding: (text) => ({ llm: { ...own, headers: { Authorization: `Bearer ${text}` } } }),
  },
  {
    path: '/layers/llm/extra_body/api_key',
    holding: (api_key) => ({ llm: { ...own, extra_body: { api_key } } }),
  },
  {
    path: '/layers/mcp/servers/0/headers/x-key',
    holding: (key) => ({ mcp: { servers: [{ headers: { 'x-key': key } }] } }),
  },
];
const own = { model: 'tide-1', base_url: 'https://llm.example.com/v1', api_key: 'key-of-tide' };

function bodyOf(layers: object): object {
  return { system_prompt: 'You sing.', layers };
}

function ofSecrets(issues: readonly Issue[]): readonly string[] {
  return issues.filter(({ rule }) => rule === 'masked-secret' || rule === 'key-format').map(line);
}

describe.each(places)('at $path', ({ path, holding }) => {
  test.each([...masks, ...nothings])('%j is no key', (text) => {
    const issues = checkPersona(bodyOf(holding(text)));
    expect(ofSecrets(issues)).toEqual([`error masked-secret ${path}`]);
    const [issue] = issues.filter(({ rule }) => rule === 'masked-secret');
    expect(issue?.hint).toBe('State the key, or leave the field out: an update keeps what is stored.');
  });

  test.each(placeholders)('%j is a placeholder', (text) => {
    expect(ofSecrets(checkPersona(bodyOf(holding(text))))).toEqual([`warning masked-secret ${path}`]);
  });

  test.each(keys)('%j is a key', (text) => {
    expect(ofSecrets(checkPersona(bodyOf(holding(text))))).toEqual([]);
  });
});

describe('a key', () => {
  test.each(['key\n', ' key', 'key ', '"key"', "'key'", 'Bearer key', 'schl\u00fcssel', 'key\u200b'])(
    'that came with something else is refused: %j',
    (text) => {
      for (const { path, holding } of places.slice(0, 2)) {
        expect(ofSecrets(checkPersona(bodyOf(holding(text))))).toEqual([`error key-format ${path}`]);
      }
    },
  );

  test('in a header may have blanks in it, and no line break', () => {
    const issuesOf = (text: string) =>
      ofSecrets(checkPersona(bodyOf({ llm: { ...own, headers: { 'x-team': text } } })));
    expect(issuesOf('Basic dXNlcg== and more')).toEqual([]);
    expect(issuesOf('a\nb')).toEqual(['error key-format /layers/llm/headers/x-team']);
  });

  test('in what a tool is called with is a parameter', () => {
    const parameters = { type: 'object', properties: { api_key: { type: 'string', description: '***' } } };
    const tool = { type: 'function', function: { name: 'log_in', description: 'Log in.', parameters } };
    expect(checkPersona(bodyOf({ llm: { tools: [tool] } }))).toEqual([]);
  });
});

describe('in a chain', () => {
  const start = persona().prompt('You sing.');

  test.each([...masks, ...nothings])(
    '%j as a key is refused, at once or when its function gives it',
    async (text) => {
      const stated = start.tts('elevenlabs', { apiKey: text });
      expect(stated.check().map(line)).toEqual(['error masked-secret /layers/tts/api_key']);
      expect(() => stated.build()).toThrow(PersonaInvalidError);

      for (const apiKey of [() => text, async () => text]) {
        const asked = start.tts('elevenlabs', { apiKey });
        expect(asked.check()).toEqual([]);
        const sending = asked.create({ apiKey: 'k', fetch: unreachable });
        await expect(sending).rejects.toThrow(PersonaInvalidError);
        await expect(sending).rejects.toMatchObject({
          effect: 'none',
          issues: [{ rule: 'masked-secret', path: '/layers/tts/api_key' }],
        });
      }
      expect(() => start.tts('elevenlabs', { apiKey: () => text }).build()).toThrow(PersonaInvalidError);
    },
  );

  test('a key with a line break is refused when its function gives it', () => {
    expect(() => start.tts('elevenlabs', { apiKey: () => 'key\n' }).build()).toThrow(/no blank, line break/);
  });

  test('a mask in a header, or by .extra(), is refused', () => {
    const llm = { model: 'tide-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'key-of-tide' };
    expect(
      start
        .customLlm({ ...llm, headers: { 'x-team': '[secret]' } })
        .check()
        .map(line),
    ).toEqual(['error masked-secret /layers/llm/headers/x-team']);
    expect(
      start
        .extra({ layers: { mcp: { api_key: '[secret]' } } })
        .check()
        .map(line),
    ).toEqual(['error masked-secret /layers/mcp/api_key']);
  });

  test('what was printed cannot be sent again', () => {
    const voiced = start.tts('elevenlabs', { apiKey: 'key-of-voice' });
    const printed = JSON.parse(JSON.stringify(voiced));
    expect(personaFrom(printed).check().map(line)).toEqual(['error masked-secret /layers/tts/api_key']);
    expect(() => personaFrom(printed).build()).toThrow(PersonaInvalidError);
    expect(personaFrom(printed).tts('elevenlabs', { apiKey: 'key-of-voice' }).build()).toEqual(
      voiced.build(),
    );
  });
});

const unreachable: typeof fetch = () => {
  throw new Error('Nothing is to be sent.');
};

describe('a function for a key', () => {
  const start = persona().prompt('You sing.');
  const failure = new Error('The vault is closed.');
  const failing = {
    throws: () => {
      throw failure;
    },
    rejects: () => Promise.reject(failure),
    'throws a text': () => {
      throw 'closed';
    },
  };

  test.each(Object.entries(failing))(
    'that %s is an error of the library, with its own behind it',
    async (_, apiKey) => {
      const sending = start.tts('elevenlabs', { apiKey }).create({ apiKey: 'k', fetch: unreachable });
      await expect(sending).rejects.toThrow(TavusConfigError);
      await expect(sending).rejects.toMatchObject({
        effect: 'none',
        message: expect.stringContaining('/layers/tts/api_key'),
      });
      const cause = await sending.catch((error: TavusError) => error.cause);
      expect([failure, 'closed']).toContain(cause);
    },
  );

  test('that throws does so in build() too', () => {
    const asked = start.tts('elevenlabs', { apiKey: failing.throws });
    expect(() => asked.build()).toThrow(TavusConfigError);
    try {
      asked.build();
    } catch (error) {
      expect((error as Error).cause).toBe(failure);
    }
  });

  test('for the client’s own key, or a header of it, says which', async () => {
    const byKey = start.create({ apiKey: failing.rejects, fetch: unreachable });
    await expect(byKey).rejects.toMatchObject({
      name: 'TavusConfigError',
      message: expect.stringContaining('apiKey'),
      cause: failure,
    });
    const headers = { 'x-proxy': failing.throws };
    const byHeader = start.create({ apiKey: 'k', headers, fetch: unreachable });
    await expect(byHeader).rejects.toMatchObject({
      name: 'TavusConfigError',
      message: expect.stringContaining('headers.x-proxy'),
      cause: failure,
    });
  });

  test('that reads a variable which is not set names the secret', async () => {
    const unset = () => process.env['A_KEY_THAT_NOBODY_SETS'] as string;
    const sending = start.tts('elevenlabs', { apiKey: unset }).create({ apiKey: 'k', fetch: unreachable });
    await expect(sending).rejects.toThrow(/\/layers\/tts\/api_key gave undefined.*Is the variable set/);
  });

  test('in the place of which a promise was passed is told to be one', () => {
    const promised = Promise.resolve('key-of-voice') as unknown as string;
    expect(() => start.tts('elevenlabs', { apiKey: promised })).toThrow(/not a promise: write \(\) =>/);
    expect(() => persona().prompt(promised)).toThrow(/await it first/);
  });
});

describe('nothing of a secret', () => {
  test('shows in what is said of it', () => {
    const secret = fc
      .string({ minLength: 6, maxLength: 30, unit: 'binary' })
      .filter((text) => text.trim().length > 5);
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), (text, { holding }) => {
        const said = inspect(checkPersona(bodyOf(holding(text))), { depth: null });
        expect(said.includes(text)).toBe(false);
      }),
      { numRuns: runs(1_000) },
    );
  });
});
