import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  checkPersona,
  type PersonaReady,
  persona,
  personaFrom,
  type Tavus,
  tavus,
  tool,
} from '../../../src/index.js';
import { type Sandbox, sandbox } from '../../../src/sandbox/index.js';

let server: Sandbox;
let client: Tavus;
beforeEach(async () => {
  server = await sandbox();
  client = tavus({ baseUrl: server.url, apiKey: server.apiKey });
});
afterEach(() => server.close());

const byName = { match: 'name' } as const;
const guide = persona().name('Harbour Guide');
const lines = [
  'You know every ferry.',
  'You greet each guest.',
  'Never quote a price.',
  'Be brief.',
  'Smile.',
];

describe('a text of several lines', () => {
  test('is shown by the lines that change', async () => {
    const { personaId } = await guide.prompt(lines.join('\n')).create({ client });
    const next = lines.with(2, 'Never quote a price\u001b or a date.').join('\n');
    const plan = await client.personas.plan(guide.prompt(next), byName);
    const text = [
      `update "Harbour Guide" (${personaId})`,
      '  ~ /system_prompt:',
      '      …',
      '      You greet each guest.',
      '    - Never quote a price.',
      '    + Never quote a price\\u001b or a date.',
      '      Be brief.',
    ].join('\n');
    expect(String(plan).replaceAll(/ +$/gm, '')).toBe(text);
    expect(inspect(plan)).toBe(String(plan));
    const plans = await client.personas.planAll({ guide: guide.prompt(next) }, byName);
    expect(String(plans)).toContain(text);
  });

  test('is shown by what was added where it had one line, whatever its line ends', async () => {
    await guide.prompt('One.').create({ client });
    const plan = await client.personas.plan(guide.prompt('One.\r\nTwo.'), byName);
    expect(String(plan).split('\n').slice(1)).toEqual(['  ~ /system_prompt:', '      One.', '    + Two.']);
  });

  test('is shown like any other where nobody would read all that changes', async () => {
    const many = (word: string) => Array.from({ length: 3_000 }, (_, line) => `${word} ${line}`).join('\n');
    await guide.prompt(many('a')).create({ client });
    const plan = await client.personas.plan(guide.prompt(many('b')), byName);
    expect(String(plan).split('\n')).toHaveLength(2);
  });
});

describe('a list of tools', () => {
  const of = (name: string, description = 'It is called.') =>
    tool(name, { description, parameters: { type: 'object', properties: {} } });

  test('is shown by the names of those that come, go and change', async () => {
    await guide
      .prompt('Hello.')
      .tools(of('call_pilot'), of('sound_horn'), of('drop_anchor'))
      .create({ client });
    const next = guide.prompt('Hello.').tools(of('drop_anchor', 'Now.'), of('sound_horn'), of('hoist_flag'));
    const plan = await client.personas.plan(next, byName);
    expect(String(plan).split('\n')[1]).toBe(
      '  ~ /layers/llm/tools: - call_pilot, ~ drop_anchor, + hoist_flag',
    );
    const turned = guide.prompt('Hello.').tools(of('drop_anchor'), of('sound_horn'), of('call_pilot'));
    const other = await client.personas.plan(turned, byName);
    expect(String(other).split('\n')[1]).toBe('  ~ /layers/llm/tools: in another order');
  });
});

describe('an address with a name or a password in it', () => {
  const own = (base_url: string) => ({
    persona_name: 'Harbour Guide',
    pipeline_mode: 'full',
    system_prompt: 'Hello.',
    layers: { llm: { model: 'harbour-1', base_url, api_key: 'llm-key-4567' } },
  });
  const secretly = own('https://pilot:s3cr3t-word@llm.example.com/v1');
  const ready = { build: () => secretly } as unknown as PersonaReady;

  test.each(['https://pilot:s3cr3t-word@llm.example.com/v1', 'https://s3cr3t-word@llm.example.com'])(
    'is refused: %s',
    (address) => {
      const issues = checkPersona(own(address));
      expect(issues).toMatchObject([{ rule: 'base-url', path: '/layers/llm/base_url', severity: 'error' }]);
      expect(JSON.stringify(issues)).not.toContain('s3cr3t');
    },
  );

  test('prints nowhere', async () => {
    await client.personas.create(ready);
    const plan = await client.personas.plan(personaFrom(own('https://llm.example.com/v1')), byName);
    const { personaId } = server.personas[0] ?? { personaId: '' };
    const printed = [
      plan,
      plan.changes,
      await client.personas.get(personaId),
      server.requests,
      server.personas,
      personaFrom(secretly, { strict: false }),
    ];
    for (const value of printed) {
      expect(`${value} ${inspect(value, { depth: 9 })} ${JSON.stringify(value)}`).not.toContain('s3cr3t');
    }
    expect(String(plan)).toContain('"https://[secret]@llm.example.com/v1" -> "https://llm.example.com/v1"');
    server.failNext({
      status: 400,
      body: { error: 'No https://pilot:s3cr3t-word@llm.example.com, s3cr3t-word.' },
    });
    const error = await client.personas.create(ready).catch((error: unknown) => error);
    expect(`${error} ${inspect(error)}`).not.toContain('s3cr3t');
  });
});
