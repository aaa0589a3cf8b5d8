/**
 * What `npm run demo` shows: a chain, the request that it makes, the answer, and what the compiler says about
 * a mistake. Nothing leaves the machine, unless `-- --live` says so.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters, styleText } from 'node:util';
import { type CreatedPersona, TavusError } from 'tavus-persona';
import { sandbox } from 'tavus-persona/sandbox';
import { nightPorter, withOwnVoice } from './night-porter.ts';

const { values: flags } = parseArgs({ options: { live: { type: 'boolean', default: false } } });
const widest = 100;

if (flags.live && !process.env['TAVUS_API_KEY']) {
  console.error('--live needs a key of your Tavus account: set TAVUS_API_KEY and run it again.');
  process.exit(1);
}

heading('The chain', 'docs/examples/night-porter.ts');
console.log(readFileSync(here('night-porter.ts'), 'utf8').trimEnd());
try {
  await (flags.live ? createAtTavus() : createInSandbox());
} catch (error) {
  if (!(error instanceof TavusError)) throw error;
  console.error(`\n${styleText('red', error.name, { stream: process.stderr })}: ${error.message}`);
  process.exit(1);
}
heading('A mistake', 'docs/examples/mistake.ts, as the compiler sees it');
console.log(compilerOutput('mistake.ts'));
if (!flags.live) note('To create the porter at Tavus, set TAVUS_API_KEY and run: npm run demo -- --live');

/** Sends the persona to a server on this machine, whatever the environment says about another one. */
async function createInSandbox(): Promise<void> {
  // A proxy that the environment names would take the request off the machine.
  process.env['no_proxy'] = '127.0.0.1';
  await using tavus = await sandbox();
  const created = await withOwnVoice.create({ baseUrl: tavus.url, apiKey: tavus.apiKey });
  heading('What arrived', `POST ${tavus.url}/v2/personas, as the sandbox received it`);
  printJson(tavus.personas[0]?.body);
  note('The real key of the voice did arrive. Wherever something prints, it is [secret].');
  printAnswer(created);
}

/** Sends the persona to Tavus, without the private voice: nobody has it. */
async function createAtTavus(): Promise<void> {
  heading('What is sent', 'POST https://tavusapi.com/v2/personas, nightPorter');
  printJson(nightPorter);
  const created = await nightPorter.create();
  printAnswer(created);
  note(
    `It is in your account now. To be rid of it: DELETE https://tavusapi.com/v2/personas/${created.personaId}`,
  );
}

function printAnswer({ personaId, personaName, createdAt }: CreatedPersona): void {
  heading('The answer', 'what .create() gives');
  printJson({ personaId, personaName, createdAt });
}

/** What the compiler says about a file of this folder that does not compile. */
function compilerOutput(file: string): string {
  const compiler = here('../../node_modules/typescript/bin/tsc');
  const options = '--ignoreConfig --noEmit --strict --module nodenext --skipLibCheck --pretty'.split(' ');
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options, here(file)], {
    cwd: here('../..'),
    encoding: 'utf8',
  });
  if (status === 0) throw new Error(`${file} compiles, but it should not.`);
  return stripVTControlCharacters(stdout)
    .trimEnd()
    .split('\n')
    .map(wrapped)
    .join('\n')
    .replaceAll(/error|~+/g, (mark) => styleText('red', mark));
}

/** A line of prose as several that fit, indented like the first. */
function wrapped(line: string): string {
  if (line.length <= widest) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const end = line.lastIndexOf(' ', widest);
  if (end <= indent.length) return line;
  return `${line.slice(0, end)}\n${wrapped(`${indent}${line.slice(end + 1)}`)}`;
}

function heading(title: string, about: string): void {
  console.log(`\n${styleText(['bold', 'cyan'], title)}  ${styleText('dim', about)}\n`);
}

function note(text: string): void {
  console.log(`\n${styleText('dim', text)}`);
}

function printJson(value: unknown): void {
  // The detour drops what has a form of its own for printing, such as a masked secret, into plain JSON.
  console.log(json(JSON.parse(JSON.stringify(value))));
}

/** JSON in which whatever fits on a line stands on one. */
function json(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1)
    .replaceAll(/(?<=\[)\n *|\n *(?=\])/g, '')
    .replaceAll(/\n */g, ' ');
  if (typeof value !== 'object' || value === null || line.length < widest * 0.7) return line;
  const inside = `${indent}  `;
  const [open, close, name] = Array.isArray(value)
    ? ['[', ']', () => '']
    : ['{', '}', (key: string) => `${JSON.stringify(key)}: `];
  const entries = Object.entries(value).map(([key, entry]) => `${inside}${name(key)}${json(entry, inside)}`);
  return `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
