import { credentials, holdsCredentials, holdsSecret, mask } from './secret.js';

/** Every string that {@link maskSecrets} would mask. */
export function secretTexts(value: unknown, hidden = false): readonly string[] {
  if (typeof value === 'string') return hidden ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    holdsCredentials(name, entry)
      ? credentialTexts(entry)
      : secretTexts(entry, hidden || holdsSecret(name, value)),
  );
}

/** What must not be printed of an address: what stands before the host, as a whole and in its parts. */
function credentialTexts(address: string): readonly string[] {
  const [, , all = ''] = credentials.exec(address) ?? [];
  return [all, ...all.split(':')].filter((text) => text !== '');
}

/** A text in which each of these secrets is masked. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  // The longest first: one may be a part of another. A very short one would mask half the text.
  const telling = secrets
    .flatMap((secret) => [secret, ...credentialsIn(secret)])
    .filter((secret) => secret.length > 3)
    .flatMap(spellingsOf)
    .sort((a, b) => b.length - a.length);
  return telling.reduce((masked, secret) => masked.replaceAll(secret, mask), text);
}

/** What a header has beside the word that says of what kind it is: servers echo that alone too. */
function credentialsIn(secret: string): readonly string[] {
  return /^[a-z]+ +(\S.*)$/i.exec(secret)?.slice(1) ?? [];
}

/** How a server may write a secret that it echoes: as it is, in JSON, in JSON within JSON, in a page, in an address. */
function spellingsOf(secret: string): readonly string[] {
  const json = escaped(secret);
  const entities = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // Half a character has no place in an address.
  const inAddress = /^[\x20-\x7e]*$/.test(secret) ? encodeURIComponent(secret) : secret;
  return [...new Set([secret, json, escaped(json), entities, entities.replaceAll('"', '&quot;'), inAddress])];
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
