import { createInterface } from 'node:readline';
import type { Library } from '../one-create.ts';
import { answerTo, inJson } from './answers.ts';

/** Takes a question a line, and answers each with a line. It says in its first one that it is there, and as what. */
export async function answerLines(library: Library): Promise<void> {
  const { Bun, Deno } = globalThis as { Bun?: { version: string }; Deno?: { version: { deno: string } } };
  const node = process.versions.node;
  const runtime = Bun ? `Bun ${Bun.version}` : Deno ? `Deno ${Deno.version.deno}` : `Node ${node}`;
  process.stdout.write(`${inJson(runtime)}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${await answerTo(library, JSON.parse(line))}\n`);
  }
}
