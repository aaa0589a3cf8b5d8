// Serves an OpenAPI document as Prism understands it: `node serve.mjs <document>`. Prints the URL, ends with its stdin.
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';

const operations = await getHttpOperationsFromSpec(process.argv[2]);
// The lock file holds Prism at 5.12: 5.16 never answers a request whose JSON is malformed. Both run on Node 24.
const server = createServer(operations, {
  components: { logger: createLogger('prism', { level: 'silent' }) },
  config: {
    mock: { dynamic: false },
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: false,
    isProxy: false,
    upstreamProxyRequestSpecifications: false,
  },
  cors: false,
});
console.log(await server.listen(0, '127.0.0.1'));
// Whoever started it may die without a word, and would leave it behind.
process.stdin.on('end', () => process.exit()).resume();
