import { holdsSecret, mask } from '../../fields/secret.js';
import { withoutSecrets } from '../../fields/secret-texts.js';
import { isPlainObject, setOwn } from '../../json/json.js';

/** Enough of a server's text to act on. */
const longestMessage = 4096;
/** How much markup is read for it. */
const mostMarkup = 32_768;

/** The server's own words in one line, without markup and without secrets. */
export function wordsOf(body: unknown, text: string, secrets: readonly string[]): string {
  const said = documented(body) ?? text;
  const read = said.length > mostMarkup ? withoutLooseEnd(said.slice(0, mostMarkup), secrets) : said;
  // Masked both before and after: stripping can break a key that looks like markup, and mend one that markup broke.
  const words = withoutSecrets(plainText(withoutSecrets(read, secrets)), secrets);
  return words.length > longestMessage ? `${words.slice(0, longestMessage - 1)}…` : words;
}

/** A copy of what a server sent in which each of these secrets is masked, and all that stands below a secret's name. */
export function masked(value: unknown, secrets: readonly string[], isSecret = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => masked(entry, secrets, isSecret));
  if (typeof value === 'string' && value !== '') {
    // A secret that is too short to be looked for in a text is known where it is all of it.
    return isSecret || secrets.includes(value) ? mask : withoutSecrets(value, secrets);
  }
  if (typeof value !== 'object' || value === null) return isSecret && value !== null ? mask : value;
  const copy = {};
  for (const [name, inner] of Object.entries(value)) {
    const shown = withoutSecrets(name, secrets);
    setOwn(copy, shown, masked(inner, secrets, isSecret || holdsSecret(name, value)));
  }
  return copy;
}

/**
 * A text that broke off, without the end that may be the beginning of a secret, which no mask would recognise.
 */
export function withoutLooseEnd(text: string, secrets: readonly string[]): string {
  // As JSON, and in HTML, a character may be written with six.
  const longest = Math.max(0, ...secrets.map((secret) => secret.length)) * 6;
  return text.slice(0, Math.max(0, text.length - longest));
}

/** Where the documents of the API put the server's words: in `error` or in `message`, and not always as text. */
function documented(body: unknown): string | undefined {
  if (!isPlainObject(body)) return undefined;
  const words = [body['error'], body['message']].find((part) => part !== undefined && part !== null);
  if (isPlainObject(words) && typeof words['message'] === 'string') return words['message'];
  return words === undefined || typeof words === 'string' ? words : JSON.stringify(words);
}

/** Elements that can stand within a word. */
const inline = /<\/?(a|b|i|em|u|s|strong|span|code|kbd|mark|small|tt|font|wbr)\b[^<>]*>/gi;

/** A page of a proxy as one line. */
function plainText(html: string): string {
  return entitiesRead(
    html
      .replace(/<(script|style)\b.*?<\/\1\s*>/gis, ' ')
      .replace(/<!--.*?-->/gs, '')
      .replace(inline, '')
      .replace(/<\/?[a-z!][^<>]*>/gi, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim();
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function entitiesRead(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,6}));/gi, (entity, hex, decimal, name) => {
    if (name) return named[name.toLowerCase()] ?? entity;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
