import { error, type Finding, type Issue, warning } from '../errors/issues.js';
import { type Field, type GroupField, memberField } from '../fields/field.js';
import { holdsSecret, isSecretName } from '../fields/secret.js';
import { isPlainObject, type PlainObject } from '../json/json.js';
import { pointer } from '../json/pointer.js';

/** A secret in a body, by its place. */
export interface FoundSecret {
  readonly path: string;
  readonly text: string;
}

/** Every text of a body that is a secret, wherever it is. In a tool such a name is a parameter's. */
export function secretsIn(body: PlainObject, within: GroupField, path = ''): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const name of Object.keys(body)) {
    const field = memberField(within, name);
    // Most fields hold none, and need no path.
    if (field && !mayHoldSecret.has(field.kind)) continue;
    const value = body[name];
    const at = pointer(path, name);
    if (field?.kind !== 'group') found.push(...textsBelow(value, at, isSecretName(name)));
    else if (isPlainObject(value)) found.push(...secretsIn(value, field, at));
  }
  return found;
}

const mayHoldSecret: ReadonlySet<Field['kind']> = new Set(['group', 'secret', 'secrets', 'record']);

/** Deeper than anybody puts a key, and more than anybody means: what is read may make itself anew. */
const deepest = 16;
const most = 10_000;

/** With a stack of our own, and each object once: what nobody lists may be deep, or contain itself. */
function textsBelow(value: unknown, path: string, isSecret: boolean): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const met = new Set<unknown>();
  const open = [{ value, path, isSecret, depth: 0 }];
  for (let next = open.pop(); next && met.size < most; next = open.pop()) {
    const { value, path, isSecret, depth } = next;
    if (typeof value === 'string' && isSecret) found.push({ path, text: value });
    if (typeof value !== 'object' || value === null || met.has(value) || depth > deepest) continue;
    met.add(value);
    for (const [name, inner] of Object.entries(value)) {
      const isHidden = isSecret || holdsSecret(name, value);
      open.push({ value: inner, path: pointer(path, name), isSecret: isHidden, depth: depth + 1 });
    }
  }
  return found;
}

/** What the rules say of the secrets in a body. */
export function secretRules(secrets: readonly FoundSecret[]): readonly Finding[] {
  return secrets.flatMap(({ path, text }) => secretFlaws(text, path));
}

const toState = 'State the key, or leave the field out: an update keeps what is stored.';

/** What is wrong with a secret. None of it shows the text. */
export function secretFlaws(text: string, path: string): readonly Finding[] {
  const isHeader = path.split('/').includes('headers');
  // `Bearer ${key}` with a key that is not there is nothing too.
  const key = text.replace(/^(bearer|basic|token|apikey)\b\s*/i, '').trim();
  if (key === '') return [error('masked-secret.empty', path, 'empty', toState)];
  if (nothing.test(key)) return [error('masked-secret.empty', path, `the word ${key}`, toState)];
  if (masks.some((mask) => mask.test(key))) return [error('masked-secret', path, '', toState)];
  const isRight = isHeader ? isHeaderText : isKeyText;
  if (!isRight(text)) return [error(isHeader ? 'key-format.header' : 'key-format', path)];
  return placeholders.some((placeholder) => placeholder.test(key))
    ? [warning('masked-secret.placeholder', path)]
    : [];
}

/** Whether a text only shows that there is a secret, or that there is none. */
export function isMasked(text: string, path: string): boolean {
  return secretFlaws(text, path).some(isMask);
}

/** Whether an issue is a mask, and not a placeholder that somebody may have meant. */
export function isMask({ rule, severity }: Issue): boolean {
  return rule === 'masked-secret' && severity === 'error';
}

/** What templates make of a value that is not there. `none` and `EMPTY` are keys of servers that need none. */
const nothing = /^(undefined|null)$/i;

/** What servers, loggers and this library show in place of a key. No key has such characters. */
const masks = [
  /^\[.*\]$/s,
  /[•●∙⬤＊…]|\*{3}|\.{3}/,
  /^([*x#?_.-])\1*$/i,
  /^\(.*\)$/s,
  /^__.*__$/s,
  /redacted/i,
  /^[<({"']*(hidden|masked|filtered|removed|secret|encrypted)[>)}"']*$/i,
];

/** What examples have in the place of a key. */
const placeholders = [
  /^<.*>$/s,
  /^\$?\{.*\}$/s,
  /^\$[a-z_]\w*$/i,
  /^%.*%$/s,
  /(^|[-_ ])api[-_ ]?key([-_ ]|$)/i,
  /^process\.env\b|^(os\.environ|env)[/:.]|^(op|vault|arn|ref|gcp|doppler|ssm|file):/i,
  // The name of a variable, and not its value.
  /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/,
  /^(your|my|insert|enter|put|add|replace|paste)[-_ ]?.*(key|token|secret)/i,
  /(key|token|secret)[-_ ]?(here|goes)/i,
  /^(the[-_ ])?(api|access|secret|openai|elevenlabs|cartesia|tavus)[-_ ]?(api[-_ ]?)?(key|token)$/i,
  /^(change|replace)[-_ ]/i,
  /^(changeme|none|nil|nan|todo|tbd|placeholder|dummy|example|foo|bar|test)$/i,
  /[-_]x{3,}$/i,
];

/** What a key is made of: what a header can carry, without the quotes that come along when its line is copied. */
export const keyText: RegExp = /^[\x21\x23-\x26\x28-\x7e]+$/;
/** What a header is made of. */
export const headerText: RegExp = /^[\x20-\x7e\t]*$/;

/** Whether a text can be a key. */
export function isKeyText(text: string): boolean {
  return keyText.test(text);
}

/** Whether an HTTP header can carry a text. */
export function isHeaderText(text: string): boolean {
  return headerText.test(text);
}
