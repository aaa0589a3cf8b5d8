import { match } from 'ts-pattern';
import type { Issue } from '../errors/issues.js';
import { printable } from '../json/printable.js';
import { checkPersona } from '../rules/check.js';
import { bodiesIn, type PlacedBody } from './bodies.js';
import type { Source } from './input.js';
import { type JsonText, jsonIn, NotJson, type Place, start } from './json-text.js';
import { styled } from './screen.js';

/** What a text was found to be. */
export interface Judged {
  readonly file: string;
  readonly findings: readonly Placed[];
  /** The personas in it; nothing where it is not JSON. */
  readonly bodies: readonly PlacedBody[] | undefined;
}

/** Something that is wrong, and where in the text. */
export interface Placed extends Place, Pick<Issue, 'severity' | 'path' | 'message' | 'hint'> {
  /** The rule that is broken; `file` and `json` where it is none of a persona's. */
  readonly rule: Issue['rule'] | 'file' | 'json';
}

/** Judges what is in a text: a persona, or a list of them, as the API answers. */
export function judged({ file, text, failure }: Source): Judged {
  if (failure !== undefined) return { file, findings: [fault('file', failure)], bodies: undefined };
  try {
    const json = jsonIn(text);
    const bodies = bodiesIn(json.value);
    return { file, findings: findingsIn(json, bodies), bodies };
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    const finding = fault('json', `This is not JSON: ${error.message}.`, error.place);
    return { file, findings: [finding], bodies: undefined };
  }
}

function findingsIn({ doubled, placeOf }: JsonText, bodies: readonly PlacedBody[]): readonly Placed[] {
  const twice = doubled.map((place) => fault('json', 'This name stands here twice: take one out.', place));
  const broken = bodies.flatMap(({ path: of, body }) =>
    checkPersona(body).map((issue) => {
      const path = `${of}${issue.path}`;
      return { ...issue, path, ...placeOf(path) };
    }),
  );
  return [...twice, ...broken];
}

function fault(
  rule: 'file' | 'json',
  message: string,
  { path = '', line, column }: Place & { readonly path?: string } = start,
): Placed {
  return { rule, severity: 'error', path, message, line, column };
}

/** How findings are written. */
export type Format = 'text' | 'json' | 'github';

/** Findings for a person, for a program, or as annotations of a pull request; nothing to say is an empty text. */
export function reportOf(all: readonly Judged[], format: Format): string {
  return match(format)
    .with('json', () =>
      JSON.stringify(
        all.map(({ file, findings }) => ({ file, findings })),
        null,
        2,
      ),
    )
    .with('github', () => linesOf(all, annotationOf))
    .with('text', () => linesOf(all, lineOf))
    .exhaustive();
}

function linesOf(all: readonly Judged[], lineOf: (file: string, finding: Placed) => string): string {
  return all.flatMap(({ file, findings }) => findings.map((finding) => lineOf(file, finding))).join('\n');
}

/** The place first, in the form that terminals and editors make a link of. */
function lineOf(file: string, { line, column, severity, path, message, hint, rule }: Placed): string {
  const place = `${file}:${line}:${column}`;
  const grade = styled(severity === 'error' ? 'red' : 'yellow', severity);
  const said = [message, hint].filter(Boolean).join(' ');
  return `${styled('bold', printable(place))} ${grade} ${printable(`${path || '/'}: ${said}`)} ${styled('dim', `(${rule})`)}`;
}

/** A workflow command, which GitHub shows beside the line in the pull request. */
function annotationOf(file: string, { line, column, severity, path, message, hint, rule }: Placed): string {
  const said = [`${path || '/'}:`, message, hint].filter(Boolean).join(' ');
  const properties = Object.entries({ file, line, col: column, title: rule });
  const where = properties.map(([name, value]) => `${name}=${escaped(String(value)).replace(/[:,]/g, code)}`);
  return `::${severity} ${where.join(',')}::${escaped(said)}`;
}

function escaped(text: string): string {
  return text.replace(/[%\r\n]/g, code);
}

function code(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** How much was found, in words. */
export function summaryOf(all: readonly Judged[]): string {
  const findings = all.flatMap((one) => one.findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const files = counted(all.length, 'file');
  if (findings.length === 0) return `Nothing to say of ${files}.`;
  return `${counted(errors, 'error')} and ${counted(warnings, 'warning')} in ${files}.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
