import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-6.0';
import { blocksOf } from '../docs/blocks.js';
import { imports } from '../docs/examples.js';
import { clashes, isEcho, type Name, names, using } from './presets.js';

/** What the doc comment of an export says. */
export interface Documented {
  readonly name: string;
  /** Its paragraphs, as they stand. */
  readonly text: string;
  readonly example: string;
  /** The page that it points to. */
  readonly see: string;
}

/** The exports of the file of a preset. */
export function exportsOf(name: Name): readonly Documented[] {
  const file = fileURLToPath(new URL(`../../src/presets/${fileNameOf(name)}`, import.meta.url));
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const isExported = ({ modifiers = [] }: { readonly modifiers?: ArrayLike<ts.ModifierLike> }) =>
    Array.from(modifiers).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return statements.filter(ts.isVariableStatement).filter(isExported).map(documented);
}

/** `liveKitEcho` is in `live-kit-echo.ts`. */
export function fileNameOf(name: string): string {
  return `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
}

function documented(statement: ts.VariableStatement): Documented {
  const [comment] = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc);
  const tags = comment?.tags ?? [];
  const tag = (name: string) => tags.find(({ tagName }) => tagName.text === name);
  const [example] = blocksOf(`${ts.getTextOfJSDocComment(tag('example')?.comment) ?? ''}\n`);
  return {
    name: statement.declarationList.declarations[0]?.name.getText() ?? '',
    text: ts.getTextOfJSDocComment(comment?.comment) ?? '',
    example: example?.code ?? '',
    // The compiler takes the scheme of an address for a name, so the tag is read as it stands.
    see: /https:\S+/.exec(tag('see')?.getText() ?? '')?.[0] ?? '',
  };
}

/** `docs/presets-catalogue.md`, made of the doc comments. */
export function catalogue(): string {
  const sections = names.map((name) => {
    const preset = exportsOf(name).find((one) => one.name === name);
    if (!preset) throw new Error(`src/presets/${fileNameOf(name)} does not export ${name}.`);
    return { name, preset };
  });
  const rows = sections.map(
    ({ name, preset }) => `| [\`${name}\`](#${name.toLowerCase()}) | ${firstSentence(preset.text)} |`,
  );
  return `${[head, ['| preset | what it makes |', '|---|---|', ...rows].join('\n'), ...sections.map(section)].join('\n\n')}\n`;
}

const head = `# Preset catalogue

<!-- Made of the doc comments in src/presets: change it there, then run npx vitest run test/presets -u -->

Presets that are ready to use. They hold no key and no id, and each value that they set gives way to a later step.
[Presets](presets.md) says how to write your own.

\`\`\`ts
import { persona } from 'tavus-persona';
import { slowAndClear, tutor } from 'tavus-persona/presets';

persona()
  .prompt('You teach German to beginners.')
  .use(tutor)
  .use(slowAndClear)
  .conversationalFlow({ idleEngagement: 'off' });
// {
//   "layers": {
//     "tts": { "voice_settings": { "speed": 0.9 } },
//     "conversational_flow": { "replica_interruptibility": "low", "idle_engagement": "off" }
//   }
// }
\`\`\`

Of two presets that set the same value the later one wins, lists add up, and their paragraphs follow your own prompt.
Where two do not go together, the compiler says so at the end of the chain, and \`check()\` with it. A preset that watches
or listens for something writes out \`perception_model\`, whose default it relies on.`;

interface Section {
  readonly name: Name;
  readonly preset: Documented;
}

function section({ name, preset }: Section): string {
  const start = isEcho(name) ? 'persona()' : "persona().prompt('…')";
  const body = using([name], '…').build();
  return [
    `## \`${name}\``,
    preset.text,
    ...clashesOf(name),
    `\`\`\`ts\n${imports(preset.example)}\n${preset.example}\`\`\``,
    `What \`${start}.use(${name})\` builds, and [what Tavus says of it](${preset.see}):`,
    `\`\`\`json\n${JSON.stringify(body, null, 2)}\n\`\`\``,
  ].join('\n\n');
}

/** What a preset does not go together with, and the rule that says why. */
function clashesOf(name: Name): readonly string[] {
  const lines = clashes.flatMap(({ rule, preset, others }) => {
    const rivals = preset === name ? others : others.includes(name) ? [preset] : [];
    const listed = rivals.map((rival) => `\`${rival}\``).join(', ');
    return rivals.length > 0 ? [`- ${listed}, by the rule [\`${rule}\`](rules.md#${rule})`] : [];
  });
  return lines.length > 0 ? [`It does not go together with:\n\n${lines.join('\n')}`] : [];
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0].replaceAll('\n', ' ') ?? text;
}
