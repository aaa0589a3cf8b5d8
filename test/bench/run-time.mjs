import assert from 'node:assert/strict';
import ajv from 'ajv/dist/2020.js';
import { do_not_optimize, measure } from 'mitata';
import { z } from 'zod';
import { checkPersona, personaFrom } from '../../dist/index.js';
import { chain, grown, literal, schema } from './every-field.mjs';

/** What every contestant must do before it is timed: be right about the same body. */
const ajvKnows = new ajv.Ajv2020().compile(z.toJSONSchema(schema));
assert.deepEqual(chain().build(), literal);
assert.deepEqual(
  checkPersona(literal).filter(({ severity }) => severity === 'error'),
  [],
);
assert.ok(schema.safeParse(literal).success && ajvKnows(literal));

const finished = chain();

/** Every contestant by name. The first of a group is what the others are compared with. */
const groups = {
  'from values to the text that is sent': {
    'JSON.stringify(literal)': () => JSON.stringify(literal),
    'chain + build + JSON.stringify': () => JSON.stringify(chain().build()),
    'chain alone': () => chain(),
    'build() alone': () => finished.build(),
    'zod parse + JSON.stringify': () => JSON.stringify(schema.parse(literal)),
  },
  'judging a body': {
    'zod safeParse, shapes only': () => schema.safeParse(literal),
    'checkPersona, all rules': () => checkPersona(literal),
    'ajv compiled, shapes only': () => ajvKnows(literal),
  },
  'judging what grows: zod safeParse': grownCases((body) => () => schema.safeParse(body)),
  'judging what grows: checkPersona': grownCases((body) => () => checkPersona(body)),
  'building what grows: build()': grownCases((body) => {
    const builder = personaFrom(body);
    return () => builder.build();
  }),
};

function grownCases(make) {
  return Object.fromEntries([10, 100, 1_000].map((count) => [`${count} of each`, make(grown(count))]));
}

const rounds = 5;
const results = Object.entries(groups).map(([title, contestants]) => ({
  title,
  cases: Object.entries(contestants).map(([name, work]) => ({ name, work, medians: [] })),
}));
// In turns, so that what slows the machine for a while slows all alike.
for (let round = 0; round < rounds; round++) {
  for (const { cases } of results) {
    for (const { work, medians } of cases) {
      const { p50 } = await measure(() => do_not_optimize(work()), { min_cpu_time: 80e6 });
      medians.push(p50);
    }
  }
}

const report = results.map(({ title, cases }) => ({
  title,
  rows: cases.map(({ name, work, medians }) => ({
    name,
    nanoseconds: median(medians),
    bytes: allocated(work),
  })),
}));
process.stdout.write(JSON.stringify(report));

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** The bytes that a call leaves on the heap. A try in which some were collected tells nothing. */
function allocated(work) {
  const calls = 10;
  const tries = Array.from({ length: 5 }, () => {
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    for (let call = 0; call < calls; call++) do_not_optimize(work());
    return (process.memoryUsage().heapUsed - before) / calls;
  });
  return median(tries.filter((bytes) => bytes >= 0));
}
