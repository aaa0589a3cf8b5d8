import { match, P } from 'ts-pattern';
import type { Field, GroupField } from './field.js';
import { otherNames, otherValues } from './legacy.js';
import { nearest } from './nearest.js';
import { error, type Issue } from './rules.js';
import type { Misfit } from './shape.js';

const didYouMean = 'Did you mean';

/** The issue that a value of the wrong shape is. */
export function misfitIssue({ path, message, field, value }: Misfit): Issue {
  return match({ field, value })
    .with({ field: { kind: 'choice' }, value: P.string }, ({ field: { values }, value }) =>
      unknownValue(path, value, values),
    )
    .with({ field: { kind: 'number' }, value: P.number }, () => error('out-of-range', path, message))
    .with({ field: { kind: 'texts' }, value: P.array() }, () => error('too-many', path, message))
    .otherwise(() => error('wrong-type', path, message, typeHint(path, field, value)));
}

/** A value that Tavus does not list, and what to take in its place. */
export function unknownValue(path: string, value: string, listed: readonly string[]): Issue {
  const others = otherValues[path] ?? {};
  const known = Object.hasOwn(others, value) ? others[value] : undefined;
  const near = known?.use ?? nearest(value, listed);
  const hint =
    known && !known.use
      ? `Newer pages list it: pass unlisted('${value}') if you mean it.`
      : near
        ? `${known ? 'It was given up: take' : didYouMean} '${near}'${known ? '.' : '?'}`
        : `Take ${listed.map((value) => `'${value}'`).join(', ')}, or unlisted('…') for a newer value.`;
  return error('unknown-value', path, value, hint);
}

function typeHint(path: string, field: Field, value: unknown): string | undefined {
  return match({ field, value })
    .with(
      { field: { kind: 'flag' }, value: P.union('true', 'false') },
      ({ value }) => `Write ${value} without quotes.`,
    )
    .with({ field: { kind: 'text' }, value: P.when(isListOfTexts) }, () => 'Join the entries to one text.')
    .with({ field: { kind: 'texts' }, value: P.string }, () => 'Put it in brackets: a list of one.')
    .with({ value: null }, () => (path === '' ? undefined : 'Leave the field out to have its default.'))
    .otherwise(() => undefined);
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && Object.values(value).every((entry) => typeof entry === 'string');
}

/** A field that Tavus does not list, and where its value goes. */
export function unknownField(path: string, key: string, within: GroupField): Issue {
  const onPurpose = 'send it with .extra().';
  const other = Object.hasOwn(otherNames, path) ? otherNames[path] : undefined;
  if (other) {
    return match(other)
      .with({ now: P.string }, ({ now }) => error('legacy-field', path, key, `Its name is '${now}' now.`))
      .with({ turned: P.string }, ({ turned, how }) =>
        error('legacy-field', path, key, `Choose a value for ${turned} anew, do not copy it: ${how}.`),
      )
      .with({ belongs: P.string }, ({ belongs }) =>
        error('misplaced-field.elsewhere', path, key, `Its place is ${belongs}.`),
      )
      .with({ newer: true }, () =>
        error('unknown-field.newer', path, key, `Tavus may take it: if you mean it, ${onPurpose}`),
      )
      .with({ gone: P.string }, ({ gone }) => error('legacy-field', path, key, gone))
      .exhaustive();
  }
  const near = nearest(key, Object.keys(within.fields));
  return error('unknown-field', path, key, near ? `${didYouMean} '${near}'?` : `If it is new, ${onPurpose}`);
}

/** Whether nothing is known of a field: it may be newer than the library. */
export function isOfLaterDate(issue: Issue): boolean {
  return issue.rule === 'unknown-field' && !suggestsAnother(issue);
}

/** Whether a field is unknown because it is misspelt. */
export function suggestsAnother(issue: Issue): boolean {
  return issue.hint?.startsWith(didYouMean) ?? false;
}

/** A name that is none of a step's options. */
export function unknownOption(path: string, name: string, option: string | undefined): Issue {
  return error(
    'unknown-field',
    path,
    name,
    option ? `${didYouMean} '${option}'?` : 'It is not an option of this step.',
  );
}
