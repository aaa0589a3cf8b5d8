/** Imports the modules that it is given, one after the other, and reports on each to the process that asked. */
import { pathToFileURL } from 'node:url';

/** What came of a module. */
export interface Run {
  readonly file: string;
  /** What went wrong: why it could not be imported, or what it printed as an error. */
  readonly errors: readonly string[];
  /** Values of the example, each with what the comment behind it claims. */
  readonly claims: readonly { readonly actual: unknown; readonly claimed: unknown }[];
}

for (const file of process.argv.slice(2)) {
  const errors: string[] = [];
  const claims: Run['claims'][number][] = [];
  console.error = (...parts) => errors.push(parts.join(' '));
  Object.assign(globalThis, {
    claim: (value: unknown, claimed: unknown) => claims.push({ actual: bodyOf(value), claimed }),
  });
  await import(pathToFileURL(file).href).catch((error: unknown) => errors.push(String(error)));
  process.send?.({ file, errors, claims } satisfies Run);
}

/** What an example shows of a builder is the body that it builds. */
function bodyOf(value: unknown): unknown {
  const isBuilder = typeof value === 'object' && value !== null && 'build' in value;
  return isBuilder && typeof value.build === 'function' ? value.build() : value;
}
