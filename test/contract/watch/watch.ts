import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { parse } from 'yaml';

// The sources import each other as .js, and Node runs them as they are: .ts.
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = context.parentURL?.endsWith('.ts') && !context.parentURL.includes('/node_modules/');
    return next(isOurs && specifier.startsWith('.') ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});

/**
 * Prints what differs between the tables and an OpenAPI file of the API, such as a newer page of its documents:
 * `npm run watch -- openapi.yaml`. It fails if anything does.
 */
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Name an OpenAPI file, in YAML or JSON: npm run watch -- openapi.yaml');
  process.exit(2);
}
const { bodySchema, changesIn } = await import('./page.ts');
const { personaFields } = await import('../../../src/body/body.ts');

try {
  const changes = changesIn(bodySchema(parse(readFileSync(file, 'utf8'))), personaFields);
  for (const { what, path, text } of changes) console.log(`${what.padEnd(8)}${path}: ${text}`);
  console.log(changes.length === 0 ? 'Nothing differs.' : `${changes.length} differences.`);
  process.exitCode = changes.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`${file} cannot be compared: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
