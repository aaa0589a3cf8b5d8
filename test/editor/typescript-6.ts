import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-6.0';
import { root } from '../support/compilers.js';
import { compilerOptions, folder } from './documents.js';
import type { Editor } from './editor.js';

/** The language service of TypeScript 6, on the documents as they are written. */
export async function typescript6(): Promise<Editor> {
  const service = ts.createLanguageService(host());
  return {
    async hover({ file, offset }) {
      const info = service.getQuickInfoAtPosition(file, offset);
      return info && { signature: textOf(info.displayParts), docs: docs(info.documentation, info.tags) };
    },
    async signatureHelp({ file, offset }) {
      const [item] = service.getSignatureHelpItems(file, offset, undefined)?.items ?? [];
      if (!item) return undefined;
      const parameters = item.parameters.map(({ displayParts }) => textOf(displayParts));
      const separator = textOf(item.separatorDisplayParts);
      return `${textOf(item.prefixDisplayParts)}${parameters.join(separator)}${textOf(item.suffixDisplayParts)}`;
    },
    async completions({ file, offset }) {
      const entries = service.getCompletionsAtPosition(file, offset, {})?.entries ?? [];
      return entries.map(({ name, kind, kindModifiers = '' }) => ({
        label: kind === ts.ScriptElementKind.string ? name.replace(/^(['"])(.*)\1$/, '$2') : name,
        string: kind === ts.ScriptElementKind.string,
        struck: kindModifiers.split(',').includes('deprecated'),
      }));
    },
    async docsOf({ file, offset }, label) {
      const details = service.getCompletionEntryDetails(file, offset, label, {}, undefined, {}, undefined);
      return docs(details?.documentation, details?.tags);
    },
    async marks({ file, text }) {
      const marks = [...service.getSemanticDiagnostics(file), ...service.getSuggestionDiagnostics(file)];
      return marks.map(({ start = 0, length = 0, messageText, category, reportsDeprecated }) => ({
        code: text.slice(start, start + length),
        message: ts.flattenDiagnosticMessageText(messageText, '\n'),
        error: category === ts.DiagnosticCategory.Error,
        struck: reportsDeprecated !== undefined,
      }));
    },
    async close() {
      service.dispose();
    },
  };
}

function host(): ts.LanguageServiceHost {
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, folder);
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return {
    getScriptFileNames: () => names.map((name) => join(folder, name)),
    getScriptVersion: () => '1',
    getScriptSnapshot(file) {
      const text = ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  };
}

function docs(prose: ts.SymbolDisplayPart[] | undefined, tags: ts.JSDocTagInfo[] | undefined): string {
  return [textOf(prose), ...(tags ?? []).map(({ name, text }) => `@${name} ${textOf(text)}`)].join('\n\n');
}

function textOf(parts: ts.SymbolDisplayPart[] | undefined): string {
  return ts.displayPartsToString(parts);
}
