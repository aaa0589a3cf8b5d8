import type { Subject } from './chains.ts';

/** The numbers of so many steps. */
function steps(count: number): readonly number[] {
  return Array.from({ length: count }, (_, step) => step);
}

function written(count: number, step: (step: number) => string): string {
  return steps(count).map(step).join('\n  ');
}

/** Libraries whose chains carry types, each with as many steps as ours. They compute more than a state does. */
export const peers: readonly Subject[] = [
  {
    name: 'kysely 10 select + 9 where',
    home: 'peers',
    head: `import type { Kysely } from 'kysely';

declare const db: Kysely<{ guide: { id: number; name: string; hall: string } }>;
`,
    chain: (index) => `db.selectFrom('guide')
  ${written(10, (step) => `.select('name as n${index}_${step}')`)}
  ${written(9, (step) => `.where('hall', '=', 'h${index}_${step}')`)}`,
  },
  {
    name: 'zod 20 .extend',
    home: 'peers',
    head: `import { z } from 'zod';\n`,
    chain: (index) => `z.object({})
  ${written(20, (step) => `.extend({ f${index}_${step}: z.string() })`)}`,
  },
  {
    name: 'zod one object of 20',
    home: 'peers',
    head: `import { z } from 'zod';\n`,
    chain: (index) => `z.object({
  ${written(20, (step) => `f${index}_${step}: z.string(),`)}
})`,
  },
  {
    name: 'hono 20 .get',
    home: 'peers',
    head: `import { Hono } from 'hono';\n`,
    chain: (index) => `new Hono()
  ${written(20, (step) => `.get('/hall${index}/${step}', (c) => c.json({ hall: ${step} }))`)}`,
  },
  {
    name: 'elysia 20 .get',
    home: 'peers',
    head: `import { Elysia } from 'elysia';\n`,
    chain: (index) => `new Elysia()
  ${written(20, (step) => `.get('/hall${index}/${step}', () => ({ hall: ${step} }))`)}`,
  },
  {
    name: 'trpc 19 .use + .query',
    home: 'peers',
    head: `import { initTRPC } from '@trpc/server';

const t = initTRPC.create();
`,
    chain: (index) => `t.procedure
  ${written(19, (step) => `.use(({ next }) => next({ ctx: { k${index}_${step}: ${step} } }))`)}
  .query(({ ctx }) => ctx.k${index}_0)`,
  },
];
