import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from '../terminal/failure.js';
import { styled } from '../terminal/screen.js';

/** What carries out a command. It is loaded when it is called: who judges a file does without the client. */
type Load<Args extends readonly unknown[]> = () => Promise<(...args: Args) => Promise<ExitCode>>;

/**
 * The command line: what can be called, and what its help says.
 *
 * @param ended Hears what the command came to.
 */
export function program(version: string, ended: (code: ExitCode) => void): Command {
  const carriedOut =
    <Args extends readonly unknown[]>(load: Load<Args>) =>
    async (...args: Args) =>
      ended(await (await load())(...args));

  const root = new Command('tavus-persona')
    .description(
      'Judges Tavus personas, turns them into code, and brings an account to what your code states.',
    )
    .version(version)
    .configureHelp({ styleTitle: (title) => styled('bold', title) })
    .showHelpAfterError('For help, add --help.')
    .exitOverride();
  const command = (usage: string, description: string, help: string) =>
    root.command(usage).description(description).addHelpText('after', `\n${help}`);

  command('check', 'Judge personas in JSON files.', checkHelp)
    .argument('[files...]', 'JSON files, or - for standard input; standard input without any')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'github']).default('text'),
    )
    .addOption(new Option('--json', 'for programs').implies({ format: 'json' }))
    .option('--errors-only', 'leave out warnings')
    .action(carriedOut(async () => (await import('./check.js')).check));

  command('code', 'Turn a persona in a JSON file into the code that builds it.', codeHelp)
    .argument('[file]', 'a JSON file, or - for standard input; standard input without it')
    .option('--name <name>', 'the name of the constant', identifier)
    .action(carriedOut(async () => (await import('./code.js')).code));

  inAccount(command('pull', 'Write what an account holds as code.', pullHelp))
    .argument('[personas...]', 'ids, or names')
    .option('--name <name...>', 'names, also such as look like ids')
    .option('--all', 'all personas of your own, and an index.ts')
    .option('--out <folder>', 'write files there; to standard output without it')
    .option('--force', 'write over files with other content')
    .option('--json', 'the bodies as JSON, with keys masked')
    .action(carriedOut(async () => (await import('./pull.js')).pull));

  planning(inAccount(command('plan', 'Show what would change at Tavus.', planHelp)))
    .option('--json', 'for programs')
    .action(carriedOut(async () => (await import('./plan.js')).plan));

  planning(inAccount(command('apply', 'Change what is at Tavus to what your code states.', applyHelp)))
    .option('--yes', 'do not ask')
    .option('--overwrite-draft', 'throw away unpublished changes of PAL Maker where they are in the way')
    .option('--save <file>', 'first write to this file what is there, without keys')
    .addOption(new Option('--undo <file>', 'go back to what --save has written').conflicts(['save', 'prune']))
    .option('--json', 'for programs')
    .action(carriedOut(async () => (await import('./apply.js')).apply));
  return root;
}

function inAccount(command: Command): Command {
  return command
    .option(
      '--config <file>',
      'the configuration; tavus.config.ts, .mts, .js or .mjs of this folder without it',
    )
    .option('--env <name>', 'the environment of the configuration; not needed where there is one');
}

function planning(command: Command): Command {
  return command
    .argument('[personas...]', 'their keys in the configuration; all without any')
    .option('--prune', 'also remove the fields that your code does not state')
    .option('--resend-secrets', 'send every key, also where nothing else changes')
    .option('--concurrency <count>', 'how many personas at once; 4 without it', count);
}

function count(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes a whole number from 1 to 999.');
}

function identifier(text: string): string {
  if (/^[a-zA-Z_$][\w$]*$/.test(text)) return text;
  throw new InvalidArgumentError('It takes letters, digits and _, and does not begin with a digit.');
}

const codes = 'Exit codes: 0 nothing to do, or done; 1 failed; 2 there is something to do; 130 interrupted.';
const key = 'The key and the address are those of the environment, or else TAVUS_API_KEY and TAVUS_BASE_URL.';

const checkHelp = `\
Examples:
  $ tavus-persona check personas/*.json
  $ curl -s https://tavusapi.com/v2/personas -H "x-api-key: $TAVUS_API_KEY" | tavus-persona check
  $ tavus-persona check --format github personas/*.json

It needs no key, and sends nothing.
Exit codes: 0 nothing found; 1 a file is not there, or is not JSON; 2 something found.`;

const codeHelp = `\
Examples:
  $ tavus-persona code usher.json --name usher > usher.ts

It needs no key, and sends nothing. Keys in the file become parameters.
Exit codes: 0 done; 1 failed; 2 the persona breaks rules.`;

const pullHelp = `\
Examples:
  $ tavus-persona pull p0123456789
  $ tavus-persona pull "Theatre Usher" > usher.ts
  $ tavus-persona pull --all --out personas

${key}
Exit codes: 0 done; 1 failed; 2 some personas break rules, and are left out; 130 interrupted.`;

const planHelp = `\
Examples:
  $ tavus-persona plan
  $ tavus-persona plan usher --env staging

${key}
${codes}`;

const applyHelp = `\
Examples:
  $ tavus-persona apply --env staging
  $ tavus-persona apply --env production --yes --save before.json
  $ tavus-persona apply --env production --undo before.json

It shows the plan first, and asks.
${key}
${codes}`;
