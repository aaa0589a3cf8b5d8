import { createInterface } from 'node:readline';
import { type Call, carryOut, type Library } from '../one-create.ts';

// Takes a call a line, and answers each with a line. It says in its first one that it is there, and as what.
const built = new URL('../../../dist/index.js', import.meta.url).href;
const library: Library = await import(built);

const { Bun, Deno } = globalThis as { Bun?: { version: string }; Deno?: { version: { deno: string } } };
const node = process.versions.node;
const runtime = Bun ? `Bun ${Bun.version}` : Deno ? `Deno ${Deno.version.deno}` : `Node ${node}`;

answer(runtime);
for await (const line of createInterface({ input: process.stdin })) {
  answer(await carryOut(library, JSON.parse(line) as Call));
}

function answer(value: unknown): void {
  // JSON has no undefined, and that a field is there without a value counts.
  process.stdout.write(`${JSON.stringify(value, (_, field) => field ?? null)}\n`);
}
