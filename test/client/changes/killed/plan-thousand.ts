/** Plans for a thousand personas and carries the plans out: a process of its own, for a test to kill. */
import { persona, tavus } from '../../../../dist/index.js';

const client = tavus({ baseUrl: process.env['SANDBOX_URL'] ?? '' });
const guides = Array.from({ length: 1_000 }, (_, number) => {
  return persona().name(`Guide ${number}`).prompt(`You give tours of hall ${number}.`);
});
const plans = await client.personas.planAll(guides, { match: 'name', concurrency: 8 });
process.stdout.write(`${String(plans).split('\n')[0]}\n`);
await plans.apply();
