import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { root } from '../support/compilers.js';
import type { Editor, Hover, Place } from './editor.js';
import { connection } from './language-server.js';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Item {
  readonly label: string;
  readonly kind?: number;
  readonly tags?: readonly number[];
  readonly documentation?: { readonly value: string };
}

interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
  readonly severity?: number;
  readonly tags?: readonly number[];
}

// Numbers of the protocol.
const error = 1;
const constant = 21;
const deprecatedItem = 1;
const deprecatedCode = 2;

const capabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown'] },
    completion: {
      completionItem: {
        documentationFormat: ['markdown'],
        tagSupport: { valueSet: [deprecatedItem] },
        resolveSupport: { properties: ['documentation'] },
      },
    },
    diagnostic: { tagSupport: { valueSet: [deprecatedCode] } },
  },
};

/** The language server of TypeScript 7, with the documents open in it. */
export async function typescript7(documents: readonly Place[]): Promise<Editor> {
  const tsc = `${root}node_modules/typescript/bin/tsc`;
  const server = spawn(process.execPath, [tsc, '--lsp', '--stdio'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { request, notify } = connection(server.stdout, server.stdin);
  await request('initialize', { processId: process.pid, rootUri: pathToFileURL(root).href, capabilities });
  notify('initialized', {});
  for (const { file, text } of documents) {
    const textDocument = { uri: pathToFileURL(file).href, languageId: 'typescript', version: 1, text };
    notify('textDocument/didOpen', { textDocument });
  }

  const ask = (question: string, place: Place) =>
    request(`textDocument/${question}`, {
      textDocument: { uri: pathToFileURL(place.file).href },
      position: positionOf(place),
    });
  async function itemsAt(place: Place): Promise<readonly Item[]> {
    const list = (await ask('completion', place)) as { items: readonly Item[] } | null;
    return list?.items ?? [];
  }

  return {
    async hover(place) {
      const shown = (await ask('hover', place)) as { contents: { value: string } } | null;
      return shown ? hoverIn(shown.contents.value) : undefined;
    },
    async signatureHelp(place) {
      const help = (await ask('signatureHelp', place)) as { signatures: readonly Item[] } | null;
      return help?.signatures[0]?.label;
    },
    async completions(place) {
      const items = await itemsAt(place);
      return items.map(({ label, kind, tags }) => ({
        label: nameIn(label),
        string: kind === constant,
        struck: tags?.includes(deprecatedItem) ?? false,
      }));
    },
    async docsOf(place, label) {
      const item = (await itemsAt(place)).find((other) => nameIn(other.label) === label);
      const resolved = (await request('completionItem/resolve', item)) as Item;
      return resolved.documentation?.value ?? '';
    },
    async marks(place) {
      const { items } = (await ask('diagnostic', place)) as { items: readonly Diagnostic[] };
      return items.map(({ range, message, severity, tags }) => ({
        code: place.text.slice(offsetOf(place.text, range.start), offsetOf(place.text, range.end)),
        message,
        error: severity === error,
        struck: tags?.includes(deprecatedCode) ?? false,
      }));
    },
    async close() {
      const ended = once(server, 'exit');
      await request('shutdown');
      notify('exit');
      await ended;
    },
  };
}

/** This server writes an optional field with its question mark. */
function nameIn(label: string): string {
  return label.replace(/\?$/, '');
}

/** The signature is the first block of code, the docs come after it. */
function hoverIn(markdown: string): Hover {
  const [, signature = '', docs = ''] = /^```\w*\n(.*?)\n```(.*)$/s.exec(markdown) ?? [];
  return { signature, docs };
}

function positionOf({ text, offset }: Place): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function offsetOf(text: string, { line, character }: Position): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((sum, { length }) => sum + length + 1, character);
}
