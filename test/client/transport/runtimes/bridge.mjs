import { createInterface } from 'node:readline';

/** Hands on a question a line, and an answer a line, after a first one that says who answers. */
export async function bridge(version, answer) {
  process.stdout.write(`${JSON.stringify(version)}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${await answer(JSON.parse(line))}\n`);
  }
}
