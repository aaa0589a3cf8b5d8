import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/compilers.js';
import type { Place } from './editor.js';

/** Stands in the code where the mouse or the caret is. */
export const mark = '/*^*/';

/** Below the project, so that what its modules import is found as from a test. */
export const folder: string = `${root}.cache/editor`;

/** As `tsc --init` has it, made for the types of Node. */
export const compilerOptions = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: ['node'],
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
} as const;

const beginning = `\
import { toolCalls } from '../../src/calls/index.js';
import { checkPersona, type PersonaReady, persona, personaFrom, preset, tavus, tool, unlisted } from '../../src/index.js';
declare const tested: string | undefined;
`;

/** Writes each code to a document of its own, in an empty folder, and gives where its mark stood. */
export function documents(codes: readonly string[]): readonly Place[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  return codes.map((code, index) => {
    const place = placeIn(code, join(folder, `code-${index}.ts`));
    writeFileSync(place.file, place.text);
    return place;
  });
}

function placeIn(code: string, file: string): Place {
  const [before, after, ...more] = `${beginning}${code}\n`.split(mark);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`There must be one ${mark} in: ${code}`);
  }
  return { file, text: before + after, offset: before.length };
}
