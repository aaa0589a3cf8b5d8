import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { persona } from '../../src/index.js';
import { type Sandbox, sandbox } from '../../src/sandbox/index.js';
import { type Installed, projectWith } from './built.js';
import { type Ran, type RunOptions, ran } from './terminal.js';

const config = `
import { persona } from 'tavus-persona';
import { defineConfig } from 'tavus-persona/config';

const usher = persona().name('Theatre Usher').prompt('You show guests to their seats.');
const barista = persona().name('Theatre Barista').prompt('You take orders.\\nBe brief.');
export default defineConfig({
  personas: { usher, barista },
  environments: {
    production: {},
    staging: { apiKey: () => process.env.STAGING_KEY, name: (name: string) => \`\${name} (staging)\` },
  },
});
`;
const broken =
  '{\n  "system_prompt": "You usher.",\n  "layers": { "stt": { "stt_engine": "tavus-advanced" }, "tts": { "voice": 1 } }\n}\n';

/** Tries each command through pipes and in a terminal. */
export function commandTests(installed: () => Installed): void {
  let folder = '';
  let tavus: Sandbox;
  beforeAll(async () => {
    folder = await projectWith(installed());
    await writeFile(join(folder, 'good.json'), '{ "system_prompt": "You usher." }');
    await writeFile(join(folder, 'broken.json'), broken);
  });
  beforeEach(async () => {
    tavus = await sandbox();
    await writeFile(join(folder, 'tavus.config.ts'), config);
  });
  afterEach(() => tavus.close());
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const env = () => ({ TAVUS_API_KEY: tavus.apiKey, STAGING_KEY: tavus.apiKey, TAVUS_BASE_URL: tavus.url });
  const tavusPersona = (args: string, options: Omit<RunOptions, 'cwd'> = {}): Promise<Ran> =>
    ran([...installed().command, ...args.split(' ').filter(Boolean)], {
      ...options,
      cwd: folder,
      env: { ...env(), ...options.env },
    });
  const inTerminal = (args: string, options: Omit<RunOptions, 'cwd'> = {}) =>
    tavusPersona(args, { ...options, isTerminal: true });
  /** As a colour begins. */
  const colour = '\u001b[';

  describe('check', () => {
    test('says nothing of what is right', async () => {
      expect(await tavusPersona('check good.json')).toEqual({
        code: 0,
        stdout: '',
        stderr: 'Nothing to say of 1 file.\n',
      });
    });

    test('has a line for each finding, with file, line, column and pointer', async () => {
      const { code, stdout, stderr } = await tavusPersona('check good.json broken.json');
      expect(code).toBe(2);
      expect(stdout.trimEnd().split('\n')).toEqual(
        [
          expect.stringMatching(
            /^broken\.json:3:24 warning \/layers\/stt\/stt_engine: .* \(deprecated-value\)$/,
          ),
          expect.stringMatching(/^broken\.json:3:67 error \/layers\/tts\/voice: .* \(unknown-field\)$/),
        ].sort(() => 0),
      );
      expect(stderr).toBe('1 error and 1 warning in 2 files.\n');
    });

    test('reads standard input, a list of personas, and the answer of the API', async () => {
      const input = JSON.stringify({ data: [{ system_prompt: 'x' }, { tts: {} }], total_count: 2 });
      const { code, stdout } = await tavusPersona('check', { input });
      expect(code).toBe(2);
      expect(stdout).toMatch(/^<stdin>:1:\d+ error \/data\/1\/tts: /m);
      expect(stdout).not.toContain('/data/0');
      expect((await tavusPersona('check -', { input: '{"system_prompt":"x"}' })).code).toBe(0);
    });

    test('leaves warnings out where it is asked to', async () => {
      const input = '{"system_prompt":"x","layers":{"stt":{"stt_engine":"tavus-advanced"}}}';
      expect((await tavusPersona('check', { input })).code).toBe(2);
      expect(await tavusPersona('check --errors-only', { input })).toMatchObject({ code: 0, stdout: '' });
    });

    test('prints for programs and for GitHub', async () => {
      const { stdout } = await tavusPersona('check --json broken.json good.json');
      expect(JSON.parse(stdout)).toMatchObject([
        {
          file: 'broken.json',
          findings: [
            { rule: 'deprecated-value', line: 3 },
            { rule: 'unknown-field', column: 67 },
          ],
        },
        { file: 'good.json', findings: [] },
      ]);
      const annotations = await tavusPersona('check --format github broken.json');
      expect(annotations.code).toBe(2);
      expect(annotations.stdout).toMatch(
        /^::error file=broken\.json,line=3,col=67,title=unknown-field::\/layers\/tts\/voice: /m,
      );
    });

    test.each([
      ['{"a": tru}', /:1:7 error \/: This is not JSON: unexpected token '}'\./],
      ['{\n  "a": 1,\n}', /:3:1 error \/: This is not JSON: expected double-quoted property name\./],
      ['', /:1:1 error \/: This is not JSON: there is nothing in it\./],
      [
        '{"system_prompt":"x","system_prompt":"y"}',
        /:1:22 error \/system_prompt: This name stands here twice/,
      ],
    ])('says where %j is wrong', async (input, line) => {
      const { code, stdout } = await tavusPersona('check', { input });
      expect(stdout).toMatch(line);
      expect(code).toBe(input.endsWith('"y"}') ? 2 : 1);
    });

    test('says what it cannot read, and judges the rest', async () => {
      await writeFile(join(folder, 'locked.json'), '{}');
      await chmod(join(folder, 'locked.json'), 0);
      const { code, stdout } = await tavusPersona('check none.json . broken.json');
      expect(code).toBe(1);
      expect(stdout).toContain('none.json:1:1 error /: It cannot be read: there is no such file or folder.');
      expect(stdout).toContain('.:1:1 error /: It cannot be read: it is a folder.');
      expect(stdout).toContain('broken.json:3:67');
      await rm(join(folder, 'locked.json'));
    });

    test('has colours in a terminal, and none where NO_COLOR is set or a pipe reads', async () => {
      expect((await inTerminal('check broken.json')).stdout).toContain(colour);
      expect((await inTerminal('check broken.json', { env: { NO_COLOR: '1' } })).stdout).not.toContain(
        escape,
      );
      expect((await tavusPersona('check broken.json')).stdout).not.toContain(colour);
    });

    test('asks for a file in a terminal, instead of waiting', async () => {
      const { code, stdout } = await inTerminal('check');
      expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining('Name a file') });
    });

    test('lets a reader go', async () => {
      const many = `check ${Array.from({ length: 200 }, () => './broken.json')
        .map((file, index) => `${'./'.repeat(index)}${file}`)
        .join(' ')}`;
      const line = [...installed().command, ...many.split(' ')].join(' ');
      const { stdout, stderr } = await ran(['bash', '-c', `${line} | head -n 1`], { cwd: folder });
      expect(stdout.split('\n')).toHaveLength(2);
      expect(stderr).not.toContain('EPIPE');
    });
  });

  describe('code', () => {
    test('writes the chain', async () => {
      const { code, stdout } = await tavusPersona('code good.json --name usher');
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout:
          "import { persona } from 'tavus-persona';\n\nexport const usher = persona()\n  .prompt('You usher.');\n",
      });
    });

    test('refuses what breaks rules, and writes nothing', async () => {
      const { code, stdout, stderr } = await tavusPersona('code broken.json');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('broken.json:3:67 error');
      expect((await tavusPersona('code', { input: '[{},{}]' })).code).toBe(2);
      expect(await tavusPersona('code good.json --name 1x')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('It takes letters'),
      });
    });
  });

  describe('plan and apply', () => {
    test('show, ask, and do', async () => {
      const planned = await tavusPersona('plan --env staging');
      expect(planned).toMatchObject({ code: 2, stderr: '' });
      expect(planned.stdout).toContain('2 personas: 2 to create, 0 to update, 0 up to date');
      expect(planned.stdout).toContain('create "Theatre Usher (staging)"');
      expect(tavus.personas).toHaveLength(0);

      const refused = await tavusPersona('apply --env staging');
      expect(refused).toMatchObject({ code: 1, stderr: 'error Nobody is there to be asked: add --yes.\n' });
      const no = await inTerminal('apply --env staging', { onOutput: answering('n') });
      expect(no.code).toBe(2);
      expect(tavus.personas).toHaveLength(0);
      const ended = await inTerminal('apply --env staging', { onOutput: answering('\u0004', '') });
      expect(ended.code).toBe(2);
      const yes = await inTerminal('apply --env staging', { onOutput: answering('y') });
      expect(yes.stdout).toContain(`Apply this to staging (${tavus.url})? [y/N]`);
      expect(yes.stdout).toContain('planned for 2 of 2 personas');
      expect(yes.code).toBe(0);
      expect(tavus.personas.map(({ personaName }) => personaName).sort()).toEqual([
        'Theatre Barista (staging)',
        'Theatre Usher (staging)',
      ]);

      expect(await tavusPersona('plan --env staging')).toMatchObject({ code: 0 });
      expect(await tavusPersona('apply --env staging --yes')).toMatchObject({ code: 0, stderr: '' });
      expect(tavus.personas).toHaveLength(2);
    });

    test('print for programs', async () => {
      const { stdout } = await tavusPersona('plan usher --env production --json');
      expect(JSON.parse(stdout)).toMatchObject({
        plans: { usher: { action: 'create', personaName: 'Theatre Usher' } },
      });
      const applied = JSON.parse((await tavusPersona('apply --env production --yes --json')).stdout);
      expect(applied).toMatchObject({
        applied: { usher: { action: 'create' }, barista: { action: 'create' } },
        failed: [],
        left: [],
      });
    });

    test('go back to what was saved, but for keys', async () => {
      const ready = persona()
        .name('Theatre Usher')
        .prompt('You usher.')
        .tts('cartesia', { apiKey: 'voice-key-1' })
        .documents('d-1');
      const { personaId } = await ready
        .extra({ newer_field: { a: 1 } })
        .create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
      const before = structuredClone(tavus.personas[0]?.body);
      const apply = await tavusPersona('apply --env production --yes --save kept/before.json');
      expect(apply.code).toBe(0);
      expect(tavus.personas.find((one) => one.personaId === personaId)?.body).not.toEqual(before);
      const saved = await readFile(join(folder, 'kept/before.json'), 'utf8');
      expect(saved).not.toContain('voice-key-1');
      expect((await stat(join(folder, 'kept/before.json'))).mode & 0o077).toBe(0);
      const undo = await tavusPersona('apply --env production --yes --undo kept/before.json');
      expect(undo).toMatchObject({ code: 0 });
      const other = await tavusPersona('apply barista --env production --yes --undo kept/before.json');
      expect(other.stderr).toContain("kept/before.json has no persona 'barista'. There are usher.");
      expect(undo.stderr).toContain('Keys are not a part of what was saved');
      expect(undo.stderr).toContain('Created since, and not deleted: barista.');
      expect(tavus.personas.find((one) => one.personaId === personaId)?.body).toEqual(before);
      expect(await tavusPersona('apply --env staging --yes --undo kept/before.json')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('name that environment with --env'),
      });
    });

    test('end in good order on Ctrl-C', async () => {
      tavus.fail(['hang']);
      const { code, stdout } = await inTerminal('plan --env production', {
        until: () => tavus.requests.length > 0,
        pressed: '\u0003',
      });
      expect({ code, stdout }).toMatchObject({
        code: 130,
        stdout: expect.stringContaining('Nothing was changed.'),
      });
    });
  });

  test.each([
    ['plan', {}, 'Say which environment with --env: production, staging.'],
    [
      'plan --env prodution',
      {},
      "There is no environment 'prodution' (there is production, staging). Did you mean production?",
    ],
    ['plan ushr --env production', {}, "The configuration has no persona 'ushr'. Did you mean usher?"],
    ['plan --config none.ts', {}, 'There is no file none.ts.'],
    ['plan --env production', { TAVUS_API_KEY: 'wrong-key-1' }, 'Tavus answered 401'],
    ['plan --env production', { TAVUS_API_KEY: undefined }, 'No API key: set TAVUS_API_KEY'],
    ['plan --env production --concurrency 0', {}, 'It takes a whole number from 1 to 999.'],
    ['pull', {}, 'Say which persona: its id, its name, or --all.'],
    ['pull nobody --env production', {}, 'No persona has the id or the name "nobody".'],
    ['chekc', {}, 'Did you mean check?'],
    ['apply --undo a --save b --yes', {}, 'cannot be used with'],
    ['apply --undo none.json --yes --env production', {}, 'There is no file none.json.'],
    ['apply --undo tavus.config.ts --yes --env production', {}, 'is not what apply --save has written.'],
    ['apply --undo good.json --yes --env production', {}, 'good.json is not what apply --save has written.'],
  ])('%s %j is refused with a sentence', async (args, more, sentence) => {
    const { code, stdout, stderr } = await tavusPersona(args, { env: more });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('wrong-key-1');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test.each([
    ["throw new Error('The database is asleep.');", 'Error: The database is asleep.'],
    ['export const x = 1;', 'has no default export'],
    ['export default { personas: [] };', 'is not what defineConfig() takes'],
    ['export default 3;', 'is not what defineConfig() takes'],
    [`${config}\nconst other: = 1;`, 'cannot be read'],
    [config.replace('Theatre Barista', 'Theatre Usher'), 'usher and barista are called "Theatre Usher'],
    [config.replace('.prompt(', '.appendPrompt('), 'system_prompt is missing'],
  ])('a configuration %j is refused with a sentence', async (text, sentence) => {
    await writeFile(join(folder, 'tavus.config.ts'), text);
    const { code, stderr } = await tavusPersona('plan --env production');
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });

  test('two personas of one name at Tavus are named', async () => {
    for (const _ of [1, 2])
      await persona().name('Theatre Usher').prompt('x').create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
    const { code, stderr } = await tavusPersona('plan --env production');
    expect(code).toBe(1);
    for (const { personaId } of tavus.personas) expect(stderr).toContain(personaId);
  });

  describe('pull', () => {
    test('writes a persona by its id or its name, and its keys nowhere', async () => {
      const ready = persona()
        .name('Late Café')
        .prompt('You serve.')
        .tts('cartesia', { apiKey: 'voice-key-2' });
      const { personaId } = await ready.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
      const byId = await tavusPersona(`pull ${personaId} --env production`);
      expect(byId.code).toBe(0);
      expect(byId.stdout).toContain("export const lateCafe = persona()\n  .name('Late Café')");
      expect(byId.stdout + byId.stderr).not.toContain('voice-key-2');
      const byName = await ran(
        [...installed().command, 'pull', '--name', 'Late Café', '--env', 'production'],
        { cwd: folder, env: env() },
      );
      expect(byName.stdout).toBe(byId.stdout);
      const bodies = JSON.parse((await tavusPersona(`pull ${personaId} --env production --json`)).stdout);
      expect(bodies).toMatchObject([{ persona_name: 'Late Café' }]);
      expect(JSON.stringify(bodies)).not.toContain('voice-key-2');
    });

    test('does not write over what somebody has written', async () => {
      await persona().name('Porter').prompt('x').create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
      await mkdir(join(folder, 'porters'), { recursive: true });
      await writeFile(join(folder, 'porters/porter.ts'), '// mine\n');
      const refused = await tavusPersona('pull --all --out porters --env production');
      expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('add --force') });
      expect(await readdir(join(folder, 'porters'))).toEqual(['porter.ts']);
      const forced = await tavusPersona('pull --all --out porters --env production --force');
      expect(forced).toMatchObject({ code: 0, stdout: 'porters/porter.ts\nporters/index.ts\n' });
      const locked = join(folder, 'good.json/deeper');
      expect(await tavusPersona(`pull --all --out ${locked} --env production`)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('a part of its path is not a folder'),
      });
    });
  });

  test('an address where nobody listens is named', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { code, stderr } = await tavusPersona('plan --env production', {
      env: { TAVUS_BASE_URL: `http://127.0.0.1:${port}` },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('ECONNREFUSED');
    expect(stderr).toContain('or else TAVUS_BASE_URL');
  });

  test.each(['', 'check', 'code', 'pull', 'plan', 'apply'])(
    '%s has help that is enough to begin with',
    async (name) => {
      const { code, stdout, stderr } = await tavusPersona(`${name} --help`);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`Usage: tavus-persona ${name}`);
      if (name !== '') expect(stdout).toMatch(/Examples:\n {2}\$ tavus-persona|Examples:\n {2}\$ curl/);
    },
  );
}

/** Answers the question that is asked, once. */
function answering(answer: string, end = '\r'): NonNullable<RunOptions['onOutput']> {
  let isAnswered = false;
  return (printed, type) => {
    if (isAnswered || !printed.includes('[y/N]')) return;
    isAnswered = true;
    type(answer + end);
  };
}
