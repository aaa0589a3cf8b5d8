import { TavusConfigError } from '../../errors/config-error.js';
import { SealedSecret } from '../../fields/sealed-secret.js';
import { isSecretSource, type Secret } from '../../fields/secret.js';
import { isKeyText, isMasked } from '../../rules/secret-rules.js';

/** The key to send, checked before anything is: a runtime that refuses a header prints it in its error. */
export async function resolveApiKey(source: Secret | undefined): Promise<string> {
  const given: unknown = source ?? globalThis.process?.env?.['TAVUS_API_KEY'];
  if (given === undefined || given === '') {
    throw new TavusConfigError('No API key: set TAVUS_API_KEY in the environment, or pass apiKey.');
  }
  if (!isSecretSource(given))
    throw new TavusConfigError('apiKey takes a string, or a function that gives one.');
  const key = await new SealedSecret(given, 'apiKey').reveal();
  if (isMasked(key, 'apiKey')) {
    throw new TavusConfigError('What is set as the API key is a mask, or nothing: set the key itself.');
  }
  if (isKeyText(key)) return key;
  throw new TavusConfigError(
    'The API key has a space, a line break, a quote or another character no key has.',
  );
}
